"""Moving averages of weights (`use_ema`) of every optimizer by real Keras on JAX.

Writes averaging.json: weights after each step, after the end, and all that the optimizer keeps:

    PYTHONPATH=.venv-keras/keras-3.9.2 .venv-keras/bin/python scripts/golden/keras_averaging.py
"""

import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

from keras_common import np, numbers, write

import keras
from keras import optimizers

rng = np.random.default_rng(5)
kinds = [
    ("SGD", {"momentum": 0.9}),
    ("RMSprop", {"momentum": 0.5, "centered": True}),
    ("Adam", {}),
    ("AdamW", {"weight_decay": 0.1}),
    ("Adagrad", {}),
    ("Adadelta", {}),
    ("Adamax", {}),
    ("Nadam", {}),
    ("Lion", {}),
]
cases = []
for kind, settings in kinds:
    for momentum, frequency in [(0.99, None), (0.6, None), (0.7, 2)]:
        optimizer = getattr(optimizers, kind)(
            learning_rate=0.1,
            use_ema=True,
            ema_momentum=momentum,
            ema_overwrite_frequency=frequency,
            **settings,
        )
        start = [rng.normal(size=shape).astype("float32") for shape in [(2, 3), (3,)]]
        variables = [keras.Variable(value) for value in start]
        gradients, after = [], []
        for _ in range(5):
            step = [rng.normal(size=value.shape).astype("float32") for value in start]
            optimizer.apply_gradients(list(zip(step, variables)))
            gradients.append([numbers(value) for value in step])
            after.append([numbers(variable) for variable in variables])
        kept = [numbers(variable) for variable in optimizer.variables]
        config = optimizer.get_config()
        optimizer.finalize_variable_values(variables)
        cases.append(
            {
                "case": f"{kind} {momentum} {frequency}",
                "class_name": kind,
                "config": config,
                "start": [numbers(v) for v in start],
                "gradients": gradients,
                "after": after,
                "kept": kept,
                "final": [numbers(variable) for variable in variables],
            }
        )

# A whole run of fit, saved: what Keras writes is read by the tests of files.
write("averaging.json", cases)
