"""What Keras prints: summary() and the progress bar."""

import contextlib
import io
import os
import sys

from keras_common import GOLDEN, np, write

import keras
from keras import layers, models
from keras.src.utils import progbar


def lecture_models():
    x = inputs = layers.Input(shape=(32, 32, 1), name="encoder_input")
    for filters in (32, 64, 128):
        x = layers.Conv2D(filters, (3, 3), strides=2, activation="relu", padding="same")(x)
    before = x.shape[1:]
    x = layers.Flatten()(x)
    code = layers.Dense(2, name="encoder_output")(x)
    encoder = models.Model(inputs, code)
    x = decoder_input = layers.Input(shape=(2,), name="decoder_input")
    x = layers.Dense(int(np.prod(before)))(x)
    x = layers.Reshape(before)(x)
    for filters in (128, 64, 32):
        x = layers.Conv2DTranspose(filters, (3, 3), strides=2, activation="relu", padding="same")(x)
    x = layers.Conv2D(1, (3, 3), strides=1, activation="sigmoid", padding="same", name="decoder_output")(x)
    decoder = models.Model(decoder_input, x)
    return encoder, decoder, models.Model(inputs, decoder(code))


class Sampling(layers.Layer):
    def call(self, inputs):
        return inputs[0] + inputs[1]


def branching_model():
    x = inputs = layers.Input(shape=(32, 32, 1), name="encoder_input")
    x = layers.Conv2D(32, 3, strides=2, padding="same")(x)
    x = layers.BatchNormalization()(x)
    x = layers.LeakyReLU()(x)
    x = layers.Flatten()(x)
    mean = layers.Dense(2, name="z_mean")(x)
    variance = layers.Dense(2, name="z_log_var")(x)
    z = Sampling()([mean, variance])
    return models.Model(inputs, [mean, variance, z], name="encoder")


def shared_model():
    a, b = layers.Input(shape=(4,)), layers.Input(shape=(4,))
    shared = layers.Dense(3)
    x = layers.Concatenate()([shared(a), shared(b)])
    return models.Model([a, b], layers.Dense(1)(x))


def summaries():
    results = []

    def add(name, model, columns, **settings):
        os.environ["COLUMNS"] = str(columns)
        stream = io.StringIO()
        with contextlib.redirect_stdout(stream):
            model.summary(**settings)
        lines = [line.rstrip() if not line.startswith(("│", "┃")) else line for line in stream.getvalue().split("\n")]
        results.append({"case": name, "columns": columns, "text": "\n".join(lines)})

    keras.backend.clear_session()
    encoder, decoder, autoencoder = lecture_models()
    for columns in (80, 100, 130):
        add("encoder", encoder, columns)
        add("decoder", decoder, columns)
        add("autoencoder", autoencoder, columns)
        add("autoencoder_nested", autoencoder, columns, expand_nested=True)
    autoencoder.compile("adam", "mse")
    autoencoder.optimizer.build(autoencoder.trainable_variables)
    encoder.trainable = False
    add("autoencoder_frozen", autoencoder, 100, show_trainable=True)
    for columns in (80, 100, 130):
        keras.backend.clear_session()
        add("branching", branching_model(), columns)
    keras.backend.clear_session()
    add("shared", shared_model(), 100)
    keras.backend.clear_session()
    add("sequential", models.Sequential([layers.Input((784,)), layers.Dense(128, activation="relu"), layers.Dense(10)]), 100)
    add("sequential_unbuilt", models.Sequential([layers.Dense(128), layers.Dense(10)]), 100)
    write("summaries.json", results)


def bars():
    """Runs of the bar on a clock of our own: at each call the time is the next of `times`."""
    results = []

    def add(name, target, verbose, calls):
        clock = iter([call[0] for call in calls])
        start = next(clock)
        real = progbar.time.time
        times = {"now": start}
        progbar.time.time = lambda: times["now"]
        stream = io.StringIO()
        sys.modules.setdefault("ipykernel", sys)
        try:
            # Values are the epoch's means already, so Keras is told not to average them again.
            names = {n for call in calls[1:] for n, _ in call[2]}
            bar = progbar.Progbar(target, verbose=verbose, stateful_metrics=names)
            with contextlib.redirect_stdout(stream):
                for time, current, values, finalize in calls[1:]:
                    times["now"] = time
                    bar.update(current, values, finalize=finalize)
        finally:
            progbar.time.time = real
        results.append({
            "case": name, "target": target, "verbose": verbose, "start": start,
            "calls": [{"time": c[0], "current": c[1], "values": [[n, v] for n, v in c[2]], "finalize": c[3]}
                      for c in calls[1:]],
            "text": stream.getvalue(),
        })

    add("epoch", 600, 1, [(100.0,)] + [
        (100.2, 1, [("loss", 0.69)], False), (100.21, 2, [("loss", 0.68)], False),
        (100.4, 30, [("loss", 0.5)], False), (103.0, 300, [("loss", 0.3123456)], False),
        (106.0, 600, [("loss", 0.29)], False), (106.5, 600, [("loss", 0.29), ("val_loss", 0.2609)], True)])
    add("predict", 157, 1, [(5.0,), (5.01, 1, [], False), (5.07, 20, [], False), (5.9, 157, [], False), (5.91, 157, [], True)])
    add("slow", 1000, 1, [(9.0,), (11.0, 1, [("loss", 1234.5)], False), (150.0, 40, [("loss", 0.0005)], False),
                          (200.0, 60, [("loss", -0.5)], False), (9000.0, 999, [("loss", 1e-8)], False),
                          (9001.0, 1000, [("loss", 0.0)], True)])
    add("one", 1, 1, [(9.0,), (9.087, 1, [], False), (9.0871, 1, [], True)])
    add("fast", 10000, 1, [(9.0,), (9.0001, 1, [], False), (9.06, 900, [], False), (9.5, 10000, [], True)])
    add("lines", 600, 2, [(100.0,), (100.2, 1, [("loss", 0.69)], False), (106.5, 600, [("loss", 0.29), ("val_loss", 0.2609)], True)])
    write("progress.json", results)


summaries()
bars()
