"""Keras on TensorFlow, as the lecture runs it.  usage: keras_tensorflow.py CASE [--batch N] [--width N]"""

import argparse
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import layers, ops  # noqa: E402

import data  # noqa: E402
from serve import serve  # noqa: E402

STEPS = 10


def trunk(inputs, width):
    x = inputs
    for filters in (width, 2 * width, 4 * width):
        x = layers.Conv2D(filters, 3, strides=2, activation="relu", padding="same")(x)
    return layers.Flatten()(x)


def decoder(width):
    inputs = layers.Input((2,))
    x = layers.Reshape((4, 4, 4 * width))(layers.Dense(64 * width)(inputs))
    for filters in (4 * width, 2 * width, width):
        x = layers.Conv2DTranspose(filters, 3, strides=2, activation="relu", padding="same")(x)
    return keras.Model(inputs, layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x))


def autoencoder(width):
    inputs = layers.Input((32, 32, 1))
    model = keras.Model(inputs, decoder(width)(layers.Dense(2)(trunk(inputs, width))))
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


class Variational(keras.Model):
    """reconstruction_weight x reconstruction + KL, with a custom training step as in keras.io's example."""

    def __init__(self, encoder, decoder, reconstruction):
        super().__init__()
        self.encoder, self.decoder, self.reconstruction = encoder, decoder, reconstruction
        self.seed = keras.random.SeedGenerator(1)

    def train_step(self, images):
        import tensorflow as tf

        with tf.GradientTape() as tape:
            mean, log_variance = self.encoder(images)
            noise = keras.random.normal(ops.shape(mean), seed=self.seed)
            code = mean + ops.exp(0.5 * log_variance) * noise
            kl = -0.5 * ops.sum(1 + log_variance - mean**2 - ops.exp(log_variance), axis=1)
            loss = self.reconstruction(images, self.decoder(code)) + ops.mean(kl)
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"loss": loss}


def convolutional_vae(width):
    inputs = layers.Input((32, 32, 1))
    x = trunk(inputs, width)
    encoder = keras.Model(inputs, [layers.Dense(2)(x), layers.Dense(2)(x)])
    model = Variational(
        encoder, decoder(width), lambda x, y: 500.0 * ops.mean(keras.losses.binary_crossentropy(x, y))
    )
    model.compile(optimizer=keras.optimizers.Adam(5e-4))
    return model


def dense_vae():
    inputs = layers.Input((784,))
    x = layers.Dense(400, activation="relu")(inputs)
    encoder = keras.Model(inputs, [layers.Dense(20)(x), layers.Dense(20)(x)])
    code = layers.Input((20,))
    x = layers.Dense(784, activation="sigmoid")(layers.Dense(400, activation="relu")(code))
    model = Variational(
        encoder,
        keras.Model(code, x),
        lambda x, y: 784.0 * ops.mean(keras.losses.binary_crossentropy(x, y)),
    )
    model.compile(optimizer=keras.optimizers.Adam(1e-3))
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=["autoencoder", "vae", "dense_vae", "predict"])
    parser.add_argument("--batch", type=int)
    parser.add_argument("--width", type=int, default=32)
    options = parser.parse_args()
    case, batch, width = options.case, options.batch or 100, options.width
    keras.utils.set_random_seed(1)
    if case == "autoencoder":
        x, model = data.padded("train", batch * STEPS), autoencoder(width)
        serve(lambda: model.fit(x, x, batch_size=batch, epochs=1, verbose=0))
    elif case == "vae":
        x, model = data.padded("train", batch * STEPS), convolutional_vae(width)
        serve(lambda: model.fit(x, batch_size=batch, epochs=1, verbose=0))
    elif case == "dense_vae":
        batch = options.batch or 128
        x, model = data.flat("train", 10 * batch * STEPS), dense_vae()
        serve(lambda: model.fit(x, batch_size=batch, epochs=1, verbose=0))
    else:
        x, model = data.padded("t10k", 5000), autoencoder(width)
        serve(lambda: np.asarray(model.predict(x, batch_size=batch, verbose=0)))


main()
