#!/bin/sh
# The command `lectern` of the package. It looks for the Swift toolchain, whose libraries Lectern's
# programs are linked with, and starts the program with them; where there is none that fits, it says
# what is missing. Plain sh, since nothing else may be there.
#
# The first folder that has the toolchain of the version that Lectern was built with is taken:
#   LECTERN_TOOLCHAIN              if it is set, nothing else is looked at
#   the swiftc of each folder in PATH
#   the usual places (below)
set -u

home=$(/usr/bin/readlink -f "$0")
home=${home%/*}
# lectern_version and swift_version: what was built, and with which compiler.
. "$home/versions"

usual_places() {
  echo /opt/swift/usr /opt/swift /opt/swift*/usr /usr/local/swift*/usr /usr/local/swift* \
    /usr/libexec/swift /usr/libexec/swift/* \
    "${HOME:-/nonexistent}"/.local/share/swiftly/toolchains/*/usr /usr
}

# The version of the toolchain in a folder, as the module of its standard library says it.
version_of() { # FOLDER
  for interface in "$1"/lib/swift/linux/Swift.swiftmodule/*-unknown-linux-gnu.swiftinterface; do
    [ -r "$interface" ] || continue
    while read -r line; do
      case $line in
        *swift-compiler-version:*"Swift version "*)
          line=${line#*Swift version }
          echo "${line%% *}"
          return
          ;;
        //*) ;;
        *) break ;;
      esac
    done <"$interface"
  done
  "$1/bin/swiftc" --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9.]+).*/\1/p' | head -n 1
}

toolchain=
seen=
others=
# Takes the folder if it is a whole toolchain of the right version.
consider() { # FOLDER
  case " $seen " in *" $1 "*) return ;; esac
  seen="$seen $1"
  [ -x "$1/bin/swiftc" ] && [ -e "$1/lib/libsourcekitdInProc.so" ] || return
  found=$(version_of "$1")
  if [ "$found" = "$swift_version" ]; then
    toolchain=$1
  else
    others="$others $1 (Swift ${found:-of an unknown version})"
  fi
}

if [ -n "${LECTERN_TOOLCHAIN:-}" ]; then
  consider "$LECTERN_TOOLCHAIN"
  [ -n "$toolchain" ] || consider "$LECTERN_TOOLCHAIN/usr"
else
  rest=${PATH:-}:
  while [ -n "$rest" ] && [ -z "$toolchain" ]; do
    folder=${rest%%:*}
    rest=${rest#*:}
    [ -x "$folder/swiftc" ] || continue
    compiler=$(/usr/bin/readlink -f "$folder/swiftc")
    consider "${compiler%/bin/*}"
  done
  if [ -z "$toolchain" ]; then
    for folder in $(usual_places); do
      consider "$folder"
      [ -z "$toolchain" ] || break
    done
  fi
fi

if [ -n "$toolchain" ]; then
  if [ -n "${LD_LIBRARY_PATH:-}" ]; then
    export _LECTERN_OWN_LD_LIBRARY_PATH="$LD_LIBRARY_PATH"
  fi
  own="$toolchain/lib/swift/linux:$toolchain/lib/swift/host"
  export LD_LIBRARY_PATH="$own${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
  export _LECTERN_LAUNCHER="$home/lectern"
  export LECTERN_TOOLCHAIN="$toolchain" LECTERN_SWIFT_VERSION="$swift_version"
  exec "$home/bin/lectern" "$@"
fi

if [ "${1:-}" = --version ]; then
  echo "lectern $lectern_version"
  exit 0
fi
{
  get="Install Swift $swift_version from https://www.swift.org/install"
  if [ -n "${LECTERN_TOOLCHAIN:-}" ]; then
    looked="LECTERN_TOOLCHAIN, which is '$LECTERN_TOOLCHAIN'"
    mend="$get and set LECTERN_TOOLCHAIN to its 'usr' folder, or unset it."
  else
    looked="PATH, /opt/swift, /usr/local/swift*, /usr/libexec/swift, ~/.local/share/swiftly"
    mend="$get into one of these places, or set LECTERN_TOOLCHAIN to its 'usr' folder."
  fi
  missing="compiles cells with Swift $swift_version, which was not found."
  echo "[FAIL] Swift toolchain: Lectern $lectern_version $missing"
  echo "       Looked in $looked."
  if [ -n "$others" ]; then
    echo "       Found another version:$others. Compiled modules fit their own only."
  fi
  echo "       $mend"
} >&2
# Those of `lectern doctor` and, for the rest, "the session did not start".
[ "${1:-}" = doctor ] && exit 1
exit 69
