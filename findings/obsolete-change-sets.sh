#!/bin/sh
# Guess: when one of a stack's change sets has been executed, an emulator does with the others as CloudFormation does: it
# takes them away or calls them OBSOLETE, and refuses to execute them, as they were made for a stack that's no more.
# Seen with moto 5.2.5: the other stays CREATE_COMPLETE and AVAILABLE, is executed without a word, and takes back what the
# first one changed in the stack's template. It isn't told from a fresh one by anything that describe_change_set says.
# And the type of a change set is read as it's given: without ChangeSetType, for which AWS's API has the default UPDATE, a
# stack's own resources are all listed as Add. What is deployed isn't to be trusted either: after both, and a third by
# update_stack, the stack is UPDATE_COMPLETE with the new template, and its queue has the DelaySeconds that it began with.
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
    queue = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "jobs", "DelaySeconds": seconds}}
    return json.dumps({"Resources": {"Jobs": queue}})


with mock_aws():
    stacks = boto3.client("cloudformation")
    queues = boto3.client("sqs")
    stacks.create_stack(StackName="example", TemplateBody=template(1))

    def make(name, seconds, **more):
        stacks.create_change_set(StackName="example", ChangeSetName=name, TemplateBody=template(seconds), **more)

    def described(name):
        return stacks.describe_change_set(StackName="example", ChangeSetName=name)

    def deployed():
        return stacks.get_template(StackName="example")["TemplateBody"]["Resources"]["Jobs"]["Properties"]["DelaySeconds"]

    def delay():
        url = queues.get_queue_url(QueueName="jobs")["QueueUrl"]
        return queues.get_queue_attributes(QueueUrl=url, AttributeNames=["DelaySeconds"])["Attributes"]["DelaySeconds"]

    make("first", 2, ChangeSetType="UPDATE")
    make("second", 3, ChangeSetType="UPDATE")
    make("untyped", 4)
    actions = {name: [each["ResourceChange"]["Action"] for each in described(name)["Changes"]] for name in ("first", "untyped")}
    print("actions:", actions)
    assert actions == {"first": ["Modify"], "untyped": ["Add"]}, actions

    stacks.execute_change_set(StackName="example", ChangeSetName="second")
    print("after the second:", deployed())
    assert deployed() == 3
    left = described("first")
    print("the first:", left["Status"], left["ExecutionStatus"])
    assert (left["Status"], left["ExecutionStatus"]) == ("CREATE_COMPLETE", "AVAILABLE")
    stacks.execute_change_set(StackName="example", ChangeSetName="first")
    print("after the first:", deployed())
    assert deployed() == 2
    stacks.update_stack(StackName="example", TemplateBody=template(5))
    status = stacks.describe_stacks(StackName="example")["Stacks"][0]["StackStatus"]
    print("after an update:", status, deployed(), "and the queue has", delay())
    assert (status, deployed(), delay()) == ("UPDATE_COMPLETE", 5, "1")
PYTHON
echo "obsolete-change-sets: as written here"
