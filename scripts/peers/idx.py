"""MNIST and Fashion-MNIST from IDX files, where Lectern looks for them too."""

import gzip
import os

import numpy as np

FOLDERS = {
    "fashion-mnist": "/usr/share/datasets/fashion-mnist",
    "mnist": os.path.expanduser("~/.cache/lectern/datasets/mnist"),
}


def images(name, part):
    """(images, 28, 28) bytes; part is "train" or "t10k"."""
    data = os.environ.get("LECTERN_DATA_DIR")
    folders = ([os.path.join(data, name)] if data else []) + [FOLDERS[name]]
    for folder in folders:
        for ending, opened in ((".gz", gzip.open), ("", open)):
            path = os.path.join(folder, f"{part}-images-idx3-ubyte{ending}")
            if os.path.exists(path):
                with opened(path, "rb") as file:
                    return np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)
    raise SystemExit(f"{name}: no {part}-images-idx3-ubyte in {', '.join(folders)}; `reference-runs vae digits` downloads MNIST")
