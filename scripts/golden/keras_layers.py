"""Every layer: inputs, weights, outputs, and the gradients of sum(outputs * direction), by real Keras."""

from keras_common import np, numbers, write

import keras
import tensorflow as tf
from keras import layers

rng = np.random.default_rng(7)


def normal(*shape):
    return rng.normal(size=shape).astype("float32")


def case(name, layer, *shapes, training=False):
    """Runs a layer on random inputs of these shapes, with random weights."""
    inputs = [normal(*shape) for shape in shapes]
    tensors = [tf.constant(x) for x in inputs]
    argument = tensors if len(tensors) > 1 else tensors[0]
    layer(argument)
    weights = []
    for variable in layer.weights:
        value = normal(*variable.shape) * 0.5
        if "variance" in variable.name:
            value = np.abs(value) + 0.5
        variable.assign(value)
        weights.append(value)
    with tf.GradientTape() as tape:
        tape.watch(tensors)
        takes_training = layer._call_has_training_arg
        output = layer(argument, training=training) if takes_training else layer(argument)
        direction = normal(*output.shape)
        value = tf.reduce_sum(output * direction)
        penalty = tf.add_n(layer.losses) if layer.losses else tf.constant(0.0)
        total = value + penalty
    trainable = [v.value for v in layer.trainable_weights]
    gradients = tape.gradient(total, tensors + trainable, unconnected_gradients="zero")
    config = layer.get_config()
    # Names count up over a run; fixed ones keep the file the same from run to run.
    config["name"] = name
    return {
        "case": name,
        "class_name": type(layer).__name__,
        "config": config,
        "training": training,
        "inputs": [numbers(x) for x in inputs],
        "weights": [numbers(w) for w in weights],
        "output": numbers(output),
        "direction": numbers(direction),
        "penalty": float(str(np.float32(penalty))),
        "input_gradients": [numbers(g) for g in gradients[: len(tensors)]],
        "weight_gradients": [numbers(g) for g in gradients[len(tensors) :]],
        "weights_after": [numbers(w) for w in layer.weights],
    }


cases = [
    case("dense", layers.Dense(3), (2, 4)),
    case("dense_relu", layers.Dense(3, activation="relu"), (2, 4)),
    case("dense_sigmoid_nobias", layers.Dense(3, activation="sigmoid", use_bias=False), (2, 4)),
    case("dense_tanh_rank3", layers.Dense(3, activation="tanh"), (2, 3, 4)),
    case("dense_elu", layers.Dense(3, activation="elu"), (2, 4)),
    case("dense_softmax", layers.Dense(3, activation="softmax"), (2, 4)),
    case(
        "dense_regularized",
        layers.Dense(3, kernel_regularizer="l2", bias_regularizer=keras.regularizers.L1L2(0.1, 0.2),
                     activity_regularizer=keras.regularizers.L1(0.05)),
        (2, 4),
    ),
    case("conv2d_valid", layers.Conv2D(3, 3), (2, 5, 6, 2)),
    case("conv2d_same", layers.Conv2D(3, 3, padding="same", activation="relu"), (2, 5, 6, 2)),
    case("conv2d_same_stride2", layers.Conv2D(3, 3, strides=2, padding="same", activation="relu"), (2, 6, 6, 2)),
    case("conv2d_same_stride2_odd", layers.Conv2D(3, 3, strides=2, padding="same"), (2, 7, 5, 2)),
    case("conv2d_same_stride3", layers.Conv2D(2, (3, 2), strides=3, padding="same"), (1, 8, 7, 2)),
    case("conv2d_valid_stride2", layers.Conv2D(2, (2, 3), strides=(2, 1), activation="sigmoid"), (2, 6, 5, 2)),
    case("conv2d_even_kernel", layers.Conv2D(2, 4, padding="same", use_bias=False), (1, 6, 6, 2)),
    case("conv2d_one_channel", layers.Conv2D(1, 3, padding="same", activation="sigmoid"), (2, 5, 5, 3)),
    case("conv2d_softplus", layers.Conv2D(2, 1, activation="softplus"), (2, 3, 3, 2)),
    case("conv2d_transpose_same_stride2",
         layers.Conv2DTranspose(3, 3, strides=2, padding="same", activation="relu"), (2, 4, 4, 2)),
    case("conv2d_transpose_valid_stride2", layers.Conv2DTranspose(3, 3, strides=2), (2, 3, 4, 2)),
    case("conv2d_transpose_same", layers.Conv2DTranspose(3, 3, padding="same"), (2, 4, 5, 2)),
    case("conv2d_transpose_valid", layers.Conv2DTranspose(2, (2, 3), use_bias=False), (1, 4, 4, 2)),
    case("conv2d_transpose_stride3", layers.Conv2DTranspose(2, 3, strides=3, padding="same"), (1, 3, 3, 2)),
    case("conv2d_transpose_stride3_small", layers.Conv2DTranspose(2, 2, strides=3), (1, 3, 3, 2)),
    case("conv2d_transpose_even_kernel",
         layers.Conv2DTranspose(2, 4, strides=2, padding="same", activation="tanh"), (1, 3, 4, 2)),
    case("flatten", layers.Flatten(), (2, 3, 2, 2)),
    case("reshape", layers.Reshape((2, 3, 2)), (2, 12)),
    case("reshape_unknown", layers.Reshape((-1, 4)), (2, 12)),
    case("permute", layers.Permute((2, 1)), (2, 3, 4)),
    case("repeat_vector", layers.RepeatVector(3), (2, 4)),
    case("activation", layers.Activation("sigmoid"), (3, 4)),
    case("relu", layers.ReLU(), (3, 4)),
    case("relu_general", layers.ReLU(max_value=1.0, negative_slope=0.1, threshold=0.2), (3, 6)),
    case("leaky_relu", layers.LeakyReLU(), (3, 4)),
    case("leaky_relu_02", layers.LeakyReLU(negative_slope=0.2), (3, 4)),
    case("elu", layers.ELU(), (3, 4)),
    case("softmax", layers.Softmax(), (3, 4)),
    case("rescaling", layers.Rescaling(1 / 255.0, offset=0.5), (3, 4)),
    case("batch_normalization", layers.BatchNormalization(), (4, 3)),
    case("batch_normalization_training", layers.BatchNormalization(), (6, 3), training=True),
    case("batch_normalization_images_training", layers.BatchNormalization(momentum=0.9, epsilon=1e-4),
         (2, 3, 3, 2), training=True),
    case("batch_normalization_plain", layers.BatchNormalization(center=False, scale=False), (2, 2, 2, 2)),
    case("layer_normalization", layers.LayerNormalization(), (3, 5)),
    case("dropout", layers.Dropout(0.4), (3, 4)),
    case("gaussian_noise", layers.GaussianNoise(0.4), (3, 4)),
    case("max_pooling2d", layers.MaxPooling2D(), (2, 4, 5, 2)),
    case("max_pooling2d_same", layers.MaxPooling2D(3, strides=2, padding="same"), (2, 5, 4, 2)),
    case("average_pooling2d", layers.AveragePooling2D(2), (2, 4, 5, 2)),
    case("average_pooling2d_same", layers.AveragePooling2D(3, strides=2, padding="same"), (2, 5, 4, 2)),
    case("global_average_pooling2d", layers.GlobalAveragePooling2D(), (2, 3, 4, 2)),
    case("global_max_pooling2d", layers.GlobalMaxPooling2D(), (2, 3, 4, 2)),
    case("up_sampling2d", layers.UpSampling2D((2, 3)), (2, 2, 3, 2)),
    case("zero_padding2d", layers.ZeroPadding2D(((1, 0), (2, 1))), (2, 2, 3, 2)),
    case("cropping2d", layers.Cropping2D(((1, 0), (1, 2))), (2, 4, 5, 2)),
    case("add", layers.Add(), (2, 3), (2, 3), (2, 3)),
    case("subtract", layers.Subtract(), (2, 3), (2, 3)),
    case("multiply", layers.Multiply(), (2, 3), (2, 3)),
    case("average", layers.Average(), (2, 3), (2, 3)),
    case("maximum", layers.Maximum(), (2, 3), (2, 3)),
    case("minimum", layers.Minimum(), (2, 3), (2, 3)),
    case("concatenate", layers.Concatenate(), (2, 3), (2, 2)),
    case("concatenate_axis1", layers.Concatenate(axis=1), (2, 3, 2), (2, 1, 2)),
    case("activity_regularization", layers.ActivityRegularization(l1=0.1, l2=0.2), (2, 3)),
]
write("layers.json", cases)
