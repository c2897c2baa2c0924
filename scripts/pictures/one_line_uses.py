"""Runs the uses of one-line-uses.txt as cells and with matplotlib, and compares the pictures.

    python scripts/pictures/one_line_uses.py output/uses              # needs matplotlib and Pillow
    python scripts/pictures/one_line_uses.py output/uses --cells-only # whether each runs, or not

An entry of the table is a use in Swift behind the name of what it stands in (CONTEXTS), and the
same in Python; `! words` where it is to be refused with a message that has these words, which say
what to write instead. Counts a use as drawn where less than two per cent of the pixels differ (see
compare.py), and writes contact sheets, first those with most differences in one place.
"""

import argparse
import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = pathlib.Path(__file__).with_name("one-line-uses.txt")

# What a use stands in; `{}` is its place.
CONTEXTS = {
    "plain": ["{}"],
    "line": ["let (fig, ax) = plt.subplots()", 'ax.plot(x, y, label: "sine")', "{}"],
    "lines": [
        "let (fig, ax) = plt.subplots()", 'ax.plot(x, y, label: "sine")',
        'ax.plot(x, y2, "--", label: "damped")', "{}"],
    "points": ["let points = plt.scatter(a, b, c: labels)", "{}"],
    "picture": ["let picture = plt.imshow(image)", "{}"],
    "bars": ["let bars = plt.bar(names, heights)", "{}"],
    "rings": ["let rings = plt.contour(X, Y, Z)", "{}"],
    "then line": ["{}", "plt.plot(x, y)"],
    "then axes": ["{}", "ax.plot(x, y)", 'ax.setTitle("title")'],
    "then row": ["{}", "axs[0].plot(x, y)", "axs[1].scatter(a, b)"],
    "then grid": [
        "{}", "axs[0, 0].plot(x, y)", "axs[1, 1].scatter(a, b)", 'axs[1, 0].setXlabel("x")'],
}

SWIFT_DATA = """
func scaled2(_ rows: [[Double]], _ factor: Double) -> [[Double]] {
  rows.map { $0.map { $0 * factor } }
}
let x = span(0, 10, 50), y = sine(x), y2 = wave(x, 0)
let above = zip(y, y2).map { $0 > $1 }
let a = noise(60, 1), b = noise(60, 2), sizes = scaled(noise(60, 3), 300, 5)
let labels = classes(60, 10)
let names = ["a", "b", "c", "d"], heights = [3, 7, 2, 5]
let values = bell(500, 1), more = bell(500, 2)
let losses = [0.9, 0.5, 0.3, 0.2, 0.15, 0.12, 0.1, 0.09, 0.085, 0.08]
let image = hills(28, 28), rgb = colors(10, 15)
let embedding = np.stack([Tensor(a), Tensor(b)], axis: 1)
let digit = Tensor(hills(28, 28)).reshape(1, 28, 28, 1)
let (X, Y) = np.meshgrid(np.linspace(-3, 3, num: 15), np.linspace(-2, 2, num: 10))
let Z = hills(10, 15)
let digits = np.stack((0..<10).map { Tensor(hills(28, 28)) * (Double($0) / 9) })
let validation = scaled(losses, 0.8, 0.1), fpr = span(0, 1, 20), tpr = power(fpr, 0.3)
let confusion = [[50, 2, 3], [4, 45, 6], [1, 7, 40]]
"""


def python_data(compare):
    import matplotlib.colors
    import matplotlib.lines
    import matplotlib.patches
    import matplotlib.ticker

    np = compare.np
    scope = dict(vars(compare))
    x, image = compare.span(0, 10, 50), compare.hills(28, 28)
    y, y2 = compare.sine(x), compare.wave(x, 0)
    a, b = compare.noise(60, 1), compare.noise(60, 2)
    X, Y = np.meshgrid(np.linspace(-3, 3, 15), np.linspace(-2, 2, 10))
    losses = [0.9, 0.5, 0.3, 0.2, 0.15, 0.12, 0.1, 0.09, 0.085, 0.08]
    fpr = compare.span(0, 1, 20)
    scope.update(
        x=x, y=y, y2=y2, above=y > y2, a=a, b=b, sizes=compare.scaled(compare.noise(60, 3), 300, 5),
        labels=compare.classes(60, 10), names=["a", "b", "c", "d"], heights=[3, 7, 2, 5],
        values=compare.bell(500, 1), more=compare.bell(500, 2), image=image,
        rgb=compare.colors(10, 15),
        losses=losses, embedding=np.stack([a, b], axis=1),
        digit=image.reshape(1, 28, 28, 1), X=X, Y=Y, Z=compare.hills(10, 15),
        scaled2=lambda rows, factor: rows * factor,
        digits=np.stack([image * (i / 9) for i in range(10)]), fpr=fpr, tpr=compare.power(fpr, 0.3),
        validation=compare.scaled(losses, 0.8, 0.1), confusion=[[50, 2, 3], [4, 45, 6], [1, 7, 40]])
    scope.update(vars(matplotlib.ticker))
    for name in ["BoundaryNorm", "CenteredNorm", "Normalize", "TwoSlopeNorm"]:
        scope[name] = getattr(matplotlib.colors, name)
    scope.update(Line2D=matplotlib.lines.Line2D, Patch=matplotlib.patches.Patch)
    return scope


class Use:
    def __init__(self, number, context, swift, python, refusal):
        self.number, self.context, self.refusal = number, context, refusal
        self.swift, self.python = swift, python
        self.name = f"{number:03}"

    def cell(self):
        lines = ["plt.rcdefaults()", 'plt.close("all")']
        for line in CONTEXTS[self.context]:
            lines += self.swift.split("; ") if line == "{}" else [line]
        return "\n".join(lines + [f'try plt.savefig("{self.name}.png")', 'plt.close("all")'])


def uses():
    entry = re.compile(r"^([a-z ]+): (.+)\n  ([^!\n].*)\n(?:  ! (.+)\n)?", re.M)
    found = entry.finditer(TABLE.read_text())
    return [Use(i + 1, *match.groups()) for i, match in enumerate(found)]


def cell(source):
    return {
        "cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [],
        "source": source}


def run_cells(all_uses, folder, lectern):
    """The error of each use's cell, by its number; none for those that ran."""
    data = (ROOT / "Tests/Library/PlotsTests/Compared/ComparedData.swift").read_text()
    cells = [cell("import Foundation\nimport Lectern\n" + data), cell(SWIFT_DATA)]
    cells += [cell(use.cell()) for use in all_uses]
    kernel = {"name": "swift-lectern", "display_name": "Swift", "language": "swift"}
    notebook = {
        "cells": cells, "nbformat": 4, "nbformat_minor": 4,
        "metadata": {"kernelspec": kernel}}
    for old in folder.glob("[0-9][0-9][0-9].png"):
        old.unlink()
    (folder / "uses.ipynb").write_text(json.dumps(notebook))
    command = [lectern, "run", "uses.ipynb", "--allow-errors", "--output", "uses.executed.ipynb"]
    with open(folder / "uses.log", "w") as log:
        subprocess.run(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, check=False)
    executed = json.loads((folder / "uses.executed.ipynb").read_text())["cells"]
    errors = {}
    for number, done in enumerate(executed):
        for output in done["outputs"]:
            if output["output_type"] == "error":
                text = "\n".join(output["traceback"]) or output["evalue"]
                text = re.sub(r"\x1b\[[0-9;]*m", "", text)
                if number < 2:
                    raise SystemExit(f"the data cell failed:\n{text}")
                errors[number - 1] = text
    return errors


def with_matplotlib(use, folder, compare):
    plt = compare.plt
    plt.close("all")
    plt.rcdefaults()
    scope = python_data(compare)
    for line in CONTEXTS[use.context]:
        exec(use.python if line == "{}" else compare.python(line), scope)
    path = folder / f"{use.name}.matplotlib.png"
    plt.savefig(path)
    return path


def compared(use, folder, compare):
    """The share of pixels that differ (1 where the sizes do), and the row of a contact sheet."""
    from PIL import Image

    np = compare.np
    theirs = np.asarray(Image.open(with_matplotlib(use, folder, compare)).convert("RGB"))
    ours = np.asarray(Image.open(folder / f"{use.name}.png").convert("RGB"))
    if theirs.shape != ours.shape:
        return 1, (f"{use.name} {use.swift}", 1, theirs, ours, np.ones(ours.shape[:2], bool))
    share, differs = compare.difference(theirs, ours)
    return share, (f"{use.name} {use.swift}", share, theirs, ours, differs)


def report(all_uses, errors, folder, compare):
    good, refused, bad, rows = 0, 0, [], []
    for use in all_uses:
        error = errors.get(use.number)
        if use.refusal:
            if error and use.refusal in error:
                refused += 1
            else:
                said = error or "it ran"
                bad.append(f"{use.name} {use.swift}\n    not refused with '{use.refusal}': {said}")
        elif error:
            bad.append(f"{use.name} {use.swift}\n    {error}")
        elif compare is None:
            good += 1
        else:
            share, row = compared(use, folder, compare)
            rows.append(row)
            if share < 0.02:
                good += 1
            else:
                bad.append(f"{use.name} {use.swift}\n    {100 * share:.2f} % of the pixels differ")
    print("\n".join(bad))
    done = "ran" if compare is None else "drawn as matplotlib draws them (below 2 %)"
    print(f"{len(all_uses)} uses: {good} {done}, "
          f"{refused} refused with a word on what to write instead, {len(bad)} wrong")
    rows.sort(key=lambda row: -compare.densest(row[4]))
    for start in range(0, min(len(rows), 48), 8):
        compare.sheet(rows[start:start + 8], folder / f"sheet-{start // 8 + 1}.png")
    return not bad


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--cells-only", action="store_true", help="do not draw with matplotlib")
    parser.add_argument("--lectern", default=str(ROOT / ".build/release/lectern"))
    parser.add_argument("--only", help="the numbers of some uses, as 3,17")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    compare = None
    if not options.cells_only:
        import compare
    chosen = options.only and {int(number) for number in options.only.split(",")}
    all_uses = uses()
    if chosen:
        all_uses = [Use(i + 1, u.context, u.swift, u.python, u.refusal) for i, u in enumerate(
            use for use in all_uses if use.number in chosen)]
    errors = run_cells(all_uses, options.folder.resolve(), options.lectern)
    raise SystemExit(0 if report(all_uses, errors, options.folder, compare) else 1)


if __name__ == "__main__":
    main()
