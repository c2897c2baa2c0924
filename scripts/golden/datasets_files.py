"""A small file laid out as dSprites' and a small picture as CelebA's: for Tests/Library/DatasetsTests.

    .venv/bin/python scripts/golden/datasets_files.py Tests/Library/DatasetsTests/Golden   # pip install numpy pillow

The images of the file are no sprites: pixel (row r, column c) of image i is 1 where i + r + 2 c is divisible by 7.
"""

import sys

import numpy as np
from PIL import Image

folder = sys.argv[1]
SIZES = [1, 3, 2, 4, 2, 2]
VALUES = [
    [1.0],
    [1.0, 2.0, 3.0],
    [0.5, 1.0],
    list(np.linspace(0, 2 * np.pi, 4)),
    [0.0, 1.0],
    [0.0, 1.0],
]
count = int(np.prod(SIZES))
classes = np.stack(np.unravel_index(np.arange(count), SIZES), axis=1)
values = np.stack([np.array(v)[classes[:, k]] for k, v in enumerate(VALUES)], axis=1)
number, row, column = np.ogrid[:count, :64, :64]
images = ((number + row + 2 * column) % 7 == 0).astype(np.uint8)
metadata = {
    "title": "layout of dSprites",
    "latents_sizes": np.array(SIZES),
    "latents_names": ("color", "shape", "scale", "orientation", "posX", "posY"),
}
np.savez_compressed(
    f"{folder}/dsprites.npz",
    metadata=np.array(metadata, dtype=object),
    imgs=images,
    latents_classes=classes,
    latents_values=values,
)

# 178 x 218: the middle square of 178 is red left of the middle and blue right of it; above and below is green.
picture = np.zeros((218, 178, 3), np.uint8)
picture[..., 1] = 255
picture[20:198] = 0
picture[20:198, :89, 0] = 255
picture[20:198, 89:, 2] = 255
Image.fromarray(picture).save(f"{folder}/celeba.jpg", quality=95, subsampling=0)
