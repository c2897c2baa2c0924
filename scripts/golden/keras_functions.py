"""Activations, losses, metrics, optimizers and learning rates, by real Keras."""

from keras_common import np, numbers, write

import keras
import tensorflow as tf

rng = np.random.default_rng(11)

# MARK: activations

NAMES = ["linear", "relu", "relu6", "sigmoid", "tanh", "softmax", "log_softmax", "softplus", "softsign", "elu",
         "selu", "gelu", "silu", "mish", "exponential", "leaky_relu", "hard_sigmoid"]


def activation(name):
    x = np.concatenate([np.linspace(-7, 7, 15) + 0.01, rng.normal(size=9)]).astype("float32").reshape(4, 6)
    direction = rng.normal(size=x.shape).astype("float32")
    tensor = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(tensor)
        y = keras.activations.get(name)(tensor)
        total = tf.reduce_sum(y * direction)
    return {"case": name, "input": numbers(x), "output": numbers(y), "direction": numbers(direction),
            "gradient": numbers(tape.gradient(total, tensor))}


write("activations.json", [activation(name) for name in NAMES])

# MARK: losses


def loss(name, object, true, predicted, weight=None):
    tensor = tf.constant(predicted)
    with tf.GradientTape() as tape:
        tape.watch(tensor)
        value = object(true, tensor, sample_weight=weight)
    config = object.get_config()
    if isinstance(object, keras.losses.Huber):
        config["delta"] = object._fn_kwargs["delta"]
    return {"case": name, "class_name": type(object).__name__, "config": config, "true": numbers(true),
            "predicted": numbers(predicted), "weight": None if weight is None else numbers(weight),
            "value": numbers(value), "gradient": numbers(tape.gradient(value, tensor))}


def probabilities(*shape):
    return rng.uniform(0.02, 0.98, size=shape).astype("float32")


def distribution(*shape):
    p = probabilities(*shape)
    return (p / p.sum(-1, keepdims=True)).astype("float32")


def normal(*shape):
    return rng.normal(size=shape).astype("float32")


classes = np.array([2, 0, 3, 1])
onehot = np.eye(4, dtype="float32")[classes]
L = keras.losses
edge = np.array([[0.0, 1.0, 1e-9, 0.5]], "float32")
losses = [
    loss("mse", L.MeanSquaredError(), normal(3, 4), normal(3, 4)),
    loss("mse_images", L.MeanSquaredError(), probabilities(2, 3, 3, 1), probabilities(2, 3, 3, 1)),
    loss("mse_weighted", L.MeanSquaredError(), normal(3, 4), normal(3, 4), np.array([1, 2, 0.5], "float32")),
    loss("mse_sum", L.MeanSquaredError(reduction="sum"), normal(3, 4), normal(3, 4)),
    loss("mae", L.MeanAbsoluteError(), normal(3, 4), normal(3, 4)),
    loss("bce", L.BinaryCrossentropy(), probabilities(3, 4), probabilities(3, 4)),
    loss("bce_images", L.BinaryCrossentropy(), probabilities(2, 3, 3, 1), probabilities(2, 3, 3, 1)),
    loss("bce_logits", L.BinaryCrossentropy(from_logits=True), probabilities(3, 4), 5 * normal(3, 4)),
    loss("bce_smoothed", L.BinaryCrossentropy(label_smoothing=0.1), np.round(probabilities(3, 4)), probabilities(3, 4)),
    loss("bce_edges", L.BinaryCrossentropy(), np.array([[0.0, 1.0, 1.0, 0.0]], "float32"), edge),
    loss("cce", L.CategoricalCrossentropy(), onehot, distribution(4, 4)),
    loss("cce_unnormalized", L.CategoricalCrossentropy(), onehot, probabilities(4, 4)),
    loss("cce_logits", L.CategoricalCrossentropy(from_logits=True), onehot, normal(4, 4)),
    loss("cce_smoothed", L.CategoricalCrossentropy(label_smoothing=0.2), onehot, distribution(4, 4)),
    loss("scce", L.SparseCategoricalCrossentropy(), classes, distribution(4, 4)),
    loss("scce_unnormalized", L.SparseCategoricalCrossentropy(), classes, probabilities(4, 4)),
    loss("scce_logits", L.SparseCategoricalCrossentropy(from_logits=True), classes, normal(4, 4)),
    loss("kld", L.KLDivergence(), distribution(3, 4), distribution(3, 4)),
    loss("huber", L.Huber(), 2 * normal(3, 4), 2 * normal(3, 4)),
    loss("huber_delta", L.Huber(delta=0.5), normal(3, 4), normal(3, 4)),
    loss("log_cosh", L.LogCosh(), 3 * normal(3, 4), 3 * normal(3, 4)),
]
write("losses.json", losses)

# MARK: metrics


def metric(name, object, true, predicted):
    values = []
    for t, p in zip(true, predicted):
        object.update_state(t, p)
        values.append(float(object.result()))
    return {"case": name, "name": object.name, "true": [numbers(t) for t in true],
            "predicted": [numbers(p) for p in predicted], "values": values}


M = keras.metrics
pairs = lambda make, *shape: ([make(*shape), make(2, *shape[1:])], [make(*shape), make(2, *shape[1:])])
binary = ([np.round(probabilities(5, 2)), np.round(probabilities(2, 2))], [probabilities(5, 2), probabilities(2, 2)])
sparse = ([np.array([0, 2, 1]), np.array([1, 1])], [distribution(3, 3), distribution(2, 3)])
dense = ([np.eye(3, dtype="float32")[c] for c in sparse[0]], sparse[1])
write("metrics.json", [
    metric("mean_squared_error", M.MeanSquaredError(), *pairs(normal, 5, 3)),
    metric("mean_absolute_error", M.MeanAbsoluteError(), *pairs(normal, 5, 3)),
    metric("root_mean_squared_error", M.RootMeanSquaredError(), *pairs(normal, 5, 3)),
    metric("binary_crossentropy", M.BinaryCrossentropy(), *pairs(probabilities, 5, 3)),
    metric("binary_accuracy", M.BinaryAccuracy(), *binary),
    metric("categorical_accuracy", M.CategoricalAccuracy(), *dense),
    metric("sparse_categorical_accuracy", M.SparseCategoricalAccuracy(), *sparse),
])

# MARK: optimizers


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
    return {"case": name, "class_name": type(object).__name__, "config": keras.saving.serialize_keras_object(object)["config"],
            "start": [numbers(x) for x in start], "gradients": gradients, "values": values, "rates": rates,
            "variables": [numbers(v) for v in object.variables]}


O = keras.optimizers
S = O.schedules
write("optimizers.json", [
    optimizer("sgd", O.SGD(0.1)),
    optimizer("sgd_momentum", O.SGD(0.1, momentum=0.9)),
    optimizer("sgd_nesterov", O.SGD(0.1, momentum=0.9, nesterov=True)),
    optimizer("sgd_clipnorm", O.SGD(0.1, clipnorm=1.0)),
    optimizer("sgd_global_clipnorm", O.SGD(0.1, global_clipnorm=1.0)),
    optimizer("sgd_clipvalue", O.SGD(0.1, clipvalue=0.5)),
    optimizer("sgd_decay", O.SGD(0.1, weight_decay=0.1)),
    optimizer("rmsprop", O.RMSprop()),
    optimizer("rmsprop_momentum", O.RMSprop(0.01, momentum=0.5)),
    optimizer("rmsprop_centered", O.RMSprop(0.01, centered=True)),
    optimizer("adam", O.Adam()),
    optimizer("adam_settings", O.Adam(0.05, beta_1=0.7, beta_2=0.9, epsilon=1e-3)),
    optimizer("adam_amsgrad", O.Adam(0.05, amsgrad=True, beta_2=0.5)),
    optimizer("adamw", O.AdamW(0.05, weight_decay=0.2)),
    optimizer("adagrad", O.Adagrad(0.1)),
    optimizer("exponential_decay", O.SGD(S.ExponentialDecay(0.1, 2, 0.5))),
    optimizer("exponential_decay_stairs", O.SGD(S.ExponentialDecay(0.1, 2, 0.5, staircase=True))),
    optimizer("inverse_time_decay", O.SGD(S.InverseTimeDecay(0.1, 2, 0.5))),
    optimizer("polynomial_decay", O.SGD(S.PolynomialDecay(0.1, 4, 0.01, power=2.0))),
    optimizer("polynomial_decay_cycle", O.SGD(S.PolynomialDecay(0.1, 4, 0.01, cycle=True))),
    optimizer("piecewise", O.SGD(S.PiecewiseConstantDecay([1, 3], [0.1, 0.05, 0.01]))),
    optimizer("cosine_decay", O.SGD(S.CosineDecay(0.1, 4, alpha=0.1))),
    optimizer("cosine_decay_warmup", O.SGD(S.CosineDecay(0.0, 4, warmup_target=0.1, warmup_steps=2))),
])
