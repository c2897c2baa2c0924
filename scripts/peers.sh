#!/usr/bin/env bash
# Trains the two reference VAEs in their own frameworks: the peers of docs/vae.md. Uses the environment of scripts/bench.sh
# (TensorFlow, PyTorch) and makes it where it is missing. MNIST is looked for where Lectern keeps it: `reference-runs vae digits`
# downloads it there. Arguments: --seeds 1,2,3 --epochs 1
set -euo pipefail
cd "$(dirname "$0")/.."

source scripts/python-environment.sh
make_environment .venv-bench scripts/bench/requirements.txt
.venv-bench/bin/python scripts/peers/vae_keras.py "$@"
.venv-bench/bin/python scripts/peers/vae_pytorch.py "$@"
