"""`lectern grade` without Python: submissions that misbehave, what they may not do, and how a stopped run goes on."""

import csv
import json
import os
import signal
import socket
import subprocess

import nbformat
import pytest
from conftest import LECTERN, PATIENCE, wait_until

CONNECT = """import Glibc
var address = sockaddr_in()
address.sin_family = sa_family_t(AF_INET)
address.sin_port = in_port_t(PORT).bigEndian
address.sin_addr.s_addr = inet_addr("127.0.0.1")
let channel = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
let result = withUnsafePointer(to: &address) {
  $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
    connect(channel, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
  }
}
let first = result == 0 ? 1 : 0"""

SUBMISSIONS = {
    "endless": "var first = 0\nwhile true { first &+= 1 }",
    "exit": "import Glibc\nlet first = 1\nexit(0)",
    "file": 'import Foundation\nlet first = 1\ntry Data(count: 2 << 20).write(to: URL(fileURLWithPath: "big"))\n'
    'let written = try Data(contentsOf: URL(fileURLWithPath: "big")).count',
    "memory": "let many = [UInt8](repeating: 1, count: 3 << 30)\nlet first = Int(many[0])",
    "reads": 'import Foundation\nlet text = try String(contentsOfFile: "number.txt", encoding: .utf8)\n'
    "let first = Int(text.prefix(1))!",
}

MARKS = {
    # student: first, second
    "endless": ["0", "3"],
    "exit": ["0", "3"],
    "file": ["2", "3"],
    "memory": ["0", "3"],
    "network": ["0", "3"],
    "nonsense": ["", ""],
    "reads": ["2", "3"],
}


def notebook(first):
    kernelspec = {"name": "lectern", "display_name": "Swift (Lectern)", "language": "swift"}
    cells = [
        _cell("first", first),
        _cell("first-test", "import Exercises\ncheck(first, equals: 1)", 2),
        _cell("second", "let second = 2"),
        _cell("second-test", "import Exercises\ncheck(second, equals: 2)", 3),
    ]
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec})


def _cell(name, source, points=None):
    is_test = points is not None
    role = {"schema_version": 3, "grade_id": name, "grade": is_test, "solution": not is_test, "locked": is_test}
    if is_test:
        role["points"] = points
    return nbformat.v4.new_code_cell(source, id=name, metadata={"nbgrader": role})


class Class:
    def __init__(self, folder, submissions):
        self.folder = folder
        (folder / "submitted").mkdir()
        nbformat.write(notebook("let first = 1"), folder / "task.ipynb")
        (folder / "number.txt").write_text("1\n")
        for student, first in submissions.items():
            nbformat.write(notebook(first), folder / f"submitted/{student}.ipynb")

    def command(self, *options):
        return [LECTERN, "grade", "task.ipynb", "submitted", "--cell-timeout", "20", *options]

    def grade(self, *options):
        return subprocess.run(
            self.command(*options), cwd=self.folder, timeout=2 * PATIENCE, capture_output=True, text=True
        )

    def marks(self):
        with open(self.folder / "graded/marks.csv", newline="") as file:
            return {row["student_id"]: [row["first-test"], row["second-test"]] for row in csv.DictReader(file)}

    def result(self, student):
        return json.loads((self.folder / f"graded/{student}/marks.json").read_text())


@pytest.fixture(scope="module")
def misbehaving(tmp_path_factory):
    with socket.create_server(("127.0.0.1", 0)) as server:
        first = CONNECT.replace("PORT", str(server.getsockname()[1]))
        graded = Class(tmp_path_factory.mktemp("class"), {**SUBMISSIONS, "network": first})
        (graded.folder / "submitted/nonsense.ipynb").write_text("{}")
        graded.done = graded.grade("--jobs", "2", "--memory", "1G", "--file-size", "1M")
    return graded


def test_none_touches_another(misbehaving):
    marks = dict(MARKS)
    notes = misbehaving.result("network")["notes"]
    if any("network stays open" in note for note in notes):
        marks["network"] = ["2", "3"]
    assert misbehaving.marks() == marks
    assert misbehaving.done.returncode == 1  # nonsense
    assert "not a notebook" in misbehaving.done.stdout


@pytest.mark.parametrize(
    "student, message",
    [
        ("endless", "CellTimeoutError: the cell took longer than 20.0 s"),
        ("exit", "WorkerDied"),
        ("memory", "failed to allocate"),
        ("network", "expected 1, got 0"),
    ],
)
def test_feedback_says_what_was_wrong(misbehaving, student, message):
    if student == "network" and misbehaving.marks()["network"] == ["2", "3"]:
        return
    assert message in (misbehaving.folder / f"graded/{student}/task.html").read_text()


def test_files_are_limited_and_do_not_stay(misbehaving):
    executed = nbformat.read(misbehaving.folder / "graded/file/task.ipynb", as_version=4)
    assert executed.cells[0].outputs[-1].output_type == "error"
    assert sorted(os.listdir(misbehaving.folder / "graded/file")) == ["marks.json", "task.html", "task.ipynb"]


def test_a_stopped_run_goes_on_where_it_was(tmp_path):
    graded = Class(tmp_path, {"ada": "let first = 1", "eve": SUBMISSIONS["endless"]})
    with subprocess.Popen(graded.command("--cell-timeout", "1000"), cwd=tmp_path) as running:
        assert wait_until((tmp_path / "graded/ada/marks.json").exists)
        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) == 130
    assert graded.marks() == {"ada": ["2", "3"]} and not (tmp_path / "graded/eve/marks.json").exists()
    nbformat.write(notebook("let first = 3"), tmp_path / "submitted/eve.ipynb")
    done = graded.grade("--cell-timeout", "1000")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert "ada: 5 / 5, marked before" in lines[0] and "eve: 3 / 5" in lines[1] and "before" not in lines[1]
    assert graded.marks() == {"ada": ["2", "3"], "eve": ["0", "3"]}


def test_a_student_on_his_own_leaves_the_others_in_the_table(tmp_path):
    script = 'display(HTML("<script>document.title = 1</script><b>bold</b>"))\nlet first = 1'
    graded = Class(tmp_path, {"ada": script, "eve": "func check(_ a: Int, equals b: Int) {}\nlet first = 7"})
    assert graded.grade().returncode == 0
    (tmp_path / "submitted/ada.ipynb").unlink()
    done = graded.grade("--again")
    assert "marks of 1 of 1 submissions, and 1 marked before" in done.stdout
    assert graded.marks() == {"ada": ["2", "3"], "eve": ["", ""]}
    page = (tmp_path / "graded/ada/task.html").read_text()
    assert "default-src 'none'" in page and "<b>bold</b>" in page


def test_what_is_wrong_is_said(tmp_path):
    graded = Class(tmp_path, {})
    done = graded.grade()
    assert done.returncode == 65 and "no notebook was handed in" in done.stderr
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "task.ipynb")
    done = graded.grade()
    assert done.returncode == 65 and "no cell gives points" in done.stderr


def test_submissions_are_run_by_the_packages_launcher(tmp_path):
    """Without it the program finds no libraries of the toolchain, which the package does not contain."""
    launcher = tmp_path / "launcher"
    launcher.write_text(f'#!/bin/sh\ntouch {tmp_path}/launched\nexec {LECTERN} "$@"\n')
    launcher.chmod(0o755)
    graded = Class(tmp_path, {"ada": "let first = 1"})
    environment = {**os.environ, "_LECTERN_LAUNCHER": str(launcher)}
    subprocess.run(graded.command(), cwd=tmp_path, env=environment, check=True, timeout=2 * PATIENCE)
    assert graded.marks() == {"ada": ["2", "3"]} and (tmp_path / "launched").exists()
