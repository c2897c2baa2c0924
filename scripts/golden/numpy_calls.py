#!/usr/bin/env python3
"""A table of calls of `np` with ordinary and odd arguments, made from the declarations, and what
NumPy gives for them: Tests/Engine/CellsTests/Golden/numpy-calls.txt, a line each: the call in Swift, a tab,
and the result as JSON.

    python3 scripts/golden/numpy_calls.py

Left out: calls that NumPy refuses (errors are tested elsewhere), random numbers, files, what is not
filled (`empty`), and results that differ by design: one number given to a function comes back as
Double, truth values give float32 where NumPy has float16 or int8.
"""

import json
import pathlib
import random
import re
import sys
import warnings

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts/fuzz"))
import library_calls  # noqa: E402

SEED, CALLS, LARGEST = 7, 8, 60
TENSORS = {
    "Tensor(zeros: [0])": "np.zeros(0)",
    "Tensor(1.0)": "np.array(1.0)",
    "Tensor([0.1, .nan, 0.3])": "np.array([0.1, np.nan, 0.3])",
    "Tensor([3, 1, 2])": "np.array([3, 1, 2])",
    "Tensor([[1.0, 2], [3, 4]])": "np.array([[1.0, 2], [3, 4]])",
    "Tensor([true, false])": "np.array([True, False])",
    "Tensor(zeros: [2, 0, 3])": "np.zeros((2, 0, 3))",
    "Tensor([1.0, .infinity])": "np.array([1.0, np.inf])",
    "Tensor(ones: [2, 3, 4])": "np.ones((2, 3, 4))",
    "Tensor([-1, 5])": "np.array([-1, 5])",
    "Tensor([[1.0, .nan], [3, 4]])": "np.array([[1.0, np.nan], [3, 4]])",
    "Tensor([[3, 1, 2], [6, 5, 4]])": "np.array([[3, 1, 2], [6, 5, 4]])",
    "Tensor([0.5, -1.5, 2.5, -0.5])": "np.array([0.5, -1.5, 2.5, -0.5])",
    "Tensor([2.0, 1.0, 2.0])": "np.array([2.0, 1.0, 2.0])",
    "Tensor([[true, false], [true, true]])": "np.array([[True, False], [True, True]])",
    "Tensor([0, 1, 0])": "np.array([0, 1, 0])",
}
VALUES = {
    "Int": ["0", "-1", "1", "2", "3", "5"],
    "Double": ["0", "-1", "0.5", "2", "1.5"],
    "[Int]": ["[0]", "[-1]", "[0, 1]", "[2, 3]", "[1]"],
    "[Double]": ["[1, 2]", "[0.5, 1.5, 2.5]"],
    "[Tensor]": [
        "[Tensor([1.0, 2]), Tensor([3.0, 4])]", "[Tensor([[1.0, 2]]), Tensor([[3.0, 4]])]",
        "[Tensor([1, 2]), Tensor([3.5, 4])]",
    ],
    "ShapeConvertible": ["(2, 3)", "(3)", "(0)", "(1)", "(2, 2)"],
    "String": ['"xy"', '"ij"', '"constant"', '"edge"', '"reflect"', '"same"', '"valid"', '"full"'],
}
SKIPPED_FILES = re.compile("Random|Generator|Choice|Testing|Print|Files|Text|Python")
SKIPPED_CALLS = re.compile(
    r"np\.(empty|emptyLike|reciprocal|prod\(\[|polyfit|linspace\(.*num: 1\b"
    # Sums and differences of truth values, which NumPy takes as "or" and "xor".
    r"|trapezoid\(Tensor\(\[\[?true"
    # What Lectern refuses: edges that are not numbers, polynomials of matrices, windows of no axis.
    r"|(histogram|digitize).*(\.nan|zeros|1e300)|polyval|convolve\(.*Tensor\(1\.0\)"
    # The middle of nothing, axes that a single number has not.
    r"|(median|quantile|percentile|nan\w+)\(Tensor\(zeros|\w+\(Tensor\(1\.0\), .*axis"
    # Of single numbers, and what float32 cannot hold; matrices of truth values; traces of more axes.
    r"|\w*[sS]tack\(\(|.*1e300|(matmul|trapezoid|diff)\(.*Tensor\(\[+true|trace\(.*(2, 0, 3|2, 3, 4)"
    # NaN against infinity, and more degrees of freedom than numbers.
    r"|(floorDivide|hypot|quantile)\(.*infinity|.*ddof: [235]|quantile\(.*(, 0\b|\[0, 1, 0|true)"
    # Python's types say whether it is a pair.
    r"|unique\(.*: false)"
)
NUMBER_CALL = re.compile(r"np\.\w+\(-?[\d.]+[,)]")


def snake(name):
    return re.sub(r"(?<=[a-z])([A-Z])", lambda match: "_" + match.group(1).lower(), name)


def in_python(call):
    for swift, python in TENSORS.items():
        call = call.replace(swift, python)
    call = call.replace("Tensor(", "np.array(")
    call = re.sub(r"\btrue\b", "True", re.sub(r"\bfalse\b", "False", call))
    call = re.sub(r"\b([a-z]\w*): ", lambda match: snake(match.group(1)) + "=", call)
    name, rest = re.match(r"np\.(\w+)(.*)", call).groups()
    return f"np.{snake(name)}{rest}"


def calls():
    values = library_calls.VALUES
    values.update(VALUES)
    for kind in ("Tensor", "ArrayConvertible", "TensorConvertible"):
        values[kind] = list(TENSORS)
    found = {}
    for path in sorted((ROOT / "Sources/Library/Tensors/NumPy").glob("*.swift")):
        if SKIPPED_FILES.search(path.name):
            continue
        for function in library_calls.functions(path.read_text()):
            if function[0] == "NumPy" and function[1] and hasattr(np, snake(function[3])):
                for _ in range(CALLS):
                    found[library_calls.call(function, False)] = True
    return [c for c in found if not SKIPPED_CALLS.match(c) and not NUMBER_CALL.match(c)]


def described(value):
    """A result as JSON: a tensor by shape, kind and numbers; several as a list."""
    if isinstance(value, (tuple, list)):
        return [described(part) for part in value]
    array = np.asarray(value)
    if array.dtype in (np.float16, np.int8) or array.size > LARGEST:
        raise ValueError("left out")
    kind = {"f": "float", "b": "bool"}.get(array.dtype.kind, "int")
    numbers = [str(n) if not np.isfinite(n) else float(n) for n in array.astype(float).ravel()]
    return {"shape": list(array.shape), "kind": kind, "numbers": numbers}


def main():
    random.seed(SEED)
    warnings.simplefilter("ignore")
    lines = []
    for call in calls():
        try:
            lines.append(f"{call}\t{json.dumps(described(eval(in_python(call))))}")
        except Exception:  # noqa: BLE001  NumPy refuses it
            continue
    target = ROOT / "Tests/Engine/CellsTests/Golden/numpy-calls.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text(f"# NumPy {np.__version__}, scripts/golden/numpy_calls.py\n" + "\n".join(lines) + "\n")
    print(len(lines), "calls")


if __name__ == "__main__":
    main()
