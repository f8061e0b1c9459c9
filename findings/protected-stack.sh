#!/bin/sh
# Guess: an emulator of CloudFormation that says of a stack that it's protected from being deleted refuses to delete it, and
# leaves what has DeletionPolicy: Retain where it is.
# Seen with moto 5.2.5: describe_stacks says EnableTerminationProtection is true, delete_stack answers as if all were well,
# and the stack is gone (CloudFormation refuses with a ValidationError: Stack cannot be deleted while
# TerminationProtection is enabled). Its queue with DeletionPolicy: Retain stays, as it should. update_termination_protection,
# which protects a stack that's there, isn't known at all and raises NotImplementedError; what a test learns from moto of a
# protected stack is that nothing protects it.
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
from botocore.exceptions import ClientError
from moto import mock_aws

TEMPLATE = json.dumps(
    {"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain", "Properties": {"QueueName": "jobs"}}}}
)

with mock_aws():
    stacks = boto3.client("cloudformation")
    stacks.create_stack(StackName="example", TemplateBody=TEMPLATE, EnableTerminationProtection=True)
    stack = stacks.describe_stacks(StackName="example")["Stacks"][0]
    print("protected:", stack["EnableTerminationProtection"])
    assert stack["EnableTerminationProtection"] is True

    stacks.delete_stack(StackName="example")
    try:
        left = stacks.describe_stacks(StackName="example")["Stacks"]
    except ClientError as error:
        left = []
        print("describe_stacks:", error.response["Error"]["Message"])
    assert left == [], left

    queues = boto3.client("sqs").list_queues().get("QueueUrls", [])
    print("queues:", queues)
    assert len(queues) == 1, queues

    stacks.create_stack(StackName="other", TemplateBody='{"Resources": {"A": {"Type": "AWS::SNS::Topic"}}}')
    try:
        stacks.update_termination_protection(StackName="other", EnableTerminationProtection=True)
        raise SystemExit("update_termination_protection is known now")
    except NotImplementedError as error:
        print("update_termination_protection:", error)
PYTHON
echo "protected-stack: as written here"
