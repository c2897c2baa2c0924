"""Five small programs on autoencoders, trained by real Keras on JAX from weights and data that the
tests use too.

Each has parts that meet only in whole programs: a training step of one's own with normalisation and
decay of weights; a schedule with early stopping; layers of series; labels through an embedding with
clipped gradients; a U with dilation, penalties and moving averages. Nothing is drawn at random. Writes programs.json:

    PYTHONPATH=.venv-keras/keras-3.9.2 .venv-keras/bin/python scripts/golden/keras_programs.py
"""

import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

from keras_common import np, numbers, write

import keras
from keras import layers, ops

rng = np.random.default_rng(23)
cases = []


def start(model):
    """Weights from the generator, so that both sides begin alike."""
    values = [(0.3 * rng.normal(size=v.shape)).astype("float32") for v in model.weights]
    for variable, value in zip(model.weights, values):
        if "variance" in variable.path:
            value[...] = np.abs(value) + 0.5
        variable.assign(value)
    return [numbers(value) for value in values]


def record(name, model, weights, data, history, **more):
    history = {key: [float(value) for value in values] for key, values in history.history.items()}
    cases.append(
        {
            "case": name,
            "start": weights,
            "data": [numbers(x) for x in data],
            "history": history,
            "end": [numbers(v) for v in model.get_weights()],
            **more,
        }
    )


def uniform(*shape):
    return rng.uniform(size=shape).astype("float32")


# 1. A masked autoencoder with a training step of its own.
class Masked(keras.Model):
    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder, self.decoder = encoder, decoder

    def call(self, x, training=False):
        return self.decoder(self.encoder(x, training=training), training=training)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        mask = x[..., 1:]
        squared = ops.square(y - y_pred) * mask
        return ops.sum(squared) / ops.sum(mask)


inputs = keras.Input((8, 8, 2))
x = layers.Conv2D(4, 3, strides=2, padding="same", use_bias=False)(inputs)
x = layers.BatchNormalization(momentum=0.9)(x)
encoder = keras.Model(inputs, layers.LeakyReLU(negative_slope=0.2)(x))
code = keras.Input((4, 4, 4))
decoder = keras.Model(
    code, layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid")(code)
)
masked = Masked(encoder, decoder)
masked(np.zeros((1, 8, 8, 2), "float32"))
weights = start(masked)
masked.compile(optimizer=keras.optimizers.AdamW(learning_rate=3e-2, weight_decay=1e-2))
images, mask = uniform(12, 8, 8, 1), (uniform(12, 8, 8, 1) < 0.5).astype("float32")
seen = np.concatenate([images * (1 - mask), mask], axis=-1)
history = masked.fit(seen, images, batch_size=5, epochs=3, shuffle=False, verbose=0)
record("masked", masked, weights, [seen, images], history)

# 2. A schedule with early stopping, then a rate that falls on a plateau.
inputs = keras.Input((12,))
x = layers.Dense(6, activation="relu", kernel_initializer="he_normal")(inputs)
mean, log_variance = layers.Dense(2)(x), layers.Dense(2)(x)


class Divergence(layers.Layer):
    def call(self, values):
        mean, log_variance = values
        self.add_loss(
            ops.mean(
                -0.5 * ops.sum(1 + log_variance - ops.square(mean) - ops.exp(log_variance), axis=-1)
            )
        )
        return mean


decoder = keras.Sequential(
    [keras.Input((2,)), layers.Dense(6, activation="relu"), layers.Dense(12, activation="sigmoid")]
)
vae = keras.Model(inputs, decoder(Divergence()([mean, log_variance])))
weights = start(vae)


def likelihood(y_true, y_pred):
    return 12 * keras.losses.binary_crossentropy(y_true, y_pred)


data, held = uniform(20, 12), uniform(8, 12)
schedule = keras.optimizers.schedules.ExponentialDecay(
    0.1, decay_steps=4, decay_rate=0.5, staircase=True
)
vae.compile(optimizer=keras.optimizers.Adam(schedule), loss=likelihood, metrics=["mse"])
stopping = keras.callbacks.EarlyStopping(
    monitor="val_loss", min_delta=1e-3, patience=2, restore_best_weights=True
)
history = vae.fit(
    data,
    data,
    batch_size=8,
    epochs=12,
    shuffle=False,
    verbose=0,
    validation_data=(held, held),
    callbacks=[stopping],
)
record(
    "schedule",
    vae,
    weights,
    [data, held],
    history,
    stopped=stopping.stopped_epoch,
    best=stopping.best_epoch,
    rate=float(vae.optimizer.learning_rate),
)
weights = [numbers(v) for v in vae.get_weights()]
vae.compile(
    optimizer=keras.optimizers.RMSprop(0.05, momentum=0.9), loss=likelihood, metrics=["mse"]
)
plateau = keras.callbacks.ReduceLROnPlateau(
    monitor="loss", factor=0.5, patience=1, min_lr=1e-3, min_delta=0.05
)
history = vae.fit(data, data, batch_size=20, epochs=10, verbose=0, callbacks=[plateau])
record("plateau", vae, weights, [data], history)

# 3. A series: convolutions along it, and what a threshold says of the errors.
series = keras.Sequential(
    [
        keras.Input((16, 1)),
        layers.Conv1D(4, 5, strides=2, padding="same", activation="relu"),
        layers.MaxPooling1D(2, padding="same"),
        layers.Conv1D(2, 3, padding="same", activation="relu"),
        layers.UpSampling1D(2),
        layers.Conv1DTranspose(4, 5, strides=2, padding="same", activation="relu"),
        layers.Conv1DTranspose(1, 5, padding="same"),
    ]
)
weights = start(series)
data = uniform(24, 16, 1)
series.compile(optimizer=keras.optimizers.Adam(0.02), loss="mae")
history = series.fit(
    data, data, batch_size=7, epochs=4, shuffle=False, verbose=0, validation_split=0.25
)
errors = np.mean(np.abs(series.predict(data, verbose=0) - data), axis=(1, 2))
record(
    "series",
    series,
    weights,
    [data],
    history,
    threshold=float(errors.mean() + errors.std()),
    errors=numbers(errors),
)

# 4. Labels through an embedding, clipped gradients, two metrics, weights for samples.
image, label = keras.Input((6, 6, 1), name="image"), keras.Input((1,), name="label", dtype="int32")
plane = layers.Reshape((6, 6, 1))(layers.Embedding(3, 36)(label))
x = layers.Conv2D(4, 3, strides=2, padding="same", activation="relu")(
    layers.Concatenate()([image, plane])
)
x = layers.Concatenate()(
    [layers.GlobalAveragePooling2D()(x), layers.Flatten()(layers.Embedding(3, 2)(label))]
)
x = layers.Reshape((3, 3, 4))(layers.Dense(36, activation="relu")(x))
x = layers.Conv2D(1, 3, padding="same")(layers.UpSampling2D()(x))
conditional = keras.Model([image, label], layers.Flatten()(layers.Activation("sigmoid")(x)))
weights = start(conditional)
images, labels, counts = (
    uniform(10, 6, 6, 1),
    rng.integers(0, 3, size=(10, 1)).astype("int32"),
    uniform(10) + 0.5,
)
conditional.compile(
    optimizer=keras.optimizers.Adam(0.02, clipnorm=0.5),
    loss="binary_crossentropy",
    metrics=["mae"],
    weighted_metrics=["mse"],
)
targets = images.reshape(10, 36)
history = conditional.fit(
    [images, labels],
    targets,
    sample_weight=counts,
    batch_size=4,
    epochs=3,
    shuffle=False,
    verbose=0,
)
record("conditional", conditional, weights, [images, labels.astype("float32"), counts], history)

# 5. A U with dilation, penalties, a cosine schedule and moving averages. No bias before a batch
# normalization: its gradient is zero but for rounding, which Adam makes steps of any size of.
inputs = keras.Input((8, 8, 1))


def block(x, filters, rate=1):
    x = layers.Conv2D(
        filters,
        3,
        padding="same",
        dilation_rate=rate,
        use_bias=False,
        kernel_regularizer=keras.regularizers.l2(1e-2),
    )(x)
    return layers.Activation("relu")(layers.BatchNormalization()(x))


first = block(inputs, 3)
x = block(layers.MaxPooling2D(2)(first), 4, 2)
x = layers.Conv2DTranspose(3, 2, strides=2, padding="same")(x)
x = block(layers.Concatenate()([x, first]), 3)
net = keras.Model(inputs, layers.Add()([inputs, layers.Conv2D(1, 1, activation="tanh")(x)]))
weights = start(net)


def psnr(y_true, y_pred):
    return 10 * ops.log10(1 / ops.mean(ops.square(y_true - y_pred)))


clean = uniform(10, 8, 8, 1)
noisy = clean + (0.1 * rng.normal(size=clean.shape)).astype("float32")
net.compile(
    optimizer=keras.optimizers.Adam(
        keras.optimizers.schedules.CosineDecay(0.02, 8), use_ema=True, ema_momentum=0.7
    ),
    loss="mae",
    metrics=[psnr],
)
history = net.fit(
    noisy, clean, batch_size=4, epochs=3, shuffle=False, verbose=0, validation_data=(noisy, clean)
)
result = net.evaluate(noisy, clean, verbose=0, return_dict=True)
record(
    "denoiser",
    net,
    weights,
    [noisy, clean],
    history,
    evaluated={key: float(value) for key, value in result.items()},
)

write("programs.json", cases)
