"""A small folder of images, and what Keras's loader makes of each: pixels by Pillow, resized by real Keras as
`image_dataset_from_directory` resizes.

Writes Tests/Library/NetworksTests/Golden/images/{cats,dogs} and image_folder.json. It needs Keras on JAX and Pillow, as
scripts/test-keras-files.sh installs them:

    PYTHONPATH=.venv-keras/keras-3.9.2 .venv-keras/bin/python scripts/golden/keras_image_folder.py
"""

import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

from keras_common import GOLDEN, np, numbers, write

import keras
from PIL import Image

rng = np.random.default_rng(23)
FOLDER = GOLDEN / "images"
SIZE = (6, 8)


def smooth(height, width, channels):
    """A picture without hard edges, which JPEG keeps well."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [127 + 100 * np.sin(x * rng.uniform(0.1, 0.4) + y * rng.uniform(0.1, 0.4) + phase) for phase in range(channels)]
    return np.stack(planes, -1).round().astype("uint8").squeeze()


PICTURES = {
    "cats/a.png": ("RGB", smooth(9, 12, 3)), "cats/b.jpg": ("RGB", smooth(12, 16, 3)), "cats/c.png": ("L", smooth(6, 8, 1)),
    "dogs/a.jpeg": ("L", smooth(10, 9, 1)), "dogs/b.png": ("RGBA", smooth(7, 11, 4)),
}
cases = []
for name, (mode, pixels) in PICTURES.items():
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels, mode).save(path, **({"quality": 92} if "jp" in path.suffix else {}))
    image = Image.open(path)
    decoded = np.asarray(image.convert("RGB") if mode != "RGBA" else Image.fromarray(np.asarray(image)[..., :3])).astype("float32")
    resized = {
        interpolation: np.asarray(keras.ops.image.resize(decoded[None], SIZE, interpolation=interpolation))[0]
        for interpolation in ["bilinear", "nearest"]}
    cases.append({"case": name, "decoded": numbers(decoded), "bilinear": numbers(resized["bilinear"]), "nearest": numbers(resized["nearest"])})
write("image_folder.json", cases)
