"""keras.io's convolutional autoencoder in real Keras: `reference-runs convolutional`'s peer."""

from setup import arguments, mnist, row

chosen = arguments(__doc__, epochs=3, denoising=0, seeds=[1])

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import layers  # noqa: E402


def model():
    image = layers.Input(shape=(28, 28, 1))
    x = image
    for _ in range(2):
        x = layers.Conv2D(32, (3, 3), activation="relu", padding="same")(x)
        x = layers.MaxPooling2D((2, 2), padding="same")(x)
    for _ in range(2):
        x = layers.Conv2DTranspose(32, (3, 3), strides=2, activation="relu", padding="same")(x)
    x = layers.Conv2D(1, (3, 3), activation="sigmoid", padding="same")(x)
    model = keras.Model(image, x)
    model.compile(optimizer="adam", loss="binary_crossentropy")
    assert model.count_params() == 28353
    return model


def noisy(x):
    return np.clip(x + 0.4 * np.random.normal(size=x.shape), 0, 1).astype("float32")


train, test = (
    mnist(part, chosen.images)[0].reshape(-1, 28, 28, 1) for part in ("train", "t10k"))
for seed in chosen.seeds:
    keras.utils.set_random_seed(seed)
    inputs = (noisy(train), noisy(test)) if chosen.denoising else (train, test)
    history = model().fit(
        inputs[0], train, epochs=chosen.epochs, batch_size=128, shuffle=True, verbose=0,
        validation_data=(inputs[1], test))
    row("denoising" if chosen.denoising else "plain", seed, history.history["val_loss"])
