"""Whole runs of fit(), evaluate() and predict() from given weights and without shuffling, by real Keras."""

from keras_common import np, numbers, write

import keras
from keras import layers, models

rng = np.random.default_rng(3)


def normal(*shape):
    return rng.normal(size=shape).astype("float32")


def uniform(*shape):
    return rng.uniform(size=shape).astype("float32")


def run(name, model, x, y, compile, fit, callbacks=lambda: []):
    for variable in model.weights:
        if "moving" not in variable.path and "gamma" not in variable.path:
            variable.assign(0.3 * normal(*variable.shape))
    start = [numbers(w) for w in model.weights]
    model.compile(**compile())
    history = model.fit(x, y, shuffle=False, verbose=0, callbacks=callbacks(), **fit)
    # Keras's own epoch values are true means, except that 3.9 weighs the last, smaller batch as it should be: the same as ours.
    return {
        "case": name,
        "x": [numbers(a) for a in (x if isinstance(x, list) else [x])],
        "y": [numbers(a) for a in (y if isinstance(y, list) else [y])],
        "start": start,
        "history": {k: [float(v) for v in values] for k, values in history.history.items()},
        "weights": [numbers(w) for w in model.weights],
        "evaluate": {k: float(v) for k, v in model.evaluate(x, y, verbose=0, batch_size=6, return_dict=True).items()},
        "predict": [numbers(p) for p in (lambda r: r if isinstance(r, list) else [r])(model.predict(x, verbose=0, batch_size=6))],
        "learning_rate": float(model.optimizer.learning_rate),
    }


def classifier():
    return models.Sequential([
        layers.Input((6,)), layers.Dense(8, activation="relu", kernel_regularizer=keras.regularizers.L2(0.01)),
        layers.BatchNormalization(), layers.Dense(3, activation="softmax")])


def autoencoder():
    x = inputs = layers.Input((8, 8, 1))
    x = layers.Conv2D(4, 3, strides=2, padding="same", activation="relu")(x)
    shape = x.shape[1:]
    x = layers.Flatten()(x)
    x = layers.Dense(3)(x)
    x = layers.Dense(int(np.prod(shape)))(x)
    x = layers.Reshape(shape)(x)
    x = layers.Conv2DTranspose(4, 3, strides=2, padding="same", activation="relu")(x)
    return models.Model(inputs, layers.Conv2D(1, 3, padding="same", activation="sigmoid")(x))


def two_outputs():
    a, b = layers.Input((4,), name="left"), layers.Input((3,), name="right")
    x = layers.Concatenate()([layers.Dense(5, activation="tanh")(a), b])
    return models.Model([a, b], [layers.Dense(2, name="numbers")(x), layers.Dense(1, activation="sigmoid", name="chance")(x)])


labels = rng.integers(0, 3, size=33)
images = uniform(20, 8, 8, 1)
data = normal(33, 6)
write("training.json", [
    run("classifier", classifier(), data, labels,
        lambda: dict(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"]),
        dict(epochs=3, batch_size=8, validation_split=0.25)),
    run("autoencoder", autoencoder(), images, images,
        lambda: dict(optimizer="adam", loss="binary_crossentropy", metrics=["mse", "mae"]),
        dict(epochs=3, batch_size=6, validation_data=(images[:5], images[:5]))),
    run("two_outputs", two_outputs(), [normal(12, 4), normal(12, 3)], [normal(12, 2), np.round(uniform(12, 1))],
        lambda: dict(optimizer="sgd", loss=["mse", "binary_crossentropy"], loss_weights=[1.0, 0.5]),
        dict(epochs=3, batch_size=4)),
    run("plateau", classifier(), data, labels,
        lambda: dict(optimizer=keras.optimizers.SGD(0.5), loss="sparse_categorical_crossentropy"),
        dict(epochs=12, batch_size=8, validation_split=0.25),
        lambda: [keras.callbacks.ReduceLROnPlateau(factor=0.5, patience=2, min_lr=0.01),
                 keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True)]),
    run("schedule", classifier(), data, labels,
        lambda: dict(optimizer="rmsprop", loss="sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"]),
        dict(epochs=4, batch_size=16),
        lambda: [keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.5 if epoch else 0.02)]),
])
