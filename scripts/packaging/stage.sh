#!/usr/bin/env bash
# Lays what a package contains below a folder, as it will lie below /.
#
#   scripts/packaging/stage.sh FOLDER [BUILD]     BUILD is what was built, by default .build/release
#
#   usr/lib/lectern/lectern          finds the toolchain and starts bin/lectern (launcher.sh)
#   usr/lib/lectern/bin              the four programs
#   usr/lib/lectern/lib/lectern      the library, and of its Swift modules those that a cell can see
#   usr/bin/lectern                  a link to the first
#   usr/share/jupyter/kernels        the kernel, for all users
set -euo pipefail
cd "$(dirname "$0")/../.."

root=$(realpath -m "${1:?usage: scripts/packaging/stage.sh FOLDER [BUILD]}")
build=${2:-.build/release}
home=$root/usr/lib/lectern

# What `import Lectern` leads to: the targets below it, those of C left out, for which the session
# has empty stand-ins.
cell_modules() {
  swift package dump-package 2>/dev/null | python3 -c '
import json, sys
targets = {target["name"]: target for target in json.load(sys.stdin)["targets"]}
found, waiting = set(), ["Lectern"]
while waiting:
    name = waiting.pop()
    if name not in found:
        found.add(name)
        for use in targets[name]["dependencies"]:
            waiting.append((use.get("byName") or use.get("target"))[0])
print("\n".join(sorted(found)))'
}

# Without symbols that only a debugger reads, and without the place of the toolchain it was built
# with: the launcher says where the user has it.
install_binary() { # NAME FOLDER
  install -m 755 "$build/$1" "$2/$1"
  strip --strip-unneeded "$2/$1"
  patchelf --remove-rpath "$2/$1"
}

for tool in swift python3 patchelf strip; do
  command -v "$tool" >/dev/null || {
    echo "$tool is missing (Debian: sudo apt-get install patchelf binutils python3)" >&2
    exit 1
  }
done
for file in lectern lectern-worker lectern-compiler lectern-parser libLectern.so; do
  [ -e "$build/$file" ] || {
    echo "There is no $build/$file; build it first: make build" >&2
    exit 1
  }
done

rm -rf "$home"
mkdir -p "$home/bin" "$home/lib/lectern/modules" "$root/usr/bin"
for program in lectern lectern-worker lectern-compiler lectern-parser; do
  install_binary "$program" "$home/bin"
done
install_binary libLectern.so "$home/lib/lectern"
for module in $(cell_modules); do
  for kind in swiftmodule swiftdoc; do
    file=$build/Modules/$module.$kind
    if [ -e "$file" ]; then install -m 644 "$file" "$home/lib/lectern/modules"; fi
  done
done
install -m 755 scripts/packaging/launcher.sh "$home/lectern"
ln -sf ../lib/lectern/lectern "$root/usr/bin/lectern"

version=$(scripts/packaging/version.sh)
swift_version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9.]+).*/\1/p;T;q')
printf 'lectern_version=%s\nswift_version=%s\n' "$version" "$swift_version" >"$home/versions"
chmod 644 "$home/versions"

"$build/lectern" install --prefix "$root/usr" --program /usr/bin/lectern >/dev/null
chmod -R u+rwX,go+rX,go-w "$root"
