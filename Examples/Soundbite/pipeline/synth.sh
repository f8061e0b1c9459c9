#!/bin/sh
# Runs the tool in the release's sources, as who started the workflow: synth.sh COMMAND [WORD...]
set -eu
cd "$(dirname "$0")/../../.."
if [ -n "${GITHUB_ACTOR:-}" ]; then
  export GIT_COMMITTER_NAME="$GITHUB_ACTOR" GIT_COMMITTER_EMAIL="$GITHUB_ACTOR@users.noreply.github.com"
fi
cd .build/pipeline/release
exec ../synth "$@"
