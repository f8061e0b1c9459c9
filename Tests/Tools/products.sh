#!/bin/sh
# Prints the folder of what `make build` made; that of what `swift build` made, where it's not make that asks.
set -eu
cd "$(dirname "$0")/../.."
# A build that goes on would have to be waited for, where the folder isn't known from before.
if [ -n "${STRATA_PRODUCTS:-}" ]; then
  echo "$STRATA_PRODUCTS"
else
  # shellcheck disable=SC2086
  swift build ${STRATA_BUILD:-} --show-bin-path
fi
