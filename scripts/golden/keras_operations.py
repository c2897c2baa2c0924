"""Operations on symbolic values by real Keras, saved as models: `ops.exp(x)`, `1 - x`, `x[:, :2]`.

Writes operations.json: for each case the description of its model (config.json), the inputs, the outputs and the gradients of
sum(output * direction) for the inputs. Lectern makes the model of the description, which checks that it reads what Keras writes.
It needs Keras on JAX, as scripts/test-keras-files.sh installs it:

    PYTHONPATH=.venv-keras/keras-3.9.2 .venv-keras/bin/python scripts/golden/keras_operations.py
"""

import json
import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

from keras_common import np, numbers, write

import jax
import keras
from keras import ops

rng = np.random.default_rng(11)

# name: (function of i (None, 6) and j (None, 6), whether it can be differentiated)
CASES = {
    "add": lambda i, j: i + j, "add_number": lambda i, j: i + 3, "subtract": lambda i, j: i - j,
    "subtract_from_number": lambda i, j: 1 - i, "multiply": lambda i, j: i * j, "multiply_number": lambda i, j: 0.5 * i,
    "divide": lambda i, j: i / (j + 3.0), "divide_number": lambda i, j: i / 2.0, "divide_of_number": lambda i, j: 1 / (i + 3.0),
    "power": lambda i, j: i**2, "power_of_values": lambda i, j: ops.power(ops.abs(i) + 0.5, j), "negative": lambda i, j: -i,
    "mod": lambda i, j: i % 2.0, "array": lambda i, j: ops.multiply(i, np.arange(6, dtype="float32")),
    "slice": lambda i, j: i[:, :2], "slice_step": lambda i, j: i[:, 1::2], "slice_reverse": lambda i, j: i[:, ::-1],
    "slice_negative": lambda i, j: i[:, -3:-1], "slice_ellipsis": lambda i, j: i[..., 0], "slice_new_axis": lambda i, j: i[:, None, 2:],
    "vae": lambda i, j: i + ops.exp(0.5 * j) * 0.1, "kl": lambda i, j: -0.5 * ops.sum(1 + j - ops.square(i) - ops.exp(j), axis=-1),
    "exp": lambda i, j: ops.exp(i), "log": lambda i, j: ops.log(ops.abs(i) + 1), "log1p": lambda i, j: ops.log1p(ops.abs(i)),
    "expm1": lambda i, j: ops.expm1(i), "sqrt": lambda i, j: ops.sqrt(ops.abs(i) + 0.1), "square": lambda i, j: ops.square(i),
    "absolute": lambda i, j: ops.absolute(i), "sign": lambda i, j: ops.sign(i), "reciprocal": lambda i, j: ops.reciprocal(i + 4.0),
    "sin": lambda i, j: ops.sin(i), "cos": lambda i, j: ops.cos(i), "tan": lambda i, j: ops.tan(0.3 * i),
    "tanh": lambda i, j: ops.tanh(i), "erf": lambda i, j: ops.erf(i), "floor": lambda i, j: ops.floor(i), "ceil": lambda i, j: ops.ceil(i),
    "round": lambda i, j: ops.round(i, decimals=1), "clip": lambda i, j: ops.clip(i, -0.5, 0.75), "relu": lambda i, j: ops.relu(i),
    "relu6": lambda i, j: ops.relu6(4 * i), "sigmoid": lambda i, j: ops.sigmoid(i), "softplus": lambda i, j: ops.softplus(i),
    "softsign": lambda i, j: ops.softsign(i), "silu": lambda i, j: ops.silu(i), "gelu": lambda i, j: ops.gelu(i, approximate=False),
    "gelu_approximate": lambda i, j: ops.gelu(i), "elu": lambda i, j: ops.elu(i, alpha=0.5), "selu": lambda i, j: ops.selu(i),
    "log_sigmoid": lambda i, j: ops.log_sigmoid(i), "leaky_relu": lambda i, j: ops.leaky_relu(i, negative_slope=0.1),
    "softmax": lambda i, j: ops.softmax(i, axis=-1), "log_softmax": lambda i, j: ops.log_softmax(i, axis=-1),
    "zeros_like": lambda i, j: i + ops.zeros_like(i), "ones_like": lambda i, j: i + ops.ones_like(i),
    "maximum": lambda i, j: ops.maximum(i, 0.2), "minimum": lambda i, j: ops.minimum(i, j),
    "greater": lambda i, j: ops.cast(i > 0.0, "float32") * j, "less_equal": lambda i, j: ops.cast(i <= j, "float32"),
    "equal": lambda i, j: ops.cast(ops.equal(ops.round(i), 0.0), "float32"),
    "logical": lambda i, j: ops.cast(ops.logical_and(i > 0.0, j < 0.5), "float32"),
    "where": lambda i, j: ops.where(i > j, i, 2 * j), "where_number": lambda i, j: ops.where(i > 0.0, i, 0.0),
    "matmul": lambda i, j: ops.matmul(ops.reshape(i, (-1, 2, 3)), ops.reshape(j, (-1, 3, 2))),
    "matmul_array": lambda i, j: ops.matmul(i, np.arange(12, dtype="float32").reshape(6, 2) / 12),
    "concatenate": lambda i, j: ops.concatenate([i, j, i], axis=-1), "stack": lambda i, j: ops.stack([i, j], axis=1),
    "sum": lambda i, j: ops.sum(i, axis=(1,), keepdims=True), "sum_all": lambda i, j: i * ops.sum(j), "mean": lambda i, j: ops.mean(i, axis=-1),
    "mean_axes": lambda i, j: ops.mean(ops.reshape(i, (-1, 2, 3)), axis=(1, 2)), "max": lambda i, j: ops.max(i, axis=-1),
    "min": lambda i, j: ops.min(i, axis=1, keepdims=True), "var": lambda i, j: ops.var(i, axis=1), "std": lambda i, j: ops.std(i, axis=1),
    "prod": lambda i, j: ops.prod(i + 2.0, axis=1), "logsumexp": lambda i, j: ops.logsumexp(i, axis=(1,)),
    "cumsum": lambda i, j: ops.cumsum(i, axis=1), "argmax": lambda i, j: ops.cast(ops.argmax(i, axis=1), "float32"),
    "one_hot": lambda i, j: ops.one_hot(ops.argmax(i, axis=1), 6) * i, "any": lambda i, j: ops.cast(ops.any(i > 1.0, axis=1), "float32"),
    "reshape": lambda i, j: ops.reshape(i, (-1, 3, 2)), "transpose": lambda i, j: ops.transpose(ops.reshape(i, (-1, 2, 3)), (0, 2, 1)),
    "expand_dims": lambda i, j: ops.expand_dims(i, 1), "squeeze": lambda i, j: ops.squeeze(ops.expand_dims(i, 1), axis=1),
    "tile": lambda i, j: ops.tile(i, (1, 2)), "repeat": lambda i, j: ops.repeat(i, 2, axis=1), "flip": lambda i, j: ops.flip(i, axis=1),
    "split": lambda i, j: ops.split(i, 2, axis=1)[1], "stop_gradient": lambda i, j: i * ops.stop_gradient(j),
    "cast": lambda i, j: ops.cast(ops.cast(2 * i, "int32"), "float32"), "broadcast_to": lambda i, j: i + ops.broadcast_to(ops.sum(j), (6,)),
    "log10": lambda i, j: ops.log10(ops.abs(i) + 1), "log2": lambda i, j: ops.log2(ops.abs(i) + 1),
    "rsqrt": lambda i, j: ops.rsqrt(ops.abs(i) + 1), "newaxis_behind": lambda i, j: i[..., None] * 2,
}


def case(name, function):
    i, j = keras.Input((6,), name="i"), keras.Input((6,), name="j")
    model = keras.Model([i, j], function(i, j), name="m")
    given = [rng.normal(size=(4, 6)).astype("float32") for _ in range(2)]
    output = np.asarray(model(given))
    direction = rng.normal(size=output.shape).astype("float32")
    gradients = jax.grad(lambda x: (model(x) * direction).sum())(given)
    config = json.loads(model.to_json())
    return {"case": name, "model": config, "inputs": [numbers(x) for x in given], "output": numbers(output),
            "shape": list(model.output_shape), "direction": numbers(direction), "gradients": [numbers(g) for g in gradients]}


cases = []
for name, function in CASES.items():
    try:
        cases.append(case(name, function))
    except Exception as error:
        print(name, "is refused by Keras:", str(error)[:200])
    keras.backend.clear_session()
write("operations.json", cases)
