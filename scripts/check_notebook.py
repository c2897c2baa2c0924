"""Checks an executed notebook against the committed one.

usage: check_notebook.py COMMITTED EXECUTED

Both must be valid nbformat 4.5. Every code cell that has outputs in the committed notebook must have outputs
of the same kinds after execution, none of them an error that the committed one does not show, and no picture may
be empty. Every cell says what it is in slides, the metadata name the language, and each exercise has a stub, a hidden
solution and a check. Where the notebook trains the lecture's autoencoder, its parameter counts and losses are checked too.
"""

import base64
import re
import struct
import sys

import nbformat

PARAMETER_TOTALS = ("96,770", "246,273", "343,043")
# Keras: 0.2550 +- 0.0009 after three epochs (nine runs). Another processor rounds differently, which is another such run:
# the bounds leave more than five deviations on either side, and an epoch less is still outside.
VALIDATION_LOSS = (0.2500, 0.2620)


def kinds(cell):
    """What a reader sees of a cell, in order, with streams merged."""
    seen = []
    for output in cell.get("outputs", []):
        kind = output.output_type
        if kind in ("display_data", "execute_result"):
            kind += ":" + ("image/png" if "image/png" in output.data else "text")
        if not seen or seen[-1] != kind or not kind == "stream":
            seen.append(kind)
    return seen


def text_of(notebook):
    parts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            parts.append(output.get("text", "") or output.get("data", {}).get("text/plain", ""))
    return "\n".join(parts)


def check_pictures(cell, problems):
    for output in cell.get("outputs", []):
        picture = output.get("data", {}).get("image/png")
        if picture is None:
            continue
        data = base64.b64decode(picture)
        if data[:8] != b"\x89PNG\r\n\x1a\n":
            problems.append(f"cell {cell.id}: not a PNG")
            continue
        width, height = struct.unpack(">II", data[16:24])
        if width < 20 or height < 20 or len(data) < 200:
            problems.append(f"cell {cell.id}: a picture of {width}x{height} pixels in {len(data)} bytes")


def check_lecture(text, problems):
    for total in PARAMETER_TOTALS:
        if f"Total params: {total}" not in text:
            problems.append(f"no summary with {total} parameters")
    losses = [float(value) for value in re.findall(r"val_loss: ([0-9.]+)", text)]
    if not losses:
        problems.append("no val_loss printed")
    elif not VALIDATION_LOSS[0] <= losses[-1] <= VALIDATION_LOSS[1]:
        problems.append(f"val_loss after the last epoch is {losses[-1]}, expected within {VALIDATION_LOSS}")


SLIDE_TYPES = {"slide", "subslide", "fragment", "skip", "notes", "-"}


def check_form(notebook, problems):
    """What slides, screen readers and exercises need of the committed file."""
    if not notebook.metadata.get("lang"):
        problems.append("the metadata have no lang")
    cells = {cell.id: cell for cell in notebook.cells}
    for cell in notebook.cells:
        if cell.metadata.get("slideshow", {}).get("slide_type") not in SLIDE_TYPES:
            problems.append(f"cell {cell.id}: no slide_type")
        exercise = re.fullmatch(r"(exercise-\d+)-check", cell.id)
        if not exercise:
            continue
        stub, solution = cells.get(exercise[1] + "-stub"), cells.get(exercise[1] + "-solution")
        if stub is None or "todo(" not in stub.source:
            problems.append(f"{exercise[1]}: no stub")
        if solution is None or not {"solution", "hide-cell"} <= set(solution.metadata.get("tags", [])):
            problems.append(f"{exercise[1]}: no hidden solution")


def main(committed_path, executed_path):
    committed = nbformat.read(committed_path, as_version=nbformat.NO_CONVERT)
    executed = nbformat.read(executed_path, as_version=nbformat.NO_CONVERT)
    problems = []
    for path, notebook in ((committed_path, committed), (executed_path, executed)):
        try:
            nbformat.validate(notebook)
        except nbformat.ValidationError as error:
            problems.append(f"{path}: {error.message}")
    check_form(committed, problems)
    # Parameters given for a short run put a cell of their own into the executed notebook.
    executed.cells = [
        cell for cell in executed.cells if "injected-parameters" not in cell.metadata.get("tags", [])
    ]
    if [cell.get("id") for cell in committed.cells] != [cell.get("id") for cell in executed.cells]:
        problems.append("the cells are not the same ones")
    for before, after in zip(committed.cells, executed.cells):
        if before.cell_type != "code":
            continue
        check_pictures(after, problems)
        if kinds(before) != kinds(after):
            problems.append(f"cell {before.id}: committed outputs {kinds(before)}, now {kinds(after)}")
    if "binary_crossentropy" in "".join(cell.source for cell in executed.cells) and "01-auto" in executed_path:
        check_lecture(text_of(executed), problems)
    for problem in problems:
        print("  " + problem)
    print(f"  {sum(cell.cell_type == 'code' for cell in executed.cells)} code cells, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
