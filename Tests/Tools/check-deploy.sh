#!/bin/sh
# Deploys to endpoints on this machine: the committed templates and the function with the AWS command line, and four examples
# with synth; and asks one that enforces policies what they let through, of which `synth isolation` says it.
#
# Where the command line or the endpoints can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
logs=.build/check-deploy
mkdir -p "$logs"

# What can be done side by side is, since most of it waits.
Tests/Tools/install-python.sh Tests/Tools/requirements-deploy.txt .build/tools-deploy &
client=$!
Tests/Tools/install-python.sh Tests/Tools/requirements-localstack.txt .build/tools-localstack &
endpoint=$!
# The tool that users run, built if it isn't yet.
# shellcheck disable=SC2086
swift build ${STRATA_BUILD:-} --product synth >/dev/null
# shellcheck disable=SC2086
swift build ${STRATA_BUILD:-} --product health-check >/dev/null
# shellcheck disable=SC2086
swift build ${STRATA_BUILD:-} --product mht-probe >/dev/null
# shellcheck disable=SC2086
swift build ${STRATA_BUILD:-} --product nested-fixture >/dev/null
FUNCTION=$(Examples/SmartStack/pipeline/build.sh)
export FUNCTION
installed=true
wait "$client" || installed=false
wait "$endpoint" || installed=false
if [ "$installed" = false ]; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-deploy: skipped" >&2
  exit 0
fi
PRODUCTS=$(Tests/Tools/products.sh)
export PRODUCTS

# run LOG MODULE [OPTION...]: the tests of a module, into a log.
run() {
  log=$logs/$1
  module=$2
  shift 2
  python3 -m unittest discover --start-directory Tests/Deployment --pattern "test_$module.py" --verbose "$@" \
    >"$log" 2>&1
}
failed=false
# The longest of them beside all others; each has endpoints of its own.
run synth synth -k two_environments &
long=$!
run synth-others synth -k migration -k failed -k killed -k health &
others=$!
run pipeline pipeline &
steps=$!
run smartstack smartstack &
example=$!
run promotion promotion &
releases=$!
for module in terminal endpoints templates nested mht soundbite function release_workflows isolation; do
  run "$module" "$module" || failed=true
  cat "$logs/$module"
done
wait "$others" || failed=true
wait "$long" || failed=true
wait "$steps" || failed=true
wait "$example" || failed=true
wait "$releases" || failed=true
cat "$logs/synth" "$logs/synth-others" "$logs/pipeline" "$logs/smartstack" "$logs/promotion"
if [ "$failed" = true ]; then exit 1; fi
echo "check-deploy: the templates deploy to the local endpoints, but for what's listed above as skipped"
