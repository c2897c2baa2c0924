"""Sparsity penalties and the parts of a beta-TCVAE's KL term, computed from their formulas: for Tests/Library/NetworksTests.

.venv/bin/python scripts/golden/numpy_penalties.py Tests/Library/NetworksTests/Golden/penalties.json   # needs NumPy alone
"""

import json
import sys

import numpy as np

rng = np.random.default_rng(3)


def table(array):
    array = np.asarray(array, float)
    return {"shape": list(array.shape), "values": [round(float(v), 12) for v in array.ravel()]}


def kl(p, q):
    """Of two Bernoulli distributions."""
    q = np.clip(q, 1e-7, 1 - 1e-7)
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


MEASURES = {"kl": kl, "l1": lambda p, q: np.abs(p - q), "l2": lambda p, q: (p - q) ** 2}
cases = []

# Ng's penalty: each unit's mean over the batch; alone, and with a running mean over three batches.
batches = [np.round(rng.uniform(size=(6, 4)), 3) for _ in range(3)]
batches[2][:, 1] = 0  # a unit that is never active
batches[2][:, 2] = 1  # one that always is
running, smoothed = None, []
for batch in batches:
    mean = batch.mean(axis=0)
    running = mean if running is None else 0.9 * running + 0.1 * mean
    smoothed.append(0.3 * kl(0.05, running).sum())
cases.append(
    {
        "case": "units",
        "batches": [table(b) for b in batches],
        "plain": table([0.3 * kl(0.05, b.mean(axis=0)).sum() for b in batches]),
        "running": table(smoothed),
    }
)

# The English lecture's loss: each sample's mean over the units of a layer, two layers.
layers = [
    np.round(rng.uniform(0, 0.4, size=(6, 5)), 3),
    np.round(rng.uniform(0, 0.4, size=(6, 2, 3)), 3),
]
for name, measure in MEASURES.items():
    value = sum(
        w * np.mean([measure(t, sample.mean()) for sample in layer])
        for w, t, layer in zip((0.5, 2.0), (0.1, 0.2), layers)
    )
    cases.append(
        {
            "case": f"samples {name}",
            "layers": [table(layer) for layer in layers],
            "value": table(value),
        }
    )

# Minibatch-weighted sampling, sum by sum.
M, D, N = 5, 3, 1000
mean, log_variance = (
    np.round(rng.normal(size=(M, D)), 3),
    np.round(rng.normal(size=(M, D)) * 0.5, 3),
)
z = np.round(mean + np.exp(0.5 * log_variance) * rng.normal(size=(M, D)), 3)


def log_normal(value, m, lv):
    return -0.5 * ((value - m) ** 2 / np.exp(lv) + lv + np.log(2 * np.pi))


information = correlation = dimensions = 0.0
for i in range(M):
    own = sum(log_normal(z[i, k], mean[i, k], log_variance[i, k]) for k in range(D))
    joint = np.log(
        sum(
            np.exp(sum(log_normal(z[i, k], mean[j, k], log_variance[j, k]) for k in range(D)))
            for j in range(M)
        )
        / (N * M)
    )
    product = sum(
        np.log(
            sum(np.exp(log_normal(z[i, k], mean[j, k], log_variance[j, k])) for j in range(M))
            / (N * M)
        )
        for k in range(D)
    )
    prior = sum(log_normal(z[i, k], 0.0, 0.0) for k in range(D))
    information += (own - joint) / M
    correlation += (joint - product) / M
    dimensions += (product - prior) / M
cases.append(
    {
        "case": "total correlation",
        "z": table(z),
        "mean": table(mean),
        "log_variance": table(log_variance),
        "dataset_size": N,
        "parts": table([information, correlation, dimensions]),
    }
)

json.dump(cases, open(sys.argv[1], "w"))
