#!/usr/bin/env bash
# Trains the two reference VAEs in their own frameworks: the peers of docs/vae.md. Uses the environment of scripts/bench.sh
# (TensorFlow, PyTorch) and makes it where it is missing. Arguments: --seeds 1,2,3
set -euo pipefail
cd "$(dirname "$0")/.."

requirements=scripts/bench/requirements.txt
if ! cmp -s .venv-bench/requirements.done "$requirements"; then
  python3 -m venv .venv-bench
  .venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r "$requirements"
  cp "$requirements" .venv-bench/requirements.done
fi
.venv-bench/bin/python scripts/peers/vae_pytorch.py "$@"
.venv-bench/bin/python scripts/peers/vae_keras.py "$@"
