#!/bin/sh
# Prints the path of a Chromium that the tests of reports can drive, and installs Debian's where there's none and that can be done.
#
# Exits with 1 where there is none to be had, and says what is missing.
set -eu
# The first whose style sheets know the parts of reports that are folded away.
least=131

# suits PATH: whether a program is a Chromium that isn't older.
suits() {
  version=$("$1" --version 2>/dev/null | sed -n 's/[^0-9]*\([0-9]*\)\..*/\1/p')
  [ "${version:-0}" -ge "$least" ]
}

find_browser() {
  for name in chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    browser=$(command -v "$name") || continue
    if suits "$browser"; then
      echo "$browser"
      return
    fi
  done
  return 1
}

if find_browser; then exit 0; fi
# Debian's alone is one: elsewhere, chromium may be a package that only leads to another installer.
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && grep -qs '^ID=debian' /etc/os-release; then
  echo "install: installing chromium" >&2
  export DEBIAN_FRONTEND=noninteractive
  {
    apt-get update && apt-get install --yes --no-install-recommends chromium fonts-dejavu-core fonts-liberation
  } >/dev/null 2>&1 || true
  if find_browser; then exit 0; fi
fi
echo "install: there is no Chromium $least or later; install the package chromium, or put it into the PATH" >&2
exit 1
