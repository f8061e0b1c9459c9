#!/bin/sh
# Has our rules and SAM's own translator judge samples of every AWS::Serverless type and templates, and fails on a
# difference that explained-serverless.json doesn't explain.
#
# Where the translator can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools-serverless

if ! Tests/Tools/install-fixtures.sh || ! Tests/Tools/install-python.sh Tests/Tools/requirements-serverless.txt "$tools"; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-serverless: skipped" >&2
  exit 0
fi
PYTHONPATH="$tools/site" "$tools/python" -B Tests/Tools/check-serverless.py --synth "$(Tests/Tools/products.sh)/synth" \
  --schemas .build/tools/schemas --fixtures .build/tools-fixtures/test/fixtures/templates "$@"
