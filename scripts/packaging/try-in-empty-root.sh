#!/usr/bin/env bash
# Tries the Debian package and the image's steps from nothing: an empty Debian 12 in a folder, in it
# the same steps as in the Dockerfile, and then the kernel's tests as a user without rights, with a
# system that is read-only and no network but the loopback.
#
#   sudo scripts/packaging/try-in-empty-root.sh --toolchain PLACE [--package FILE] [--folder FOLDER]
#       [--mirror ADDRESS] [-- PYTEST'S ARGUMENTS]
#
#   --toolchain   the published archive (checked by SWIFT_SHA256, or by ARCHIVE.sig beside it), or a
#                 folder that has a usr folder in it, which is seen through an overlay and stays as
#                 it is; `download` fetches what the Dockerfile fetches
#   --package     by default the one in output/; `build` builds it in an empty root too, as the
#                 Dockerfile does, of the files that git knows (GIT_MIRRORS: a folder with copies of
#                 GitHub's repositories, OWNER/NAME.git, for places that do not reach it)
#   --folder      for the root, by default a temporary one that is removed; where it has a base
#                 system from an earlier run, that is taken
#
# Needs root, debootstrap, iproute2 and 6 GB. Nothing is mounted, and no process left, outside of
# namespaces of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

toolchain=
package=$(ls -t output/lectern_*.deb 2>/dev/null | head -n 1 || true)
folder=
mirror=http://deb.debian.org/debian
while [ $# -gt 0 ]; do
  case $1 in
    --toolchain) toolchain=$2 ;;
    --package) package=$2 ;;
    --folder) folder=$2 ;;
    --mirror) mirror=$2 ;;
    --)
      shift
      break
      ;;
    *) toolchain= && break ;;
  esac
  shift 2
done
if [ -z "$toolchain" ]; then
  sed -n '2,/^set /p' "$0" | sed '$d; s/^# \{0,1\}//' >&2
  exit 2
fi
[ "$package" = build ] || [ -r "$package" ] || {
  echo "There is no package; make it first: make deb" >&2
  exit 1
}
for tool in debootstrap ip unshare; do
  command -v "$tool" >/dev/null || {
    echo "$tool is missing: apt-get install debootstrap iproute2 util-linux" >&2
    exit 1
  }
done
if [ -z "${LECTERN_IN_NAMESPACES:-}" ]; then
  [ "$(id -u)" -eq 0 ] || {
    echo "A root file system can only be made by root." >&2
    exit 1
  }
  temporary=
  status=0
  if [ -z "$folder" ]; then
    temporary=$(mktemp -d -t lectern-root-XXXXXX)
    folder=$temporary
  fi
  mkdir -p "$folder"
  LECTERN_IN_NAMESPACES=1 unshare --mount --pid --fork --propagation private \
    "$0" --toolchain "$toolchain" --package "$package" --folder "$folder" --mirror "$mirror" -- \
    "$@" || status=$?
  [ -z "$temporary" ] || rm -rf "$temporary"
  exit "$status"
fi

base=$folder/base
root=$folder/root
user=jovyan
report=$folder/report.txt
: >"$report"

# Runs a part, and notes its time and what the system takes behind it.
part() { # NAME COMMAND...
  local name=$1 start=$SECONDS
  shift
  echo "--- $name"
  "$@"
  printf '%-44s %4d s   %5d MB\n' "$name" $((SECONDS - start)) \
    "$(du -smx "$root" | cut -f 1)" >>"$report"
}

# With the authorities that this machine trusts: its network may have one of its own.
inside() { # COMMAND...
  env --ignore-environment PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    NB_USER="$user" NB_UID=1000 SWIFT_VERSION="${SWIFT_VERSION:-}" \
    SWIFT_SHA256="${SWIFT_SHA256:-}" SWIFT_SIGNING_KEY="${SWIFT_SIGNING_KEY:-}" \
    PIP_CERT=/etc/ssl/certs/ca-certificates.crt ${PIP_INDEX_URL:+PIP_INDEX_URL="$PIP_INDEX_URL"} \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    chroot "$root" "$@"
}

trust() { mount --bind "$folder/authorities" "$root/etc/ssl/certs/ca-certificates.crt"; }

step() { inside /packaging/steps.sh "$@"; }

base_system() {
  if [ ! -e "$base/etc/debian_version" ]; then
    debootstrap --variant=minbase bookworm "$base" "$mirror" >"$folder/debootstrap.log" ||
      { tail -n 5 "$folder/debootstrap.log" >&2 && return 1; }
    rm -rf "$base"/var/cache/apt/archives/*.deb
  fi
  rm -rf "$root"
  cp -a "$base" "$root"
}

devices() {
  local device
  # A mount of its own, which can be made read-only later.
  mount --bind "$root" "$root"
  mount -t tmpfs -o mode=755 tmpfs "$root/dev"
  for device in null zero full random urandom tty; do
    : >"$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  ln -s /proc/self/fd "$root/dev/fd"
  mkdir "$root/dev/shm" "$root/dev/pts"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
  ln -s pts/ptmx "$root/dev/ptmx"
  mount -t proc proc "$root/proc"
}

files() {
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  mkdir -p "$root/packaging"
  cp scripts/packaging/* "$root/packaging/"
  cp /etc/ssl/certs/ca-certificates.crt "$folder/authorities"
}

# The package alone says what is missing, and no more is broken than that.
without_toolchain() {
  local said status=0
  said=$(inside lectern doctor 2>&1) || status=$?
  echo "$said"
  [ "$status" -eq 1 ] && grep -q '^\[FAIL\] Swift toolchain: .* was not found' <<<"$said"
  inside lectern --version
}

toolchain_in_place() {
  if [ -d "$toolchain" ]; then
    mkdir -p "$folder/changes" "$root/opt/swift"
    mount -t tmpfs tmpfs "$folder/changes"
    mkdir "$folder/changes/upper" "$folder/changes/work"
    mount -t overlay -o "lowerdir=$(realpath "$toolchain"),upperdir=$folder/changes/upper" \
      -o "workdir=$folder/changes/work" overlay "$root/opt/swift"
  elif [ "$toolchain" = download ]; then
    step toolchain
  else
    cp "$toolchain" "$root/packaging/swift.tar.gz"
    [ ! -e "$toolchain.sig" ] || cp "$toolchain.sig" "$root/packaging/swift.tar.gz.sig"
    step toolchain /packaging/swift.tar.gz
    rm "$root/packaging/swift.tar.gz"
  fi
}

# The stage `build` of the Dockerfile, in a root of its own.
build_package() {
  base_system
  devices
  files
  step build-packages
  trust
  toolchain_in_place
  mkdir "$root/lectern"
  git ls-files -z | xargs -0 cp --parents --target-directory "$root/lectern"
  if [ -n "${GIT_MIRRORS:-}" ]; then
    mkdir "$root/mirrors"
    mount --bind "$GIT_MIRRORS" "$root/mirrors"
    git config --file "$root/etc/gitconfig" url./mirrors/.insteadOf https://github.com/
    git config --file "$root/etc/gitconfig" safe.directory '*'
  fi
  inside sh -c 'cd /lectern && PATH=/opt/swift/usr/bin:$PATH make deb'
  cp "$root"/lectern/output/lectern_*.deb "$folder/lectern.deb"
}

# The clients that the tests drive, beside the image's own JupyterLab.
clients() {
  mkdir -p "$root/opt/lectern/scripts"
  cp -r Tests/EndToEnd "$root/opt/lectern/tests"
  cp -r kernelspec "$root/opt/lectern/"
  cp scripts/test-clients-requirements.txt "$root/opt/lectern/scripts/"
  inside python3 -m venv /opt/clients
  inside sh -c 'cd /opt/lectern && /opt/clients/bin/pip install --quiet --no-cache-dir \
    --disable-pip-version-check -r scripts/test-clients-requirements.txt'
}

# Read-only from here on; a user's home and the places for temporary files are empty and in memory.
close_system() {
  mount -o remount,bind,ro "$root"
  [ ! -d "$toolchain" ] || mount -o remount,ro "$root/opt/swift"
  local place
  for place in "home/$user" tmp var/tmp run; do
    mount -t tmpfs -o mode=1777 tmpfs "$root/$place"
  done
  mkdir "$root/home/$user/work"
  chown -R 1000:1000 "$root/home/$user"
}

# As the user, without the right to get any, and with the loopback alone.
as_user() { # COMMAND...
  unshare --net sh -c 'ip link set lo up && exec "$@"' - chroot --userspec=1000:1000 "$root" \
    env --ignore-environment HOME="/home/$user" USER="$user" LANG=C.UTF-8 \
    PATH=/opt/jupyter/bin:/opt/swift/usr/bin:/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1 \
    LECTERN=/usr/bin/lectern LECTERN_TESTS_INSTALLED=1 setpriv --no-new-privs "$@"
}

is_closed() {
  ! touch "$root/usr/x" "$root/opt/swift/x" 2>/dev/null || {
    echo "even root can write the system" >&2
    return 1
  }
  as_user sh -c '
    id
    ! python3 -c "import socket; socket.create_connection((\"192.0.2.1\", 80), 3)" 2>/dev/null ||
      { echo "there is a network" >&2; exit 1; }'
}

jupyter_server() {
  as_user /opt/jupyter/bin/python /packaging/ask_server.py
}

tests() {
  local chosen=("$@")
  if [ ${#chosen[@]} -eq 0 ]; then
    chosen=(test_kernel_suite.py test_clients.py test_requests.py test_transport.py test_traps.py)
    chosen+=(test_directives.py::test_a_local_package)
  fi
  as_user sh -c 'cd /opt/lectern/tests && exec "$@"' - \
    /opt/clients/bin/python -m pytest -q -p no:cacheprovider "${chosen[@]}"
}

if [ "$package" = build ]; then
  root=$folder/build
  part "the build, in a root of its own" build_package
  root=$folder/root
  package=$folder/lectern.deb
fi
part "an empty Debian 12 (debootstrap)" base_system
devices
files
cp "$package" "$root/packaging/lectern.deb"
part "the package and what it depends on" step lectern /packaging/lectern.deb
trust
part "no toolchain: what lectern doctor says" without_toolchain
part "the toolchain (not counted where a folder)" toolchain_in_place
part "of it, what neither cells nor packages need" step trim
part "JupyterLab and JupyterHub's server" step jupyter
part "the user $user" step user
part "the tests' clients (not in the image)" clients
close_system
part "read-only, no rights, no network" is_closed
part "lectern doctor" as_user lectern doctor
part "a kernel through JupyterLab's server" jupyter_server
part "the kernel's tests" tests "$@"
echo
echo "part                                          time     system behind it"
cat "$report"
