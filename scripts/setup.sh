#!/usr/bin/env bash
# Installs what the project needs, or says exactly what to install and stops.
#
#   scripts/setup.sh build     what the build and the lecture need
#   scripts/setup.sh tests     also the real clients that the tests drive
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-build}

build_packages=(
  binutils               # ld.gold links the cells
  pkg-config             # how the Swift package manager finds the C libraries
  libzmq3-dev            # Jupyter's transport
  libssl-dev             # HMAC-SHA256 of the messages, SHA-256 of the data sets
  libopenblas-dev        # matrix products and LAPACK
  libhdf5-dev            # the weights in a .keras file
  libzip-dev             # the .keras file itself
  zlib1g-dev             # gzip, PNG in
  libdeflate-dev         # PNG out
  libsqlite3-dev         # the kernel's history
  fonts-dejavu-core      # the letters in the pictures
  dataset-fashion-mnist  # the lecture's data
)
test_packages=(
  python3-venv
  chromium chromium-driver  # JupyterLab's pages are looked at in a real browser
)

missing_packages() {
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' ok installed$' || echo "$package"
  done
}

say_what_to_install() {
  {
    echo "Lectern needs these Debian packages. Install them, then run this again:"
    echo "    sudo apt-get install $*"
  } >&2
}

install_packages() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! { command -v sudo && sudo -n true; } >/dev/null 2>&1; then
      say_what_to_install "${missing[@]}"
      exit 1
    fi
    as_root=(sudo -n)
  fi
  echo "Installing ${missing[*]}"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    say_what_to_install "${missing[@]}"
    exit 1
  fi
  rm -f "$log"
}

check_swift() {
  local version major minor
  if ! command -v swift >/dev/null; then
    echo "Lectern needs Swift 6.1 or newer, and there is no 'swift' in PATH." >&2
    echo "Install it as https://www.swift.org/install/linux says, put its usr/bin into PATH, run this again." >&2
    exit 1
  fi
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
  read -r major minor <<<"${version:-0 0}"
  if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 1 ]; }; then
    echo "Lectern needs Swift 6.1 or newer; 'swift --version' says: $(swift --version 2>/dev/null | head -n 1)" >&2
    exit 1
  fi
}

# A virtual environment that is made anew only when its list of packages changes.
make_environment() {
  local folder=$1 requirements=$2
  if cmp -s "$folder/requirements.done" "$requirements"; then return 0; fi
  echo "Making $folder from $requirements"
  python3 -m venv "$folder"
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
  cp "$requirements" "$folder/requirements.done"
}

check_swift
case "$purpose" in
  build) install_packages "${build_packages[@]}" ;;
  tests)
    install_packages "${build_packages[@]}" "${test_packages[@]}"
    make_environment .venv scripts/test-clients-requirements.txt
    ;;
  *)
    echo "usage: scripts/setup.sh build|tests" >&2
    exit 2
    ;;
esac
