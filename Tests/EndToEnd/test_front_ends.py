"""What front ends do with Swift besides running it: parameters, text notebooks, colours, VS Code's way of talking."""

import subprocess
import sys

import nbformat
import pytest
from conftest import PATIENCE
from test_clients import check, command, notebook

# MARK: papermill


def parameter_notebook(path, cells, tag=True):
    book = notebook(cells)
    if tag:
        book.cells[1].metadata["tags"] = ["parameters"]
    nbformat.write(book, path)
    return path


def papermill(path, *arguments):
    output = path.with_name("output.ipynb")
    command("papermill", "--start-timeout", str(int(PATIENCE)), str(path), str(output), "--log-level", "ERROR", *arguments)
    return nbformat.read(output, as_version=4)


def injected(book):
    return [cell.source for cell in book.cells if "injected-parameters" in cell.metadata.get("tags", [])]


def test_papermill_parameters(tmp_path):
    path = parameter_notebook(
        tmp_path / "book.ipynb",
        [
            'var epochs = 1  // how long\nlet rate: Float = 0.1\nlet name = "a"\nlet sizes = [1]\nlet more = ["a": 1.0]\nlet on = false',
            'epochs += 1\nprint(epochs, type(of: rate), rate, name, sizes, more, on)',
        ],
    )
    book = papermill(
        path, "-p", "epochs", "4", "-p", "rate", "0.5", "-p", "name", 'жар "🙂"\\n', "-p", "on", "True",
        "-y", "sizes: [32, 64]\nmore: {b: 2.5}",
    )
    assert len(injected(book)) == 1
    assert "var epochs = 4" in injected(book)[0] and "let rate: Float = 0.5" in injected(book)[0]
    assert book.cells[-1].outputs[0].text == '5 Float 0.5 жар "🙂"\\n [32, 64] ["b": 2.5] true\n'


def test_papermill_without_a_parameters_cell(tmp_path):
    path = parameter_notebook(tmp_path / "book.ipynb", ["epochs + 1"], tag=False)
    book = papermill(path, "-p", "epochs", "3")
    assert book.cells[-1].outputs[0].data["text/plain"] == "4"


def test_papermill_names_the_parameters(tmp_path):
    path = parameter_notebook(tmp_path / "book.ipynb", ["let rate: Float = 0.1  // how fast"])
    result = command("papermill", "--help-notebook", str(path), capture_output=True, text=True)
    assert "rate: Float" in result.stdout and "how fast" in result.stdout


# MARK: jupytext


def test_jupytext_round_trip(tmp_path):
    """A notebook as MyST Markdown and back: the same cells. (jupytext's own list of languages lacks Swift, so that it has no
    `swift:percent`; MyST needs no such list.)"""
    path, text, back = tmp_path / "book.ipynb", tmp_path / "book.md", tmp_path / "back.ipynb"
    nbformat.write(notebook(), path)
    command("jupytext", "--quiet", "--to", "md:myst", "--output", str(text), str(path))
    assert "```{code-cell}" in text.read_text() and "let numbers = [1, 2, 3]" in text.read_text()
    command("jupytext", "--quiet", "--to", "ipynb", "--execute", "--output", str(back), str(text))
    book = nbformat.read(back, as_version=4)
    assert [(c.cell_type, c.source) for c in book.cells] == [(c.cell_type, c.source) for c in notebook().cells]
    assert book.metadata.kernelspec.name == "lectern"
    check(book)


# MARK: Colours


def test_nbconvert_colours_swift(tmp_path):
    path = tmp_path / "book.ipynb"
    book = notebook(['let name = "x"  // why\nfunc f() -> Int { 3 }'])
    nbformat.write(book, path)
    command("jupyter", "nbconvert", "--execute", "--to", "notebook", "--inplace", str(path))
    info = nbformat.read(path, as_version=4).metadata.language_info
    assert (info.pygments_lexer, info.mimetype, info.codemirror_mode) == ("swift", "text/x-swift", "swift")
    command("jupyter", "nbconvert", "--to", "html", str(path))
    html = path.with_suffix(".html").read_text()
    for kind, text in (("kd", "let"), ("kd", "func"), ("c1", "// why"), ("nf", "f"), ("mi", "3")):
        assert f'<span class="{kind}">{text}</span>' in html
    command("jupyter", "nbconvert", "--to", "markdown", str(path))
    assert "```swift" in path.with_suffix(".md").read_text()


def test_pygments_knows_the_lexer(session):
    from pygments.lexers import get_lexer_by_name, get_lexer_for_mimetype

    info = session.reply(session.client.kernel_info())["content"]["language_info"]
    assert get_lexer_by_name(info["pygments_lexer"]).name == get_lexer_for_mimetype(info["mimetype"]).name == "Swift"


# MARK: jupyter console


def test_jupyter_console_remembers_earlier_sessions(tmp_path):
    """jupyter console fills its own history from the kernel's."""
    script = (
        "import sys\n"
        "from jupyter_console.app import ZMQTerminalIPythonApp\n"
        "app = ZMQTerminalIPythonApp()\n"
        "app.initialize(['--kernel', 'lectern', '--simple-prompt'])\n"
        "client = app.shell.client\n"
        "client.execute_interactive('let remembered = 1')\n"
        "print()\n"
        "receive = client.get_shell_msg\n"
        f"client.get_shell_msg = lambda timeout: receive(timeout={PATIENCE})\n"
        "print(app.shell.history_manager.get_tail(1, include_latest=True)[-1][2])\n"
        "app.kernel_manager.shutdown_kernel()\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=4 * PATIENCE, cwd=tmp_path)
    assert result.stdout.strip().splitlines()[-1:] == ["let remembered = 1"], result.stderr


# MARK: VS Code

# What VS Code's Jupyter extension does, as its sources show: it is ready for work when the first `idle` on iopub comes, which
# is that of its kernel_info_request; a cell's end is its reply and its `idle`, in whichever order; a cell's number comes with
# execute_input, before any output; interrupts are messages; the variable view asks by debug_request or not at all.


def test_vs_code_is_ready_after_kernel_info(new_session):
    session = new_session
    msg_id = session.send("kernel_info_request")
    assert session.reply(msg_id)["content"]["language_info"]["name"] == "swift"
    assert [c["execution_state"] for kind, c in session.published(msg_id) if kind == "status"] == ["busy", "idle"]


def test_vs_code_runs_cells_in_its_order(session):
    # Its hidden start-up code: silent, not stored, counted nowhere.
    hidden, published = session.execute("", silent=True, store_history=False)
    assert hidden["status"] == "ok" and [kind for kind, _ in published] == ["status", "status"]
    msg_id = session.client.execute('print("a")\ndisplay(HTML("b"))\n"c"', stop_on_error=True, allow_stdin=True)
    published = session.published(msg_id)
    kinds = [kind for kind, _ in published]
    assert kinds == ["status", "execute_input", "stream", "display_data", "execute_result", "status"]
    reply = session.reply(msg_id)
    counts = [c["execution_count"] for kind, c in published if kind in ("execute_input", "execute_result")]
    assert counts == [reply["content"]["execution_count"]] * 2
    # Nothing comes after idle.
    assert not session.client.iopub_channel.msg_ready()


def test_vs_code_runs_all_cells_at_once(session):
    """"Run all" sends every cell before the first has ended; each has its own reply, number and outputs, in order."""
    ids = [session.client.execute(f'print("cell {n}")') for n in range(10)]
    published = []
    while sum(content.get("execution_state") == "idle" for _, _, content in published) < 10:
        message = session.client.get_iopub_msg(timeout=PATIENCE)
        published.append((message["parent_header"]["msg_id"], message["msg_type"], message["content"]))
    assert [parent for parent, kind, _ in published if kind == "stream"] == ids
    assert [parent for parent, _, _ in published] == sorted((p for p, _, _ in published), key=ids.index)
    counts = [session.reply(msg_id)["content"]["execution_count"] for msg_id in ids]
    assert counts == list(range(counts[0], counts[0] + 10))


def test_vs_code_interrupts_and_goes_on(session):
    running = session.run_until_output('print("go")\nvar n = 0\nwhile true { n &+= 1 }')
    waiting = session.client.execute("1")
    session.settle()
    assert session.control("interrupt_request") == {"status": "ok"}
    assert session.reply(running)["content"]["ename"] == "KeyboardInterrupt"
    assert session.reply(waiting)["content"]["status"] == "aborted"
    assert session.value("1 + 1") == "2"


def test_vs_code_completes_with_kinds(session):
    reply = session.reply(session.client.complete("[1].enumera"))["content"]
    kinds = reply["metadata"]["_jupyter_types_experimental"]
    assert [(k["text"], k["start"], k["end"]) for k in kinds] == [("enumerated()", 4, 11)]
    assert kinds[0]["type"] and "signature" in kinds[0]
