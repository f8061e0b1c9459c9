#!/bin/sh
# Makes the package of the function that build.sh has built, and fails where that isn't the one in the committed lock.
set -eu
cd "$(dirname "$0")/../../.."
# shellcheck disable=SC2086
${SYNTH:-swift run --quiet synth} package smartstack
if ! git diff --exit-code -- Examples/SmartStack; then
  echo "error: the committed lock isn't of this package" >&2
  echo "  hint: commit what is shown above; a lock is of one version of Swift and of the C library" >&2
  exit 1
fi
