"""What the kernel says: warnings, large values, lines that end as on Windows, names in commands, ends of sessions."""

import json
import os
import sqlite3
import subprocess

import nbformat
import pytest
from conftest import LECTERN, PATIENCE, Session, is_running, stream_text, wait_until

MEGABYTE = 1 << 20


def run_notebook(tmp_path, *cells, environment=None):
    """Runs cells by `lectern run`; returns the outputs of the last and the finished process."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    path = tmp_path / "book.ipynb"
    nbformat.write(book, path)
    command = [LECTERN, "run", str(path), "--output", str(tmp_path / "done.ipynb")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env={**os.environ, **(environment or {})})
    outputs = []
    if (tmp_path / "done.ipynb").exists():
        outputs = nbformat.read(tmp_path / "done.ipynb", 4).cells[-1].outputs
    return outputs, done


WARNED = "func f() { let unused = 1 }\nprint(1)"


def test_warnings_are_displays(new_session):
    _, published = new_session.execute(WARNED)
    shown = [content["data"] for kind, content in published if kind == "display_data"]
    assert len(shown) == 1 and "never used" in shown[0]["text/plain"] and "<pre" in shown[0]["text/html"]
    assert stream_text(published, "stderr") == "" and stream_text(published) == "1\n"
    new_session.execute("%warnings off")
    _, published = new_session.execute(WARNED)
    assert not [kind for kind, _ in published if kind == "display_data"]


def test_lectern_run_shows_warnings_the_same_way(tmp_path):
    outputs, done = run_notebook(tmp_path, WARNED)
    assert done.returncode == 0, done.stderr
    assert [output.output_type for output in outputs] == ["display_data", "stream"]
    assert "never used" in outputs[0].data["text/plain"] and outputs[1].name == "stdout"
    outputs, _ = run_notebook(tmp_path, "%warnings off", WARNED)
    assert [output.output_type for output in outputs] == ["stream"]


def sizes(session, code, **fields):
    reply, published = session.execute(code, **fields)
    return reply, [len(json.dumps(content, ensure_ascii=True)) for _, content in [("reply", reply), *published]]


def test_every_message_is_below_a_megabyte(session, tmp_path):
    session.execute("let numbers = Array(0..<3_000_000)\nstruct Big: Error { var values = numbers }")
    for code in ("numbers", "throw Big()", 'fatalError("\\(numbers)")', "print(numbers.count)\nnumbers", "display(numbers)"):
        reply, found = sizes(session, code)
        assert max(found) < MEGABYTE, code
    expressions = {f"value {index}": "numbers" for index in range(12)}
    reply, found = sizes(session, "1", user_expressions=expressions)
    assert max(found) < MEGABYTE
    values = reply["user_expressions"]
    assert len(values) == 12 and all("left out" in value["data"]["text/plain"] for value in values.values())
    reply = session.reply(session.send("history_request", {"hist_access_type": "tail", "n": 1000, "output": True, "raw": True}))
    assert len(json.dumps(reply["content"])) < MEGABYTE and reply["content"]["history"]


def test_the_history_does_not_grow_by_results(tmp_path):
    file = tmp_path / "history.sqlite"
    session = Session(env={"LECTERN_HISTORY": str(file)})
    try:
        session.execute("let numbers = Array(0..<3_000_000)")
        for _ in range(5):
            session.execute("numbers")
    finally:
        session.close()
    assert file.stat().st_size < MEGABYTE
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT count(*) FROM output_history").fetchone()[0] == 5


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_may_end_as_on_windows(session, tmp_path, end):
    def cell(*lines):
        return end.join(lines)

    assert session.text(cell("%%bash", "echo a", "echo b", "")) == "a\nb\n"
    file = tmp_path / "file.txt"
    session.execute(cell(f"%%writefile {file}", "one", "two"))
    assert file.read_text() == "one\ntwo\n"
    assert session.text(cell("%env LECTERN_A=1", 'print(2)')) == "env: LECTERN_A=1\n2\n"
    assert session.text(cell("let text = " + '"""', "a", "b", '"""', "print(text.count)", "!echo c")) == "3\nc\n"
    reply, _ = session.execute(cell("let list = [1]", "", "print(list[3])"))
    assert "line 3" in "".join(reply["traceback"]) and "print(list[3])" in "".join(reply["traceback"])
    reply, _ = session.execute(cell("let a = 1", "let b: Int = a + \"x\""))
    assert ":2:" in reply["evalue"]
    code = cell("let one = 1", "let two = on")
    reply = session.reply(session.send("complete_request", {"code": code, "cursor_pos": len(code)}))["content"]
    assert reply["cursor_start"] == len(code) - 2 and "one" in reply["matches"]
    reply = session.reply(session.send("is_complete_request", {"code": cell("if true {", "  1")}))["content"]
    assert reply["status"] == "incomplete"


def test_a_notebook_with_such_lines_runs(tmp_path):
    outputs, done = run_notebook(tmp_path, "%%bash\r\necho a\r\n", "let a = 1\r\n%time print(a)\r\nfatalError(\"x\")")
    assert [output.output_type for output in outputs] == ["stream", "error"], done.stderr
    assert "line 3" in "".join(outputs[1].traceback)


def test_options_of_quarto_are_comments(session):
    assert session.text("#| label: fig\n#| echo: false\nprint(1)") == "1\n"
    assert session.text("//| label: fig\n%%bash\necho 2") == "2\n"


def test_values_in_commands(session):
    session.execute('let name = "world"\nlet files = ["a", "b"]')
    assert session.text("!echo {name} ${HOME:+home} {files[1]} {x,y} {1..3}") == "world home b x y 1 2 3\n"


def test_a_negation_that_ran_as_a_command(session):
    session.execute("let ready = true")
    reply, _ = session.execute("!ready")
    assert reply["ename"] == "ShellError" and "(!ready)" in reply["evalue"]


def test_exit_asks_a_console_to_end(new_session):
    for code in ("exit", "quit()"):
        reply, _ = new_session.execute(code)
        assert reply["status"] == "ok"
        assert reply["payload"] == [{"source": "ask_exit", "keepkernel": False}]
    new_session.execute("let quit = 3")
    assert new_session.value("quit") == "3"


@pytest.mark.parametrize("restart", ["kernel", "%reset"])
def test_background_processes_end_with_a_restart(new_session, restart):
    background = ["sleep 1000 & echo $!", "nohup sleep 1000 > /dev/null 2>&1 & echo $!", "(sleep 1000 > /dev/null 2>&1 & echo $!)"]
    found = new_session.text("\n".join(["%%bash", *background]))
    started = {int(line) for line in found.split()}
    assert len(started) == 3 and all(map(is_running, started))
    if restart == "kernel":
        new_session.manager.restart_kernel()
        new_session.wait_for_ready()
    else:
        new_session.execute(restart)
    assert wait_until(lambda: not any(map(is_running, started)))


def test_the_compiler_says_nothing_in_the_kernels_log(tmp_path):
    with open(tmp_path / "log", "wb") as log:
        session = Session()
        session.close()
        from jupyter_client.manager import KernelManager

        manager = KernelManager(kernel_name="lectern")
        manager.shutdown_wait_time = PATIENCE
        manager.start_kernel(stderr=log, stdout=log)
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=PATIENCE)
        for code in ("let x: Int = \"a\"", "func (", "#warning(\"w\")", "unknown", "@", "let a = [1,2].mapp { $0 }"):
            client.execute_interactive(code, timeout=PATIENCE, output_hook=lambda message: None)
        for code in ("[1].ma", "let q = (", "@", "String(format: "):
            client.complete(code, reply=True, timeout=PATIENCE)
            client.inspect(code, reply=True, timeout=PATIENCE)
        client.stop_channels()
        manager.shutdown_kernel()
    assert (tmp_path / "log").read_text() == ""


def test_a_toolchain_that_is_not_there_is_named(tmp_path):
    _, done = run_notebook(tmp_path, "1", environment={"LECTERN_TOOLCHAIN": "/no/such/folder"})
    assert done.returncode != 0
    assert "LECTERN_TOOLCHAIN" in done.stderr and "/no/such/folder" in done.stderr and "unset" in done.stderr


def test_places_lie_in_the_cell(session):
    for code in (
        "@", "import", 'let s = """', "let s = \"\"\"\nabc", "func f() -> Int", "struct a {", "#if A", "/* open",
        "struct a {\n  let x = 1\n\n", "if true {\n  print(1)", "enum E { case a\n", "class A { func f() {",
        "let a = [1,", "print(", "let t: (Int) ->", "for i in", "switch 1 {\ncase 1:", "extension Int {\n  ",
    ):
        reply, _ = session.execute(code)
        assert reply["status"] == "error", code
        lines = code.count("\n") + 1
        place = reply["evalue"].split(":")
        assert place[0].startswith("In[") and 1 <= int(place[1]) <= lines, (code, reply["evalue"])
        assert code.split("\n")[int(place[1]) - 1] in "\n".join(reply["traceback"]), (code, reply["traceback"])
