#!/bin/sh
# Builds the tool of the sources in .build/release, and puts it at .build/synth.
set -eu
cd "$(dirname "$0")/../../.."
set -- --package-path .build/release --configuration release --product synth
swift build "$@"
cp "$(swift build "$@" --show-bin-path)/synth" .build/synth
