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

# Compiles what is in `source`, synthesizes with it, and compares.
synthesize() {
  # shellcheck disable=SC2046
  Tests/Tools/compile_once.py "$1" Migrated "$swiftc" -Onone -swift-version 6 -enable-testing -warnings-as-errors \
    -I "$products/Modules" -- $(find "$1/source/Sources" -name '*.swift' | sort)
  # The program may render templates that rules refuse, which only the package itself can.
  package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]')
  "$swiftc" -Onone -swift-version 6 -module-name Program -package-name "$package" -I "$products/Modules" -I "$1" \
    -c "$1/source/main.swift" -o "$1/program.o"
  for module in $(python3 Tests/Tools/check-migration.py modules "$1"); do
    # Those of today's sources: the folder may hold some of files that are gone.
    sed "s|'||g; s|.*/|$products/$module.build/|; s|\$|.o|" "$products/$module.build/sources"
  done | sort -u >"$1/objects"
  # Modules in C have no such list.
  ls "$products"/CStrata*.build/*.c.o >>"$1/objects"
  strip=
  if [ "$(uname)" = Linux ]; then strip="-use-ld=lld -Xlinker --strip-debug -lm"; fi
  # shellcheck disable=SC2086
  "$swiftc" $strip "$1/program.o" "$1/Migrated.o" "@$1/objects" -o "$1/program"
  "$1/program" "$1/new"
  python3 Tests/Tools/check-migration.py compare "$1" "$products/synth"
}

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
synthesize "$work"
# The same with constructs in place of what those make.
python3 Tests/Tools/check-migration.py lift "$work/lifted" "$products/synth" templates -- "$fixtures/good" \
  "$fixtures/integration" "$fixtures/issues" "$fixtures/public" "$fixtures/quickstart" .build/tools-examples/templates
synthesize "$work/lifted"
# The same with profiles for templates of one shape.
python3 Tests/Tools/check-migration.py profiles "$work/profiles" "$products/synth" templates
synthesize "$work/profiles"
