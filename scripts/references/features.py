"""Features by scikit-learn's logistic regression: `reference-runs features`'s peer in real Keras."""

from setup import arguments, mnist, row

chosen = arguments(
    __doc__, epochs=20, seeds=[1], kind="all", k=25, firstK=100, alpha=3.0, masked=0.2,
    training="adam", c=1.0, iterations=300)

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import layers, ops  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402

UNITS = 1000


class KSparse(layers.Layer):
    """Passes the k largest numbers of each row; k is a variable, for the schedule."""

    def __init__(self, k, most):
        super().__init__()
        self.most = most
        self.k = self.add_weight(shape=(), initializer="zeros", dtype="int32", trainable=False)
        self.k.assign(k)

    def call(self, x):
        largest = ops.top_k(x, self.most)[0]
        threshold = ops.take(largest, self.k - 1, axis=-1)
        return ops.where(x >= ops.expand_dims(threshold, -1), x, 0)


class DenseTranspose(layers.Layer):
    """A Dense with the kernel of another, transposed."""

    def __init__(self, dense, activation):
        super().__init__()
        self.tied = [dense]  # in a list of its own, the kernel is counted once
        self.activation = keras.activations.get(activation)

    def build(self, shape):
        self.bias = self.add_weight(shape=(784,), initializer="zeros")

    def call(self, x):
        return self.activation(ops.matmul(x, ops.transpose(self.tied[0].kernel)) + self.bias)


class Masked(layers.Layer):
    """Sets a share of the pixels to 0 while training, and leaves the others as they are."""

    def call(self, x, training=False):
        return x * ops.cast(keras.random.uniform(ops.shape(x)) >= chosen.masked, x.dtype) \
            if training else x


class Schedule(keras.callbacks.Callback):
    """k in a straight line over the first half of the epochs, then constant."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def on_epoch_begin(self, epoch, logs=None):
        passed = min(1, epoch / max(1, chosen.epochs // 2))
        self.layer.k.assign(round(chosen.firstK + (chosen.k - chosen.firstK) * passed))


def optimizer(scale):
    if chosen.training == "adam":
        return keras.optimizers.Adam(1e-3)
    return keras.optimizers.SGD(0.01 * scale, momentum=0.9)


def denoising(images):
    """The features' function after training."""
    image, hidden = layers.Input((784,)), layers.Dense(UNITS, activation="relu")
    output = DenseTranspose(hidden, "sigmoid")(hidden(Masked()(image)))
    model = keras.Model(image, output)
    model.compile(optimizer=optimizer(1), loss="binary_crossentropy")
    model.fit(images, images, batch_size=128, epochs=chosen.epochs, verbose=2)
    units = keras.Model(image, hidden(image))
    return lambda x: units.predict(x, verbose=0)


def k_sparse(images):
    """The features' function after training."""
    small = keras.initializers.RandomNormal(stddev=0.01)
    hidden = layers.Dense(
        UNITS, kernel_initializer=small if chosen.training == "momentum" else "glorot_uniform")
    image, sparse = layers.Input((784,)), KSparse(chosen.k, max(chosen.firstK, chosen.k))
    activities = hidden(image)
    model = keras.Model(image, DenseTranspose(hidden, "linear")(sparse(activities)))
    model.compile(optimizer=optimizer(784), loss="mse")
    model.fit(
        images, images, batch_size=128, epochs=chosen.epochs, verbose=2,
        callbacks=[Schedule(sparse)])
    units = keras.Model(image, activities)
    return lambda x: largest(units.predict(x, verbose=0))


def largest(activities):
    """The alpha k largest of each row."""
    count = round(chosen.alpha * chosen.k)
    threshold = -np.partition(-activities, count - 1, axis=1)[:, count - 1:count]
    return np.where(activities >= threshold, activities, 0)


KINDS = {"pixels": lambda images: lambda x: x, "denoising": denoising, "k-sparse": k_sparse}
train, labels = mnist("train", chosen.images)
test, test_labels = mnist("t10k", chosen.images)
for kind in KINDS if chosen.kind == "all" else [chosen.kind]:
    for seed in chosen.seeds:
        keras.utils.set_random_seed(seed)
        extract = KINDS[kind](train)
        judge = LogisticRegression(C=chosen.c, max_iter=chosen.iterations)
        judge.fit(extract(train).astype("float64"), labels)
        score = judge.score(extract(test).astype("float64"), test_labels)
        row(kind, seed, [100 * (1 - score)])
