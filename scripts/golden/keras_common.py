"""What the keras_*.py scripts share: where golden files go, and how numbers are written.

The scripts run real Keras (3.9.2 on TensorFlow) and write what it computes to Tests/Library/NetworksTests/Golden:

    .venv/bin/python scripts/golden/keras_layers.py

They need: pip install tensorflow-cpu keras==3.9.2
"""

import json
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import numpy as np

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "Tests/Library/NetworksTests/Golden"


def numbers(array):
    """The shape and the float32 values, each in the fewest digits that read back the same."""
    array = np.asarray(array)
    values = [float(str(np.float32(v))) for v in array.ravel()]
    return {"shape": list(array.shape), "values": values}


def write(name, content):
    GOLDEN.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, separators=(",", ":"))
    # One case a line, so that a change shows as one line.
    text = text.replace('{"case":', '\n{"case":')
    (GOLDEN / name).write_text(text + "\n")
    print(name, len(text), "bytes")
