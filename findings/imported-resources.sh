#!/bin/sh
# Guess: an import change set takes a resource that exists into the stack, so that in an emulator the stack's resource has the
# identifier that was handed over, there is no further resource afterwards, and the events say IMPORT_COMPLETE as the stack does.
# Seen with moto 5.2.5: the change is called Add, and not Import; carrying it out makes a second queue of a name of the stack's
# and leaves the one that exists, with its message, outside. The stack ends as IMPORT_COMPLETE, but the last of its events is
# UPDATE_COMPLETE, so that who waits for an event of the import waits for ever. A test of an import against it proves what is
# asked for, and not what becomes of the resource.
#
# Imports a queue in a server in this process, and fails where it does otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "moto[cloudformation,server,sqs]==5.2.5" boto3==1.44.5

HOME="$folder" "$folder/venv/bin/python" - <<'PYTHON' 2>"$folder/log"
import json

import boto3
from moto import mock_aws

with mock_aws():
    account = {"region_name": "us-east-1", "aws_access_key_id": "test", "aws_secret_access_key": "test"}
    queues = boto3.client("sqs", **account)
    stacks = boto3.client("cloudformation", **account)
    url = queues.create_queue(QueueName="jobs", Attributes={"VisibilityTimeout": "77"})["QueueUrl"]
    queues.send_message(QueueUrl=url, MessageBody="one")
    queue = {"Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain", "Properties": {"VisibilityTimeout": 77}}
    stacks.create_change_set(
        StackName="shop",
        ChangeSetName="import",
        ChangeSetType="IMPORT",
        TemplateBody=json.dumps({"Resources": {"Jobs": queue}}),
        ResourcesToImport=[
            {"ResourceType": "AWS::SQS::Queue", "LogicalResourceId": "Jobs", "ResourceIdentifier": {"QueueUrl": url}}
        ],
    )
    change = stacks.describe_change_set(StackName="shop", ChangeSetName="import")["Changes"][0]["ResourceChange"]
    print(f"the change is {change['Action']}")
    assert change["Action"] == "Add"

    stacks.execute_change_set(StackName="shop", ChangeSetName="import")
    status = stacks.describe_stacks(StackName="shop")["Stacks"][0]["StackStatus"]
    events = [event["ResourceStatus"] for event in stacks.describe_stack_events(StackName="shop")["StackEvents"]]
    print(f"the stack is {status}, its last event {events[0]}")
    assert (status, events[0]) == ("IMPORT_COMPLETE", "UPDATE_COMPLETE")

    made = stacks.describe_stack_resources(StackName="shop")["StackResources"][0]["PhysicalResourceId"]
    count = len(queues.list_queues()["QueueUrls"])
    print(f"there are {count} queues, and that of the stack is {'the same' if made == url else 'another'}")
    assert count == 2 and made != url
PYTHON
echo "imported-resources: as written here"
