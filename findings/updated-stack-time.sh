#!/bin/sh
# Guess: a stack that was updated says when, so that a plan made before the update can be told from what is there since.
# Seen with moto 5.2.5: describe_stacks has no LastUpdatedTime after update_stack, and CreationTime stays what it was. Where
# somebody changes a stack and puts back what was there, nothing of it is left to see; CloudFormation says LastUpdatedTime.
#
# Asks it, and fails where it does otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "moto[cloudformation,sqs]==5.2.5" boto3==1.44.5

HOME="$folder" AWS_ACCESS_KEY_ID=example AWS_SECRET_ACCESS_KEY=example AWS_DEFAULT_REGION=eu-central-1 \
  "$folder/venv/bin/python" - <<'PYTHON'
import json

import boto3
from moto import mock_aws


def template(seconds):
    properties = {"QueueName": "jobs", "VisibilityTimeout": seconds}
    return json.dumps({"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": properties}}})


with mock_aws():
    client = boto3.client("cloudformation")
    client.create_stack(StackName="shop", TemplateBody=template(30))
    before = client.describe_stacks(StackName="shop")["Stacks"][0]
    client.update_stack(StackName="shop", TemplateBody=template(90))
    client.update_stack(StackName="shop", TemplateBody=template(30))
    after = client.describe_stacks(StackName="shop")["Stacks"][0]
    said = {
        "status": after["StackStatus"],
        "created at the same time": after["CreationTime"] == before["CreationTime"],
        "updated": "LastUpdatedTime" in after,
    }
    print(json.dumps(said, indent=2))
    expected = {"status": "UPDATE_COMPLETE", "created at the same time": True, "updated": False}
    assert said == expected, "it isn't as written here any more"
PYTHON
echo "updated-stack-time: as written here"
