#!/bin/sh
# Packs what build-all.sh has built, with its modes, which an artifact of GitHub doesn't keep: keep.sh FILE
#
# It's for a checkout at the same path, as all runners have it: synth looks for profiles where its sources were.
set -eu
cd "$(dirname "$0")/../../.."
tar -cf "$1" .build/pipeline/synth .build/handler/bootstrap
