#!/bin/sh
# Synthesizes with the optimized tool and compares what it writes with the committed templates, byte for byte.
set -eu
cd "$(dirname "$0")/../.."
output=.build/check-release
rm -rf "$output"
"$(swift build --configuration release --show-bin-path)/synth" --output "$output" >/dev/null
for system in "$output"/*/; do
  diff -r "$output/$(basename "$system")" "templates/$(basename "$system")"
done
echo "check-release: the optimized tool writes the committed templates"
