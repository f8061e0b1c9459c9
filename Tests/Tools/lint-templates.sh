#!/bin/sh
# Reads every committed template with cfn-lint and fails on any finding, be it only informational.
#
# cfn-lint is installed into the build directory on first use, in the versions of requirements.txt. Where that can't be done, as
# without a network, the check is skipped and says so; in CI it fails.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools
requirements=Tests/Tools/requirements.txt

install() {
  rm -rf "$tools"
  mkdir -p "$tools"
  echo "lint-templates: installing cfn-lint into $tools" >&2
  # Some systems' python3 comes without venv; pip alone does as well.
  if python3 -m venv "$tools/venv" >"$tools/log" 2>&1; then
    "$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements" >>"$tools/log" 2>&1
  else
    python3 -m pip install --quiet --disable-pip-version-check --target "$tools/site" -r "$requirements" \
      >>"$tools/log" 2>&1
  fi && cp "$requirements" "$tools/requirements.txt"
}

if ! cmp -s "$requirements" "$tools/requirements.txt" && ! install; then
  echo "lint-templates: cfn-lint can't be installed; $tools/log says why" >&2
  if [ -n "${CI:-}" ]; then exit 1; fi
  echo "lint-templates: skipped" >&2
  exit 0
fi

python=python3
if [ -x "$tools/venv/bin/python" ]; then python="$tools/venv/bin/python"; fi
set -- templates/*/*.template.json Tests/StrataCoreTests/Golden/*.template.json
PYTHONPATH="$tools/site" "$python" -c "import sys; from cfnlint.runner import main; sys.exit(main())" --include-checks I -- "$@"
echo "lint-templates: cfn-lint finds nothing in $# templates"
