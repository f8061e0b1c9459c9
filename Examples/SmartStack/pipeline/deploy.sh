#!/bin/sh
# Deploys to an environment: deploy.sh ENVIRONMENT
set -eu
cd "$(dirname "$0")/../../.."
# shellcheck disable=SC2086
${SYNTH:-swift run --quiet synth} deploy smartstack --environment "$1" --yes
