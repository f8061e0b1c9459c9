#!/bin/sh
# Builds the function of the example SmartStack, runs its own tests, and then itself against a played runtime interface.
set -eu
cd "$(dirname "$0")/../.."
FUNCTION=$(Examples/SmartStack/pipeline/build.sh)
export FUNCTION
logs=.build/check-functions
mkdir -p "$logs"

# run MODULE: the Python tests of a module, into a log.
run() {
  python3 -B -m unittest discover --start-directory Tests/Functions --pattern "test_$1.py" --verbose >"$logs/$1" 2>&1
}
run function &
played=$!
failed=false
swift test --package-path Examples/SmartStack/Handler --scratch-path .build/handler >"$logs/swift" 2>&1 || failed=true
run smoke || failed=true
run executable || failed=true
wait "$played" || failed=true
if [ "$failed" = true ]; then
  cat "$logs/swift" "$logs/function" "$logs/smoke" "$logs/executable"
  exit 1
fi
tail -n 1 "$logs/swift"
# What is skipped on this machine, and why.
grep -h "skipped" "$logs/function" "$logs/smoke" "$logs/executable" || true
tail -qn 3 "$logs/function" "$logs/smoke" "$logs/executable"
