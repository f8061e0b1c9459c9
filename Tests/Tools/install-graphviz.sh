#!/bin/sh
# Makes sure that there's Graphviz's dot, and installs Debian's where there's none and that can be done.
#
# Exits with 1 where there is none to be had, and says what is missing.
set -eu
if command -v dot >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "install: installing graphviz" >&2
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update && apt-get install --yes --no-install-recommends graphviz; } >/dev/null 2>&1 || true
fi
if command -v dot >/dev/null; then exit 0; fi
echo "install: there is no dot; install the package graphviz" >&2
exit 1
