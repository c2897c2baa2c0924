#!/usr/bin/env bash
# Models, weights and event files between Lectern and the real Keras (its oldest, an older and its newest version) and
# TensorBoard, both ways. Keras runs on JAX, the lightest of its backends that trains; all versions share one installation
# of it in .venv-keras.
#
# usage: scripts/test-keras-files.sh [VERSION...]
set -euo pipefail
cd "$(dirname "$0")/.."

source scripts/python-environment.sh
versions=("${@:-}")
[ $# -gt 0 ] || versions=(3.0.5 3.9.2 3.15.1)
venv=.venv-keras
make_environment "$venv" scripts/test-keras-requirements.txt
for version in "${versions[@]}"; do
  if [ ! -f "$venv/keras-$version/keras/__init__.py" ]; then
    install_in "$venv" --no-deps --upgrade --target "$venv/keras-$version" "keras==$version"
  fi
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export KERAS_BACKEND=jax JAX_PLATFORMS=cpu TF_CPP_MIN_LOG_LEVEL=3 KERAS_HOME="$folder/home"

with_keras() { # VERSION COMMAND...
  local version=$1
  shift
  PYTHONPATH="$PWD/$venv/keras-$version" "$venv/bin/python" scripts/test-keras-files.py "$@"
}

for version in "${versions[@]}"; do with_keras "$version" make "$folder/keras-$version"; done
mkdir -p "$folder/lectern" "$folder/logs"
LECTERN_KERAS_FILES=$folder swift test -c release --disable-testable-imports --no-parallel \
  --filter "KerasFileTests|TensorBoardTests" >"$folder/swift.log" 2>&1 || { cat "$folder/swift.log"; exit 1; }
grep -E "Test run with" "$folder/swift.log"
for version in "${versions[@]}"; do with_keras "$version" check "$folder/lectern"; done
"$venv/bin/python" scripts/test-tensorboard-files.py "$folder/logs"
echo "Keras, TensorBoard and Lectern read each other's files."
