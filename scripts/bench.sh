#!/usr/bin/env bash
# Measures Lectern beside its peers in one run, taking turns, and writes docs/benchmarks.md.
# Makes .venv-bench (TensorFlow, PyTorch, JupyterLab's kernels: several gigabytes) when it is missing.
# Arguments go to scripts/bench/run.py, for example: --cases autoencoder,predict --rounds 5
set -euo pipefail
cd "$(dirname "$0")/.."

source scripts/python-environment.sh
make_environment .venv-bench scripts/bench/requirements.txt

# Kernels are found in the environment: Python's own, xeus-python's, and Lectern's as it was built here.
.build/release/lectern install --prefix .venv-bench >/dev/null
exec env PATH="$PWD/.venv-bench/bin:$PATH" .venv-bench/bin/python scripts/bench/run.py "$@"
