#!/bin/sh
# Has DocC read the documentation of what people import, and fails on any link that leads nowhere, and on any picture of a
# terminal that isn't as its command prints it.
set -eu
cd "$(dirname "$0")/../.."
output=.build/check-docs
rm -rf "$output"
modules=$(Tests/Tools/products.sh)/Modules
target=$(swift -print-target-info | python3 -c "import json, sys; print(json.load(sys.stdin)['target']['triple'])")
sdk=$(xcrun --show-sdk-path 2>/dev/null || true)

tool() { command -v "$1" || xcrun --find "$1"; }

# check CATALOG MODULE...: the catalog is that of the first module.
check() {
  catalog=$1
  name=$2
  shift
  mkdir -p "$output/$name"
  for module; do
    "$(tool swift-symbolgraph-extract)" -module-name "$module" -I "$modules" -target "$target" ${sdk:+-sdk "$sdk"} \
      -output-dir "$output/$name" -minimum-access-level public
  done
  "$(tool docc)" convert "$catalog" --fallback-display-name "$name" --fallback-bundle-identifier "$name" \
    --additional-symbol-graph-dir "$output/$name" --output-path "$output/$name.doccarchive" --warnings-as-errors
}

# shellcheck disable=SC2046
check Sources/Strata/Strata.docc Strata StrataConstructs \
  $(ls Sources/Constructs | grep -v Shared | sed s/^/Strata/) StrataLanguage StrataPipeline StrataFindings StrataTemplate
check Sources/StrataFindings/StrataFindings.docc StrataFindings
check Sources/StrataTemplate/StrataTemplate.docc StrataTemplate
check Sources/StrataDiff/StrataDiff.docc StrataDiff
check Sources/StrataCost/StrataCost.docc StrataCost
check Sources/StrataEnvironments/StrataEnvironments.docc StrataEnvironments
check Sources/StrataChecks/StrataChecks.docc StrataChecks
check Sources/StrataCLI/StrataCLI.docc StrataCLI
# Pictures of terminals are what commands print on one.
Tests/Tools/terminal_picture.py --check --synth "$(Tests/Tools/products.sh)/synth"
echo "check-docs: every link in the documentation leads somewhere"
