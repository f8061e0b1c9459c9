#!/bin/sh
# Commits what was recorded in .build/pipeline/release to main, and pushes it: record.sh ENVIRONMENT
set -eu
cd "$(dirname "$0")/../../.."
records=Examples/Soundbite/Deployments
if [ ! -d ".build/pipeline/release/$records" ]; then exit 0; fi
mkdir -p "$records"
cp -R ".build/pipeline/release/$records/." "$records"
git add -- "$records"
if git diff --cached --quiet; then exit 0; fi
name=${GITHUB_ACTOR:-$(git config user.name)}
git -c user.name="$name" -c user.email="$name@users.noreply.github.com" -c commit.gpgSign=false \
  commit --quiet --message "Record what became of $1"
# Somebody else may have pushed since: their records and these stand beside each other.
for attempt in 1 2 3; do
  if git -c user.name="$name" -c user.email="$name@users.noreply.github.com" pull --quiet --rebase origin main \
    && git push --quiet origin HEAD:main; then exit 0; fi
  echo "record: attempt $attempt failed" >&2
done
exit 1
