"""What the scripts share that run layers in real Keras on JAX: a case of a golden file for a layer,
its weights and an input.

They need Keras on JAX, as scripts/test-keras-files.sh installs it:

    PYTHONPATH=.venv-keras/keras-3.9.2 .venv-keras/bin/python scripts/golden/keras_image_layers.py
"""

import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

from keras_common import np, numbers

import jax

rng = np.random.default_rng(17)


def normal(*shape):
    return rng.normal(size=shape).astype("float32")


def case(name, layer, shape, training=False, inputs=None):
    """Output, penalty and gradients of a layer. `inputs` are given where they are whole numbers,
    which have no gradient."""
    x = normal(*shape) if inputs is None else np.asarray(inputs, "float32")
    layer(x)
    weights = [normal(*variable.shape) * 0.5 for variable in layer.weights]
    for variable, value in zip(layer.weights, weights):
        variable.assign(value)
    fixed = [variable.value for variable in layer.non_trainable_variables]

    def outputs(trainable, x):
        kwargs = {"training": training} if layer._call_has_training_arg else {}
        values, _, losses = layer.stateless_call(trainable, fixed, x, return_losses=True, **kwargs)
        return values, sum(losses)

    output, penalty = outputs(weights, x)
    direction = normal(*output.shape)

    def total(trainable, x):
        values, penalty = outputs(trainable, x)
        return (values * direction).sum() + penalty

    weight_gradients, input_gradient = jax.grad(total, argnums=(0, 1))(weights, x)
    config = layer.get_config()
    config["name"] = name
    return {
        "case": name,
        "class_name": type(layer).__name__,
        "config": config,
        "training": training,
        "inputs": [numbers(x)],
        "weights": [numbers(w) for w in weights],
        "output": numbers(output),
        "direction": numbers(direction),
        "penalty": float(str(np.float32(penalty))),
        "input_gradients": [numbers(input_gradient)],
        "weight_gradients": [numbers(g) for g in weight_gradients],
        "weights_after": [numbers(w) for w in weights],
    }
