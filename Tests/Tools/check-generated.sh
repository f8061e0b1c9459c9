#!/bin/sh
# Fails where the committed types and facts of resources and actions aren't what the generator makes of the pinned schemas.
#
# Where the schemas can't be installed the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."

# What is declared here needs nothing that would have to be installed.
"$(Tests/Tools/products.sh)/resource-generator" constraints --check
"$(Tests/Tools/products.sh)/resource-generator" prices --check

if ! Tests/Tools/install.sh; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-generated: skipped" >&2
  exit 0
fi
"$(Tests/Tools/products.sh)/resource-generator" --schemas .build/tools/schemas \
  --actions .build/tools/actions.json --runtimes .build/tools/runtimes.json --check
if ! Tests/Tools/install-authorization.sh; then
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "check-generated: skipped what is known of actions" >&2
  exit 0
fi
"$(Tests/Tools/products.sh)/resource-generator" authorization --tools .build/tools-authorization \
  --actions .build/tools/actions.json --check
