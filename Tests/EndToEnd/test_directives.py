"""Directives among a cell's Swift, on the real kernel."""

import pytest
from conftest import is_running, stream_text, wait_until


def error(published):
    return [content for kind, content in published if kind == "error"][0]


def plain(content):
    import re
    return re.sub("\x1b\\[[0-9;]*m", "", "\n".join(content["traceback"]))


def test_swift_and_directives_run_in_their_order(session):
    reply, published = session.execute("let a1 = 3\n%who\nlet b1 = a1 + 1\n!echo shell\nb1")
    assert reply["status"] == "ok"
    kinds = [(k, c.get("text") or c["data"]["text/plain"]) for k, c in published if k in ("stream", "execute_result")]
    assert "a1" in kinds[0][1] and "b1" not in kinds[0][1]
    assert kinds[1:] == [("stream", "shell\n"), ("execute_result", "4")]


def test_errors_keep_their_lines(session):
    reply, published = session.execute('let a2 = 1\n%pwd\n\nlet b2: Int = "x"')
    assert reply["ename"] == "CompileError" and reply["evalue"].split(":")[1:3] == ["4", "15"]
    reply, published = session.execute("%pwd\n\nlet c2 = [1]\nprint(c2[7])")
    assert reply["ename"] == "Trap" and "---> 4 print(c2[7])" in plain(error(published))
    reply, published = session.execute('%time Int("x")!.nothing')
    assert reply["ename"] == "CompileError" and reply["evalue"].split(":")[1] == "1"
    assert "%time Int" in plain(error(published))


def test_time_prints_as_ipython(session):
    text = session.text("func slow() { var s = 0.0; for i in 0..<1000 { s += Double(i) }; print(s > 0) }\n%time slow()")
    assert text.startswith("true\nCPU times: user ") and "\nWall time: " in text
    assert session.value("%%time\nlet inner = 4\ninner * 2") == "8"
    assert session.value("inner") == "4"


def test_timeit_prints_as_ipython(session):
    text = session.text("%timeit -n 10 -r 3 (0..<100).reduce(0, +)")
    assert text.rstrip().endswith("per loop (mean ± std. dev. of 3 runs, 10 loops each)")


def test_unknown_directives_run_nothing(session):
    reply, published = session.execute("let never = 1\n%tiem f()")
    assert reply["ename"] == "UnknownDirective" and "Did you mean %time?" in reply["evalue"]
    assert session.execute("never")[0]["ename"] == "CompileError"


def test_shell(session):
    reply, published = session.execute("!echo out; echo err >&2; exit 3")
    assert reply["ename"] == "ShellError" and "exit status 3" in reply["evalue"]
    assert stream_text(published) == "out\n" and stream_text(published, "stderr") == "err\n"
    assert session.text("%%bash\nfor i in 1 2; do echo $i; done") == "1\n2\n"


def test_an_interrupt_ends_the_shell_command(session, tmp_path):
    file = tmp_path / "process"
    msg = session.client.execute(f"!echo $$ > {file}.new && mv {file}.new {file}; sleep 10000; echo late")
    assert wait_until(file.exists)
    session.manager.interrupt_kernel()
    reply, published = session.results(msg)
    assert reply["ename"] == "KeyboardInterrupt" and "late" not in stream_text(published)
    assert wait_until(lambda: not is_running(int(file.read_text())))


def test_folder_and_environment(session, tmp_path):
    text = session.text(f"let home = 1\n%cd {tmp_path}\n!pwd\n%env LECTERN_TEST=a b\n!echo $LECTERN_TEST")
    assert text == f"{tmp_path}\n{tmp_path}\nenv: LECTERN_TEST=a b\na b\n"
    assert session.text("%%writefile x.txt\nhello") == "Writing x.txt\n"
    assert (tmp_path / "x.txt").read_text() == "hello\n"
    assert session.execute("%cd /no/such")[0]["ename"] == "FileError"


def test_variables(session):
    session.execute("let shown = [1.5, 2]")
    assert "shown" in session.text("%who").split()
    line = [line for line in session.text("%whos").splitlines() if line.startswith("shown")][0]
    assert line.split(None, 2)[1:] in (["[Double]", "[1.5, 2.0]"], ["Array<Double>", "[1.5, 2.0]"])


def test_system_library(session):
    assert session.value('%load("zlib")\nimport zlib\nString(cString: zlibVersion()!).isEmpty') == "false"
    reply, _ = session.execute('%load("nosuchlibrary")')
    assert reply["ename"] == "LibraryError"


def test_module_map_of_a_system_library(session, tmp_path):
    (tmp_path / "module.modulemap").write_text(
        'module CSQLite [system] {\n  header "/usr/include/sqlite3.h"\n  link "sqlite3"\n  export *\n}\n')
    session.execute(f'%load("{tmp_path}/module.modulemap")\nimport CSQLite')
    session.execute('var db: OpaquePointer?\n_ = sqlite3_open(":memory:", &db)\nvar rows: OpaquePointer?')
    session.execute('_ = sqlite3_prepare_v2(db, "select 6 * 7", -1, &rows, nil)\n_ = sqlite3_step(rows)')
    assert session.value("sqlite3_column_int(rows, 0)") == "42"
    reply, _ = session.execute(f'%load("{tmp_path}/none.modulemap")')
    assert reply["ename"] == "FileError" and "there is no module map" in reply["evalue"]


def test_completion_help_and_completeness(session):
    client = session.client
    content = session.reply(client.complete("let a = 1\n%ti", 13))["content"]
    assert content["matches"] == ["%time", "%timeit"] and content["cursor_start"] == 10
    content = session.reply(client.complete("%time prin", 10))["content"]
    assert any(match.startswith("print") for match in content["matches"])
    assert session.reply(client.is_complete("%time f("))["content"]["status"] == "incomplete"
    assert session.reply(client.is_complete("%who"))["content"]["status"] == "complete"
    assert session.reply(client.is_complete('%package("https://x.y/z",'))["content"]["status"] == "incomplete"
    assert session.reply(client.inspect("%time f()", 3))["content"]["found"]
    help = session.text("%help")
    for name in ["%time", "%timeit", "%optimise", "%who", "%restore", "%package", "%cd", "%env", "!COMMAND"]:
        assert name in help


def test_reset_and_restore(new_session):
    new_session.execute("let kept = 5")
    new_session.execute("let other = kept + 1")
    assert new_session.execute("import Glibc\nkill(getpid(), SIGKILL)\nsleep(5)")[0]["ename"] == "WorkerDied"
    assert new_session.execute("kept")[0]["ename"] == "CompileError"
    assert "2 cells ran again" in new_session.text("%restore")
    assert new_session.value("other") == "6"
    new_session.execute("%reset")
    assert new_session.execute("other")[0]["ename"] == "CompileError"


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "Greeting"
    (folder / "Sources/Greeting").mkdir(parents=True)
    (folder / "Package.swift").write_text(
        '// swift-tools-version: 5.9\nimport PackageDescription\nlet package = Package(name: "Greeting", '
        'products: [.library(name: "Greeting", targets: ["Greeting"])], targets: [.target(name: "Greeting")])\n')
    (folder / "Sources/Greeting/Greeting.swift").write_text(
        'public struct Greeting: Equatable { public var name: String; public init(_ name: String) { self.name = name }\n'
        '  public var text: String { "Hello, \\(name)" } }\n')
    return folder


def test_a_local_package(session, package):
    code = f'%package(path: "{package}")\nimport Greeting\nGreeting("you").text'
    assert session.value(code) == '"Hello, you"'
    assert "from the cache" in session.text(f'%package(path: "{package}")')
    reply, _ = session.execute(f'%package(path: "{package}", products: ["Nothing"])')
    assert reply["ename"] == "PackageError" and "it has: Greeting" in reply["evalue"]


def test_a_package_that_cannot_be_had(session):
    reply, _ = session.execute('%package("file:///no/such/package", from: "1.0.0")')
    assert reply["ename"] == "PackageError" and "could not be resolved" in reply["evalue"]


def test_an_address_that_does_not_answer(session):
    reply, _ = session.execute('%package("https://127.0.0.1:1/none.git", from: "1.0.0")')
    assert reply["ename"] == "PackageError" and "the package none could not be resolved" in reply["evalue"]
    assert session.value("1 + 1") == "2"
