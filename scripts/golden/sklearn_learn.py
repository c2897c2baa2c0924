"""What scikit-learn and scikit-image give for small data: for Tests/Library/LearnTests.

    .venv/bin/python scripts/golden/sklearn_learn.py Tests/Library/LearnTests/Golden/learn.json   # pip install scikit-learn scikit-image
"""

import json
import sys
import warnings

import numpy as np
from skimage.metrics import peak_signal_noise_ratio, structural_similarity
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (accuracy_score, confusion_matrix, f1_score, mutual_info_score, precision_score, recall_score,
                             roc_auc_score, roc_curve)
from sklearn.model_selection import train_test_split
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import MinMaxScaler, StandardScaler

warnings.simplefilter("ignore")
rng = np.random.default_rng(5)
centres = np.array([[0.0, 0.0, 1.0], [4.0, 1.0, -2.0], [-3.0, 5.0, 0.5]])
group = rng.integers(0, 3, 90)
X = np.round(centres[group] + rng.normal(size=(90, 3)) * 1.4, 3)
X = np.hstack([X, np.full((90, 1), 2.5)])  # A feature that never changes.
START = X[[3, 20, 41]]
Y3 = np.where(rng.uniform(size=90) < 0.15, rng.integers(0, 3, 90), group) + 2
Y2 = (group == 1).astype(int)
SCORES = np.round(Y2 * 0.6 + rng.normal(size=90) * 0.5, 1)  # Many equal ones.
IMAGE = np.round(rng.uniform(size=(24, 20)), 3)
NOISY = np.clip(np.round(IMAGE + rng.normal(size=IMAGE.shape) * 0.1, 3), 0, 1)
COLOURS = np.round(rng.uniform(size=(16, 18, 3)), 3)
COLOURS2 = np.clip(np.round(COLOURS * 0.9 + 0.03, 3), 0, 1)
BYTES, BYTES2 = (IMAGE * 255).astype(np.uint8), (NOISY * 255).astype(np.uint8)


def table(array):
    array = np.asarray(array, float)
    return {"shape": list(array.shape), "values": [None if not np.isfinite(v) else float(v) for v in array.ravel()]}


results = {}


def put(name, value):
    results[name] = table(value)


for name, kwargs in {
    "split": dict(random_state=42), "split 0.2": dict(test_size=0.2, random_state=0), "split train": dict(train_size=0.61, random_state=7),
    "split ordered": dict(test_size=0.3, shuffle=False), "split stratified": dict(test_size=0.2, random_state=3, stratify=Y3),
    "split stratified both": dict(test_size=0.33, train_size=0.5, random_state=12, stratify=Y3),
}.items():
    train, test = train_test_split(np.arange(90), **kwargs)
    put(name + " train", train)
    put(name + " test", test)

scaler = StandardScaler().fit(X)
for name, value in (("mean", scaler.mean_), ("var", scaler.var_), ("scale", scaler.scale_), ("scaled", scaler.transform(X)),
                    ("unscaled", scaler.inverse_transform(X)), ("no mean", StandardScaler(with_mean=False).fit_transform(X)),
                    ("min max", MinMaxScaler((-1, 1)).fit_transform(X))):
    put(name, value)

kmeans = KMeans(3, init=START, n_init=1).fit(X)
put("kmeans centers", kmeans.cluster_centers_)
put("kmeans labels", kmeans.labels_)
put("kmeans inertia", kmeans.inertia_)
put("kmeans n_iter", kmeans.n_iter_)
put("kmeans predict", kmeans.predict(X[:9] + 0.5))
put("kmeans transform", kmeans.transform(X[:4]))
far = KMeans(3, init=np.vstack([START[:2], [[1e3, 1e3, 1e3, 1e3]]]), n_init=1).fit(X)
put("kmeans empty centers", far.cluster_centers_)
put("kmeans empty labels", far.labels_)
best = KMeans(3, n_init=10, random_state=0).fit(X)
put("kmeans best inertia", best.inertia_)

for metric in ("euclidean", "manhattan", "cosine"):
    search = NearestNeighbors(n_neighbors=4, metric=metric, algorithm="brute").fit(X)
    distances, indices = search.kneighbors(X[:7] + 0.25)
    put(f"neighbors {metric} distances", distances)
    put(f"neighbors {metric} indices", indices)
    put(f"neighbors {metric} own", search.kneighbors(n_neighbors=2)[1])

for name, y, kwargs in (("three", Y3, {}), ("two", Y2, {}), ("strong", Y3, dict(C=0.01)), ("plain", Y2, dict(fit_intercept=False))):
    model = LogisticRegression(tol=1e-10, max_iter=10000, **kwargs).fit(X[:, :3], y)
    put(f"logistic {name} coef", model.coef_)
    put(f"logistic {name} intercept", np.broadcast_to(model.intercept_, model.coef_.shape[0]))
    put(f"logistic {name} probabilities", model.predict_proba(X[:5, :3]))
    put(f"logistic {name} predicted", model.predict(X[:, :3]))
    put(f"logistic {name} score", model.score(X[:, :3], y))
    put(f"logistic {name} decision", model.decision_function(X[:3, :3]))

for name, kwargs in (("roc", {}), ("roc all", dict(drop_intermediate=False)), ("roc 0", dict(pos_label=0))):
    for part, value in zip(("fpr", "tpr", "thresholds"), roc_curve(Y2, SCORES, **kwargs)):
        put(f"{name} {part}", value)
put("auc", roc_auc_score(Y2, SCORES))
probabilities = LogisticRegression(max_iter=1000).fit(X[:, :3], Y3).predict_proba(X[:, :3]).round(4)
probabilities[:, 2] = 1 - probabilities[:, 0] - probabilities[:, 1]
put("auc three", roc_auc_score(Y3, probabilities, multi_class="ovr"))
guess = np.roll(Y3, 1)
put("confusion", confusion_matrix(Y3, guess))
put("confusion labels", confusion_matrix(Y3, guess, labels=[4, 2]))
for normalize in ("true", "pred", "all"):
    put(f"confusion {normalize}", confusion_matrix(Y3, guess, normalize=normalize))
put("accuracy", accuracy_score(Y3, guess))
put("accuracy count", accuracy_score(Y3, guess, normalize=False))
put("accuracy weights", accuracy_score(Y3, guess, sample_weight=np.arange(90) + 1.0))
binary = (SCORES > 0.4).astype(int)
for name, score in (("precision", precision_score), ("recall", recall_score), ("f1", f1_score)):
    put(name, score(Y2, binary))
    put(f"{name} 0", score(Y2, binary, pos_label=0))
    for average in ("macro", "micro", "weighted"):
        put(f"{name} {average}", score(Y3, guess, average=average))
put("mutual information", mutual_info_score(Y3, Y2))

put("psnr", peak_signal_noise_ratio(IMAGE, NOISY, data_range=1))
put("psnr bytes", peak_signal_noise_ratio(BYTES, BYTES2))
put("ssim", structural_similarity(IMAGE, NOISY, data_range=1))
put("ssim 5", structural_similarity(IMAGE, NOISY, data_range=1, win_size=5))
put("ssim bytes", structural_similarity(BYTES, BYTES2))
put("ssim colours", structural_similarity(COLOURS, COLOURS2, data_range=1, channel_axis=-1))
put("ssim gaussian", structural_similarity(IMAGE, NOISY, data_range=1, gaussian_weights=True, use_sample_covariance=False))

operands = {"x": X, "start": START, "y3": Y3, "y2": Y2, "scores": SCORES, "image": IMAGE, "noisy": NOISY, "colours": COLOURS,
            "colours2": COLOURS2, "probabilities": probabilities, "guess": guess}
with open(sys.argv[1], "w") as file:
    json.dump({"operands": {n: table(v) for n, v in operands.items()}, "results": results}, file)
print(len(results), "values")
