#!/bin/sh
# Makes a package by `synth init`, a bundle for it, and has the package write its templates and pass its tests with that: the
# same bytes.
#
# In a home of its own, with the tool that is built already.
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd)
synth=$(Tests/Tools/products.sh)/synth
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
export HOME="$folder" XDG_CACHE_HOME="$folder/cache"
unset STRATA_STRICT

"$synth" init my-queue --output "$folder/package" --url "$root" >/dev/null
cd "$folder/package"
cp Package.swift ../before.swift
"$synth" bundle --service SQS
swift build >../log 2>&1 || { cat ../log; exit 1; }
if grep 'Compiling Strata' ../log | grep -qv 'Compiling StrataLinking '; then
  echo "check-bundle: with a bundle, modules of Strata were compiled" >&2
  exit 1
fi
.build/debug/my-queue --committed >/dev/null
for environment in Staging Production; do
  sed 's/SampleQueue/MyQueue/g; s/sample-queue/my-queue/g' \
    "$root/Tests/StrataScaffoldingTests/Templates/SampleQueue$environment.template.json" >../expected
  cmp "templates/my-queue/MyQueue$environment.template.json" ../expected
done
swift test >../log 2>&1 || { cat ../log; exit 1; }
.build/debug/my-queue bundle --off >/dev/null
cmp Package.swift ../before.swift
"$synth" bundle --remove >/dev/null
test -z "$(ls "$folder/cache/strata")"
echo "check-bundle: a package builds with a bundle alone, writes the same templates, passes its tests, and goes back"
