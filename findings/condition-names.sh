#!/bin/sh
# Guess: the names in all sections of a template have letters and digits alone.
# Seen with cfn-lint 1.58.0: a condition's name may have & and _ as well; that of a mapping, a parameter or an output may
# not. So a tool that makes ids has one alphabet for conditions and another for all else, and a tool that reads
# templates mustn't hold both against one.
#
# Runs cfn-lint on a template whose names differ by section, and fails where it says otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cfn-lint==1.58.0

cat >"$folder/conditions.json" <<'JSON'
{
  "Conditions": {
    "Public&Private": {"Fn::Equals": [{"Ref": "AWS::Region"}, "eu-west-1"]},
    "is_production": {"Fn::Equals": [{"Ref": "AWS::Region"}, "eu-west-1"]}
  },
  "Resources": {
    "Jobs": {"Type": "AWS::SQS::Queue", "Condition": "Public&Private"},
    "Other": {"Type": "AWS::SQS::Queue", "Condition": "is_production"}
  }
}
JSON

cat >"$folder/others.json" <<'JSON'
{
  "Parameters": {"stage_name": {"Type": "String"}},
  "Mappings": {"all_sizes": {"small": {"cpu": 256}}},
  "Resources": {
    "Jobs": {
      "Type": "AWS::SQS::Queue",
      "Properties": {
        "QueueName": {"Ref": "stage_name"}, "DelaySeconds": {"Fn::FindInMap": ["all_sizes", "small", "cpu"]}
      }
    }
  },
  "Outputs": {"jobs_url": {"Value": {"Ref": "Jobs"}}}
}
JSON

rules() {
  # The exit status is that of what it finds.
  "$folder/venv/bin/cfn-lint" --format parseable "$1" | sed -E 's/^.*:([EW][0-9]{4}):.*/\1/' | sort | tr '\n' ' '
}

conditions=$(rules "$folder/conditions.json" || true)
others=$(rules "$folder/others.json" || true)
echo "conditions: ${conditions:-nothing found}"
echo "others: ${others:-nothing found}"
[ "$conditions" = "" ]
[ "$others" = "E2001 E6001 E7001 " ]
