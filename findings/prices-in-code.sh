#!/bin/sh
# Guess: a tool that was published in August 2025 and has AWS's prices written into its code has those of that day, and says of
# which day and region they are.
# Seen with terracost 0.1.1: a table of DynamoDB costs 1.25 $ for a million writes and 0.25 $ for a million reads, which AWS had
# halved on 2024-11-01 to 0.625 $ and 0.125 $, nine months before; a day or a source stands beside neither. The region that is
# asked for changes nothing: Frankfurt costs what North Virginia does. A table that nobody uses costs 4.25 $ a month, since a
# million writes, two million reads and 10 GB are taken for granted.
#
# Asks the tool for the cost of a table in two regions, without its online part, and fails where it says otherwise than is
# written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install terracost==0.1.1

HOME="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import inspect
import re
import sys

from terracost.services.aws_cost_service import AwsCostService

calculate = AwsCostService._calculate_dynamodb_cost
dollars = {region: calculate(AwsCostService(region), {}) for region in ("us-east-1", "eu-central-1")}
source = inspect.getsource(calculate)
expected = 1 * 1.25 + 2 * 0.25 + 10 * 0.25
if dollars != {"us-east-1": expected, "eu-central-1": expected}:
    sys.exit(f"a table costs {dollars}")
if re.search(r"\b20[12]\d\b|https?:", source):
    sys.exit(f"a day or a source is said:\n{source}")
PYTHON
echo "prices-in-code: as written here"
