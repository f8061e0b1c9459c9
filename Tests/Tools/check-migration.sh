#!/bin/sh
# Makes Swift of our own templates, of samples of every type, and of those of cfn-lint's tests and troposphere's examples,
# compiles all of it at once, and fails where too few can be made into Swift, or what is synthesized of that doesn't mean
# the same.
#
# Where the templates can't be fetched the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
work=.build/check-migration
fixtures=.build/tools-fixtures/test/fixtures/templates

if ! Tests/Tools/install-fixtures.sh || ! Tests/Tools/install-examples.sh; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-migration: skipped" >&2
  exit 0
fi
products=$(Tests/Tools/products.sh)

tool() { command -v "$1" || xcrun --find "$1"; }
swiftc=$(tool swiftc)

rm -rf "$work/samples"
mkdir -p "$work/samples"
# Of every type, a sample with what is required.
"$products/schema-samples" --strict --output "$work/samples/made" >/dev/null
mv "$work"/samples/made/valid-*.json "$work/samples"
rm -r "$work/samples/made"
# What is in `old` are the templates, in `source` the Swift, and in `new` the templates that are synthesized of it.
python3 Tests/Tools/check-migration.py prepare "$work" "$products/synth" templates \
  "$work/samples" Tests/Tools/serverless \
  -- "$fixtures/good" "$fixtures/bad" "$fixtures/integration" "$fixtures/issues" "$fixtures/public" "$fixtures/quickstart" \
  .build/tools-examples/templates
# shellcheck disable=SC2046
Tests/Tools/compile_once.py "$work" Migrated "$swiftc" -Onone -swift-version 6 -enable-testing -warnings-as-errors \
  -I "$products/Modules" -- $(find "$work/source/Sources/Source" -name '*.swift' | sort)
# The tool would bring the command line along. The program may render templates that rules refuse, which only the package itself can.
package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]')
"$swiftc" -Onone -swift-version 6 -module-name Program -package-name "$package" -I "$products/Modules" -I "$work" \
  -c "$work/source/main.swift" -o "$work/program.o"
for module in StrataFacts StrataFindings StrataJSON StrataLanguage StrataPlatform StrataSynthesis StrataTemplate StrataText \
  $(find "$work/source" -name '*.swift' -exec sed -n 's/^import \(Strata[A-Za-z0-9]*\)$/\1/p' {} + | sort -u); do
  # Those of today's sources: the folder may hold some of files that are gone.
  sed "s|'||g; s|.*/|$products/$module.build/|; s|\$|.o|" "$products/$module.build/sources"
done | sort -u >"$work/objects"
strip=
if [ "$(uname)" = Linux ]; then strip="-use-ld=lld -Xlinker --strip-debug -lm"; fi
# shellcheck disable=SC2086
"$swiftc" $strip "$work/program.o" "$work/Migrated.o" "@$work/objects" -o "$work/program"
"$work/program" "$work/new"
python3 Tests/Tools/check-migration.py compare "$work" "$products/synth"
