"""What scikit-learn's GaussianMixture gives from given starts: for Tests/Library/LearnTests.

.venv/bin/python scripts/golden/sklearn_mixture.py Tests/Library/LearnTests/Golden/mixture.json   # pip install scikit-learn
"""

import json
import sys
import warnings

import numpy as np
from sklearn.mixture import GaussianMixture

warnings.simplefilter("ignore")
rng = np.random.default_rng(11)
CENTRES = np.array([[0.0, 0.0], [3.5, 1.0], [-1.0, 4.0]])
SPREAD = np.array([[[1.0, 0.0], [0.6, 0.5]], [[0.4, 0.0], [0.0, 1.2]], [[0.8, 0.0], [-0.5, 0.6]]])
GROUP = rng.choice(3, 120, p=[0.5, 0.3, 0.2])
X = np.round(CENTRES[GROUP] + np.einsum("nij,nj->ni", SPREAD[GROUP], rng.normal(size=(120, 2))), 3)
MEANS = np.array([[-0.5, 0.5], [3.0, 0.0], [0.0, 3.0]])
WEIGHTS = np.array([0.4, 0.4, 0.2])
PRECISIONS = {
    "full": np.array(
        [[[1.0, 0.2], [0.2, 0.8]], [[2.0, 0.0], [0.0, 1.0]], [[1.5, -0.3], [-0.3, 0.7]]]
    ),
    "diag": np.array([[1.0, 0.8], [2.0, 1.0], [1.5, 0.7]]),
    "spherical": np.array([1.0, 1.5, 0.7]),
}


def table(array):
    array = np.asarray(array, float)
    return {"shape": list(array.shape), "values": [float(v) for v in array.ravel()]}


operands = {"x": table(X), "means": table(MEANS), "weights": table(WEIGHTS)}
results = {}
for kind, precisions in PRECISIONS.items():
    operands[f"precisions {kind}"] = table(precisions)
    for steps in (1, 200):
        mixture = GaussianMixture(
            3,
            covariance_type=kind,
            max_iter=steps,
            tol=1e-6,
            means_init=MEANS,
            weights_init=WEIGHTS,
            precisions_init=precisions,
        ).fit(X)
        name = f"{kind} {steps}"
        for key, value in {
            "weights": mixture.weights_,
            "means": mixture.means_,
            "covariances": mixture.covariances_,
            "scores": mixture.score_samples(X),
            "probabilities": mixture.predict_proba(X),
            "components": mixture.predict(X),
            "score": mixture.score(X),
            "bound": mixture.lower_bound_,
            "steps": mixture.n_iter_,
            "converged": mixture.converged_,
        }.items():
            results[f"{name} {key}"] = table(value)

json.dump({"operands": operands, "results": results}, open(sys.argv[1], "w"))
