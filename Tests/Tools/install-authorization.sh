#!/bin/sh
# Unpacks what is known of actions and of the policies that AWS manages into the build directory, in the versions of
# requirements-authorization.txt. Nothing of it is run.
#
# Exits with 1 where that can't be done, as without a network.
set -eu
cd "$(dirname "$0")/../.."
requirements=Tests/Tools/requirements-authorization.txt
tools=.build/tools-authorization

if cmp -s "$requirements" "$tools/requirements.txt"; then exit 0; fi
Tests/Tools/install.sh || exit 1
rm -rf "$tools"
mkdir -p "$tools"
echo "install: fetching what $requirements names into $tools" >&2
if ! .build/tools/python -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
  -r "$requirements" -d "$tools" >"$tools/log" 2>&1; then
  echo "install: that can't be done; $tools/log says why" >&2
  exit 1
fi
for wheel in "$tools"/*.whl; do .build/tools/python -m zipfile -e "$wheel" "$tools"; done
cp "$requirements" "$tools/requirements.txt"
