"""Checks and stubs of exercises: one error at a cell's end, no value, nothing on standard error."""

import os
import subprocess

import nbformat
import pytest
from conftest import LECTERN, PATIENCE

CELLS = {
    "passed": "import Lectern\ncheck(1.0, equals: 1.0)\ncheck(shape: (2, 3), of: Tensor(zeros: [2, 3]))",
    "failed": 'check(1, equals: 2, name: "sum", hint: "count again")\ncheck("more") { true }\n'
    'plt.plot([1, 2, 3])\nprint("after")',
    "stub": 'func f() -> Int { todo("3.1") }\nlet eps: Double = todo()',
    "statement": "func area(_ r: Double) -> Double {\n  let square = r * r\n  print(square)\n  todo()\n}\narea(2)",
    "alone": "todo()",
    "called": "f()",
    "trap": 'func g() -> Int { fatalError("YOUR CODE HERE") }\ng()',
    "language": "exercises.language = .pl\ncheck(1, equals: 2)",
    "value": "check(1, equals: 1)\n40 + 2",
}


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exercises")
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS.values()]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "exercises.ipynb")
    run = subprocess.run(
        [
            LECTERN,
            "run",
            folder / "exercises.ipynb",
            "--output",
            folder / "out.ipynb",
            "--allow-errors",
        ],
        env=dict(os.environ),
        timeout=PATIENCE,
        capture_output=True,
        text=True,
    )
    assert (folder / "out.ipynb").exists(), run.stdout + run.stderr
    outputs = [cell.outputs for cell in nbformat.read(folder / "out.ipynb", as_version=4).cells]
    return dict(zip(CELLS, outputs))


def errors(outputs):
    return [(output.ename, output.evalue) for output in outputs if output.output_type == "error"]


def test_passed_checks_leave_no_value(executed):
    assert [output.output_type for output in executed["passed"]] == ["display_data"]
    assert executed["passed"][0].data["text/plain"] == "✓ 1\n✓ 2"
    assert "<table>" in executed["passed"][0].data["text/html"]


def test_failed_checks_are_one_error_after_everything_else(executed):
    outputs = executed["failed"]
    assert errors(outputs) == [("CheckFailed", "1 of 2 checks failed. sum: expected 2, got 1")]
    assert outputs[-1].output_type == "error"
    shown = [output for output in outputs if output.output_type == "display_data"]
    assert "hint: count again" in shown[0].data["text/plain"]
    assert any("image/png" in output.data for output in shown)
    assert [output.text for output in outputs if output.output_type == "stream"] == ["after\n"]


def test_stubs_name_what_is_to_be_written(executed):
    assert errors(executed["stub"])[0][0] == "NotWritten"
    assert errors(executed["stub"])[0][1].startswith("the exercise is not written yet")
    assert errors(executed["called"]) == [
        ("NotWritten", "3.1 is not written yet: put your code in the place of todo()")
    ]
    assert errors(executed["statement"])[0][1].startswith("area(_:) is not written yet")
    assert errors(executed["alone"])[0][1].startswith("the exercise is not written yet")
    assert errors(executed["trap"]) == [("Trap", "YOUR CODE HERE")]


def test_languages(executed):
    assert errors(executed["language"]) == [
        ("CheckFailed", "nieudane sprawdzenia: 1 z 1. 1: oczekiwano 2, otrzymano 1")
    ]


def test_the_value_stays_the_cells_own(executed):
    values = [output for output in executed["value"] if output.output_type == "execute_result"]
    assert [value.data["text/plain"] for value in values] == ["42"]


def test_nothing_on_standard_error(executed):
    names = [
        output.name
        for outputs in executed.values()
        for output in outputs
        if output.output_type == "stream"
    ]
    assert "stderr" not in names
