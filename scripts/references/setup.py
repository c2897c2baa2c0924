"""What the reference runs share: MNIST, arguments, threads. Import it before Keras."""

import argparse
import gzip
import os
import sys

import numpy as np

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


def arguments(description, **defaults):
    """--threads, and one option for each default; a list takes numbers with commas between."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--images", type=int, help="only the first so many of each part")
    for name, default in defaults.items():
        kind = numbers if isinstance(default, list) else type(default)
        parser.add_argument("--" + name, type=kind, default=default)
    chosen = parser.parse_args()
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(chosen.threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    sys.stdout.reconfigure(line_buffering=True)
    return chosen


def numbers(text):
    return [int(part) for part in text.split(",")]


def mnist(part, images=None):
    """Images between 0 and 1, (n, 784), and labels; part is "train" or "t10k"."""
    pixels = idx(f"{part}-images-idx3-ubyte", 16).reshape(-1, 784)[:images]
    return pixels.astype("float32") / 255, idx(f"{part}-labels-idx1-ubyte", 8)[:images]


def idx(name, header):
    data = os.environ.get("LECTERN_DATA_DIR")
    folders = [os.path.join(data, "mnist")] if data else []
    folders.append(os.path.expanduser("~/.cache/lectern/datasets/mnist"))
    for folder in folders:
        for ending, opened in ((".gz", gzip.open), ("", open)):
            path = os.path.join(folder, name + ending)
            if os.path.exists(path):
                with opened(path, "rb") as file:
                    return np.frombuffer(file.read(), np.uint8, offset=header)
    raise SystemExit(f"{name} is in none of {', '.join(folders)}. Lectern downloads it there.")


def row(name, seed, values):
    """One line of results, the same form as that of `reference-runs`."""
    print(f"| {name} | {seed} | " + " | ".join(f"{value:.4f}" for value in values) + " |")
