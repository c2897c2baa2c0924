"""Two codes by an autoencoder and by PCA, with scikit-learn: `reference-runs two-codes`'s peer."""

from setup import arguments, mnist, row

chosen = arguments(__doc__, epochs=10, seeds=[1, 2, 3, 4, 5])

import keras  # noqa: E402
from keras import layers  # noqa: E402
from sklearn.decomposition import PCA  # noqa: E402
from sklearn.neighbors import KNeighborsClassifier  # noqa: E402


def models():
    image, code = layers.Input(shape=(784,)), layers.Input(shape=(2,))
    x = image
    for units in (128, 64):
        x = layers.Dense(units, activation="relu")(x)
    encoder = keras.Model(image, layers.Dense(2)(x))
    x = code
    for units in (64, 128):
        x = layers.Dense(units, activation="relu")(x)
    decoder = keras.Model(code, layers.Dense(784, activation="sigmoid")(x))
    both = keras.Model(image, decoder(encoder(image)))
    both.compile(optimizer="adam", loss="mse")
    return encoder, both


def result(name, seed, rebuilt, codes, test_codes):
    neighbours = KNeighborsClassifier(5).fit(codes, labels)
    row(name, seed, [((rebuilt - test) ** 2).mean(), neighbours.score(test_codes, test_labels)])


(train, labels), (test, test_labels) = (
    mnist(part, chosen.images) for part in ("train", "t10k"))
pca = PCA(2).fit(train)
codes = pca.transform(test)
result("PCA(2)", 0, pca.inverse_transform(codes), pca.transform(train), codes)
for seed in chosen.seeds:
    keras.utils.set_random_seed(seed)
    encoder, both = models()
    both.fit(train, train, epochs=chosen.epochs, batch_size=128, verbose=0)
    result(
        "autoencoder", seed, both.predict(test, verbose=0), encoder.predict(train, verbose=0),
        encoder.predict(test, verbose=0))
