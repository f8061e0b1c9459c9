#!/bin/sh
# Installs what requirements-peers.txt names into the build directory, and prints a line for each tool that can be run:
# its name, a tab, and the command that takes a number of stacks and a folder.
#
# Exits with 1 where nothing can be installed, as without a network. Node isn't fetched: AWS CDK is left out without one.
set -eu
cd "$(dirname "$0")/../../.."
peers=Tests/Tools/peers
tools=.build/tools-peers

Tests/Tools/install-python.sh Tests/Tools/requirements-peers.txt "$tools"
if [ ! -d "$tools/node_modules" ]; then
  PYTHONPATH="$tools/site" "$tools/python" -B "$peers/unpack.py" "$tools/node_modules"
fi
printf 'troposphere\tenv PYTHONPATH=%s %s %s/stacks.py\n' "$tools/site" "$tools/python" "$peers"
if ! command -v node >/dev/null; then
  echo "compare: AWS CDK is left out, as there is no node" >&2
  exit 0
fi
printf 'AWS CDK\tenv NODE_PATH=%s/node_modules node %s/stacks.js\n' "$tools" "$peers"
printf 'AWS CDK, validation off\tenv NODE_PATH=%s/node_modules CDK_VALIDATION=false node %s/stacks.js\n' "$tools" "$peers"
