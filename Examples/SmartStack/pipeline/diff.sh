#!/bin/sh
# Prints in Markdown what changes from a revision on: diff.sh REVISION
#
# A difference is no failure, also where something is replaced or at risk: that is for the reviewer to see.
set -eu
cd "$(dirname "$0")/../../.."
said=$(mktemp)
trap 'rm -f "$said"' EXIT
status=0
# shellcheck disable=SC2086
${SYNTH:-swift run --quiet synth} diff smartstack --against "$1" --markdown >"$said" || status=$?
cat "$said"
case $status in
  0 | 3) ;;
  # A mistake is 1 as well, and prints nothing here.
  1) test -s "$said" ;;
  *) exit "$status" ;;
esac
