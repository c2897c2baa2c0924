"""Losses and metrics by the shapes of targets and predictions, with weights and without; several outputs. By real Keras 3.9.

Writes weighing.json (losses and metrics one by one) and compiled.json (whole models: which metric serves which output, what is
weighed, which accuracy is chosen).
"""

from keras_common import np, numbers, write

import keras
import tensorflow as tf

rng = np.random.default_rng(5)

SHAPES = [
    ((6,), (6,)), ((6,), (6, 1)), ((6, 1), (6, 1)), ((6, 1), (6,)), ((6, 3), (6, 3)), ((3, 4, 2), (3, 4, 2)),
    ((3, 4, 4), (3, 4, 4, 1)), ((3, 4, 4, 1), (3, 4, 4, 1)), ((3, 4, 4, 2), (3, 4, 4, 2)),
]
CLASS_SHAPES = [((6,), (6, 3)), ((6, 1), (6, 3)), ((3, 4), (3, 4, 3))]

METRICS = {
    "mse": keras.metrics.MeanSquaredError, "mae": keras.metrics.MeanAbsoluteError,
    "root_mean_squared_error": keras.metrics.RootMeanSquaredError, "binary_accuracy": keras.metrics.BinaryAccuracy,
    "binary_crossentropy": keras.metrics.BinaryCrossentropy, "categorical_accuracy": keras.metrics.CategoricalAccuracy,
    "categorical_crossentropy": keras.metrics.CategoricalCrossentropy, "kl_divergence": keras.metrics.KLDivergence,
    "precision": keras.metrics.Precision, "recall": keras.metrics.Recall, "auc": keras.metrics.AUC,
    "cosine_similarity": keras.metrics.CosineSimilarity, "hinge": keras.metrics.Hinge,
    "squared_hinge": keras.metrics.SquaredHinge, "poisson": keras.metrics.Poisson,
    "mape": keras.metrics.MeanAbsolutePercentageError, "msle": keras.metrics.MeanSquaredLogarithmicError,
    "log_cosh": keras.metrics.LogCoshError,
}
# These metrics of Keras 3.9 broadcast (6,) against (6, 1) to (6, 6), which their losses and all other metrics do not. Lectern compares
# number by number: the expected value is Keras's for targets of the predictions' shape.
BROADCASTING = {"hinge", "squared_hinge", "kl_divergence", "poisson"}
CLASS_METRICS = {
    "sparse_categorical_accuracy": keras.metrics.SparseCategoricalAccuracy,
    "sparse_categorical_crossentropy": keras.metrics.SparseCategoricalCrossentropy,
}
LOSSES = {
    "mse": keras.losses.MeanSquaredError, "mae": keras.losses.MeanAbsoluteError,
    "binary_crossentropy": keras.losses.BinaryCrossentropy, "huber": keras.losses.Huber,
    "categorical_crossentropy": keras.losses.CategoricalCrossentropy, "kl_divergence": keras.losses.KLDivergence,
    "log_cosh": keras.losses.LogCosh, "poisson": keras.losses.Poisson, "hinge": keras.losses.Hinge,
    "cosine_similarity": keras.losses.CosineSimilarity,
    "binary_focal_crossentropy": keras.losses.BinaryFocalCrossentropy,
}
CLASS_LOSSES = {"sparse_categorical_crossentropy": keras.losses.SparseCategoricalCrossentropy}


def of_kind(kind, name, make, shapes, classes=False):
    for true_shape, predicted_shape in shapes:
        if "categorical" in name and predicted_shape[-1] == 1 or len(predicted_shape) == 1 and "categorical" in name:
            continue
        predicted = rng.uniform(0.05, 0.95, predicted_shape).astype("float32")
        true = (rng.integers(0, 3, true_shape) if classes else rng.integers(0, 2, true_shape)).astype("float32")
        samples = true_shape[0]
        # What a loss gives one number for: the predictions' shape without the last axis.
        values = predicted_shape[:-1] if len(predicted_shape) > 1 else predicted_shape
        weights = {"none": None, "samples": rng.uniform(0.1, 2, samples).astype("float32")}
        if len(values) > 1:
            weights["values"] = rng.uniform(0.1, 2, values).astype("float32")
        for form, weight in weights.items():
            if form == "samples" and len(values) > 1 and kind == "loss":
                continue  # Keras multiplies along the last axis there, or fails
            try:
                compared = true
                if kind == "metric" and name in BROADCASTING and true.ndim != predicted.ndim:
                    if min(true.ndim, predicted.ndim) > 1:
                        continue
                    compared = true.reshape(-1, 1)
                    value = float(make()(compared, predicted.reshape(-1, 1), sample_weight=weight))
                else:
                    value = float(make()(compared, predicted, sample_weight=weight))
            except Exception:
                continue
            yield {"case": f"{kind} {name} {true_shape} {predicted_shape} {form}", "kind": kind, "name": name,
                   "true": numbers(true), "predicted": numbers(predicted),
                   "weight": None if weight is None else numbers(weight), "value": value}


def all_cases():
    for name, make in METRICS.items():
        yield from of_kind("metric", name, make, SHAPES)
    for name, make in CLASS_METRICS.items():
        yield from of_kind("metric", name, make, CLASS_SHAPES, classes=True)
    for name, make in LOSSES.items():
        yield from of_kind("loss", name, make, SHAPES)
    for name, make in CLASS_LOSSES.items():
        yield from of_kind("loss", name, make, CLASS_SHAPES, classes=True)


write("weighing.json", list(all_cases()))

# MARK: compiled models, trained with a learning rate of 0: what fit and evaluate report


def two_outputs():
    x = keras.Input((4,))
    return keras.Model(x, [keras.layers.Dense(2, name="a")(x), keras.layers.Dense(1, activation="sigmoid", name="b")(x)])


def one_output(units, activation):
    x = keras.Input((4,))
    return keras.Model(x, keras.layers.Dense(units, activation=activation, name="a")(x))


def image_output():
    x = keras.Input((4, 4, 1))
    return keras.Model(x, keras.layers.Conv2D(1, 3, padding="same", activation="sigmoid", name="a")(x))


x = rng.normal(size=(10, 4)).astype("float32")
images = rng.uniform(size=(10, 4, 4, 1)).astype("float32")
ya = rng.normal(size=(10, 2)).astype("float32")
yb = rng.integers(0, 2, 10).astype("float32")
classes = rng.integers(0, 3, 10).astype("float32")
onehot = np.eye(3, dtype="float32")[classes.astype(int)]
w = rng.uniform(0.1, 2, 10).astype("float32")
w2 = rng.uniform(0.1, 2, 10).astype("float32")
pixels = rng.uniform(0.1, 2, (10, 4, 4)).astype("float32")
binary = (images > 0.5).astype("float32")


def run(case, model, loss, inputs, targets, metrics=None, weighted=None, weights=None, class_weight=None,
        validation=None, loss_weights=None):
    model.compile(optimizer=keras.optimizers.SGD(0.0), loss=loss, metrics=metrics, weighted_metrics=weighted,
                  loss_weights=loss_weights)
    start = [numbers(v) for v in model.get_weights()]
    history = model.fit(inputs, targets, batch_size=5, epochs=1, verbose=0, shuffle=False, sample_weight=weights,
                        class_weight=class_weight, validation_data=validation).history
    as_list = lambda v: None if v is None else [numbers(t) for t in (v if isinstance(v, (list, tuple)) else [v])]
    return {"case": case, "start": start, "x": as_list(inputs), "y": as_list(targets), "weights": as_list(weights),
            "history": {k: float(v[-1]) for k, v in history.items()}}


cases = []
# Which accuracy is chosen.
for units, activation, loss, y in [
        (1, "sigmoid", "binary_crossentropy", yb), (1, "sigmoid", "binary_crossentropy", yb[:, None]),
        (1, "sigmoid", "mse", yb), (3, "softmax", "sparse_categorical_crossentropy", classes),
        (3, "softmax", "sparse_categorical_crossentropy", classes[:, None]),
        (3, "softmax", "categorical_crossentropy", onehot), (3, "sigmoid", "binary_crossentropy", onehot),
        (3, "sigmoid", "mse", onehot)]:
    cases.append(run(f"accuracy {units} {loss} {y.shape}", one_output(units, activation), loss, x, y, ["accuracy"]))
    cases[-1].update(units=units, activation=activation, loss=loss)
cases.append(run("accuracy of an autoencoder of images", image_output(), "binary_crossentropy", images, images,
                 ["accuracy", "mae"]))
# Weights of samples and of pixels.
for case, kwargs in {
        "one weights": dict(metrics=["mae"], weighted=["mae", "mse"], weights=w),
        "one class weights": dict(metrics=["accuracy"], weighted=["accuracy"], class_weight={0: 0.5, 1: 2.0}),
        "one validation weights": dict(metrics=["mae"], weighted=["mae"], weights=w, validation=(x, yb, w2)),
}.items():
    cases.append(run(case, one_output(1, "sigmoid"), "binary_crossentropy", x, yb, **kwargs))
    if "validation" in case:
        cases[-1]["validation_weights"] = numbers(w2)
cases.append(run("pixel weights", image_output(), "binary_crossentropy", images, binary, metrics=["mae"],
                 weighted=["mae"], weights=pixels))
# Several outputs.
both = [ya, yb]
losses = ["mse", "binary_crossentropy"]
for case, kwargs in {
        "two flat": dict(metrics=["mae", "accuracy"]),
        "two nested": dict(metrics=[["mae", "mse"], ["accuracy"]]),
        "two dictionary": dict(metrics={"b": ["accuracy", "mae"]}),
        "two none for one": dict(metrics=[[], ["accuracy"]]),
        "two one weight": dict(metrics=[["mae"], ["accuracy"]], weighted=[["mae"], ["accuracy"]], weights=w),
        "two weights": dict(metrics=[["mae"], ["mae"]], weighted=[["mae"], ["mae"]], weights=[w, w2]),
        "two loss weights": dict(metrics=["mae", "mae"], loss_weights=[1.0, 0.25]),
}.items():
    try:
        cases.append(run(case, two_outputs(), losses, x, both, **kwargs))
    except Exception as error:
        print(case, "is refused by Keras:", str(error)[:200])

write("compiled.json", cases)
