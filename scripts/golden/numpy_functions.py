"""What NumPy's functions give for small operands: for Tests/Library/TensorsTests/NumPyFunctionsTests.swift.

    .venv/bin/python scripts/golden/numpy_functions.py Tests/Library/TensorsTests/Golden/functions.json   # pip install numpy
"""

import base64
import json
import os
import sys
import tempfile

import numpy as np

rng = np.random.default_rng(7)
OPERANDS = {
    "x": np.round(rng.normal(size=(3, 4, 5)), 3), "a": np.round(rng.normal(size=(4, 6)), 3),
    "b": np.round(rng.normal(size=(2, 6)), 3), "v": np.round(rng.normal(size=7), 3),
    "u": np.round(rng.normal(size=7), 3), "w": np.round(rng.uniform(0.1, 2, size=7), 3),
    "i": rng.integers(-3, 9, size=(3, 5)), "n": rng.integers(0, 6, size=12),
    "h": np.array([1.0, np.nan, -np.inf, np.inf, 0.0, -2.5]),
    "s": np.array([0.0, 1.0, 1.0, 2.5, 4.0]),
}
CASES = {
    "isinf": "np.isinf(h)", "nan_to_num": "np.nan_to_num(h)", "nan_to_num values": "np.nan_to_num(h, nan=9, posinf=5, neginf=-5)",
    "cumprod": "np.cumprod(x, axis=1)", "cumprod flat": "np.cumprod(i)", "cumsum axis": "np.cumsum(x, axis=-1)",
    "fliplr": "np.fliplr(a)", "flipud": "np.flipud(a)", "flip axes": "np.flip(x, axis=(0, 2))",
    "rot90": "np.rot90(a)", "rot90 2": "np.rot90(a, 2)", "rot90 -1": "np.rot90(a, k=-1)", "rot90 axes": "np.rot90(x, 1, axes=(1, 2))",
    "searchsorted": "np.searchsorted(s, np.array([-1.0, 1.0, 2.0, 9.0]))",
    "searchsorted right": "np.searchsorted(s, np.array([-1.0, 1.0, 2.0, 9.0]), side='right')",
    "digitize": "np.digitize(v, s - 1)", "digitize right": "np.digitize(np.array([1.0, 0.5]), s, right=True)",
    "digitize falling": "np.digitize(v, np.array([1.0, 0.0, -1.0]))",
    "isin": "np.isin(i, [1, 2, 7])", "isin invert": "np.isin(i, [1, 2, 7], invert=True)",
    "histogram edges given": "np.histogram(v, bins=np.array([-2.0, -0.5, 0.0, 3.0]))[0]",
    "histogram weights": "np.histogram(v, bins=4, weights=w)[0]",
    "histogram edges density": "np.histogram(v, bins=np.array([-2.0, -0.5, 0.0, 3.0]), density=True)[0]",
    "histogram2d": "np.histogram2d(v, u, bins=3)[0]", "histogram2d x": "np.histogram2d(v, u, bins=3)[1]",
    "histogram2d y": "np.histogram2d(v, u, bins=(2, 4))[2]", "histogram2d 2 4": "np.histogram2d(v, u, bins=(2, 4))[0]",
    "histogram2d range": "np.histogram2d(v, u, bins=3, range=((-1, 1), (-2, 2)), density=True)[0]",
    "polyfit": "np.polyfit(v, u, 2)", "polyval": "np.polyval(np.array([2.0, -1.0, 0.5]), v)", "vander": "np.vander(v, 3)",
    "arctan2": "np.arctan2(v, u)", "arctan2 number": "np.arctan2(v, -1.0)", "hypot": "np.hypot(v, u)",
    "take_along_axis": "np.take_along_axis(x, np.argsort(x, axis=1), axis=1)",
    "take_along_axis one": "np.take_along_axis(x, np.expand_dims(np.argmax(x, axis=2), 2), axis=2)",
    "take flat": "np.take(x, [1, -1, 7])", "take axis": "np.take(x, [[0, 2], [1, 1]], axis=2)",
    "delete": "np.delete(a, 1, axis=0)", "delete several": "np.delete(a, [0, -1], axis=1)", "delete flat": "np.delete(i, [0, 3])",
    "insert": "np.insert(v, 2, 5.0)", "insert axis": "np.insert(a, 1, 0.5, axis=0)", "append": "np.append(v, u)",
    "append number": "np.append(v, 3.5)", "append axis": "np.append(a, b, axis=0)",
    "unravel_index": "np.stack(np.unravel_index(np.array([0, 17, 59]), (3, 4, 5)))",
    "lstsq x": "np.linalg.lstsq(a.T, u[:6], rcond=None)[0]", "lstsq residuals": "np.linalg.lstsq(a.T, u[:6], rcond=None)[1]",
    "lstsq s": "np.linalg.lstsq(a.T, u[:6], rcond=None)[3]", "lstsq wide": "np.linalg.lstsq(a, u[:4], rcond=None)[0]",
    "pad 1": "np.pad(a, 1)", "pad pair": "np.pad(a, (1, 2))", "pad edge": "np.pad(a, ((1, 2), (0, 3)), mode='edge')",
    "pad reflect": "np.pad(a, ((2, 3), (1, 5)), mode='reflect')", "pad symmetric": "np.pad(a, 5, mode='symmetric')",
    "pad wrap": "np.pad(v, (9, 2), mode='wrap')", "pad reflect long": "np.pad(v, 15, mode='reflect')",
    "percentiles axis": "np.percentile(x, [10, 50, 90], axis=1)", "quantiles axes": "np.quantile(x, [0.1, 0.5], axis=(0, 2), keepdims=True)",
    "cov two": "np.cov(v, u)", "cov columns": "np.cov(a, rowvar=False)", "cov bias": "np.cov(a, bias=True)", "cov rows two": "np.cov(a, b)",
    "cov one": "np.cov(v)", "cov ddof": "np.cov(a, ddof=2)",
    "corrcoef two": "np.corrcoef(v, u)", "corrcoef columns": "np.corrcoef(a, rowvar=False)",
    "bincount weights": "np.bincount(n[:7], weights=w)", "bincount length": "np.bincount(n, minlength=9)",
    "unique inverse": "np.unique(n, return_inverse=True)[1]", "unique index": "np.unique(n, return_index=True)[1]",
    "intersect1d": "np.intersect1d(i, n)", "union1d": "np.union1d(i, n)", "setdiff1d": "np.setdiff1d(i, n)",
    "diff 2": "np.diff(x, n=2)", "diff axis": "np.diff(x, axis=0)", "sort flat": "np.sort(i, axis=None)",
    "argsort flat": "np.argsort(v, axis=None)", "convolve": "np.convolve(v, s)", "convolve same": "np.convolve(v, s, mode='same')",
    "convolve valid": "np.convolve(s, v, mode='valid')", "trapezoid": "np.trapezoid(a, dx=0.5)", "trapezoid x": "np.trapezoid(u, v)",
    "split positions": "np.split(v, [2, 5])[1]", "array_split": "np.array_split(v, 3)[0]", "repeat list": "np.repeat(s, [1, 0, 2, 1, 3])",
    "tile number": "np.tile(v, 2)", "tile pair": "np.tile(v, (2, 1))", "concatenate flat": "np.concatenate([a, b], axis=None)",
    "stack last": "np.stack([a, a + 1], axis=-1)", "squeeze axes": "np.squeeze(x[:1, :, :1], axis=(0, 2))",
    "expand_dims axes": "np.expand_dims(a, axis=(0, -1))", "transpose": "np.transpose(x, (2, 0, 1))",
    "diag k": "np.diag(v, k=-1)", "diag of matrix k": "np.diag(a, k=2)", "eye k": "np.eye(3, 4, k=1)", "linspace num": "np.linspace(-1, 1, num=5)",
    "linspace tensors": "np.linspace(v, u, 4)", "meshgrid ij": "np.meshgrid(v, s, indexing='ij')[1]", "tril inf": "np.tril(np.full((3, 3), np.inf))",
    "clip arrays": "np.clip(v, u - 1, u)", "clip none": "np.clip(v, 0, None)", "log10": "np.log10(w)", "log2": "np.log2(w)", "exp2": "np.exp2(v)",
    "cbrt": "np.cbrt(v)", "trunc": "np.trunc(v * 3)", "rint": "np.rint(v * 3)", "sinh": "np.sinh(v / 1e6)", "deg2rad": "np.deg2rad(v)",
    "norm axes": "np.linalg.norm(x, axis=(1, 2))", "norm ord 1": "np.linalg.norm(x, 1, axis=-1)", "norm inf": "np.linalg.norm(v, np.inf)",
    "norm ord 3": "np.linalg.norm(a, 3, axis=0, keepdims=True)", "logical_xor": "np.logical_xor(i > 2, i < 5)", "mod": "np.mod(v, 0.7)",
    "maximum number": "np.maximum(v, 0.1)", "where numbers": "np.where(i > 2, 1, 0)", "where float": "np.where(i > 2, v[:5], 0.1)",
    "interp double": "np.interp(v, s[[0, 1, 3, 4]], np.array([0.1, 0.2, 0.3, 0.4]))", "full int": "np.full((2, 3), 7)",
    "float64 times literal": "np.add(v, 0.1)", "flatnonzero": "np.flatnonzero(i > 2)", "argmax keep": "np.argmax(a, axis=1, keepdims=True)",
    "paired": "a[np.arange(4), [0, 5, 2, 2]]", "paired grid": "x[[[0], [2]], [1, 3]]", "paired inner": "x[:, [0, 1], [4, 2]]",
    "paired apart": "x[[0, 2], :, [1, 1]]", "number apart": "x[0, :, [1, 2, 4]]", "number beside": "x[:, 1, [0, 3]]",
    "mask paired": "a[np.arange(4) < 2, [1, 2]]", "set paired": "changed",
    "savetxt": "text", "loadtxt": "loaded", "mean of list": "np.mean([0.1, 0.2, 0.4])", "std of nested": "np.std([[0.1, 0.2], [0.4, 0.9]], axis=1)",
}


def encoded(array):
    array = np.asarray(array)
    return {"dtype": str(array.dtype), "shape": list(array.shape), "bytes": base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()}


path = os.path.join(tempfile.mkdtemp(), "table.txt")
np.savetxt(path, OPERANDS["b"], fmt="%.3f", delimiter=",", header="six columns")
text = np.frombuffer(open(path, "rb").read(), np.uint8)
changed = OPERANDS["a"].copy()
changed[np.arange(4), [0, 5, 2, 2]] = [1, 2, 3, 4]
names = {"np": np, "changed": changed, "text": text, "loaded": np.loadtxt(path, delimiter=",", usecols=(0, -1)), **OPERANDS}
with np.errstate(all="ignore"):
    results = {name: encoded(eval(line, names)) for name, line in CASES.items()}
OPTIONS = {
    "precision": {"precision": 3}, "suppress": {"suppress": True, "precision": 4}, "threshold": {"threshold": 10, "edgeitems": 2},
    "linewidth": {"linewidth": 40},
}
wide = np.array([[1e-5, 0.123456789, 12.5], [3.0, -1e-7, 250.0]])
texts = {}
for name, options in OPTIONS.items():
    with np.printoptions(**options):
        texts[name] = [str(wide), str(OPERANDS["a"]), str(np.arange(30)), str(np.arange(6, dtype=np.float32) / 7)]
with open(sys.argv[1], "w") as file:
    json.dump({"texts": texts, "operands": {n: encoded(v) for n, v in OPERANDS.items()}, "results": results}, file, indent=0)
print(len(results), "cases")
