#!/bin/sh
# Has Graphviz and Mermaid read the maps that `synth graph` draws, and compares what they make of them with the map itself.
#
# Where one of both can't be installed the check is skipped and says so; in CI it fails where that's what Python has.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools-diagrams

if ! Tests/Tools/install-graphviz.sh; then
  echo "check-diagrams: skipped" >&2
  exit 0
fi
if ! Tests/Tools/install-python.sh Tests/Tools/requirements-diagrams.txt "$tools"; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-diagrams: skipped" >&2
  exit 0
fi
PYTHONPATH="$tools/site" "$tools/python" -B Tests/Tools/check_diagrams.py "$(Tests/Tools/products.sh)/synth" \
  templates/mht-api/MhtApiProduction.template.json templates/soundbite/soundbite-production-*.template.json
