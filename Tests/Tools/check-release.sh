#!/bin/sh
# Synthesizes with the optimized tool and compares what it writes with the committed templates, byte for byte; and a
# thousand times more, each with another hash seed.
set -eu
cd "$(dirname "$0")/../.."
output=.build/check-release
rm -rf "$output"
synth="$(swift build ${STRATA_OPTIMIZED:---configuration release} --show-bin-path)/synth"
"$synth" --samples --output "$output" >/dev/null
"$synth" benchling-webhook --samples --environment prod --output "$output/prod-alone" >/dev/null
diff -r "$output" templates
python3 Tests/Tools/check-determinism.py "$synth" 1000 templates/orders
echo "check-release: the optimized tool writes the committed templates"
