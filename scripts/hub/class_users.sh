#!/usr/bin/env bash
# Makes or removes the users of a trial class: student01, student02 and so on, without passwords.
#
#   sudo scripts/hub/class_users.sh add NUMBER [CACHE]    CACHE: a filled ~/.cache/lectern for each
#   sudo scripts/hub/class_users.sh remove NUMBER
set -euo pipefail

action=${1:?add or remove} number=${2:?how many} cache=${3:-}
homes=${LECTERN_CLASS_HOMES:-/home}

for student in $(seq -f 'student%02g' "$number"); do
  case $action in
    add)
      id "$student" >/dev/null 2>&1 ||
        useradd --create-home --base-dir "$homes" --shell /bin/bash "$student"
      if [ -n "$cache" ]; then
        install -d -o "$student" -g "$student" "$homes/$student/.cache"
        cp -r "$cache" "$homes/$student/.cache/lectern"
        chown -R "$student:" "$homes/$student/.cache"
      fi
      ;;
    remove) if id "$student" >/dev/null 2>&1; then userdel --remove "$student" 2>/dev/null; fi ;;
    *)
      echo "usage: class_users.sh add|remove NUMBER [CACHE]" >&2
      exit 64
      ;;
  esac
done
