"""Writes Tests/Library/TensorsTests/Golden/operations.json: what NumPy makes of operations that the tests name.

    python scripts/golden/numpy_operations.py Tests/Library/TensorsTests/Golden/operations.json      (NumPy 2)

x, y, v, a, s, i, b and u are the operands; each line of CASES is a name and a Python expression. The Swift lines of
the same names are in Tests/Library/TensorsTests/NumPyTests.swift.
"""

import base64
import json
import sys

import numpy as np

rng = np.random.default_rng(2)
OPERANDS = {
    "x": rng.normal(size=(3, 4, 5)),
    "y": rng.uniform(0.5, 2, size=(4, 1)),
    "v": rng.normal(size=5),
    "a": rng.normal(size=(4, 4)),
    "s": (lambda m: m @ m.T + np.eye(4))(rng.normal(size=(4, 4))),
    "i": rng.integers(-9, 9, size=(3, 4)),
    "b": rng.random(size=(3, 4)) < 0.5,
    "u": rng.integers(0, 256, size=(4, 6)).astype(np.uint8),
    "w": np.array([2.5, -0.5, 0.5, 1.5, -1.5, 2.675, 1e300, np.nan, np.inf, -np.inf]),
}

CASES = {
    "x + y": "x + y", "x - v": "x - v", "x * y": "x * y", "x / y": "x / y", "y ** 2.5": "y ** 2.5", "x ** 3": "x ** 3",
    "x % y": "x % y", "x // y": "x // y", "i % 4": "i % 4", "i // 4": "i // 4", "i % -4": "i % -4", "i ** 2": "i ** 2",
    "i + 1.5": "(i + 1.5).astype(np.float32)", "u + u": "u + u", "u * 2": "u * np.uint8(2)", "i * i": "i * i",
    "i / 2": "(i / 2).astype(np.float32)", "b + b": "b + b", "b * b": "b * b", "-x": "-x",
    "x > v": "x > v", "x <= 0": "x <= 0", "i == 3": "i == 3", "i != 3": "i != 3", "b & ~b": "b & ~b", "b ^ (i > 0)": "b ^ (i > 0)",
    "exp": "np.exp(x)", "log": "np.log(y)", "log1p": "np.log1p(y)", "expm1": "np.expm1(x)", "sqrt": "np.sqrt(y)",
    "abs": "np.abs(x)", "abs int": "np.abs(i)", "sign": "np.sign(x)", "sin": "np.sin(x)", "cos": "np.cos(x)", "tan": "np.tan(x)",
    "tanh": "np.tanh(x)", "arctan": "np.arctan(x)", "round": "np.round(w)", "round 1": "np.round(x, 1)",
    "round -1": "np.round(x * 100, -1)", "floor": "np.floor(x)", "ceil": "np.ceil(x)", "clip": "np.clip(x, -0.5, 0.7)",
    "clip int": "np.clip(i, -2, 5)", "isnan": "np.isnan(w)", "isfinite": "np.isfinite(w)", "isinf": "np.isinf(w)",
    "maximum": "np.maximum(x, v)", "minimum": "np.minimum(x, v)", "maximum nan": "np.maximum(w, 1.0)", "where": "np.where(b, i, -i)",
    "sum": "x.sum()", "sum 1": "x.sum(axis=1)", "sum -1 keep": "x.sum(axis=-1, keepdims=True)", "sum bool": "b.sum(axis=0)",
    "sum uint8": "u.sum(axis=1).astype(np.int64)", "sum axes": "x.sum(axis=(0, 2))", "mean": "x.mean(axis=0)",
    "mean int": "i.mean(axis=0)", "var": "x.var(axis=1)", "std": "x.std(axis=2, ddof=1)", "prod": "x.prod(axis=0)",
    "max": "x.max(axis=1)", "min": "x.min()", "max uint8": "u.max(axis=0)", "max nan": "w.max()", "argmax": "x.argmax(axis=2)",
    "argmin": "x.argmin()", "argmax int": "i.argmax(axis=0)", "any": "b.any(axis=0)", "all": "b.all(axis=1)",
    "cumsum": "x.cumsum(axis=1)", "cumsum flat": "i.cumsum()", "sort": "np.sort(x, axis=1)", "argsort": "np.argsort(x, axis=0)",
    "sort nan": "np.sort(w)", "unique": "np.unique(i)", "bincount": "np.bincount(np.abs(i).ravel())",
    "percentile": "np.percentile(x, 37.5)", "take_along": "np.take_along_axis(x, np.argsort(x, axis=1), axis=1)",
    "x[0]": "x[0]", "x[-1]": "x[-1]", "x[1:, 0]": "x[1:, 0]", "x[:, 1:3]": "x[:, 1:3]", "x[..., 2]": "x[..., 2]",
    "x[:, None]": "x[:, np.newaxis]", "x[::-1, ::2]": "x[::-1, ::2]", "x[:, 3:0:-2]": "x[:, 3:0:-2]", "x[1:-1, -2:]": "x[1:-1, -2:]",
    "x[[2, 0]]": "x[[2, 0]]", "x[:, [3, 1, 1]]": "x[:, [3, 1, 1]]", "i[b]": "i[b]", "x[b[:, 0]]": "x[b[:, 0]]", "x[5:]": "x[5:]",
    "i[i > 2]": "i[i > 2]", "x[0, 1, 2]": "x[0, 1, 2]", "x[2, :, -1]": "x[2, :, -1]",
    "set row": "(lambda z: (z.__setitem__(1, v), z)[1])(x.copy())",
    "set column": "(lambda z: (z.__setitem__((slice(None), 2), 7.5), z)[1])(x.copy())",
    "set steps": "(lambda z: (z.__setitem__((slice(None), slice(None, None, 2)), -1.0), z)[1])(x.copy())",
    "set mask": "(lambda z: (z.__setitem__(z > 2, 0), z)[1])(i.copy())",
    "set chosen": "(lambda z: (z.__setitem__([2, 0], y), z)[1])(x.copy())",
    "reshape": "x.reshape(5, -1)", "T": "x.T", "transpose": "x.transpose(1, 2, 0)", "swapaxes": "np.swapaxes(x, 0, 2)",
    "flip": "np.flip(x, axis=1)", "flip all": "np.flip(i)", "concatenate": "np.concatenate([x, 2 * x], axis=1)",
    "stack": "np.stack([i, i], axis=1)", "vstack": "np.vstack([v, v])", "hstack": "np.hstack([i, i])",
    "column_stack": "np.column_stack([v, 2 * v])", "tile": "np.tile(i, (2, 3))", "repeat": "np.repeat(i, 2, axis=1)",
    "repeat flat": "np.repeat(v, 3)", "pad": "np.pad(i, ((1, 0), (2, 3)), constant_values=9)", "split": "np.split(x, 2, axis=1)[1]",
    "meshgrid": "np.meshgrid(v, np.arange(3.0))[0]", "meshgrid 1": "np.meshgrid(v, np.arange(3.0))[1]",
    "broadcast": "np.broadcast_to(y, (3, 4, 5))", "outer": "np.outer(v, v)", "diag": "np.diag(a)", "diag of vector": "np.diag(v)",
    "trace": "np.trace(a)", "matmul": "x @ rng_free(5, 3)", "matmul batched": "x @ x.transpose(0, 2, 1)", "vector matmul": "v @ x.transpose(2, 0, 1).reshape(5, 12)",
    "matmul stretched": "x[:, np.newaxis] @ x.transpose(0, 2, 1)", "dot": "np.dot(v, v)",
    "eigvals": "np.linalg.eigh(s)[0]", "eigvec outer": "(lambda e: e[1] @ np.diag(e[0]) @ e[1].T)(np.linalg.eigh(s))",
    "eigvec abs": "np.abs(np.linalg.eigh(s)[1])", "svd s": "np.linalg.svd(x[0])[1]", "svd u abs": "np.abs(np.linalg.svd(x[0], full_matrices=False)[0])",
    "svd v abs": "np.abs(np.linalg.svd(x[0], full_matrices=False)[2])", "qr r abs": "np.abs(np.linalg.qr(x[0].T)[1])",
    "qr q abs": "np.abs(np.linalg.qr(x[0].T)[0])", "cholesky": "np.linalg.cholesky(s)", "solve": "np.linalg.solve(a, x[0])",
    "solve vector": "np.linalg.solve(a, a[0])", "inv": "np.linalg.inv(a)", "det": "np.linalg.det(a)", "norm": "np.linalg.norm(x)",
    "norm 1": "np.linalg.norm(x, axis=1)", "logsumexp": "np.log(np.exp(x).sum(axis=1))",
    "arange": "np.arange(2, 11, 3)", "arange steps": "np.arange(0.5, 3, 0.5)", "linspace": "np.linspace(-1, 2, 7)",
    "linspace open": "np.linspace(0, 1, 5, endpoint=False)", "eye": "np.eye(3, 4)",
    "float to int": "(w[:6] * 3).astype(np.int32)", "float to uint8": "np.array([0.0, 1.9, 255.0]).astype(np.uint8)",
    "int to bool": "i.astype(bool)", "uint8 to float": "u.astype(np.float32) / np.float32(255)",
    # What NumPy's quickstart and statistics add.
    "isclose": 'np.isclose(w, w + 1e-9)',
    "int dot": 'i.T @ i',
    "int vector dot": 'i[0] @ i[1]',
    "tril": 'np.tril(a, 1)',
    "triu": 'np.triu(a)',
    "roll": 'np.roll(x, 2)',
    "roll axis": 'np.roll(x, -1, axis=1)',
    "dstack": 'np.dstack([i, i])',
    "hsplit": 'np.hsplit(i, 2)[1]',
    "moveaxis": 'np.moveaxis(x, 0, 2)',
    "diff": 'np.diff(x)',
    "argwhere": 'np.argwhere(b)',
    "nonzero": 'np.nonzero(i > 2)[1]',
    "where one": 'np.where(i > 2)[0]',
    "average": 'np.average(x, axis=1, weights=np.abs(x))',
    "median axis": 'np.median(x, axis=1)',
    "median": 'np.median(v)',
    "quantile": 'np.quantile(x, 0.3)',
    "percentiles": 'np.percentile(x, [25, 60])',
    "cov": 'np.cov(x[0])',
    "corrcoef": 'np.corrcoef(x[0])',
    "histogram": 'np.histogram(x, bins=7)[0]',
    "histogram edges": 'np.histogram(x, bins=7)[1]',
    "histogram density": 'np.histogram(x, bins=5, range=(-1, 1), density=True)[0]',
    "unique counts": 'np.unique(i, return_counts=True)[1]',
    "digitize": 'np.digitize(v, np.array([-1.0, 0.0, 0.5]))',
    "interp": 'np.interp(v, np.array([-1.0, 0.0, 1.0]), np.array([3.0, 1.0, 5.0]))',
    "sum two axes": 'np.sum(x, axis=(1, 2))',
    "mean two axes": 'np.mean(x, axis=(0, 1))',
    "einsum": "np.einsum('ij,jk->ik', x[0], x[1].T)",
    "einsum batched": "np.einsum('bij,bkj->bik', x, x)",
    "einsum transposed": "np.einsum('ij->ji', a)",
    "einsum implicit": "np.einsum('ba,bc', a, s)",
    "einsum sum": "np.einsum('ij->', a)",
    "pinv": 'np.linalg.pinv(x[0])',
    "sinh": 'np.sinh(x)',
    "cosh": 'np.cosh(x)',
}


def rng_free(*shape):
    """The same numbers on both sides: 0, 1, 2, ... over ten."""
    return np.arange(np.prod(shape), dtype=float).reshape(shape) / 10


def encoded(array):
    array = np.asarray(array)
    return {"dtype": str(array.dtype), "shape": list(array.shape),
            "bytes": base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()}


with np.errstate(all="ignore"):
    results = {name: encoded(eval(line, {"np": np, "rng_free": rng_free, **OPERANDS})) for name, line in CASES.items()}
with open(sys.argv[1], "w") as file:
    json.dump({"operands": {name: encoded(value) for name, value in OPERANDS.items()}, "results": results}, file, indent=0)
print(len(results), "cases")
