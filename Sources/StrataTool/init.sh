#!/bin/sh
# Makes a package that stands on Strata, for who has no tool yet: git and Swift are all it takes.
#
#   init.sh NAME [--shape queue|service|functions] [--output DIR] [--url URL|PATH] [--from VERSION] [--dry-run] [--json]
#
# In a checkout of Strata it builds the tool there, which takes a few minutes the first time. As a file of its own it needs
# --url, and builds the tool in a clone that's gone at the end. Then `strata init` gets all arguments; its --help tells more.
set -eu

say() { printf '%s\n' "$1" >&2; }

# fail MESSAGE HINT
fail() {
  printf 'error: %s\n  hint: %s\n' "$1" "$2" >&2
  exit 1
}

# Whether a folder is a checkout of Strata.
is_checkout() { grep -q 'name: "strata",' "$1/Package.swift" 2>/dev/null; }

usage() { sed -n '2,/^set/{s/^# \{0,1\}//p;}' "$0"; }

url=
wants=
for argument; do
  case $wants:$argument in
    url:*) url=$argument ;;
    :--url=*) url=${argument#--url=} ;;
    :-h | :--help)
      usage
      exit 0
      ;;
  esac
  case $argument in --url) wants=url ;; *) wants= ;; esac
done
if [ $# -eq 0 ]; then
  usage >&2
  exit 2
fi

command -v swift >/dev/null || fail "Swift isn't installed, or isn't in PATH" "https://www.swift.org/install tells how"
command -v git >/dev/null || fail "git isn't installed, or isn't in PATH" "install git, which Swift's packages come by"
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
# shellcheck disable=SC2086
set -- ${version:-0 0} "$@"
if [ "$1" -lt 6 ] || { [ "$1" -eq 6 ] && [ "$2" -lt 2 ]; }; then
  fail "Swift $1.$2 is too old; expected 6.2 or later" "https://www.swift.org/install tells how"
fi
shift 2

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
if is_checkout "$here/../.."; then
  checkout=$here/../..
elif [ -z "$url" ]; then
  fail "this file is in no checkout of Strata, and where one is isn't said" \
    "say --url with the address of Strata's repository, or the path of a checkout"
elif is_checkout "$url"; then
  checkout=$url
else
  work=$(mktemp -d "${TMPDIR:-/tmp}/strata-init.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' HUP TERM
  checkout=$work/strata
  say "cloning $(printf '%s' "$url" | sed 's#//[^/]*@#//#')"
  GIT_TERMINAL_PROMPT=0 git clone --quiet --depth 1 -- "$url" "$checkout" ||
    fail "Strata can't be cloned, for the reason above" "look at the address, and whether there's a network"
  is_checkout "$checkout" || fail "what was cloned isn't Strata" "say --url with the address of Strata's repository"
fi

say "building the tool, which takes a few minutes the first time"
swift build --package-path "$checkout" --product strata >&2 ||
  fail "the tool can't be built, for the reason above" "a checkout that is whole builds by swift build --product strata"
"$(swift build --package-path "$checkout" --product strata --show-bin-path)/strata" init "$@"
