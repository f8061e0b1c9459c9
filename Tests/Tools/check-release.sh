#!/bin/sh
# Synthesizes with the optimized tool and compares what it writes with the committed templates, byte for byte; and a
# thousand times more, each with another hash seed. Where it's linked by LLD, what common commands call is side by side.
set -eu
cd "$(dirname "$0")/../.."
output=.build/check-release
rm -rf "$output"
synth="$(swift build ${STRATA_OPTIMIZED:---configuration release} --show-bin-path)/synth"
"$synth" --samples --output "$output" >/dev/null
"$synth" benchling-webhook --samples --environment prod --output "$output/prod-alone" >/dev/null
diff -r "$output" templates
case "${STRATA_OPTIMIZED:-}" in
  *--symbol-ordering-file=*) python3 Tests/Tools/symbol_order.py check "$synth" ;;
esac
python3 Tests/Tools/check-determinism.py "$synth" 1000 templates/orders
echo "check-release: the optimized tool writes the committed templates"
