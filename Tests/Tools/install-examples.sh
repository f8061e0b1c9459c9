#!/bin/sh
# Has the examples of troposphere print their templates into the build directory, in the version of requirements-examples.txt.
#
# Exits with 1 where that can't be done, as without a network.
set -eu
cd "$(dirname "$0")/../.."
requirements=Tests/Tools/requirements-examples.txt
examples=.build/tools-examples

if cmp -s "$requirements" "$examples/requirements.txt"; then exit 0; fi
Tests/Tools/install.sh || exit 1
rm -rf "$examples"
mkdir -p "$examples/packages" "$examples/templates"
echo "install: fetching the examples that $requirements names into $examples" >&2
if ! .build/tools/python -m pip download --quiet --disable-pip-version-check --no-deps --no-binary troposphere \
  -r "$requirements" -d "$examples" >"$examples/log" 2>&1; then
  echo "install: that can't be done; $examples/log says why" >&2
  exit 1
fi
for wheel in "$examples"/*.whl; do .build/tools/python -m zipfile -e "$wheel" "$examples/packages"; done
tar -xzf "$examples"/troposphere-*.tar.gz -C "$examples/packages" --strip-components=1
PYTHONPATH="$PWD/.build/tools/site" .build/tools/python -B Tests/Tools/print_examples.py "$examples/packages" "$examples/templates"
cp "$requirements" "$examples/requirements.txt"
