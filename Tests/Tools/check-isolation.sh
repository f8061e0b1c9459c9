#!/bin/sh
# Has iamprover prove or refute by Z3 what `synth isolation` says of seeded policies, and fails where they don't say the same.
#
# Where iamprover can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools-isolation

if ! Tests/Tools/install.sh || ! Tests/Tools/install-python.sh Tests/Tools/requirements-isolation.txt "$tools"; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-isolation: skipped" >&2
  exit 0
fi
PYTHONPATH="$tools/site" "$tools/python" -B Tests/Tools/check_isolation.py --synth "$(Tests/Tools/products.sh)/synth" \
  --actions .build/tools/actions.json "$@"
