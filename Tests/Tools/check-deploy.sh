#!/bin/sh
# Deploys to endpoints on this machine: the committed templates with the AWS command line, and the example with synth.
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
# The tool that users run, built if it isn't yet.
swift build --product synth >/dev/null
swift build --product health-check >/dev/null
PRODUCTS=$(swift build --show-bin-path)
export PRODUCTS
python3 -m unittest discover --start-directory Tests/Deployment --verbose
echo "check-deploy: the templates deploy to the local endpoints, but for what's listed above as skipped"
