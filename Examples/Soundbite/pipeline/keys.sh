#!/bin/sh
# Lets git trust the keys of those who may approve, which are settings of the repository and no files in it.
#
# SIGNERS has lines of ssh's allowed_signers; MERGE_KEYS has public keys of GPG, such as GitHub's own, which signs the merges
# that are made there: https://github.com/web-flow.gpg
set -eu
cd "$(dirname "$0")/../../.."
if [ -n "${SIGNERS:-}" ]; then
  file=$(mktemp)
  printf '%s\n' "$SIGNERS" >"$file"
  git config gpg.ssh.allowedSignersFile "$file"
fi
if [ -n "${MERGE_KEYS:-}" ]; then
  printf '%s\n' "$MERGE_KEYS" | gpg --quiet --batch --import
  gpg --batch --with-colons --list-keys | awk -F: '$1 == "pub" { key = 1 } $1 == "fpr" && key { print $10 ":6:"; key = 0 }' \
    | gpg --quiet --batch --import-ownertrust
fi
