#!/bin/sh
# Builds the function and prints the executable's path, FOLDER/bootstrap: build.sh [FOLDER]
#
# FOLDER is where it's built, .build/handler of the repository by default. On Linux the executable needs no library; the
# same sources and compiler give the same bytes in any folder. SWIFT_SDK names an SDK to build for another system with, as
# the static one for Linux, from a Mac as well: SWIFT_SDK=aarch64-swift-linux-musl.
set -eu
example=$(cd "$(dirname "$0")/.." && pwd)
repository=$(cd "$example/../.." && pwd)
folder=${1:-$repository/.build/handler}

set -- --package-path "$example/Handler" --scratch-path "$folder" --configuration release --product bootstrap \
  -debug-info-format none -Xlinker -s
if [ -n "${SWIFT_SDK:-}" ]; then
  set -- "$@" --swift-sdk "$SWIFT_SDK"
elif [ "$(uname)" = Linux ]; then
  set -- "$@" -Xswiftc -static-executable
else
  echo "build: this executable is one of $(uname); set SWIFT_SDK for one that starts in Lambda" >&2
fi
# Otherwise each module has a hash of how it was compiled, of which the folder is a part.
set -- "$@" -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! swift build "$@" >"$log" 2>&1; then
  cat "$log" >&2
  # Some systems have the static libraries in packages of their own.
  if grep -Eq "find (library )?-l" "$log"; then echo "  hint: install glibc-static and libstdc++-static" >&2; fi
  exit 1
fi
# One path whatever the architecture, under which there is always a whole executable.
cp "$(swift build "$@" --show-bin-path)/bootstrap" "$folder/bootstrap.new"
mv "$folder/bootstrap.new" "$folder/bootstrap"
echo "$folder/bootstrap"
