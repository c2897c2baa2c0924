"""The deep autoencoder from stored weights and without shuffling: loss and val_loss of 4 epochs.

The same file trained in Lectern gives the same numbers: see docs/reference-runs.md.
"""

from setup import arguments, mnist

chosen = arguments(__doc__, file="deep.keras")

import keras  # noqa: E402
from keras import layers  # noqa: E402

keras.utils.set_random_seed(1)
image = layers.Input(shape=(784,))
x = image
for units in (128, 64, 32, 64, 128):
    x = layers.Dense(units, activation="relu")(x)
model = keras.Model(image, layers.Dense(784, activation="sigmoid")(x))
model.compile(optimizer="adam", loss="binary_crossentropy")
model.save(chosen.file)
train, test = (mnist(part, chosen.images)[0] for part in ("train", "t10k"))
history = model.fit(
    train, train, epochs=4, batch_size=256, verbose=0, shuffle=False, validation_data=(test, test))
print(history.history)
