#!/bin/sh
# Goes the way of somebody new by the article and the README that tell it: from a repository's address by a package of each
# shape to a system that's deployed to an endpoint on this machine, and back.
#
# Where the command line or the endpoint can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
log=.build/check-front-door
mkdir -p .build

if ! Tests/Tools/install-python.sh Tests/Tools/requirements-deploy.txt .build/tools-deploy ||
  ! Tests/Tools/install-python.sh Tests/Tools/requirements-localstack.txt .build/tools-localstack; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-front-door: skipped" >&2
  exit 0
fi
if ! python3 -B -m unittest discover --start-directory Tests/Deployment --pattern "test_front_door.py" --verbose \
  >"$log" 2>&1; then
  cat "$log"
  exit 1
fi
tail -n 3 "$log"
echo "check-front-door: what the first pages say leads to a deployed system, and back"
