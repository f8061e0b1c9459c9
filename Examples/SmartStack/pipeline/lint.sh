#!/bin/sh
# Holds the example's sources to the layout that .swift-format says.
set -eu
cd "$(dirname "$0")/../../.."
swift format lint --strict --recursive --parallel Examples/SmartStack
