#!/bin/sh
# Holds our rules against those of cdk-preflight, which are about failed deployments, on the samples of both and on the
# templates of the folder that PREFLIGHT_TEMPLATES names, if any. Other arguments are those of check_preflight.py.
#
# Where that can't be installed, as without a network, the check is skipped and says so.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools-preflight

if ! Tests/Tools/install-preflight.sh; then
  echo "check-preflight: skipped, as what it holds our rules against can't be installed" >&2
  exit 0
fi
python3 -B Tests/Tools/check_preflight.py --synth "$(Tests/Tools/products.sh)/synth" --tools "$tools" "$@" \
  ${PREFLIGHT_TEMPLATES:+"$PREFLIGHT_TEMPLATES"}
