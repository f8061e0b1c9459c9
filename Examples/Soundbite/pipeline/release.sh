#!/bin/sh
# Puts the sources of a commit into .build/release, with the records that are checked out here: release.sh COMMIT
#
# What is promoted must be on the branch, since the tool is built of it; the scripts and the records are the branch's own.
set -eu
cd "$(dirname "$0")/../../.."
commit=$(git rev-parse --verify --quiet "$1^{commit}") || {
  echo "error: there is no commit $1 here" >&2
  exit 1
}
git merge-base --is-ancestor "$commit" HEAD || {
  echo "error: $1 isn't on the branch that is checked out, and so nobody has let it in; merge it first" >&2
  exit 3
}
git worktree add --quiet --force --detach .build/release "$commit"
records=Examples/Soundbite/Deployments
rm -rf ".build/release/$records"
if [ -d "$records" ]; then cp -R "$records" ".build/release/$records"; fi
