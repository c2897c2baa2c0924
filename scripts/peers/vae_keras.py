"""The lecture's book's VAE for Fashion-MNIST in Keras on TensorFlow: the peer of `reference-runs vae fashion`.

usage: vae_keras.py [--epochs 5] [--seeds 1,2,...]

Prints for each seed the train means of the last epoch, the means over all 10,000 test images, and the loss of the last
test batch alone, which is what the book's test_step makes `fit` show as val_loss.
"""

import argparse
import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from idx import images
from keras import layers

WEIGHT = 500


class Sampling(layers.Layer):
    def call(self, inputs):
        mean, log_variance = inputs
        return mean + tf.exp(0.5 * log_variance) * tf.random.normal(tf.shape(mean))


def encoder():
    inputs = layers.Input((32, 32, 1))
    x = inputs
    for filters in (32, 64, 128):
        x = layers.Conv2D(filters, 3, strides=2, activation="relu", padding="same")(x)
    x = layers.Flatten()(x)
    mean, log_variance = layers.Dense(2)(x), layers.Dense(2)(x)
    return keras.Model(inputs, [mean, log_variance, Sampling()([mean, log_variance])])


def decoder():
    inputs = layers.Input((2,))
    x = layers.Reshape((4, 4, 128))(layers.Dense(2048)(inputs))
    for filters in (128, 64, 32):
        x = layers.Conv2DTranspose(filters, 3, strides=2, activation="relu", padding="same")(x)
    return keras.Model(inputs, layers.Conv2D(1, 3, activation="sigmoid", padding="same")(x))


class VAE(keras.Model):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = encoder(), decoder()
        self.trackers = [keras.metrics.Mean(name) for name in ("loss", "reconstruction_loss", "kl_loss")]

    @property
    def metrics(self):
        return self.trackers

    def terms(self, data):
        mean, log_variance, z = self.encoder(data)
        cross_entropy = keras.losses.binary_crossentropy(data, self.decoder(z))
        reconstruction = WEIGHT * tf.reduce_mean(cross_entropy)
        kl = -0.5 * tf.reduce_sum(1 + log_variance - tf.square(mean) - tf.exp(log_variance), axis=1)
        kl = tf.reduce_mean(kl)
        return reconstruction + kl, reconstruction, kl

    def noted(self, terms, data):
        count = tf.cast(tf.shape(data)[0], tf.float32)
        for tracker, term in zip(self.trackers, terms):
            tracker.update_state(term, sample_weight=count)
        return {tracker.name: tracker.result() for tracker in self.trackers}

    def train_step(self, data):
        with tf.GradientTape() as tape:
            terms = self.terms(data)
        weights = self.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(terms[0], weights), weights))
        return self.noted(terms, data)

    def test_step(self, data):
        return self.noted(self.terms(data), data)


def prepared(part):
    pixels = images("fashion-mnist", part).astype("float32") / 255
    return np.pad(pixels, ((0, 0), (2, 2), (2, 2)))[..., None]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seeds", default="1")
    arguments = parser.parse_args()
    train, test = prepared("train"), prepared("t10k")
    for seed in map(int, arguments.seeds.split(",")):
        keras.utils.set_random_seed(seed)
        model = VAE()
        model.compile(optimizer=keras.optimizers.Adam(5e-4))
        history = model.fit(
            train, epochs=arguments.epochs, batch_size=100, verbose=2, validation_data=(test, None)
        ).history
        last = float(model.terms(test[-100:])[0])
        values = " ".join(f"{name} {values[-1]:.2f}" for name, values in history.items())
        print(f"Keras {keras.__version__} seed {seed}: {values} last_test_batch {last:.2f}", flush=True)


main()
