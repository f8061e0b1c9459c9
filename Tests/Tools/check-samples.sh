#!/bin/sh
# Makes right and wrong resources of every type, has our rules and cfn-lint judge them, and fails on a difference that
# explained-differences.json doesn't explain.
#
# Where cfn-lint can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools
samples=.build/samples

if ! Tests/Tools/install.sh; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-samples: skipped" >&2
  exit 0
fi
rm -rf "$samples"
"$(Tests/Tools/products.sh)/schema-samples" --output "$samples" "$@"
PYTHONPATH="$tools/site" "$tools/python" Tests/Tools/check-samples.py "$samples"
