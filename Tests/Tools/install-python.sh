#!/bin/sh
# Installs Python packages in the versions of a file: install-python.sh REQUIREMENTS DIRECTORY
#
# DIRECTORY/python then runs Python with them, with PYTHONPATH set to DIRECTORY/site. Exits with 1 where that can't be done, as
# without a network.
set -eu
cd "$(dirname "$0")/../.."
requirements=$1
tools=$2

if cmp -s "$requirements" "$tools/requirements.txt" && [ -x "$tools/python" ]; then exit 0; fi
rm -rf "$tools"
mkdir -p "$tools"
echo "install: installing what $requirements names into $tools" >&2

install() {
  # Some systems' python3 comes without venv; pip alone does as well.
  if python3 -m venv "$tools/venv" >"$tools/log" 2>&1; then
    "$tools/venv/bin/python" -m pip install --quiet --no-compile --disable-pip-version-check -r "$requirements" >>"$tools/log" 2>&1 \
      || return 1
    # A link would run without the environment, which is found by the program's own path.
    printf '#!/bin/sh\nexec "%s/venv/bin/python" "$@"\n' "$PWD/$tools" >"$tools/python"
  else
    python3 -m pip install --quiet --no-compile --disable-pip-version-check --target "$tools/site" -r "$requirements" \
      >>"$tools/log" 2>&1 || return 1
    printf '#!/bin/sh\nexec python3 "$@"\n' >"$tools/python"
  fi
  chmod +x "$tools/python"
}

if ! install; then
  echo "install: that can't be done; $tools/log says why" >&2
  exit 1
fi
cp "$requirements" "$tools/requirements.txt"
