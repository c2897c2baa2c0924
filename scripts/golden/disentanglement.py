"""MIG and the FactorVAE score of small codes, by their formulas: for Tests/Library/AutoencodersTests.

    .venv/bin/python scripts/golden/disentanglement.py Tests/Library/AutoencodersTests/Golden/disentanglement.json   # pip install scikit-learn

MIG as disentanglement_lib defines it: scikit-learn's mutual information of each code, cut by NumPy's histogram into 20 parts, and each
factor. FactorVAE score by Kim and Mnih (2018), from given draws of samples.
"""

import json
import sys

import numpy as np
from sklearn.metrics import mutual_info_score

SAMPLES, SIZES = 400, [3, 6, 5, 2]
rng = np.random.default_rng(11)
factors = np.stack([rng.integers(0, size, SAMPLES) for size in SIZES], axis=1)
scaled = (factors - factors.mean(axis=0)) / factors.std(axis=0)
noise = rng.normal(size=(SAMPLES, 4))
half = np.sqrt(0.5)
rotation = np.array(
    [[half, half, 0, 0], [-half, half, 0, 0], [0, 0, half, half], [0, 0, -half, half]]
)
CODES = {
    "identity": scaled,
    "rotated": scaled @ rotation,
    "noisy": scaled + 0.7 * noise,
    "noise": noise,
    "doubled": np.hstack([scaled, scaled]),
    "collapsed": np.hstack(
        [scaled[:, :2] + 0.3 * noise[:, :2], 0.01 * noise[:, 2:], np.full((SAMPLES, 1), 0.25)]
    ),
    "mixed": np.tanh(scaled @ rng.normal(size=(4, 5))),
    "single": (scaled + 0.7 * noise).astype(np.float32),
}


def parts(code):
    return np.digitize(code, np.histogram(code, 20)[1][:-1])


def information(codes):
    return np.array([[mutual_info_score(f, parts(c)) for f in factors.T] for c in codes.T])


def mig(codes):
    table = np.sort(information(codes), axis=0)[::-1]
    entropy = np.array([mutual_info_score(f, f) for f in factors.T])
    return float(np.mean((table[0] - table[1]) / entropy))


def draws(count):
    votes = []
    for _ in range(count):
        factor = int(rng.integers(len(SIZES)))
        group = np.flatnonzero(factors[:, factor] == rng.integers(SIZES[factor]))
        votes.append({"factor": factor, "samples": rng.choice(group, 16).tolist()})
    return votes


def factor_vae(codes, train, test, threshold=0.05):
    variances = codes.astype(float).var(axis=0, ddof=1)
    active = variances >= threshold
    if not active.any():
        return 0.0

    def table(votes):
        counts = np.zeros((len(SIZES), active.sum()), int)
        for vote in votes:
            local = codes[vote["samples"]].astype(float).var(axis=0, ddof=1)
            counts[vote["factor"], np.argmin(local[active] / variances[active])] += 1
        return counts

    classifier = np.argmax(table(train), axis=0)
    counts = table(test)
    return float(counts[classifier, np.arange(counts.shape[1])].sum() / counts.sum())


train, test = draws(300), draws(150)
cases = {}
for name, codes in CODES.items():
    codes = codes if codes.dtype == np.float32 else np.round(codes, 4)
    cases[name] = {
        "codes": [[float(v) for v in row] for row in codes],
        "float32": codes.dtype == np.float32,
        "information": information(codes).tolist(),
        "mig": mig(codes),
        "factorVAE": factor_vae(codes, train, test),
    }
with open(sys.argv[1], "w") as file:
    json.dump(
        {"factors": factors.tolist(), "train": train, "test": test, "cases": cases},
        file,
        separators=(",", ":"),
    )
    file.write("\n")
print({name: (round(case["mig"], 3), round(case["factorVAE"], 3)) for name, case in cases.items()})
