#!/bin/sh
# Builds the tool of the sources in .build/pipeline/release, and puts it at .build/pipeline/synth.
set -eu
cd "$(dirname "$0")/../../.."
set -- --package-path .build/pipeline/release --configuration release --product synth
swift build "$@"
cp "$(swift build "$@" --show-bin-path)/synth" .build/pipeline/synth
