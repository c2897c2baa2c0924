"""Writes Tests/Library/TensorsTests/Golden/printing.json: arrays and the text that NumPy prints for them.

    python scripts/golden/numpy_printing.py Tests/Library/TensorsTests/Golden/printing.json      (NumPy 2)
"""

import base64
import json
import sys

import numpy as np

rng = np.random.default_rng(1)
cases = []


def add(array):
    array = np.asarray(array)
    cases.append(
        {
            "dtype": str(array.dtype),
            "shape": list(array.shape),
            "bytes": base64.b64encode(np.ascontiguousarray(array).tobytes()).decode(),
            "str": str(array),
            "repr": repr(array),
        }
    )


def add_floats(values):
    with np.errstate(over="ignore"):
        add(np.asarray(values, np.float32))
    add(np.asarray(values, np.float64))


# Single numbers and short rows of every kind of size.
for value in [0.0, -0.0, 1.0, -1.5, 0.1, 1e-4, 9.9e-5, 1e-5, 123456.789, 1e15, 1e16, 1.2345e20, 1e-300, 3.0e38,
              16777216.0, 123456792.0, np.inf, -np.inf, np.nan, 1 / 3]:
    add_floats(value)
    add_floats([value])
    add_floats([value, 1.0])
    add_floats([value, -2.5, 0.001])
add_floats([1, 2, 3])
add_floats([1.5, -2.25, 1000.0])
add_floats([1.0, 1000.5])
add_floats([1.0, 1001.0])
add_floats([0.0001, 0.1])
add_floats([0.00009, 0.00001])
add_floats([99999999.0, 1.0])
add_floats([100000000.0, 1.0])
add_floats([np.nan, 1.0, -np.inf, 2.25])
add_floats([np.inf, np.inf])
add_floats([-np.inf, 1e-7])
add_floats([np.nan, np.nan])
add_floats([np.nan, 1e10])
add_floats([0.12345678901234, 1.0])
add_floats([0.999999999999, 0.5])
add_floats([1e-10, 1.0])
add_floats([-1e-10, 12345.678])
add_floats([])
# The lecture's embeddings.
add(np.array([[1.7178348, 1.8295133], [5.880697, -3.8568764], [-0.41122153, 2.2871892]], np.float32))
# Shapes.
for shape in [(2, 3), (3, 1), (1, 5), (2, 2, 3), (2, 1, 2, 2), (1, 1, 1), (4, 30), (3, 100), (0, 3), (2, 0), (1, 2, 3, 1, 2)]:
    add(rng.normal(size=shape).astype(np.float32))
    add(rng.normal(size=shape))
    add(rng.integers(-100, 100, size=shape))
    add(rng.integers(0, 256, size=shape).astype(np.uint8))
    add(rng.integers(0, 2, size=shape).astype(bool))
    add(rng.integers(-(10**6), 10**6, size=shape).astype(np.int32))
# Long rows wrap, more than 1000 elements are summarised.
for shape in [(20,), (75,), (100,), (1000,), (1001,), (11, 10, 10), (501, 2), (2, 501), (6, 6, 40), (32, 32, 1), (3, 3, 3, 40)]:
    add(rng.integers(0, 256, size=shape).astype(np.uint8))
    add(rng.random(size=shape) < 0.5)
    if np.prod(shape) <= 1001:
        add(rng.normal(size=shape).astype(np.float32))
        add((rng.normal(size=shape) * 1000).astype(np.float32))
for shape in [(40, 40), (7, 7, 7, 7)]:
    add(rng.normal(size=shape).astype(np.float32))
for shape in [(20,), (100,), (1001,)]:
    add(rng.normal(size=shape) * np.exp(rng.normal(size=shape) * 5))
# Random sizes.
for scale in [1e-12, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9, 1e12]:
    for count in [1, 2, 3, 7, 12]:
        add((rng.normal(size=count) * scale).astype(np.float32))
        add(rng.normal(size=count) * scale)
        add(np.round(rng.normal(size=count) * scale, 2).astype(np.float32))
        add(np.round(rng.normal(size=count) * scale, 1))
add(np.array([2**62, -5, 0]))
add(np.array(7))
add(np.array(True))
add(np.array([0, 255], np.uint8))

with open(sys.argv[1], "w") as file:
    json.dump({"numpy": np.__version__, "cases": cases}, file, indent=0)
print(len(cases), "cases")
