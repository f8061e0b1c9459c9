#!/bin/sh
# Puts the sources of a commit into .build/pipeline/release, with the records that are checked out here: release.sh COMMIT
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
records=Examples/Soundbite/Deployments
release=.build/pipeline/release
mkdir -p "$records"
if [ -e "$release" ]; then
  # What was recorded there and is nowhere else would be lost.
  if LC_ALL=C diff -rq "$records" "$release/$records" | grep "^Only in $release" >&2; then
    echo "error: there are records of the last run; take them over first: record.sh ENVIRONMENT" >&2
    exit 1
  fi
  git worktree remove --force "$release"
fi
git worktree add --quiet --detach "$release" "$commit"
rm -rf "${release:?}/$records"
cp -R "$records" "$release/$records"
