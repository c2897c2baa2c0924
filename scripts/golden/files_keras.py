#!/usr/bin/env python3
"""Models of many shapes made, trained a little and saved by real Keras, with an input and what the model makes of it.

Usage: python scripts/golden/files_keras.py FOLDER [NAME...]

Tests/Library/NetworksTests/Golden/serialization holds a few of them, so that loading is tested without Python:
    python scripts/golden/files_keras.py Tests/Library/NetworksTests/Golden/serialization autoencoder sequential ...
scripts/test-keras-files.py makes all of them.
"""
import os
import pathlib
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
from keras import layers, models


def encoder_and_decoder(size=8, latent=2):
    inputs = layers.Input((size, size, 1), name="encoder_input")
    x = layers.Conv2D(4, (3, 3), strides=2, activation="relu", padding="same")(inputs)
    x = layers.Conv2D(6, (3, 3), strides=2, activation="relu", padding="same")(x)
    shape = x.shape[1:]
    x = layers.Flatten()(x)
    encoder = models.Model(inputs, layers.Dense(latent, name="encoder_output")(x))
    latents = layers.Input((latent,), name="decoder_input")
    x = layers.Dense(int(np.prod(shape)))(latents)
    x = layers.Reshape(shape)(x)
    x = layers.Conv2DTranspose(6, (3, 3), strides=2, activation="relu", padding="same")(x)
    x = layers.Conv2DTranspose(4, (3, 3), strides=2, activation="relu", padding="same")(x)
    outputs = layers.Conv2D(1, (3, 3), activation="sigmoid", padding="same", name="decoder_output")(x)
    return inputs, encoder, models.Model(latents, outputs)


def autoencoder():
    inputs, encoder, decoder = encoder_and_decoder()
    model = models.Model(inputs, decoder(encoder.output))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["mae"])
    return model, (8, 8, 1)


def nested_both():
    inputs, encoder, decoder = encoder_and_decoder()
    model = models.Model(inputs, layers.Activation("relu")(decoder(encoder(inputs))))
    model.compile(optimizer=keras.optimizers.Adam(5e-4, amsgrad=True), loss=keras.losses.MeanSquaredError())
    return model, (8, 8, 1)


def vae_encoder():
    inputs = layers.Input((8, 8, 1))
    x = layers.Flatten()(inputs)
    x = layers.Dense(16, activation="relu")(x)
    return models.Model(inputs, [layers.Dense(2, name="z_mean")(x), layers.Dense(2, name="z_log_var")(x)]), (8, 8, 1)


def decoder_only():
    return encoder_and_decoder()[2], (2,)


def sequential():
    model = keras.Sequential([
        layers.Input((6,)), layers.Dense(5, activation="tanh", kernel_regularizer="l2"),
        layers.Dropout(0.2), layers.Dense(3)])
    model.compile(optimizer=keras.optimizers.SGD(0.01, momentum=0.9), loss="mse")
    return model, (6,)


def sequential_without_input():
    model = keras.Sequential([layers.Dense(5, activation="elu"), layers.Dense(3, use_bias=False)])
    model.build((None, 6))
    return model, (6,)


def nested_sequential():
    inputs = layers.Input((6,))
    inner = keras.Sequential([layers.Input((6,)), layers.Dense(4), layers.LeakyReLU()], name="inner")
    return models.Model(inputs, layers.Dense(2)(inner(inputs))), (6,)


def shared_layer():
    inputs = layers.Input((4,))
    shared = layers.Dense(4, activation="softplus")
    return models.Model(inputs, layers.Add()([shared(inputs), shared(shared(inputs))])), (4,)


def model_used_twice():
    inputs = layers.Input((4,))
    inner_input = layers.Input((4,))
    inner = models.Model(inner_input, layers.Dense(4, activation="tanh")(inner_input))
    first = inner(inputs)
    second = inner(first)
    return models.Model(inputs, layers.Concatenate()([first, second])), (4,)


def models_in_models():
    innermost = keras.Sequential([layers.Input((4,)), layers.Dense(4, activation="tanh")])
    inner_input = layers.Input((4,))
    inner = models.Model(inner_input, layers.Dense(4)(innermost(inner_input)))
    outer = layers.Input((4,))
    return models.Model(outer, layers.Subtract()([inner(outer), innermost(outer)])), (4,)


def layer_of_two_models():
    shared = layers.Dense(4, activation="tanh")
    first, second, outer = layers.Input((4,)), layers.Input((4,)), layers.Input((4,))
    one = models.Model(first, shared(first))
    other = models.Model(second, layers.Dense(4)(shared(second)))
    return models.Model(outer, layers.Subtract()([one(outer), other(outer)])), (4,)


def two_inputs():
    first, second = layers.Input((4,)), layers.Input((3,))
    x = layers.Concatenate()([layers.Dense(3)(first), second])
    model = models.Model([first, second], [layers.Dense(2, name="a")(x), layers.Dense(1, name="b")(x)])
    return model, [(4,), (3,)]


def batch_normalization():
    inputs = layers.Input((8, 8, 2))
    x = layers.Conv2D(3, 3, use_bias=False, kernel_initializer="he_normal")(inputs)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU()(x)
    x = layers.Conv2D(2, (1, 3), padding="same", dilation_rate=1)(x)
    x = layers.BatchNormalization(center=False, scale=False, momentum=0.9)(x)
    model = models.Model(inputs, x)
    model.compile(optimizer=keras.optimizers.RMSprop(1e-3), loss="mae")
    return model, (8, 8, 2)


def layer_normalization():
    inputs = layers.Input((5, 4))
    return models.Model(inputs, layers.LayerNormalization()(layers.Dense(4)(inputs))), (5, 4)


def pooling():
    inputs = layers.Input((8, 8, 2))
    x = layers.MaxPooling2D()(layers.ZeroPadding2D(1)(inputs))
    x = layers.AveragePooling2D((2, 2), strides=1, padding="same")(x)
    x = layers.UpSampling2D()(x)
    x = layers.Cropping2D(((1, 0), (0, 2)))(x)
    a, b = layers.GlobalAveragePooling2D()(x), layers.GlobalMaxPooling2D()(x)
    return models.Model(inputs, layers.Multiply()([a, b])), (8, 8, 2)


def skip_connection():
    inputs = layers.Input((6, 6, 2))
    x = layers.Conv2D(2, 3, padding="same", activation="relu")(inputs)
    x = layers.Average()([x, inputs])
    x = layers.Maximum()([x, inputs])
    return models.Model(inputs, layers.Minimum()([x, layers.Rescaling(0.5, offset=0.1)(inputs)])), (6, 6, 2)


def activation_layers():
    inputs = layers.Input((6,))
    x = layers.Dense(6, activation="gelu")(inputs)
    x = layers.ELU(0.5)(layers.Activation("swish")(x))
    x = layers.ReLU(max_value=6, negative_slope=0.1)(x)
    x = layers.LeakyReLU(negative_slope=0.2)(x)
    return models.Model(inputs, layers.Softmax()(layers.Dense(6, activation="selu")(x))), (6,)


def permutation():
    inputs = layers.Input((4, 3))
    x = layers.Permute((2, 1))(inputs)
    x = layers.Flatten()(x)
    x = layers.RepeatVector(2)(x)
    return models.Model(inputs, layers.Reshape((-1, 4))(x)), (4, 3)


def regularized():
    inputs = layers.Input((6,))
    x = layers.Dense(
        5, kernel_regularizer=keras.regularizers.L1L2(0.01, 0.02), bias_initializer=keras.initializers.Constant(0.3),
        activity_regularizer=keras.regularizers.L1(0.001), kernel_initializer=keras.initializers.Orthogonal(2.0))(inputs)
    model = models.Model(inputs, layers.ActivityRegularization(l2=0.01)(layers.GaussianNoise(0.1)(x)))
    model.compile(optimizer=keras.optimizers.Adagrad(), loss="mse")
    return model, (6,)


def frozen():
    inputs = layers.Input((6,))
    x = layers.Dense(5, trainable=False)(inputs)
    model = models.Model(inputs, layers.Dense(2)(x))
    schedule = keras.optimizers.schedules.ExponentialDecay(0.01, 10, 0.9)
    model.compile(optimizer=keras.optimizers.AdamW(schedule), loss=keras.losses.Huber())
    return model, (6,)


def deep():
    x = inputs = layers.Input((3,), dtype="float32")
    for _ in range(14):
        x = layers.Dense(3, activation="tanh")(x)
    model = models.Model(inputs, x)
    model.compile(optimizer="rmsprop", loss="mse")
    return model, (3,)


@keras.saving.register_keras_serializable(package="Custom")
class ScaledShift(layers.Layer):
    """A layer of one's own; the Swift tests have a class of the same name."""

    def __init__(self, factor=2.0, **settings):
        super().__init__(**settings)
        self.factor = factor

    def build(self, input_shape):
        self.shift = self.add_weight(name="shift", shape=(input_shape[-1],), initializer="ones")

    def call(self, x):
        return x * self.factor + self.shift

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}


def custom_layer():
    inputs = layers.Input((4,))
    return models.Model(inputs, layers.Dense(3)(ScaledShift(1.5, name="own")(inputs))), (4,)


def dtype_policies():
    inputs = layers.Input((6,))
    x = layers.Dense(5, activation="tanh", dtype="float32")(inputs)
    return models.Model(inputs, layers.Dense(2, dtype="float64")(x)), (6,)


def operations():
    """Operations between layers: arithmetic, slices, functions, reductions, joins."""
    from keras import ops

    inputs = layers.Input((8, 8, 2))
    cut = inputs[:, 1:7, 1:7:2, :] * 0.5 + 1
    x = ops.mean(layers.Conv2D(4, 3, activation="relu", padding="same")(cut), axis=(1, 2))
    mean, spread = layers.Dense(3)(x), layers.Dense(3)(x)
    joined = mean + ops.exp(0.5 * spread) * ops.clip(spread, -1.0, 1.0) - 1 / (2 + ops.square(mean))
    together = ops.concatenate([joined, ops.maximum(mean, 0.0), ops.where(mean > spread, mean, spread)], axis=-1)
    model = models.Model(inputs, layers.Dense(3)(ops.reshape(together, (-1, 9))))
    model.compile(optimizer="adam", loss="mse")
    return model, (8, 8, 2)


def image_layers():
    inputs = layers.Input((8, 8, 2))
    x = layers.RandomFlip("horizontal")(inputs)
    x = layers.RandomTranslation(0.1, 0.1)(x)
    x = layers.RandomRotation(0.05)(x)
    x = layers.Conv2D(6, 3, padding="same", dilation_rate=2)(x)
    x = layers.GroupNormalization(groups=3)(x)
    x = layers.PReLU(shared_axes=[1, 2])(x)
    x = layers.SpatialDropout2D(0.2)(x)
    x = layers.Conv2DTranspose(4, 3, dilation_rate=2)(x)
    x = layers.UpSampling2D(2, interpolation="bilinear")(x)
    x = layers.GaussianDropout(0.2)(x)
    return models.Model(inputs, layers.Conv2D(1, 1)(x)), (8, 8, 2)


MODELS = [
    autoencoder, nested_both, vae_encoder, decoder_only, sequential, sequential_without_input, nested_sequential,
    shared_layer, model_used_twice, models_in_models, layer_of_two_models, two_inputs, batch_normalization, layer_normalization, pooling,
    skip_connection, activation_layers, permutation, regularized, frozen, deep, custom_layer,
    dtype_policies,
    operations,
    image_layers,
]


def as_list(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def predict(model, given):
    """The outputs as a list. (predict and fit of Keras 3.0 want TensorFlow whatever the backend.)"""
    return [keras.ops.convert_to_numpy(y) for y in as_list(model(given, training=False))]


def make(build, folder):
    keras.utils.set_random_seed(7)
    model, shapes = build()
    shapes = shapes if isinstance(shapes, list) else [shapes]
    random = np.random.default_rng(3)
    inputs = [random.uniform(size=(5, *shape)).astype("float32") for shape in shapes]
    given = inputs if len(inputs) > 1 else inputs[0]
    if model.compiled:
        target = random.uniform(size=predict(model, given)[0].shape).astype("float32")
        for _ in range(2):
            model.train_on_batch(given, target)
    # Biases and statistics that are not all zeros and ones.
    for weight in model.weights:
        if "seed" not in weight.name:
            noise = random.uniform(0.01, 0.1, size=weight.shape).astype("float32")
            weight.assign(keras.ops.convert_to_numpy(weight) + noise)
    arrays = {f"input_{i}": x for i, x in enumerate(inputs)}
    arrays.update({f"output_{i}": np.asarray(y, "float32") for i, y in enumerate(predict(model, given))})
    model.save(folder / f"{build.__name__}.keras")
    if build is autoencoder:
        model.save_weights(folder / f"{build.__name__}.weights.h5")
    # Keras 3.0 trains layers that were made with trainable=False.
    own_ways = (regularized, sequential) + ((frozen,) if keras.__version__.startswith("3.0.") else ())
    if model.compiled and build not in own_ways:
        # What one step more from the saved state makes of it; dropout and noise draw their own numbers.
        model.train_on_batch(given, np.full(arrays["output_0"].shape, 0.25, "float32"))
        arrays["trained_0"] = predict(model, given)[0]
    np.savez(folder / f"{build.__name__}.npz", **arrays)


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    names = sys.argv[2:]
    for build in MODELS:
        if not names or build.__name__ in names:
            make(build, folder)
    print(f"{len(names or MODELS)} models saved by Keras {keras.__version__} ({keras.backend.backend()})")
