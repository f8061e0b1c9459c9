#!/bin/sh
# Deploys the committed templates to endpoints on this machine, with the AWS command line.
#
# Where the command line or the endpoints can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."

if ! Tests/Tools/install-python.sh Tests/Tools/requirements-deploy.txt .build/tools-deploy \
  || ! Tests/Tools/install-python.sh Tests/Tools/requirements-localstack.txt .build/tools-localstack; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-deploy: skipped" >&2
  exit 0
fi
python3 -m unittest discover --start-directory Tests/Deployment --verbose
echo "check-deploy: the templates deploy to the local endpoints, but for what's listed above as skipped"
