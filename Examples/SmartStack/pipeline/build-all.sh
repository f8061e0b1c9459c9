#!/bin/sh
# Builds the function, and the tool synth with the system in it, which then needs no Swift where it runs.
set -eu
cd "$(dirname "$0")/../../.."
Examples/SmartStack/pipeline/build.sh >/dev/null
set -- --configuration release --product synth --static-swift-stdlib
swift build "$@"
mkdir -p .build/pipeline
cp "$(swift build "$@" --show-bin-path)/synth" .build/pipeline/synth
