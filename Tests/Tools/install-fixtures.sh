#!/bin/sh
# Unpacks the templates of cfn-lint's own tests into the build directory, in the version of requirements-fixtures.txt.
#
# Exits with 1 where that can't be done, as without a network.
set -eu
cd "$(dirname "$0")/../.."
requirements=Tests/Tools/requirements-fixtures.txt
fixtures=.build/tools-fixtures

if cmp -s "$requirements" "$fixtures/requirements.txt"; then exit 0; fi
Tests/Tools/install.sh || exit 1
rm -rf "$fixtures"
mkdir -p "$fixtures"
echo "install: fetching the templates that $requirements names into $fixtures" >&2
if ! .build/tools/python -m pip download --quiet --disable-pip-version-check --no-deps --no-binary cfn-lint \
  -r "$requirements" -d "$fixtures" >"$fixtures/log" 2>&1; then
  echo "install: that can't be done; $fixtures/log says why" >&2
  exit 1
fi
tar -xzf "$fixtures"/cfn_lint-*.tar.gz -C "$fixtures" --strip-components=1
cp "$requirements" "$fixtures/requirements.txt"
