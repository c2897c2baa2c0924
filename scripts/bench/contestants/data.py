"""Fashion-MNIST as the lecture prepares it: divided by 255, padded to 32 x 32, one channel."""

import gzip
import os

import numpy as np

FOLDER = os.environ.get("LECTERN_DATA_DIR", "/usr/share/datasets/fashion-mnist")


def images(name, count=None):
    path = os.path.join(FOLDER, f"{name}-images-idx3-ubyte.gz")
    with gzip.open(path) as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)[:count]
    return pixels


def padded(name, count=None):
    pixels = images(name, count).astype("float32") / 255.0
    return np.pad(pixels, ((0, 0), (2, 2), (2, 2)))[..., None]


def flat(name, count=None):
    return images(name, count).reshape(-1, 784).astype("float32") / 255.0
