"""What NumPy's &, |, ^ and ~ give for masks and whole numbers, and what its np.testing says of arrays that differ: for
Tests/Library/TensorsTests.

    .venv/bin/python scripts/golden/numpy_bitwise.py Tests/Library/TensorsTests/Golden/bitwise.json   # pip install numpy
"""

import base64
import json
import re
import sys

import numpy as np

rng = np.random.default_rng(3)
TYPES = ("bool", "uint8", "int32", "int64")
LOW, HIGH = (
    {"bool": 0, "uint8": 0, "int32": -90, "int64": -(2**40)},
    {"bool": 2, "uint8": 256, "int32": 90, "int64": 2**40},
)


def drawn(dtype, shape):
    return rng.integers(LOW[dtype], HIGH[dtype], size=shape).astype(dtype)


operands = {}
for dtype in TYPES:
    operands[f"{dtype} left"] = drawn(dtype, (3, 1, 4))
    operands[f"{dtype} right"] = drawn(dtype, (2, 4))
results = {}
for left in TYPES:
    a = operands[f"{left} left"]
    results[f"~{left}"] = ~a
    results[f"{left} & number"], results[f"{left} | number"], results[f"{left} ^ number"] = (
        a & 6,
        a | 6,
        a ^ 6,
    )
    results[f"number & {left}"], results[f"{left} & true"] = 5 & a, a & True
    for right in TYPES:
        b = operands[f"{right} right"]
        results[f"{left} & {right}"], results[f"{left} | {right}"], results[f"{left} ^ {right}"] = (
            a & b,
            a | b,
            a ^ b,
        )


def encoded(array):
    array = np.asarray(array)
    return {
        "dtype": str(array.dtype),
        "shape": list(array.shape),
        "bytes": base64.b64encode(np.ascontiguousarray(array).tobytes()).decode(),
    }


# What is claimed of two arrays: the arrays, rtol, atol; None where it holds, else the counts and the largest differences.
nan, inf = np.nan, np.inf
CLAIMS = {
    "equal": ([1.0, 2.0], [1.0, 2.0], 1e-7, 0),
    "close": ([1.0, 2.0], [1.0 + 1e-8, 2.0], 1e-7, 0),
    "one": ([1.0, 2.0, 3.0], [1.0, 2.5, 3.0], 1e-7, 0),
    "all": ([1.0, 2.0, 8.0], [1.25, 4.0, 7.0], 0, 0),
    "absolute": ([1.0, 2.0, 3.0], [1.1, 2.0, 4.0], 0, 0.2),
    "relative": ([100.0, 1.0], [101.0, 1.5], 0.02, 0),
    "matrix": ([[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.5], [3.0, 8.0]], 1e-7, 0),
    "number": ([1.0, 2.0], 1.0, 1e-7, 0),
    "nan": ([nan, 1.0], [nan, 1.0], 1e-7, 0),
    "infinite": ([inf, -inf, 1.0], [inf, -inf, 1.0], 1e-7, 0),
    "many": (list(range(10)), [0.0] * 10, 1e-7, 1),
}
claims = {}
for name, (actual, desired, rtol, atol) in CLAIMS.items():
    said = None
    try:
        np.testing.assert_allclose(np.array(actual), np.array(desired), rtol=rtol, atol=atol)
    except AssertionError as error:
        text = str(error)
        wrong, count, part = re.search(
            r"Mismatched elements: (\d+) / (\d+) \((\S+)%\)", text
        ).groups()
        places = [
            [int(i) for i in place.split(",")]
            for place in re.findall(r"^ \[([\d, ]+)\]: ", text, re.M)
        ]
        largest = [
            float(re.search(rf"Max {kind} difference among violations: (\S+)", text).group(1))
            for kind in ("absolute", "relative")
        ]
        said = {
            "wrong": int(wrong),
            "count": int(count),
            "part": part,
            "places": places,
            "absolute": largest[0],
            "relative": None if np.isinf(largest[1]) else largest[1],
        }
    claims[name] = {"rtol": rtol, "atol": atol, "said": said}
with open(sys.argv[1], "w") as file:
    json.dump(
        {
            "operands": {n: encoded(v) for n, v in operands.items()},
            "results": {n: encoded(v) for n, v in results.items()},
            "claimOperands": {
                n: [encoded(np.array(v, float)) for v in claim[:2]] for n, claim in CLAIMS.items()
            },
            "claims": claims,
        },
        file,
        indent=0,
    )
print(len(results), "results", len(claims), "claims")
