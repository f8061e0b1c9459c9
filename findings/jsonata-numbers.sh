#!/bin/sh
# Guess: where a state machine's query language is JSONata, a checker of templates takes an expression wherever the states
# language says that one may stand.
# Seen with cfn-lint 1.58.0: it takes one for Seconds of Wait, and Items of Map; for TimeoutSeconds and HeartbeatSeconds of
# Task and for MaxConcurrency of Map it's an error, E3601, "is not of type 'number'". Step Functions takes an
# expression that gives a whole number for all of these (pages "Task workflow state" and "Map workflow state").
#
# Lints a template of valid state machines, and fails where it says otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cfn-lint==1.58.0

cat > "$folder/template.json" <<'JSON'
{
  "Resources": {
    "Jobs": {
      "Type": "AWS::StepFunctions::StateMachine",
      "Properties": {
        "RoleArn": "arn:aws:iam::123456789012:role/jobs",
        "Definition": {
          "QueryLanguage": "JSONata",
          "StartAt": "Wait",
          "States": {
            "Wait": {"Type": "Wait", "Seconds": "{% $states.input.pause %}", "Next": "Ask"},
            "Ask": {
              "Type": "Task",
              "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": {"FunctionName": "ask"},
              "TimeoutSeconds": "{% $states.input.most %}",
              "HeartbeatSeconds": "{% $states.input.beat %}",
              "Next": "Each"
            },
            "Each": {
              "Type": "Map",
              "Items": "{% $states.input.items %}",
              "MaxConcurrency": "{% $states.input.width %}",
              "ItemProcessor": {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}},
              "End": true
            }
          }
        }
      }
    }
  }
}
JSON
"$folder/venv/bin/cfn-lint" --format json "$folder/template.json" > "$folder/found.json" || true

"$folder/venv/bin/python" - "$folder/found.json" <<'PYTHON'
import json
import sys

found = json.load(open(sys.argv[1]))
for finding in found:
    print(finding["Rule"]["Id"], "/".join(map(str, finding["Location"]["Path"])), finding["Message"])
places = sorted("/".join(map(str, finding["Location"]["Path"][-2:])) for finding in found)
assert places == ["Ask/HeartbeatSeconds", "Ask/TimeoutSeconds", "Each/MaxConcurrency"], places
assert {finding["Rule"]["Id"] for finding in found} == {"E3601"}
assert all("is not of type 'number'" in finding["Message"] for finding in found)
PYTHON
echo "jsonata-numbers: as written here"
