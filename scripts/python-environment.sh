# Virtual environments for the scripts: source this file.

# Runs pip's install in an environment, again if it fails: an index that does not answer for a moment must not end a test run.
install_in() { # FOLDER ARGUMENTS...
  local folder=$1 attempt
  shift
  for attempt in 1 2 3 4; do
    if "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --retries 5 --timeout 60 "$@"; then
      return 0
    fi
    if [ "$attempt" -lt 4 ]; then
      echo "pip could not install $* (attempt $attempt of 4); trying again in $((attempt * 10)) s" >&2
      sleep $((attempt * 10))
    fi
  done
  echo "pip could not install $* into $folder. Is the package index reachable? ($folder/bin/python -m pip config list)" >&2
  return 1
}

# An environment with what a list of requirements names; made anew only when the list changes.
make_environment() { # FOLDER REQUIREMENTS
  local folder=$1 requirements=$2
  if cmp -s "$folder/requirements.done" "$requirements"; then return 0; fi
  echo "Making $folder from $requirements"
  if ! python3 -m venv "$folder"; then
    echo "python3 cannot make virtual environments here; on Debian: sudo apt-get install python3-venv" >&2
    return 1
  fi
  install_in "$folder" -r "$requirements" || return 1
  cp "$requirements" "$folder/requirements.done"
}
