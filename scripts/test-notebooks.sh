#!/usr/bin/env bash
# Executes every notebook of the project from a fresh session and checks what came out.
set -euo pipefail
cd "$(dirname "$0")/.."

lectern=.build/release/lectern
results=output/tests
mkdir -p "$results"
passed=0
failed=0

# Training is cut short where the committed outputs took minutes: the same cells, fewer images and epochs.
parameters() {
  case $1 in
  01-variaveis-*) echo "-p trainCount=2000 -p epochs=1" ;;
  01-autoencoderek | 02-variacios-*) echo "-p trainCount=2000 -p epochs=2" ;;
  01-beta-vae) echo "-p trainCount=1500 -p epochs=2 -p fashionCount=1000" ;;
  0?-kinds-* | 02-applications | 03-variational-*)
    echo "-p useMNIST=false -p trainCount=2000 -p epochs=2"
    ;;
  02-variational-*) echo "-p trainCount=3000 -p vaeEpochs=1 -p autoencoderEpochs=1 -p weightEpochs=1" ;;
  04-*) echo "-p trainCount=2000 -p epochs=2 -p evaluated=10" ;;
  esac
}

while IFS= read -r notebook; do
  name=$(basename "$notebook" .ipynb)
  echo "== $notebook"
  # shellcheck disable=SC2046  # several words on purpose
  if "$lectern" run "$notebook" $(parameters "$name") --output "$results/$name.ipynb" --images "$results/$name" \
    --html "$results/$name.html" && .venv/bin/python scripts/check_notebook.py "$notebook" "$results/$name.ipynb"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done < <(find notebooks -name '*.ipynb' -not -path '*/.ipynb_checkpoints/*' | sort)

echo "== one-line uses of pyplot"
if .venv/bin/python scripts/pictures/one_line_uses.py "$results/one-line-uses" --cells-only; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
