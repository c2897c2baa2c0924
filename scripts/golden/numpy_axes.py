"""What NumPy's reductions give over axes in every form: for Tests/Library/TensorsTests/ReductionAxesTests.swift.

    .venv/bin/python scripts/golden/numpy_axes.py Tests/Library/TensorsTests/Golden/axes.json     # pip install numpy scipy
"""

import json
import sys
import warnings

import numpy as np
from scipy.special import logsumexp

rng = np.random.default_rng(11)
X = np.round(rng.normal(size=(3, 4, 5)), 3)
HOLES = X.copy()
HOLES[0, 1, 2] = HOLES[2, 3, 4] = np.nan
HOLES[1, 0] = np.nan
MASK = X > 0.2
WEIGHTS = np.round(rng.uniform(0.1, 2, size=(3, 4, 5)), 3)

AXES = [None, 0, 1, -1, (1,), (0, 2), (-1, 1), (0, 1, 2)]


def weights_for(axis):
    """One weight for each place along the folded axes, as `average` takes them."""
    if axis is None:
        return WEIGHTS
    folded = (axis,) if isinstance(axis, int) else axis
    index = tuple(slice(None) if a in [f % 3 for f in folded] else 0 for a in range(3))
    reduced = WEIGHTS[index]
    order = np.argsort(np.argsort([f % 3 for f in folded]))
    return reduced.transpose(order)


REDUCTIONS = {
    "sum": lambda a: np.sum(X, axis=a), "mean": lambda a: np.mean(X, axis=a), "max": lambda a: np.max(X, axis=a),
    "min": lambda a: np.min(X, axis=a), "var": lambda a: np.var(X, axis=a), "std": lambda a: np.std(X, axis=a),
    "var ddof": lambda a: np.var(X, axis=a, ddof=1), "prod": lambda a: np.prod(X, axis=a),
    "all": lambda a: np.all(MASK, axis=a), "any": lambda a: np.any(MASK, axis=a), "ptp": lambda a: np.ptp(X, axis=a),
    "logsumexp": lambda a: logsumexp(X, axis=a),
    "average": lambda a: np.average(X, axis=a), "average weights": lambda a: np.average(X, axis=a, weights=WEIGHTS),
    "average by axis": lambda a: np.average(X, axis=a, weights=weights_for(a)),
    "median": lambda a: np.median(X, axis=a), "percentile": lambda a: np.percentile(X, 37.5, axis=a),
    "quantile": lambda a: np.quantile(X, 0.8, axis=a), "count": lambda a: np.count_nonzero(MASK, axis=a),
    "norm": lambda a: np.sqrt(np.sum(X * X, axis=a)),
    "nansum": lambda a: np.nansum(HOLES, axis=a), "nanmean": lambda a: np.nanmean(HOLES, axis=a),
    "nanmax": lambda a: np.nanmax(HOLES, axis=a), "nanmin": lambda a: np.nanmin(HOLES, axis=a),
    "nanstd": lambda a: np.nanstd(HOLES, axis=a), "nanvar": lambda a: np.nanvar(HOLES, axis=a),
}


def listed(array):
    return [None if v != v else float(v) for v in np.asarray(array, float).ravel()]


warnings.simplefilter("ignore")
cases = []
for name, function in REDUCTIONS.items():
    for axis in AXES:
        value = np.asarray(function(axis))
        folded = range(3) if axis is None else [a % 3 for a in ((axis,) if isinstance(axis, int) else axis)]
        kept = [1 if a in folded else n for a, n in enumerate(X.shape)]
        cases.append({
            "name": name, "axes": None if axis is None else [axis] if isinstance(axis, int) else list(axis),
            "shape": list(value.shape), "kept": kept, "values": listed(value),
            "weights": listed(weights_for(axis)), "weightsShape": list(weights_for(axis).shape)})
with open(sys.argv[1], "w") as file:
    json.dump({"x": listed(X), "holes": listed(HOLES), "weights": listed(WEIGHTS), "cases": cases}, file)
print(len(cases), "cases")
