"""Programs that run notebooks by a kernel: nbclient, jupyter execute, nbconvert, papermill, nbval, jupyter console."""

import subprocess
import sys

import nbformat
import pytest
from conftest import PATIENCE
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

# nbclient's own patience is a minute for the kernel's start and four seconds for what follows a reply.
PATIENTLY = {"timeout": int(PATIENCE), "startup_timeout": int(PATIENCE), "iopub_timeout": int(PATIENCE)}

CELLS = [
    "import Foundation\nlet numbers = [1, 2, 3]",
    'print("stdout")\nFileHandle.standardError.write(Data("stderr\\n".utf8))',
    "numbers.reduce(0, +)",
    'display(HTML("<b>bold</b>"))',
]


def notebook(cells=CELLS):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    book.cells.insert(0, nbformat.v4.new_markdown_cell("# Заголовок"))
    book.metadata["kernelspec"] = {"name": "lectern", "display_name": "Swift (Lectern)", "language": "swift"}
    return book


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "notebook.ipynb"
    nbformat.write(notebook(), path)
    return path


def check(book):
    nbformat.validate(book)
    code = [cell for cell in book.cells if cell.cell_type == "code" and "papermill" not in cell.metadata.get("tags", [])]
    assert [cell.execution_count for cell in code] == [1, 2, 3, 4]
    assert code[0].outputs == []
    assert {(o.name, o.text) for o in code[1].outputs} == {("stdout", "stdout\n"), ("stderr", "stderr\n")}
    assert code[2].outputs[0].data["text/plain"] == "6"
    assert code[2].outputs[0].execution_count == 3
    assert code[3].outputs[0].data["text/html"] == "<b>bold</b>"


def command(*arguments, **options):
    return subprocess.run([sys.executable, "-m", *arguments], check=True, timeout=4 * PATIENCE, **options)


def test_nbclient():
    book = notebook()
    assert (book.nbformat, book.nbformat_minor >= 5) == (4, True)
    NotebookClient(book, **PATIENTLY).execute()
    check(book)
    assert book.metadata.language_info.name == "swift"


def test_nbclient_stops_at_an_error():
    book = notebook(["1", 'fatalError("stop")', "2"])
    with pytest.raises(CellExecutionError):
        NotebookClient(book, **PATIENTLY).execute()
    nbformat.validate(book)
    assert [output.output_type for output in book.cells[2].outputs] == ["error"]
    assert book.cells[3].execution_count is None


def test_jupyter_execute(file):
    command("jupyter", "execute", "--inplace", str(file))
    check(nbformat.read(file, as_version=4))


def test_nbconvert(file):
    command("jupyter", "nbconvert", "--execute", "--to", "notebook", "--inplace", str(file))
    check(nbformat.read(file, as_version=4))
    command("jupyter", "nbconvert", "--to", "html", str(file))
    assert "<b>bold</b>" in file.with_suffix(".html").read_text()
    command("jupyter", "nbconvert", "--to", "script", str(file))
    assert "let numbers" in file.with_suffix(".swift").read_text()


def test_papermill(file):
    output = file.with_name("output.ipynb")
    command("papermill", "--start-timeout", str(int(PATIENCE)), str(file), str(output))
    check(nbformat.read(output, as_version=4))


def test_nbval(file):
    command("jupyter", "execute", "--inplace", str(file))
    command("pytest", "--nbval", "--nbval-kernel-startup-timeout", str(int(PATIENCE)), "-q", "-p", "no:cacheprovider", str(file), cwd=file.parent)


def test_jupyter_console(tmp_path):
    # The console goes on when it hears of any end, also that of an earlier question, and shows what is late with the next
    # cells: so there are some.
    result = command(
        "jupyter", "console", "--kernel", "lectern", "--simple-prompt",
        input="let a = 20\nprint(\"sum:\", a + 1)\n" + 8 * "1\n" + "exit\n", text=True, capture_output=True, cwd=tmp_path,
    )
    assert "sum: 21" in result.stdout
