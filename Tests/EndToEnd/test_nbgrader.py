"""A course in Swift by real nbgrader: from quickstart to the students' feedback."""

import html
import json
import os
import re
import subprocess
import sys

import lectern_nbgrader
import nbformat
import nbgrader_course as course
import pytest
from conftest import LECTERN, PATIENCE
from nbgrader.api import Gradebook
from nbgrader.preprocessors import ClearSolutions
from traitlets.config import Config

CONFIGURATION = """
import lectern_nbgrader
lectern_nbgrader.configure(c)
c.OverwriteCells.add_missing_cells = True
# What never ends is in this cell; others may be slow on a busy machine.
c.Execute.timeout_func = lambda cell: 10 if "steps(6)" in cell.source else 240
"""


class Course:
    """A course's folder, and nbgrader's commands in it."""

    def __init__(self, folder):
        self.folder = folder
        self.run("quickstart", "swift101", cwd=folder.parent)
        with open(folder / "nbgrader_config.py", "a") as file:
            file.write(CONFIGURATION)
        (folder / "source/week1").mkdir()
        nbformat.write(course.source_notebook(), folder / "source/week1/swift.ipynb")

    def run(self, *arguments, cwd=None, **settings):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=cwd or self.folder,
            timeout=2 * PATIENCE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **settings},
        )
        print(done.stdout)
        assert done.returncode == 0, done.stdout
        return done.stdout

    @property
    def released(self):
        return nbformat.read(self.folder / "release/week1/swift.ipynb", as_version=4)

    def hand_in(self, student, notebook):
        folder = self.folder / "submitted" / student / "week1"
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / "swift.ipynb")

    def start_lectern_grade(self):
        """The same without Python, meanwhile: by the teacher's notebook with the tests that nbgrader has generated."""
        teachers = "source_with_tests/week1/swift.ipynb"
        command = [LECTERN, "grade", teachers, "submitted", "--cell-timeout", "20"]
        return subprocess.Popen(command, cwd=self.folder)

    def graded(self, student):
        """The cells of a submission after its run, by their names."""
        path = self.folder / "autograded" / student / "week1/swift.ipynb"
        return named(nbformat.read(path, as_version=4))

    def feedback(self, student):
        return (self.folder / "feedback" / student / "week1/swift.html").read_text()


def named(notebook):
    """The cells of an assignment by their names."""
    cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {cell.metadata.nbgrader.grade_id: cell for cell in cells}


def words(page):
    """What is read on a page."""
    return " ".join(html.unescape(re.sub("<[^>]+>", "", page)).split())


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    graded = Course(tmp_path_factory.mktemp("courses") / "swift101")
    graded.run("generate_assignment", "week1", "--source_with_tests")
    for student, changes in course.SUBMISSIONS.items():
        graded.hand_in(student, course.submission(graded.released, changes))
    grading = graded.start_lectern_grade()
    graded.run("autograde", "week1")
    graded.run("generate_feedback", "week1")
    assert grading.wait(2 * PATIENCE) == 0
    return graded


def test_students_get_stubs_that_compile_and_no_solution(graded):
    sources = {name: cell.source for name, cell in named(graded.released).items()}
    assert sources["mean"] == (
        "func mean(_ values: [Double]) -> Double {\n  let count = Double(values.count)\n"
        "  // YOUR CODE HERE\n  todo()\n}"
    )
    assert sources["answer"] == "// YOUR CODE HERE\ntodo()"
    assert sources["mean-tests"] == 'check(mean(given), equals: 2, name: "mean of the given")'
    assert sources["explanation"] == "YOUR ANSWER HERE"


def test_generated_tests_do_not_give_a_hashed_answer_away(graded):
    lines = named(graded.released)["answer-tests"].source.split("\n")
    hashed = [line for line in lines if "fingerprint" in line]
    assert len(hashed) == 2 and "42" not in "".join(hashed)
    assert (
        'check(String(describing: ((mean(given)) * 100).rounded() / 100), equals: "2.0", '
        'hint: #"value of mean(given) is not correct (rounded to 2 decimal places)"#)'
    ) in lines
    assert any(r'equals: "He said \"42\\n\"\n", hint: #"correct value of "He said \"\(answer)' in line for line in lines)


def test_the_python_of_quickstarts_header_is_left_out(graded):
    cells = graded.released.cells
    assert cells[0].source.startswith("Before you turn this problem in")
    assert not [cell for cell in cells if "COLLABORATORS" in cell.source]


def test_marks(graded):
    with Gradebook(f"sqlite:///{graded.folder}/gradebook.db") as gradebook:
        for student, marks in course.MARKS.items():
            submission = gradebook.find_submission_notebook("swift", "week1", student)
            found = {grade.name: grade.auto_score for grade in submission.grades}
            assert found == dict(zip(course.GRADED, marks)), student
            assert submission.score == sum(mark or 0 for mark in marks)
            comments = {comment.name: comment.auto_comment for comment in submission.comments}
            assert comments["explanation"] == ("No response." if student == "half" else None)


def test_locked_cells_are_put_back(graded):
    cells = graded.graded("trap")
    assert cells["given"].source == course.GIVEN
    assert cells["largest-tests"].source == course.LARGEST_TESTS
    assert graded.graded("compile")["steps-tests"].source == (
        "// This cell (id:steps-tests) was missing from the submission. "
        "It was added back by nbgrader.\n" + course.STEPS_TESTS
    )


@pytest.mark.parametrize(
    "student, messages",
    [
        ("right", ["Score: 11.0 / 16.0", "mean of other numbers"]),
        (
            "half",
            [
                "Score: 3.0 / 16.0",
                "CheckFailed: 1 of 2 checks failed. mean of other numbers: expected 4.0, got 5.3333",
                "Trap: assertion failed",
                "value of answer is not correct",
                "NotWritten: centred(_:) is not written yet",
            ],
        ),
        ("compile", ["Score: 10.0 / 16.0", "error: value of type '[Int]' has no member 'maximum'"]),
        ("trap", ["Score: 7.0 / 16.0", "Trap: Index out of range", "negative numbers too"]),
        ("endless", ["Score: 9.0 / 16.0", "CellTimeoutError: No reply from kernel before timeout"]),
    ],
)
def test_feedback_says_what_was_wrong(graded, student, messages):
    page = graded.feedback(student)
    assert "highlight hl-swift" in page
    for message in messages:
        assert message in words(page)


def test_lectern_grade_gives_the_same_marks(graded):
    for student, marks in course.MARKS.items():
        found = json.loads((graded.folder / "graded" / student / "marks.json").read_text())["marks"]
        assert [(mark["cell"], mark["points"]) for mark in found] == list(zip(course.GRADED, marks)), student


def test_students_can_validate_their_work(graded):
    said = graded.run("validate", "submitted/half/week1/swift.ipynb")
    assert "VALIDATION FAILED ON" in said and "mean of other numbers" not in said
    assert "Trap: assertion failed" in said


# Without a kernel: one step of nbgrader at a time.


def cleared(notebook):
    configuration = Config()
    lectern_nbgrader.configure(configuration)
    step = lectern_nbgrader.preprocessors.SwiftClearSolutions(config=configuration)
    return [cell.source for cell in step.preprocess(notebook, {})[0].cells]


def solution(source, **kernelspec):
    notebook = course.source_notebook()
    notebook.metadata["kernelspec"] = kernelspec
    notebook.cells = [cell for cell in notebook.cells if cell.id == "answer"]
    notebook.cells[0].source = source
    return notebook


PLAIN = lectern_nbgrader.PLAIN_STUB
STUB = lectern_nbgrader.STUB


@pytest.mark.parametrize(
    "source, kernelspec, stub",
    [
        ("let a = 1", {"name": "lectern", "language": "swift"}, PLAIN),
        ("import Lectern\nlet a = 1", {"name": "lectern", "language": "swift"}, STUB),
        ("@testable import Exercises", {"name": "lectern", "language": "swift"}, STUB),
        ("// import Lectern\nimport LecternTools", {"name": "lectern", "language": "swift"}, PLAIN),
        # The language as the installed kernel has it.
        ("let a = 1", {"name": "lectern"}, PLAIN),
        ("a = 1", {"name": "python3", "language": "python"}, "# YOUR CODE HERE\nraise NotImplementedError()"),
        ("a = 1", {}, "# YOUR CODE HERE\nraise NotImplementedError()"),
    ],
)
def test_stubs(source, kernelspec, stub):
    assert cleared(solution(source, **kernelspec)) == [stub]


def test_what_a_course_has_set_stays():
    configuration = Config()
    configuration.ClearSolutions.code_stub = {"swift": "answer()", "python": "..."}
    configuration.GenerateAssignment.preprocessors = [ClearSolutions]
    lectern_nbgrader.configure(configuration)
    assert configuration.ClearSolutions.code_stub == {"swift": "answer()", "python": "..."}
    assert [step.__name__ for step in configuration.GenerateAssignment.preprocessors] == ["SwiftClearSolutions"]
    assert set(configuration.InstantiateTests.comment_strs) >= {"lectern", "python3", "ir"}


def test_text_of_values():
    texts = {'"a \\"b\\""': 'a \\"b\\"', "3": "3", '"': '"', '""': "", '["a"]': '["a"]'}
    assert {text: lectern_nbgrader.preprocessors.unquoted(text) for text in texts} == texts
