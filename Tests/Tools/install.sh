#!/bin/sh
# Installs cfn-lint, and with it the schemas of all resource types and the actions of all services, into the build directory in the versions of requirements.txt.
#
# Exits with 1 where that can't be done, as without a network.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/tools

Tests/Tools/install-python.sh Tests/Tools/requirements.txt "$tools"
if [ -d "$tools/schemas" ] && [ -f "$tools/actions.json" ] && [ -f "$tools/runtimes.json" ]; then exit 0; fi
package=$(PYTHONPATH="$tools/site" "$tools/python" -c "import cfnlint, os; print(os.path.dirname(cfnlint.__file__))")
ln -sfn "$package/data/schemas" "$tools/schemas"
ln -sfn "$package/data/AdditionalSpecs/Policies.json" "$tools/actions.json"
ln -sfn "$package/data/AdditionalSpecs/LmbdRuntimeLifecycle.json" "$tools/runtimes.json"
