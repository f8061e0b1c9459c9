#!/bin/sh
# Has a real browser read reports of the examples, and of a template with hostile names.
#
# Where the browser or what drives it can't be installed the check is skipped and says so.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools-report

if ! Tests/Tools/install-python.sh Tests/Tools/requirements-report.txt "$tools" || ! BROWSER=$(Tests/Tools/install-browser.sh)
then
  echo "check-report: skipped" >&2
  exit 0
fi
# The tool that users run, built if it isn't yet.
if [ -z "${STRATA_PRODUCTS:-}" ]; then
  # shellcheck disable=SC2086
  swift build ${STRATA_BUILD:-} --product synth >/dev/null
fi
PRODUCTS=$(Tests/Tools/products.sh)
export BROWSER PRODUCTS
PYTHONPATH="$tools/site" "$tools/python" -B -m unittest discover --start-directory Tests/Report --pattern 'test_*.py' "$@"
echo "check-report: reports are read, searched and printed, and nothing leaves them"
