#!/usr/bin/env bash
# The steps from an empty Debian 12 to a machine that serves Lectern. The Dockerfile runs them one
# by one, and try-in-empty-root.sh runs the same ones in a root of its own.
#
#   steps.sh toolchain [ARCHIVE]    Swift into /opt/swift: the published archive, or one given
#   steps.sh trim                   of it, what neither cells nor packages of cells need, removed
#   steps.sh build-packages         what the build of Lectern needs (the image's second stage)
#   steps.sh lectern PACKAGE        the Debian package, with what it needs and recommends
#   steps.sh jupyter                JupyterLab and JupyterHub's single-user server into /opt/jupyter
#   steps.sh user                   the user NB_USER with the number NB_UID, without rights
#
# The archive is checked before it is unpacked: by SWIFT_SHA256 where that is given, and else by its
# signature, whose key is SWIFT_SIGNING_KEY.
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
export DEBIAN_FRONTEND=noninteractive

apt_install() { # OPTIONS AND PACKAGES...
  apt-get -q -o Acquire::Retries=3 update >/dev/null
  apt-get -q -y -o Acquire::Retries=3 install --no-install-recommends "$@" >/tmp/apt.log 2>&1 || {
    tail -n 20 /tmp/apt.log >&2
    return 1
  }
  rm -f /tmp/apt.log
  rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
}

# The published archive's address, without its ending.
toolchain_address() {
  local version=${SWIFT_VERSION:?give SWIFT_VERSION, for example 6.3.1} platform=debian12
  local root=${SWIFT_ADDRESS:-https://download.swift.org}
  [ "$(dpkg --print-architecture)" = arm64 ] && platform=debian12-aarch64
  echo "$root/swift-$version-release/$platform/swift-$version-RELEASE/swift-$version-RELEASE-$platform"
}

download() { # ADDRESS FILE
  curl --fail --silent --show-error --location --retry 4 --output "$2" "$1"
}

check_sum() { # ARCHIVE
  echo "$SWIFT_SHA256  $1" | sha256sum --check --quiet - || {
    echo "The archive's SHA-256 is not $SWIFT_SHA256: it is not what was published, or cut off." >&2
    return 1
  }
}

check_signature() { # ARCHIVE SIGNATURE
  local keys
  : "${SWIFT_SIGNING_KEY:?give SWIFT_SIGNING_KEY or SWIFT_SHA256}"
  keys=$(mktemp -d)
  download "${SWIFT_KEYS:-https://www.swift.org/keys/all-keys.asc}" "$keys/all.asc"
  gpg --homedir "$keys" --batch --quiet --import "$keys/all.asc" 2>/dev/null
  # The last field of VALIDSIG is the fingerprint of the primary key.
  gpg --homedir "$keys" --batch --status-fd 1 --verify "$2" "$1" 2>/dev/null |
    grep -q "^\[GNUPG:\] VALIDSIG .* $SWIFT_SIGNING_KEY\$" || {
    echo "The archive has no valid signature of the key $SWIFT_SIGNING_KEY." >&2
    return 1
  }
  rm -rf "$keys"
}

toolchain() { # [ARCHIVE]
  local archive=${1:-} work
  work=$(mktemp -d)
  apt_install ca-certificates curl gnupg
  if [ -z "$archive" ]; then
    archive=$work/swift.tar.gz
    download "$(toolchain_address).tar.gz" "$archive"
    [ -n "${SWIFT_SHA256:-}" ] || download "$(toolchain_address).tar.gz.sig" "$archive.sig"
  fi
  if [ -n "${SWIFT_SHA256:-}" ]; then
    check_sum "$archive"
  else
    check_signature "$archive" "$archive.sig"
  fi
  mkdir -p /opt/swift
  tar --extract --gzip --file "$archive" --directory /opt/swift --strip-components 1
  chmod -R go+rX /opt/swift
  rm -rf "$work"
  echo "Swift in /opt/swift: $(du -sm /opt/swift | cut -f 1) MB"
}

# Debuggers, editors' servers, documentation and other systems' libraries. The compiler, linkers,
# symbolizer, clang and the package manager (`%package`) stay.
trim() {
  cd /opt/swift/usr
  rm -rf bin/{sourcekit-lsp,clangd,docc,lldb*,repl_swift,swift-format,wasmkit,wasm-ld} \
    bin/{swift-build-sdk-interfaces,llvm-objdump,llvm-cov,llvm-profdata,llvm-nm} \
    lib/lib{lldb,clang,LTO}* lib/libSwiftSourceKit*Plugin.so lib/python3* \
    lib/swift_static lib/swift/embedded share/{doc,docc,man} local
  echo "Swift in /opt/swift: $(du -sm /opt/swift | cut -f 1) MB"
}

# Swift's own list for Debian 12 (https://www.swift.org/install/linux/debian/12), as far as a build
# without its debugger needs it; scripts/setup.sh installs the libraries.
build_packages() {
  apt_install binutils ca-certificates dpkg-dev git libc6-dev libcurl4 libgcc-12-dev libncurses6 \
    libsqlite3-0 libstdc++-12-dev libuuid1 libxml2 make patchelf pkg-config python3 tzdata zlib1g
}

# With what the package only recommends: letters, data, and what `%package` builds packages with.
lectern() { # PACKAGE
  apt_install "$(realpath "$1")" fonts-dejavu-core dataset-fashion-mnist git libstdc++-12-dev
}

jupyter() {
  apt_install python3-venv
  python3 -m venv /opt/jupyter
  /opt/jupyter/bin/pip install --quiet --no-cache-dir --disable-pip-version-check \
    -r "$here/jupyter-requirements.txt"
}

# Binder and repo2docker give the user's name and number, JupyterHub's spawners a number.
user() {
  local name=${NB_USER:-jovyan} number=${NB_UID:-1000}
  if ! getent passwd "$number" >/dev/null; then
    useradd --create-home --uid "$number" --shell /bin/bash --comment "Lectern" "$name"
  fi
  install -d -o "$number" -g "$(id -g "$number")" "/home/$name"
}

step=${1:?which step? see the head of this file}
shift
case $step in
  toolchain | trim | lectern | jupyter | user) "$step" "$@" ;;
  build-packages) build_packages ;;
  *)
    echo "there is no step '$step'" >&2
    exit 2
    ;;
esac
