"""What scikit-learn's measures, neighbours and linear regression give: for Tests/Library/LearnTests.

.venv/bin/python scripts/golden/sklearn_metrics.py Tests/Library/LearnTests/Golden/metrics.json   # pip install scikit-learn
"""

import json
import sys
import warnings

import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.metrics import (
    adjusted_rand_score,
    auc,
    average_precision_score,
    classification_report,
    mean_absolute_error,
    mean_squared_error,
    normalized_mutual_info_score,
    precision_recall_curve,
    r2_score,
    silhouette_samples,
    silhouette_score,
)
from sklearn.neighbors import KNeighborsClassifier

warnings.simplefilter("ignore")
rng = np.random.default_rng(11)
centres = np.array([[0.0, 0.0, 1.0], [3.0, 1.0, -2.0], [-2.0, 4.0, 0.5]])
group = rng.integers(0, 3, 60)
X = np.round(centres[group] + rng.normal(size=(60, 3)) * 1.3, 3)
CONSTANT = np.hstack(
    [X, np.full((60, 1), 2.5), X[:, :1]]
)  # A feature that never changes, and one twice.
Y3 = np.where(rng.uniform(size=60) < 0.15, rng.integers(0, 3, 60), group) + 2
Y2 = (group == 1).astype(int)
SCORES = np.round(Y2 * 0.6 + rng.normal(size=60) * 0.5, 1)  # Many equal ones.
GUESS = np.where(rng.uniform(size=60) < 0.3, rng.integers(2, 5, 60), Y3)
NEVER = np.where(GUESS == 3, 2, GUESS)  # One class is never predicted.
Y = np.round(X @ [1.5, -2.0, 0.3] + 4 + rng.normal(size=60) * 0.5, 3)
YS = np.round(np.stack([Y, 2 - 0.5 * Y + rng.normal(size=60)], axis=1), 3)
P = np.round(Y + rng.normal(size=60), 3)
PS = np.round(YS + rng.normal(size=(60, 2)), 3)
W = np.round(rng.uniform(0.2, 2, size=60), 3)
PROBABILITIES = np.round(rng.dirichlet([1, 1, 1], size=60), 4)
GROUPS = np.append(rng.integers(0, 4, 59), 9)  # A group of one.


def table(array):
    array = np.asarray(array, float)
    return {
        "shape": list(array.shape),
        "values": [None if not np.isfinite(v) else float(v) for v in array.ravel()],
    }


results, texts = {}, {}


def put(name, value):
    results[name] = table(value)


put("auc", auc(np.sort(SCORES), Y))
put("auc falling", auc(np.sort(SCORES)[::-1], Y))
for name, kwargs in (
    ("curve", {}),
    ("curve fewer", dict(drop_intermediate=True)),
    ("curve 0", dict(pos_label=0)),
):
    for part, value in zip(
        ("precision", "recall", "thresholds"), precision_recall_curve(Y2, SCORES, **kwargs)
    ):
        put(f"{name} {part}", value)
put("average precision", average_precision_score(Y2, SCORES))
put("average precision 0", average_precision_score(Y2, SCORES, pos_label=0))
put("average precision three", average_precision_score(Y3, PROBABILITIES))

for name, score in (
    ("squared", mean_squared_error),
    ("absolute", mean_absolute_error),
    ("r2", r2_score),
):
    put(name, score(Y, P))
    put(f"{name} two", score(YS, PS))
    put(f"{name} weights", score(YS, PS, sample_weight=W))
    put(f"{name} equal", score(np.ones(5), np.ones(5)))
    put(f"{name} constant", score(np.ones(5), np.arange(5)))

for name, x, y, kwargs, weights in (
    ("line", X, Y, {}, None),
    ("lines", X, YS, {}, None),
    ("weighted", X, Y, {}, W),
    ("through zero", X, Y, dict(fit_intercept=False), None),
    ("smallest", CONSTANT, YS, {}, None),
):
    model = LinearRegression(**kwargs).fit(x, y, sample_weight=weights)
    put(f"{name} coef", model.coef_)
    put(f"{name} intercept", model.intercept_)
    put(f"{name} predicted", model.predict(x[:7]))
    put(f"{name} score", model.score(x, y))

for name, kwargs in (
    ("one", dict(n_neighbors=1)),
    ("five", {}),
    ("four", dict(n_neighbors=4)),
    ("distance", dict(weights="distance")),
    ("manhattan", dict(n_neighbors=3, metric="manhattan")),
    ("cosine", dict(n_neighbors=6, metric="cosine")),
):
    knn = KNeighborsClassifier(**kwargs).fit(X[:40], Y3[:40])
    put(f"neighbors {name} probabilities", knn.predict_proba(X[30:]))
    put(f"neighbors {name} predicted", knn.predict(X[30:]))
    put(f"neighbors {name} score", knn.score(X[30:], Y3[30:]))

for name, (a, b) in {
    "guess": (Y3, GUESS),
    "groups": (Y3, GROUPS),
    "same": (Y3, 9 - Y3),
    "one": (Y3 * 0, GROUPS * 0),
    "half": (Y3, GROUPS * 0),
}.items():
    put(f"rand {name}", adjusted_rand_score(a, b))
    put(f"information {name}", normalized_mutual_info_score(a, b))
for method in ("geometric", "min", "max"):
    put(f"information {method}", normalized_mutual_info_score(Y3, GUESS, average_method=method))
for metric in ("euclidean", "manhattan", "cosine"):
    put(f"silhouette {metric}", silhouette_score(X, GROUPS, metric=metric))
    put(f"silhouettes {metric}", silhouette_samples(X, GROUPS, metric=metric))

texts["report"] = classification_report(Y3, GUESS)
texts["report names"] = classification_report(
    Y3, GUESS, target_names=["T-shirt", "a longer name than most", "bag"], digits=4
)
texts["report two"] = classification_report(Y2, (SCORES > 0.4).astype(int))
texts["report some"] = classification_report(Y3, GUESS, labels=[4, 2])
texts["report more"] = classification_report(Y3, GUESS, labels=[2, 3, 4, 5])
texts["report never"] = classification_report(Y3, NEVER)
texts["report fractions"] = classification_report(Y3.astype(float), GUESS)

operands = {
    "x": X,
    "constant": CONSTANT,
    "y3": Y3,
    "y2": Y2,
    "scores": SCORES,
    "guess": GUESS,
    "never": NEVER,
    "y": Y,
    "ys": YS,
    "p": P,
    "ps": PS,
    "w": W,
    "probabilities": PROBABILITIES,
    "groups": GROUPS,
}
with open(sys.argv[1], "w") as file:
    json.dump(
        {
            "operands": {n: table(v) for n, v in operands.items()},
            "results": results,
            "texts": texts,
        },
        file,
    )
print(len(results), "values", len(texts), "texts")
