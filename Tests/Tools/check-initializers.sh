#!/bin/sh
# Declares right resources of every type in Swift, by the types' own initializers, and fails where what is synthesized
# isn't what was to be declared and explained-initializers.json doesn't explain it.
set -eu
cd "$(dirname "$0")/../.."
work=.build/check-initializers
products=$(Tests/Tools/products.sh)

tool() { command -v "$1" || xcrun --find "$1"; }
swiftc=$(tool swiftc)

rm -rf "$work/samples" "$work/source"
mkdir -p "$work"
# Of every type, a sample with what is required and one with all that goes together.
"$products/schema-samples" --strict --full 9999 --output "$work/samples"
"$products/resource-generator" initializers --output "$work/source" "$work"/samples/valid-*.json \
  Tests/Tools/initializer-samples.json

# One module, since a compiler that is started for each file would read all of them each time. It stands on the language
# alone, so that it's compiled again where a type or the language has changed, and not where the rest has.
# shellcheck disable=SC2046
Tests/Tools/compile_once.py "$work" InitializerCases "$swiftc" -Onone -swift-version 6 -enable-testing \
  -I "$products/Modules" -- $(find "$work/source" -name '*.swift' ! -name main.swift | sort)
"$swiftc" -Onone -swift-version 6 -module-name Initializers -I "$products/Modules" -I "$work" -c "$work/source/main.swift" \
  -o "$work/initializers.o"
# What the program imports, what that hands on, and what it stands on.
for module in StrataChecks StrataFacts StrataFindings StrataLanguage StrataPlatform StrataSchema StrataSynthesis \
  StrataTemplate StrataText \
  $(sed -n 's/^import //p' "$work"/source/*.swift | sort -u) \
  $(sed -n 's/^@_exported public import //p' Sources/Resources/*/*.swift); do
  # Those of today's sources: the folder may hold some of files that are gone.
  sed "s|'||g; s|.*/|$products/$module.build/|; s|\$|.o|" "$products/$module.build/sources"
done | sort -u >"$work/objects"
# Modules in C have no such list.
ls "$products"/CStrata*.build/*.c.o >>"$work/objects"
strip=
if [ "$(uname)" = Linux ]; then strip="-use-ld=lld -Xlinker --strip-debug -lm"; fi
# shellcheck disable=SC2086
"$swiftc" $strip "$work/initializers.o" "$work/InitializerCases.o" "@$work/objects" -o "$work/initializers"
"$work/initializers" >"$work/synthesized.jsonl"
python3 Tests/Tools/check-initializers.py "$work" Sources/StrataFacts/Generated/FactsText.swift
