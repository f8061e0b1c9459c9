#!/bin/sh
# Installs cfn-lint, and with it the schemas of all resource types, into the build directory in the versions of requirements.txt.
#
# Exits with 1 where that can't be done, as without a network.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools
requirements=Tests/Tools/requirements.txt

if cmp -s "$requirements" "$tools/requirements.txt" && [ -x "$tools/python" ] && [ -d "$tools/schemas" ]; then exit 0; fi
rm -rf "$tools"
mkdir -p "$tools"
echo "install: installing cfn-lint into $tools" >&2

install() {
  # Some systems' python3 comes without venv; pip alone does as well.
  if python3 -m venv "$tools/venv" >"$tools/log" 2>&1; then
    "$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements" >>"$tools/log" 2>&1 \
      || return 1
    # A link would run without the environment, which is found by the program's own path.
    printf '#!/bin/sh\nexec "%s/venv/bin/python" "$@"\n' "$PWD/$tools" >"$tools/python"
  else
    python3 -m pip install --quiet --disable-pip-version-check --target "$tools/site" -r "$requirements" \
      >>"$tools/log" 2>&1 || return 1
    printf '#!/bin/sh\nexec python3 "$@"\n' >"$tools/python"
  fi
  chmod +x "$tools/python"
}

if ! install; then
  echo "install: cfn-lint can't be installed; $tools/log says why" >&2
  exit 1
fi
package=$(PYTHONPATH="$tools/site" "$tools/python" -c "import cfnlint, os; print(os.path.dirname(cfnlint.__file__))")
ln -s "$package/data/schemas" "$tools/schemas"
cp "$requirements" "$tools/requirements.txt"
