#!/usr/bin/env bash
# Runs the tutorial programs of Tests/Tutorials as notebooks and counts their failed cells. In the files, a line `//%%` ends a cell.
#
# usage: scripts/test-tutorials.sh [NAME...]
set -euo pipefail
cd "$(dirname "$0")/.."

lectern=$PWD/.build/release/lectern
results=$PWD/output/tutorials
mkdir -p "$results"
names=("$@")
[ $# -gt 0 ] || names=($(cd Tests/Tutorials && ls ./*.cells | sed 's|^\./||; s|\.cells$||'))
for name in "${names[@]}"; do
  python3 scripts/tutorial.py make "Tests/Tutorials/$name.cells" "$results/$name.ipynb"
  (cd "$results" && "$lectern" run "$name.ipynb" --output "$name.executed.ipynb" --allow-errors) >"$results/$name.log" 2>&1 || true
done
python3 scripts/tutorial.py report "${names[@]/#/$results/}"
