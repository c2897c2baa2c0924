#!/usr/bin/env bash
# Measures Lectern beside its peers in one run, taking turns, and writes docs/benchmarks.md.
# Makes .venv-bench (TensorFlow, PyTorch, JupyterLab's kernels: several gigabytes) when it is missing.
# Arguments go to scripts/bench/training.py, for example: --cases autoencoder --rounds 5
set -euo pipefail
cd "$(dirname "$0")/.."

requirements=scripts/bench/requirements.txt
if ! cmp -s .venv-bench/requirements.done "$requirements"; then
  python3 -m venv .venv-bench
  .venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r "$requirements"
  cp "$requirements" .venv-bench/requirements.done
fi
python=.venv-bench/bin/python

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
"$python" scripts/bench/training.py --output "$results/training.md" "$@"
"$python" scripts/bench/cell_latency.py | tee "$results/latency.txt"

{
  echo "# Lectern beside its peers"
  echo
  echo "Made by \`make bench\` on $(nproc) cores of: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)."
  echo "Each round runs every contestant once, in turn; a ratio is taken within a round."
  echo
  echo "## Training and inference"
  echo
  cat "$results/training.md"
  echo "## Cells"
  echo
  echo '```'
  cat "$results/latency.txt"
  echo '```'
} >docs/benchmarks.md
echo "docs/benchmarks.md"
