#!/usr/bin/env bash
# Real Jupyter clients against the kernel: jupyter_kernel_test, nbclient, nbconvert, papermill and raw messages.
# Makes the virtual environment .venv when it is missing. Arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

source scripts/python-environment.sh
make_environment .venv scripts/test-clients-requirements.txt
for program in lectern lectern-worker; do
  if [ ! -x ".build/release/$program" ]; then
    echo "There is no .build/release/$program; build it first: swift build -c release" >&2
    exit 1
  fi
done
exec .venv/bin/python -m pytest Tests/EndToEnd -q "$@"
