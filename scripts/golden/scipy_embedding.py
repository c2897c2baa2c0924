"""What SciPy and scikit-learn give for the assignment problem, the normal distribution, shuffling and
t-SNE (the exact method, from given places): for Tests/Library/LearnTests.

    python scripts/golden/scipy_embedding.py Tests/Library/LearnTests/Golden/embedding.json

Needs scikit-learn.
"""

import json
import sys

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.stats import norm
from sklearn.manifold import TSNE
from sklearn.utils import shuffle

rng = np.random.default_rng(5)
results, operands = {}, {}


def table(array):
    array = np.asarray(array, float)
    return {
        "shape": list(array.shape),
        "values": [None if not np.isfinite(v) else float(v) for v in array.ravel()],
    }


for name, size in {"square": (6, 6), "wide": (4, 7), "tall": (8, 3), "one": (1, 5)}.items():
    costs = np.round(rng.normal(size=size) * 10, 3)
    operands[f"costs {name}"] = table(costs)
    for rule, maximize in {"least": False, "most": True}.items():
        rows, columns = linear_sum_assignment(costs, maximize=maximize)
        results[f"{name} {rule} rows"] = table(rows)
        results[f"{name} {rule} columns"] = table(columns)

x = np.array([-4.0, -1.5, -0.2, 0.0, 0.7, 3.1])
q = np.array([1e-6, 0.05, 0.3, 0.5, 0.8, 0.999])
operands["x"], operands["q"] = table(x), table(q)
for name, (loc, scale) in {"standard": (0, 1), "other": (1.5, 0.4)}.items():
    results[f"pdf {name}"] = table(norm.pdf(x, loc, scale))
    results[f"logpdf {name}"] = table(norm.logpdf(x, loc, scale))
    results[f"cdf {name}"] = table(norm.cdf(x, loc, scale))
    results[f"ppf {name}"] = table(norm.ppf(q, loc, scale))

for seed in (0, 1, 42):
    results[f"shuffled {seed}"] = table(shuffle(np.arange(23), random_state=seed))

centres = rng.normal(size=(3, 8)) * 4
samples = np.round(centres[rng.integers(0, 3, 60)] + rng.normal(size=(60, 8)), 3)
places = np.round(rng.normal(size=(60, 2)) * 1e-2, 6)
solid = np.round(rng.normal(size=(60, 3)) * 1e-2, 6)
operands |= {"samples": table(samples), "places": table(places), "solid": table(solid)}
for name, options in {
    "plain": {"init": places, "learning_rate": 10.0},
    "perplexity": {"init": places, "perplexity": 5, "learning_rate": 5.0, "early_exaggeration": 4},
    "solid": {"init": solid, "n_components": 3, "early_exaggeration": 4},
}.items():
    tsne = TSNE(method="exact", max_iter=300, **options)
    tsne.fit(samples)
    results[f"tsne {name} divergence"] = table(tsne.kl_divergence_)
tsne = TSNE(method="exact", init=places).fit(samples)
results["tsne long divergence"] = table(tsne.kl_divergence_)

with open(sys.argv[1], "w") as file:
    json.dump({"operands": operands, "results": results, "texts": {}}, file)
print(len(results), "values")
