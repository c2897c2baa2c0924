#!/usr/bin/env bash
# A course by real nbgrader: quickstart, release, submissions, autograding, feedback; each mark is asserted.
# Makes the virtual environment .venv-nbgrader when it is missing. Arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

source scripts/python-environment.sh
make_environment .venv-nbgrader scripts/test-nbgrader-requirements.txt
if [ ! -x .build/release/lectern ]; then
  echo "There is no .build/release/lectern; build it first: swift build -c release" >&2
  exit 1
fi
exec .venv-nbgrader/bin/python -m pytest Tests/EndToEnd/test_nbgrader.py -q "$@"
