#!/bin/sh
# Makes the package of the function that build.sh has built, and fails where that isn't the one in the committed lock.
#
# A lock is of one version of Swift and of the C library, which build on any machine.
set -eu
cd "$(dirname "$0")/../../.."
# shellcheck disable=SC2086
${SYNTH:-swift run --quiet synth} package smartstack --check
