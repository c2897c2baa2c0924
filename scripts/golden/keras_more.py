"""Further losses, metrics and optimizers, constraints and the orthogonal regularizer, by real Keras."""

import keras
import tensorflow as tf
from keras_common import np, numbers, write

rng = np.random.default_rng(23)


def normal(*shape):
    return rng.normal(size=shape).astype("float32")


def probabilities(*shape):
    return rng.uniform(0.02, 0.98, size=shape).astype("float32")


def loss(name, object, true, predicted):
    tensor = tf.constant(predicted)
    with tf.GradientTape() as tape:
        tape.watch(tensor)
        value = object(true, tensor)
    config = object.get_config()
    if isinstance(object, keras.losses.CosineSimilarity):
        config["axis"] = object._fn_kwargs["axis"]  # Keras 3.9 leaves it out
    return {"case": name, "class_name": type(object).__name__, "config": config, "true": numbers(true),
            "predicted": numbers(predicted), "weight": None, "value": numbers(value),
            "gradient": numbers(tape.gradient(value, tensor))}


L = keras.losses
signs = np.sign(normal(4, 3))
ones = np.round(probabilities(4, 3))
write("losses_more.json", [
    loss("cosine", L.CosineSimilarity(), normal(4, 3), normal(4, 3)),
    loss("cosine_axis", L.CosineSimilarity(axis=1), normal(2, 4, 3), normal(2, 4, 3)),
    loss("hinge", L.Hinge(), signs, normal(4, 3)),
    loss("hinge_binary", L.Hinge(), ones, normal(4, 3)),
    loss("squared_hinge", L.SquaredHinge(), signs, normal(4, 3)),
    loss("categorical_hinge", L.CategoricalHinge(), np.eye(3, dtype="float32")[[0, 2, 1, 2]], normal(4, 3)),
    loss("poisson", L.Poisson(), np.round(5 * probabilities(4, 3)), 3 * probabilities(4, 3)),
    loss("mape", L.MeanAbsolutePercentageError(), normal(4, 3), normal(4, 3)),
    loss("msle", L.MeanSquaredLogarithmicError(), 5 * probabilities(4, 3), 5 * probabilities(4, 3)),
    loss("focal", L.BinaryFocalCrossentropy(), ones, probabilities(4, 3)),
    loss("focal_balanced", L.BinaryFocalCrossentropy(apply_class_balancing=True, gamma=3.0), ones, probabilities(4, 3)),
    loss("focal_logits", L.BinaryFocalCrossentropy(from_logits=True, label_smoothing=0.1), ones, normal(4, 3)),
])


def metric(name, object, true, predicted):
    values = []
    for t, p in zip(true, predicted):
        object.update_state(t, p)
        values.append(float(object.result()))
    return {"case": name, "name": object.name, "true": [numbers(t) for t in true],
            "predicted": [numbers(p) for p in predicted], "values": values}


M = keras.metrics
binary = ([np.round(probabilities(6, 2)), np.round(probabilities(3, 2))], [probabilities(6, 2), probabilities(3, 2)])
classes = [np.array([0, 2, 6, 3]), np.array([1, 5, 4])]
scores = [probabilities(4, 7), probabilities(3, 7)]
rows = [np.eye(7, dtype="float32")[c] for c in classes]
unit = [s / s.sum(-1, keepdims=True) for s in scores]
pair = ([normal(4, 3), normal(2, 3)], [normal(4, 3), normal(2, 3)])
write("metrics_more.json", [
    metric("precision", M.Precision(), *binary), metric("recall", M.Recall(), *binary), metric("auc", M.AUC(), *binary),
    metric("top_k_categorical_accuracy", M.TopKCategoricalAccuracy(), rows, scores),
    metric("sparse_top_k_categorical_accuracy", M.SparseTopKCategoricalAccuracy(), classes, scores),
    metric("categorical_crossentropy", M.CategoricalCrossentropy(), rows, unit),
    metric("sparse_categorical_crossentropy", M.SparseCategoricalCrossentropy(), classes, unit),
    metric("kl_divergence", M.KLDivergence(), unit, [u[::-1] for u in unit]),
    metric("cosine_similarity", M.CosineSimilarity(), *pair),
    metric("poisson", M.Poisson(), [np.abs(a) for a in pair[0]], [np.abs(a) for a in pair[1]]),
    metric("mean_absolute_percentage_error", M.MeanAbsolutePercentageError(), *pair),
    metric("mean_squared_logarithmic_error", M.MeanSquaredLogarithmicError(), *pair),
    metric("hinge", M.Hinge(), [np.sign(a) for a in pair[0]], pair[1]),
])


def optimizer(name, object, steps=6):
    start = [normal(2, 3), normal(3)]
    variables = [keras.Variable(value) for value in start]
    gradients, values, rates = [], [], []
    for _ in range(steps):
        g = [normal(2, 3) * 2, normal(3)]
        rates.append(float(object.learning_rate))
        object.apply([tf.constant(x) for x in g], variables)
        gradients.append([numbers(x) for x in g])
        values.append([numbers(v) for v in variables])
    return {"case": name, "class_name": type(object).__name__,
            "config": keras.saving.serialize_keras_object(object)["config"], "start": [numbers(x) for x in start],
            "gradients": gradients, "values": values, "rates": rates, "variables": [numbers(v) for v in object.variables]}


O = keras.optimizers
write("optimizers_more.json", [
    optimizer("adadelta", O.Adadelta(1.0)), optimizer("adadelta_settings", O.Adadelta(0.5, rho=0.8, epsilon=1e-3)),
    optimizer("adamax", O.Adamax(0.05)), optimizer("adamax_settings", O.Adamax(0.05, beta_1=0.7, beta_2=0.9)),
    optimizer("nadam", O.Nadam(0.05)), optimizer("nadam_settings", O.Nadam(0.05, beta_1=0.7, beta_2=0.9, epsilon=1e-3)),
    optimizer("lion", O.Lion(0.05)), optimizer("lion_settings", O.Lion(0.05, beta_1=0.7, beta_2=0.9, weight_decay=0.1)),
])


def projection(name, object, w):
    return {"case": name, "class_name": type(object).__name__, "config": object.get_config(), "w": numbers(w),
            "result": numbers(object(tf.constant(w)))}


C = keras.constraints
write("constraints.json", [
    projection("non_neg", C.NonNeg(), normal(4, 3)), projection("unit_norm", C.UnitNorm(), normal(4, 3)),
    projection("unit_norm_axis", C.UnitNorm(axis=1), normal(4, 3)),
    projection("max_norm", C.MaxNorm(1.5), 2 * normal(4, 3)),
    projection("min_max_norm", C.MinMaxNorm(0.5, 1.5, rate=0.7), 2 * normal(4, 3)),
])

R = keras.regularizers
square, wide = normal(4, 4), normal(2, 5)
write("orthogonal.json", [
    {"case": mode, "config": {"factor": 0.3, "mode": mode}, "x": numbers(x),
     "value": numbers(R.OrthogonalRegularizer(factor=0.3, mode=mode)(tf.constant(x)))}
    for mode, x in [("rows", square), ("columns", square), ("rows", wide)]
])
