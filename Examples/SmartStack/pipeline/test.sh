#!/bin/sh
# Runs the tests of the function, alone and against a played runtime interface, and those of the system's templates.
set -eu
cd "$(dirname "$0")/../../.."
make test-functions
swift test --filter SmartStackTests
