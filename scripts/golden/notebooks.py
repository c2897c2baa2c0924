"""Writes the notebook files that the tests of the module Notebooks read: by nbformat itself, so that a byte-for-byte
round trip means the form nbformat writes.

    python scripts/golden/notebooks.py      (needs nbformat; writes Tests/Notebooks/NotebooksTests/Fixtures)
"""

import pathlib

import nbformat
from nbformat import v4

FOLDER = pathlib.Path(__file__).parents[2] / "Tests/Notebooks/NotebooksTests/Fixtures"
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
KERNEL = {"display_name": "Swift (Lectern)", "language": "swift", "name": "lectern"}


def write(notebook, name):
    with (FOLDER / name).open("w", encoding="utf-8") as file:
        nbformat.write(notebook, file)


def everything():
    """Cells and outputs of every type, unknown fields, numbers with a text of their own, odd line ends."""
    cells = [
        v4.new_markdown_cell("# Заголовок\n\nText with $x^2$ and ![a](attachment:pixel.png)\n", id="title"),
        v4.new_code_cell("let x = 1\nprint(x)", id="first", execution_count=1),
        v4.new_code_cell("", id="empty"),
        v4.new_code_cell("display(figure)", id="figure", execution_count=12),
        v4.new_raw_cell("raw \u2028 separator\r\nand \x0b tab", id="raw"),
    ]
    cells[0]["attachments"] = {"pixel.png": {"image/png": PIXEL}}
    cells[1]["metadata"] = {"tags": ["parameters"], "zz": {"b": 1.50, "a": [1e100, -0.0, 12345678901234567890]}}
    cells[1]["outputs"] = [
        v4.new_output("stream", name="stdout", text="one\ntwo\r\nthree \x1b[1mbold\x1b[0m"),
        v4.new_output("error", ename="Trap", evalue="Index out of range", traceback=["a", "b"]),
    ]
    cells[3]["outputs"] = [
        v4.new_output(
            "display_data",
            {
                "image/png": PIXEL,
                "text/plain": "<Figure 640x480>",
                "text/html": "<b>a</b>\n<i>b</i>",
                "application/json": {"b": [1, 2], "a": "x\ny"},
                "image/svg+xml": "<svg>\n</svg>",
            },
            metadata={"image/png": {"width": 320}},
        ),
        v4.new_output("execute_result", {"text/plain": "3"}, execution_count=12),
    ]
    notebook = v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "custom": {"é": "ё\u0007"}})
    # nbformat reports such a field and writes it all the same.
    notebook.cells[1]["a field of the future"] = {"x": None}
    write(notebook, "everything.ipynb")


def old():
    """Format 4.2, whose cells have no ids."""
    cells = [v4.new_markdown_cell("# Old"), v4.new_code_cell("1 + 1"), v4.new_code_cell("1 + 1")]
    for cell in cells:
        del cell["id"]
    notebook = v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    notebook["nbformat_minor"] = 2
    write(notebook, "format-4.2.ipynb")


def small():
    """A notebook to be run: parameters, output of each kind."""
    cells = [
        v4.new_markdown_cell("# A small notebook\n\nRun by the tests.", id="intro"),
        v4.new_code_cell("let count: Int = 3", id="parameters", metadata={"tags": ["parameters"]}),
        v4.new_code_cell('for i in 0..<count { print("line \\(i)") }', id="loop"),
        v4.new_code_cell("count * 2", id="result"),
    ]
    write(v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), "small.ipynb")


everything()
old()
small()
