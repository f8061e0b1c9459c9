#!/bin/sh
# Has DocC read the documentation of what people import, and fails on any link that leads nowhere.
set -eu
cd "$(dirname "$0")/../.."
output=.build/check-docs
rm -rf "$output"
mkdir -p "$output/symbols"
modules=$(swift build --show-bin-path)/Modules
target=$(swift -print-target-info | python3 -c "import json, sys; print(json.load(sys.stdin)['target']['triple'])")
sdk=$(xcrun --show-sdk-path 2>/dev/null || true)

tool() { command -v "$1" || xcrun --find "$1"; }
for module in Strata StrataCore; do
  "$(tool swift-symbolgraph-extract)" -module-name "$module" -I "$modules" -target "$target" ${sdk:+-sdk "$sdk"} \
    -output-dir "$output/symbols" -minimum-access-level public
done
"$(tool docc)" convert Sources/Strata/Strata.docc --fallback-display-name Strata --fallback-bundle-identifier Strata \
  --additional-symbol-graph-dir "$output/symbols" --output-path "$output/archive" --warnings-as-errors
echo "check-docs: every link in the documentation leads somewhere"
