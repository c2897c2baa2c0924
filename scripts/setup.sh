#!/usr/bin/env bash
# Installs what the project needs, or says exactly what to install and stops.
#
#   scripts/setup.sh build     what the build and the lecture need
#   scripts/setup.sh tests     also the real clients that the tests drive
#   scripts/setup.sh package   also what makes the Debian package
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/python-environment.sh

purpose=${1:-build}

build_packages=(
  binutils               # ld.gold links the cells
  pkg-config             # how the Swift package manager finds the C libraries
  libzmq3-dev            # Jupyter's transport
  libssl-dev             # HMAC-SHA256 of the messages, SHA-256 of the data sets
  libopenblas-dev        # matrix products and LAPACK
  libhdf5-dev            # the weights in a .keras file
  libzip-dev             # the .keras file itself
  libjpeg62-turbo-dev    # pictures in folders
  zlib1g-dev             # gzip, PNG in
  libdeflate-dev         # PNG out
  libsqlite3-dev         # the kernel's history
  libcmark-gfm-dev       # Markdown of pages
  libcmark-gfm-extensions-dev
  fonts-dejavu-core      # the letters in the pictures
  dataset-fashion-mnist  # the lecture's data
)
test_packages=(
  python3-venv
  chromium chromium-driver  # JupyterLab's pages are looked at in a real browser
  valgrind  # counts instructions (make limits)
)
package_packages=(
  dpkg-dev  # dpkg-shlibdeps: which of Debian's packages have the libraries
  patchelf  # removes the place of the toolchain of this machine
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

# Runs apt-get, again if it fails for a reason that may pass: another apt holds the lock, a mirror does not answer.
apt_get() { # LOG ARGUMENTS...
  local log=$1 attempt pause
  shift
  for attempt in 1 2 3 4 5 6; do
    if "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 \
      -o Acquire::http::Timeout=60 -o Acquire::https::Timeout=60 "$@" </dev/null >"$log" 2>&1; then
      return 0
    fi
    if grep -q 'Unable to locate package\|has no installation candidate\|Permission denied' "$log"; then return 1; fi
    if [ "$attempt" -lt 6 ]; then
      pause=$((attempt * 10))
      echo "apt-get $1 failed (attempt $attempt of 6): $(grep '^E:' "$log" | head -n 1)" >&2
      echo "Trying again in $pause s" >&2
      sleep "$pause"
    fi
  done
  return 1
}

install_packages() {
  local missing log as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! { command -v sudo && sudo -n true; } >/dev/null 2>&1; then
      echo "Packages are missing, and this script may not install them: it is not run by root, and sudo would ask." >&2
      say_what_to_install "${missing[@]}"
      exit 1
    fi
    as_root=(sudo -n)
  fi
  if ! command -v apt-get >/dev/null; then
    echo "Packages are missing, and there is no apt-get here: what follows are Debian's names for them." >&2
    say_what_to_install "${missing[@]}"
    exit 1
  fi
  echo "Installing ${missing[*]}"
  log=$(mktemp)
  # Without fresh lists the packages may be known all the same.
  apt_get "$log" update || tail -n 5 "$log" >&2
  if ! apt_get "$log" install -y --no-install-recommends "${missing[@]}"; then
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
  # It is linked with libraries of the system's, such as ncurses, that may be missing.
  if ! swift --version >/dev/null 2>&1; then
    echo "Lectern needs Swift, and the 'swift' in PATH does not start:" >&2
    swift --version >&2 || true
    exit 1
  fi
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
  read -r major minor <<<"${version:-0 0}"
  if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 1 ]; }; then
    echo "Lectern needs Swift 6.1 or newer; 'swift --version' says: $(swift --version 2>/dev/null | head -n 1)" >&2
    exit 1
  fi
}

# Fetches the one Swift package that Lectern is built with, where it is not there yet.
fetch_packages() {
  local attempt
  for attempt in 1 2 3 4; do
    if swift package resolve >/dev/null 2>&1; then return 0; fi
    if [ "$attempt" -lt 4 ]; then
      echo "The Swift packages could not be fetched (attempt $attempt of 4); trying again in $((attempt * 10)) s" >&2
      sleep $((attempt * 10))
    fi
  done
  swift package resolve
}

check_swift
case "$purpose" in
  build)
    install_packages "${build_packages[@]}"
    fetch_packages
    ;;
  tests)
    install_packages "${build_packages[@]}" "${test_packages[@]}"
    fetch_packages
    make_environment .venv scripts/test-clients-requirements.txt
    ;;
  package)
    install_packages "${build_packages[@]}" "${package_packages[@]}"
    fetch_packages
    ;;
  *)
    echo "usage: scripts/setup.sh build|tests|package" >&2
    exit 2
    ;;
esac
