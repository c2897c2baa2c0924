#!/bin/sh
# Models, weights and event files between Lectern and the real Keras and TensorBoard, both ways.
# Keras runs on JAX, the lightest of its backends that trains. Everything is installed into .venv-keras.
set -eu
cd "$(dirname "$0")/.."
venv=${LECTERN_KERAS_VENV:-.venv-keras}
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet "keras==3.9.2" "jax[cpu]" h5py tensorboard "setuptools<81"
fi
KERAS_BACKEND=${KERAS_BACKEND:-jax} exec "$venv/bin/python" scripts/test-keras-files.py "$@"
