"""The assignment of test_nbgrader.py as its teacher writes it, and what each student hands in."""

import copy

import nbformat

KERNELSPEC = {"name": "lectern", "display_name": "Swift (Lectern)", "language": "swift"}

GIVEN = "import Lectern\nlet given = [3.0, 1.0, 2.0]"

MEAN = """func mean(_ values: [Double]) -> Double {
  let count = Double(values.count)
  // BEGIN SOLUTION
  return values.reduce(0, +) / count
  // END SOLUTION
}"""

MEAN_TESTS = """check(mean(given), equals: 2, name: "mean of the given")
// BEGIN HIDDEN TESTS
check(mean([1, 2, 6, 7]), equals: 4, name: "mean of other numbers")
// END HIDDEN TESTS"""

LARGEST = """func largest(_ values: [Int]) -> Int {
  // BEGIN SOLUTION
  values.max() ?? 0
  // END SOLUTION
}"""

LARGEST_TESTS = """assert(largest([1, 3, 2]) == 3)
precondition(largest([-1, -2]) == -1, "negative numbers too")"""

ROOTS = """func roots(_ a: Double, _ b: Double, _ c: Double) -> [Double] {
  // BEGIN SOLUTION
  let d = b * b - 4 * a * c
  if d < 0 { return [] }
  if d == 0 { return [-b / (2 * a)] }
  return [(-b - d.squareRoot()) / (2 * a), (-b + d.squareRoot()) / (2 * a)]
  // END SOLUTION
}"""

# The cell's value is its points.
ROOTS_TESTS = """var points = 0.0
if roots(1, 0, 1) == [] { points += 0.5 }
if roots(1, -2, 1) == [1] { points += 1 }
if roots(1, -3, 2) == [1, 2] { points += 1.5 }
points"""

ANSWER = "let answer = 42"

# A value of each kind that has templates of its own.
ANSWER_TESTS = r"""// HASHED AUTOTEST answer
// AUTOTEST mean(given); [answer]; Set([answer]); ["a": answer]; Tensor([1.0, 0.333]); "He said \"\(answer)\\n\"\n"
"""

STEPS = """func steps(_ start: Int) -> Int {
  // BEGIN SOLUTION
  var (n, count) = (start, 0)
  while n != 1 {
    n = n % 2 == 0 ? n / 2 : 3 * n + 1
    count += 1
  }
  return count
  // END SOLUTION
}"""

STEPS_TESTS = "check(steps(6), equals: 8)"

CENTRED = """func centred(_ x: Tensor) -> Tensor {
  // BEGIN SOLUTION
  x - x.mean(axis: 0)
  // END SOLUTION
}"""

CENTRED_TESTS = """let rows = Tensor([[1.0, 2.0], [3.0, 6.0]])
check(centred(rows), equals: Tensor([[-1.0, -2.0], [1.0, 2.0]]), hint: "Along which axis?")"""

PLOT = "plt.plot(given)"

EXPLANATION = "The mean moves with every number, the median does not."

# Name, what the cell is to nbgrader, source, points.
CELLS = [
    ("given", "given", GIVEN, None),
    ("mean", "solution", MEAN, None),
    ("mean-tests", "test", MEAN_TESTS, 2),
    ("largest", "solution", LARGEST, None),
    ("largest-tests", "test", LARGEST_TESTS, 1),
    ("roots", "solution", ROOTS, None),
    ("roots-tests", "test", ROOTS_TESTS, 3),
    ("answer", "solution", ANSWER, None),
    ("answer-tests", "test", ANSWER_TESTS, 1),
    ("steps", "solution", STEPS, None),
    ("steps-tests", "test", STEPS_TESTS, 2),
    ("centred", "solution", CENTRED, None),
    ("centred-tests", "test", CENTRED_TESTS, 2),
    ("plot", "manual", PLOT, 1),
    ("explanation", "manual-text", EXPLANATION, 4),
]

SOLVED = {name: source for name, kind, source, _ in CELLS if kind in ("solution", "manual", "manual-text")}

# What stands in the place of the released cells; a cell with None is taken out.
SUBMISSIONS = {
    "right": SOLVED,
    "half": {
        "mean": SOLVED["mean"].replace("/ count", "/ 3"),
        "largest": "func largest(_ values: [Int]) -> Int { values[0] }",
        "roots": "func roots(_ a: Double, _ b: Double, _ c: Double) -> [Double] { [-b / (2 * a)] }",
        "answer": ANSWER.replace("42", "41"),
        "steps": STEPS,
    },
    # Also: a test is missing.
    "compile": {**SOLVED, "largest": LARGEST.replace("max()", "maximum()"), "steps-tests": None},
    # Also: given values and a test are not those that were given out.
    "trap": {
        **SOLVED,
        "given": GIVEN.replace("3.0", "2.0"),
        "mean": "func mean(_ values: [Double]) -> Double { Double([1][3]) }",
        "largest": "func largest(_ values: [Int]) -> Int { 3 }",
        "largest-tests": 'print("passed")',
    },
    "endless": {**SOLVED, "steps": STEPS.replace("count += 1", "n = start")},
}

# The points of the cells that have any, in their order; None is what a person has to mark.
GRADED = [name for name, _, _, points in CELLS if points is not None]
MARKS = {
    "right": [2, 1, 3, 1, 2, 2, None, None],
    "half": [0, 0, 1, 0, 2, 0, 0, 0],
    "compile": [2, 0, 3, 1, 2, 2, None, None],
    "trap": [0, 0, 3, 0, 2, 2, None, None],
    "endless": [2, 1, 3, 1, 0, 2, None, None],
}


def source_notebook():
    """The notebook with its solutions and hidden tests."""
    return nbformat.v4.new_notebook(
        cells=[_cell(*cell) for cell in CELLS], metadata={"kernelspec": KERNELSPEC}
    )


def _cell(name, kind, source, points):
    make = nbformat.v4.new_markdown_cell if kind == "manual-text" else nbformat.v4.new_code_cell
    is_manual = kind.startswith("manual")
    metadata = {
        "schema_version": 3,
        "grade_id": name,
        "grade": kind == "test" or is_manual,
        "solution": kind == "solution" or is_manual,
        "locked": kind in ("test", "given"),
        "task": False,
    }
    if points is not None:
        metadata["points"] = points
    return make(source, metadata={"nbgrader": metadata}, id=name)


def submission(released, changes):
    """The released notebook as a student hands it in."""
    notebook = copy.deepcopy(released)
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    for name, cell in zip(names, list(notebook.cells)):
        if name in changes and changes[name] is None:
            notebook.cells.remove(cell)
        elif name in changes:
            cell.source = changes[name]
    return notebook
