#!/bin/sh
# Fails where the committed templates aren't what the sources give, and where anything is found in them.
set -eu
cd "$(dirname "$0")/../../.."
# shellcheck disable=SC2086
${SYNTH:-swift run --quiet synth} check smartstack
