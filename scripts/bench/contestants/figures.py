"""The lecture's figures by matplotlib, written as PNG.  usage: figures.py row|scatter|grid"""

import os
import sys
import tempfile

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

import data  # noqa: E402
from serve import serve  # noqa: E402

images = data.padded("t10k", 225)
random = np.random.default_rng(1)
points = random.normal(size=(5000, 2))
labels = random.integers(0, 10, 5000)
path = os.path.join(tempfile.mkdtemp(), "figure.png")


def row():
    plt.figure(figsize=(20, 3))
    for i in range(10):
        plt.subplot(1, 10, i + 1)
        plt.imshow(images[i], cmap="gray_r")
        plt.axis("off")


def scatter():
    plt.figure(figsize=(8, 8))
    plt.scatter(points[:, 0], points[:, 1], cmap="rainbow", c=labels, alpha=0.8, s=3)
    plt.colorbar()


def grid():
    figure = plt.figure(figsize=(12, 12))
    figure.subplots_adjust(hspace=0.4, wspace=0.4)
    for i in range(225):
        ax = figure.add_subplot(15, 15, i + 1)
        ax.axis("off")
        ax.imshow(images[i], cmap="Greys")


def main(case):
    draw = {"row": row, "scatter": scatter, "grid": grid}[case]

    def work():
        draw()
        plt.savefig(path)
        plt.close("all")

    serve(work)


main(sys.argv[1])
