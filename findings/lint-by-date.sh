#!/bin/sh
# Guess: a linter of a pinned version, run without a network, says the same of the same template at any time.
# Seen with cfn-lint 1.58.0: it asks for today's date. A function of nodejs22.x is without a finding in 2026, has the
# warning W2531 from May 2027 on, the error E2531 from June, and the error E2533 from July. So a pipeline that is pinned in
# all else turns red by itself, and verdicts that are kept must be kept by the date as well.
#
# Runs cfn-lint on one template at four dates, and fails where it says otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cfn-lint==1.58.0

cat >"$folder/function.json" <<'JSON'
{
  "Resources": {
    "Orders": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Runtime": "nodejs22.x", "Handler": "index.handler", "Code": {"ZipFile": "exports.handler = async () => {}"},
        "Role": "arn:aws:iam::111122223333:role/orders"
      }
    }
  }
}
JSON

# The one thing that's changed is the day that Python tells who asks for today.
cat >"$folder/lint.py" <<'PYTHON'
import datetime
import sys

today = datetime.datetime.fromisoformat(sys.argv.pop(1))


class Then(datetime.datetime):
    @classmethod
    def today(cls):
        return today


datetime.datetime = Then

from cfnlint.runner import main

main()
PYTHON

rules() {
  # The exit status is that of what it finds.
  "$folder/venv/bin/python" "$folder/lint.py" "$1" --format parseable "$folder/function.json" \
    | sed -E 's/^.*:([EW][0-9]{4}):.*/\1/' | tr '\n' ' ' || true
}

seen=
for date in 2026-11-28 2027-05-15 2027-06-15 2027-07-15; do
  found=$(rules "$date")
  echo "$date: ${found:-nothing found}"
  seen="$seen$date $found;"
done
[ "$seen" = "2026-11-28 ;2027-05-15 W2531 ;2027-06-15 E2531 ;2027-07-15 E2533 ;" ]
