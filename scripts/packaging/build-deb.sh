#!/usr/bin/env bash
# Makes the Debian package from what was built; prints its path.
#
#   scripts/packaging/build-deb.sh [--build FOLDER] [--output FOLDER]
#
# By default from .build/release into output/. Needs dpkg-dev and patchelf, no right to anything.
set -euo pipefail
cd "$(dirname "$0")/../.."

build=.build/release
output=output
while [ $# -gt 0 ]; do
  case $1 in
    --build) build=$2 ;;
    --output) output=$2 ;;
    *)
      echo "usage: scripts/packaging/build-deb.sh [--build FOLDER] [--output FOLDER]" >&2
      exit 2
      ;;
  esac
  shift 2
done
for tool in dpkg-deb dpkg-shlibdeps; do
  command -v "$tool" >/dev/null || {
    echo "$tool is missing (Debian: sudo apt-get install dpkg-dev patchelf)" >&2
    exit 1
  }
done

version=$(scripts/packaging/version.sh)
architecture=$(dpkg --print-architecture)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
scripts/packaging/stage.sh "$root" "$build"
# shellcheck source=/dev/null
. "$root/usr/lib/lectern/versions"

documents=$root/usr/share/doc/lectern
mkdir -p "$documents"
gzip -9n <CHANGELOG.md >"$documents/changelog.gz"
install -m 644 scripts/packaging/copyright "$documents/copyright"
install -m 644 docs/installing.md "$documents/installing.md"

# Debian's packages with the libraries that our programs and the toolchain's are linked with.
shared_libraries() {
  local toolchain libraries folder
  toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")
  libraries=$toolchain/lib/swift/linux
  mkdir -p "$work/debian" "$root/DEBIAN"
  printf 'Source: lectern\n\nPackage: lectern\nArchitecture: any\n' >"$work/debian/control"
  local places=()
  for folder in swift/linux swift/host swift/host/compiler .; do
    places+=("-l$toolchain/lib/$folder")
  done
  (cd "$work" && dpkg-shlibdeps -O --ignore-missing-info "${places[@]}" \
    root/usr/lib/lectern/bin/* root/usr/lib/lectern/lib/lectern/libLectern.so \
    "$toolchain"/bin/{swift-frontend,llvm-symbolizer,lld,swift-driver,swift-package,clang} \
    "$toolchain/lib/libsourcekitdInProc.so" "$libraries"/libFoundation*.so) \
    >"$work/substitutions" 2>"$work/warnings" || {
    grep -v warning: "$work/warnings" >&2
    return 1
  }
  sed -n 's/^shlibs:Depends=//p' "$work/substitutions"
}

# What no program is linked with, but sessions need.
needed=(
  binutils         # ld.gold links the cells
  libc6-dev        # the headers that Swift's modules of the C library read
  libgcc-12-dev    # and the compiler's own beside them
  tzdata           # Foundation's time zones
  ca-certificates  # data sets that are downloaded
)
libraries=$(shared_libraries)
[ -n "$libraries" ] || {
  echo "dpkg-shlibdeps has named no library; that cannot be" >&2
  exit 1
}

cat >"$root/DEBIAN/control" <<CONTROL
Package: lectern
Version: $version
Architecture: $architecture
Maintainer: ${LECTERN_MAINTAINER:-The authors of Lectern <lectern@localhost>}
Section: education
Priority: optional
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f 1)
Depends: $libraries, $(printf '%s\n' "${needed[@]}" | paste -sd ,  - | sed 's/,/, /g')
Recommends: fonts-dejavu-core, dataset-fashion-mnist, git, libstdc++-12-dev
Suggests: pkg-config, python3-venv
Description: Swift in Jupyter notebooks, and a library of autoencoders
 A Jupyter kernel for Swift, a runner that executes notebooks without Jupyter or
 Python, and a library of autoencoders whose lines a Keras user recognises.
 .
 Cells are compiled with the toolchain of Swift $swift_version, which is not part of Debian:
 install it from https://www.swift.org/install, into /opt/swift for example.
 'lectern doctor' says what is missing.
CONTROL

(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"

mkdir -p "$output"
package=$output/lectern_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
echo "$package"
