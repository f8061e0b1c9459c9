#!/bin/sh
# Reads every committed template with checkov and fails on any finding that no construct accepts with a reason.
#
# Where checkov can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools-security

if ! Tests/Tools/install-python.sh Tests/Tools/requirements-security.txt "$tools"; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-security: skipped" >&2
  exit 0
fi
set -- $(find templates -name '*.template.json' | sort)
# Without --skip-download it would ask a service for descriptions of its rules.
PYTHONPATH="$tools/site" python3 Tests/Tools/once.py security --before=-f Tests/Tools/requirements-security.txt -- "$@" -- \
  "$tools/python" -c "import sys; from checkov.main import Checkov; sys.exit(Checkov().run())" \
  --framework cloudformation --skip-download --compact --quiet
echo "check-security: checkov finds nothing that isn't accepted in $# templates"
