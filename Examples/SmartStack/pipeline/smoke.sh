#!/bin/sh
# Asks the deployed API whether it answers as it should: smoke.sh ENVIRONMENT
set -eu
cd "$(dirname "$0")/../../.."
# shellcheck disable=SC2086
endpoint=$(${SYNTH:-swift run --quiet synth} deployment show smartstack --environment "$1" --field endpoint)
Examples/SmartStack/pipeline/smoke.py "$endpoint" "$1"
