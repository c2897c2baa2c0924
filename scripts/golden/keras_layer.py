"""One more layer by real Keras on JAX, in the form of keras_layers.py: a case in further_layers.json, which keeps the
line of Python that makes the layer, so that no script has to be changed for a new one.

    python keras_layer.py add NAME 'layers.RMSNormalization(epsilon=1e-3)' 3,5    adds a case, or makes it anew
    python keras_layer.py again                                                   makes all cases anew

The last argument is the shape of the input, the batch first. `python` has Keras on JAX, as scripts/test-keras-files.sh
installs it: PYTHONPATH=.venv-keras/keras-3.9.2 .venv-keras/bin/python.
"""

import argparse
import json
import zlib

import keras_layer_cases
from keras_common import GOLDEN, np, write

from keras import layers

FILE = "further_layers.json"


def case(name, line, shape):
    """A case whose numbers depend on its name alone, so that adding one changes no other."""
    keras_layer_cases.rng = np.random.default_rng(zlib.crc32(name.encode()))
    layer = eval(line, {"layers": layers})
    return {**keras_layer_cases.case(name, layer, tuple(shape)), "python": line, "shape": list(shape)}


def existing():
    """The cases that there are."""
    path = GOLDEN / FILE
    return json.loads(path.read_text()) if path.exists() else []


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    jobs = parser.add_subparsers(dest="job", required=True)
    add = jobs.add_parser("add")
    add.add_argument("name")
    add.add_argument("line")
    add.add_argument("shape", type=lambda text: [int(size) for size in text.split(",")])
    jobs.add_parser("again")
    given = parser.parse_args()
    wanted = [(one["case"], one["python"], one["shape"]) for one in existing()]
    if given.job == "add":
        wanted = [one for one in wanted if one[0] != given.name] + [(given.name, given.line, given.shape)]
    write(FILE, [case(*one) for one in sorted(wanted)])


if __name__ == "__main__":
    main()
