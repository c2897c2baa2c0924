"""Layers by real Keras on JAX, in the form of keras_layers.py: dilation, group normalisation, learned slopes, dropouts, resizing; and
images moved and turned.

Writes image_layers.json (layers) and affine.json (`ops.image.affine_transform`, with the numbers that RandomTranslation and
RandomRotation draw). It needs Keras on JAX, as scripts/test-keras-files.sh installs it:

    PYTHONPATH=.venv-keras/keras-3.9.2 .venv-keras/bin/python scripts/golden/keras_image_layers.py
"""

from keras_layer_cases import case, jax, normal, np, numbers
from keras_common import write

import keras
from keras import layers

cases = [
    case("conv2d_dilation", layers.Conv2D(3, 3, dilation_rate=2), (2, 7, 8, 2)),
    case("conv2d_dilation_same", layers.Conv2D(2, 3, dilation_rate=2, padding="same", activation="relu"), (2, 6, 7, 2)),
    case("conv2d_dilation_pair", layers.Conv2D(2, (2, 3), dilation_rate=(3, 1), padding="same"), (1, 7, 6, 2)),
    case("conv2d_transpose_dilation", layers.Conv2DTranspose(2, 3, dilation_rate=2), (2, 4, 5, 2)),
    case("conv2d_transpose_dilation_same", layers.Conv2DTranspose(2, 3, dilation_rate=2, padding="same"), (2, 4, 5, 2)),
    case("group_normalization", layers.GroupNormalization(groups=2), (2, 3, 4, 6)),
    case("group_normalization_vector", layers.GroupNormalization(groups=3, epsilon=1e-5), (4, 6)),
    case("group_normalization_instance", layers.GroupNormalization(groups=-1), (2, 4, 3, 3)),
    case("group_normalization_one", layers.GroupNormalization(groups=1, center=False), (2, 3, 3, 4)),
    case("group_normalization_plain", layers.GroupNormalization(groups=2, center=False, scale=False), (2, 3, 3, 4)),
    case("group_normalization_regularized", layers.GroupNormalization(groups=2, gamma_regularizer="l2", beta_regularizer="l1"),
         (2, 3, 3, 4)),
    case("prelu", layers.PReLU(), (3, 5)),
    case("prelu_image", layers.PReLU(shared_axes=[1, 2]), (2, 3, 4, 3)),
    case("prelu_regularized", layers.PReLU(alpha_initializer="he_normal", alpha_regularizer="l2"), (3, 5)),
    case("spatial_dropout2d", layers.SpatialDropout2D(0.4), (2, 3, 4, 3)),
    case("gaussian_dropout", layers.GaussianDropout(0.4), (3, 4)),
    case("up_sampling2d_bilinear", layers.UpSampling2D(2, interpolation="bilinear"), (2, 3, 4, 2)),
    case("up_sampling2d_bilinear_uneven", layers.UpSampling2D((3, 2), interpolation="bilinear"), (1, 4, 3, 2)),
    case("random_flip", layers.RandomFlip("horizontal", seed=1), (2, 4, 4, 1)),
    case("random_translation", layers.RandomTranslation(0.1, (-0.2, 0.3), fill_mode="wrap"), (2, 4, 4, 1)),
    case("random_rotation", layers.RandomRotation((-0.1, 0.2), fill_mode="constant"), (2, 4, 4, 1)),
]
# Keras 3.9 adds those to a configuration only where they were given; tuples are lists in JSON.
write("image_layers.json", cases)


def affine(name, transforms, fill_mode, interpolation="bilinear", fill_value=0.0):
    images = normal(len(transforms), 5, 6, 2)
    eight = np.pad(np.asarray(transforms, "float32"), ((0, 0), (0, 2)))

    def moved(x):
        return keras.ops.image.affine_transform(x, eight, interpolation, fill_mode, fill_value)

    output = np.asarray(moved(images))
    direction = normal(*output.shape)
    gradient = jax.grad(lambda x: (moved(x) * direction).sum())(images)
    return {"case": name, "images": numbers(images), "transforms": numbers(np.asarray(transforms, "float32")),
            "fill_mode": fill_mode, "interpolation": interpolation, "fill_value": fill_value, "output": numbers(output),
            "direction": numbers(direction), "gradient": numbers(gradient)}


shift = layers.RandomTranslation(0.4, 0.4)
translations = np.array([[1.3, -0.7], [-2.6, 3.2], [0.4, 9.1]], "float32")
moves = np.asarray(shift._get_translation_matrix(translations))[:, :6].tolist()
turn = layers.RandomRotation(0.5)
zeros, ones = np.zeros(3, "float32"), np.ones(3, "float32")
turns = np.asarray(turn._compute_affine_matrix(
    0.5, 0.5, np.array([20.0, -75.0, 180.0], "float32"), zeros, zeros, ones, zeros, zeros, 5, 6))[:, :6].tolist()
general = [[1.2, 0.3, -1.1, -0.2, 0.8, 0.6], [0.5, -1.0, 3.3, 1.0, 0.4, -0.9], [2.0, 0.1, -4.7, 0.3, 1.7, -3.2]]
affine_cases = []
for mode in ["reflect", "wrap", "constant", "nearest"]:
    affine_cases.append(affine(f"translation {mode}", moves, mode, fill_value=0.5))
    affine_cases.append(affine(f"rotation {mode}", turns, mode))
    affine_cases.append(affine(f"general {mode}", general, mode, fill_value=-1.0))
    affine_cases.append(affine(f"general nearest {mode}", general, mode, interpolation="nearest"))
affine_cases[1]["angles"] = [20.0 / 360, -75.0 / 360, 0.5]
write("affine.json", affine_cases)
