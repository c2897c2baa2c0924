#!/usr/bin/env bash
# Executes every notebook of the project from a fresh session and checks what came out.
set -euo pipefail
cd "$(dirname "$0")/.."

lectern=.build/release/lectern
results=output/tests
mkdir -p "$results"
passed=0
failed=0

while IFS= read -r notebook; do
  name=$(basename "$notebook" .ipynb)
  echo "== $notebook"
  if "$lectern" run "$notebook" --output "$results/$name.ipynb" --images "$results/$name" \
    --html "$results/$name.html" && .venv/bin/python scripts/check_notebook.py "$notebook" "$results/$name.ipynb"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done < <(find notebooks -name '*.ipynb' -not -path '*/.ipynb_checkpoints/*' | sort)

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
