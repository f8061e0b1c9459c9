#!/bin/sh
# Splits committed templates as `synth advise` proposes it, and fails where our rules or cfn-lint find a mistake in a
# template of any step.
#
# Where cfn-lint can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools
work=.build/check-advice

if ! Tests/Tools/install.sh; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-advice: skipped" >&2
  exit 0
fi
synth=$(Tests/Tools/products.sh)/synth
rm -rf "$work"
for template in templates/mht-api/MhtApiProduction.template.json templates/orders/Orders.template.json \
  templates/benchling-webhook/BenchlingWebhookStack.template.json \
  templates/soundbite/soundbite-production-compute.template.json; do
  for parts in 2 3 4 5; do
    "$synth" advise "$template" --parts "$parts" --output "$work/$(basename "$template" .template.json)-$parts" >/dev/null
  done
done
set -- $(find "$work" -name '*.template.json' | sort)
# An export more may make a template too large to be sent without a bucket, which is a warning.
"$synth" validate "$@" --ignore limit >/dev/null
# On the way a stack may have a parameter that nothing uses, of which cfn-lint warns.
PYTHONPATH="$tools/site" "$tools/python" -c "import sys; from cfnlint.runner import main; sys.exit(main())" \
  --non-zero-exit-code error --ignore-checks W2001 -- "$@"
echo "check-advice: no mistake in $# templates"
