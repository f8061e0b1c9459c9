#!/bin/sh
# Reads every committed template with cfn-lint and fails on any finding, be it only informational.
#
# Where cfn-lint can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools

if ! Tests/Tools/install.sh; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "lint-templates: skipped" >&2
  exit 0
fi
set -- $(find templates Tests/StrataScaffoldingTests/Templates -name '*.template.json' | sort) \
  Tests/StrataLanguageTests/Golden/*.template.json
# Some of its rules ask for the date.
PYTHONPATH="$tools/site" python3 Tests/Tools/once.py templates --monthly Tests/Tools/requirements.txt -- "$@" -- \
  "$tools/python" -c "import sys; from cfnlint.runner import main; sys.exit(main())" --include-checks I --
echo "lint-templates: cfn-lint finds nothing in $# templates"
