"""The simple, deep and sparse autoencoders of Keras's blog: `reference-runs dense`'s peer."""

from setup import arguments, mnist, row

chosen = arguments(__doc__, epochs=10, seeds=[1, 2, 3, 4, 5])

import keras  # noqa: E402
from keras import layers, regularizers  # noqa: E402

# Keras 3 adds the penalty up over the batch where tf.keras 2 took its mean: 1e-4 / batch.
KINDS = {"simple": [32], "sparse": [32], "deep": [128, 64, 32, 64, 128]}


def model(kind):
    image = layers.Input(shape=(784,))
    x = image
    for units in KINDS[kind]:
        penalty = regularizers.L1(1e-4 / 256) if kind == "sparse" else None
        x = layers.Dense(units, activation="relu", activity_regularizer=penalty)(x)
    model = keras.Model(image, layers.Dense(784, activation="sigmoid")(x))
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


train, test = (mnist(part, chosen.images)[0] for part in ("train", "t10k"))
for kind in KINDS:
    for seed in chosen.seeds:
        keras.utils.set_random_seed(seed)
        history = model(kind).fit(
            train, train, epochs=chosen.epochs, batch_size=256, verbose=0,
            validation_data=(test, test))
        row(kind, seed, [history.history["loss"][-1], history.history["val_loss"][-1]])
