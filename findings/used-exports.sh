#!/bin/sh
# Guess: an emulator of CloudFormation that knows which exports there are, and refuses a second one of a name, refuses as well
# to delete a stack while another imports its value, and to change that value.
# Seen with moto 5.2.5: the second export of a name is refused in CloudFormation's words, but the stack whose export is in use
# is deleted, and another is updated to a new value, without a word (CloudFormation refuses both: Export … cannot be deleted, or
# updated, as it is in use by …). The one that imports keeps the old value, and list_imports isn't known. So a chain of stacks
# that is taken down, or changed, in the wrong order passes every test against it.
#
# Asks it, and fails where it does otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "moto[cloudformation,sns]==5.2.5" boto3==1.44.5

HOME="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import json

import boto3
from botocore.exceptions import ClientError
from moto import mock_aws


def template(name, value, imported=None):
    outputs = {"Own": {"Value": value, "Export": {"Name": name}}}
    if imported:
        outputs["Taken"] = {"Value": {"Fn::ImportValue": imported}}
    return json.dumps({"Resources": {"News": {"Type": "AWS::SNS::Topic"}}, "Outputs": outputs})


with mock_aws():
    stacks = boto3.client(
        "cloudformation", region_name="us-east-1", aws_access_key_id="example", aws_secret_access_key="example")

    def status(name):
        return next(s["StackStatus"] for s in stacks.list_stacks()["StackSummaries"] if s["StackName"] == name)

    stacks.create_stack(StackName="base", TemplateBody=template("base-own", "first"))
    stacks.create_stack(StackName="shop", TemplateBody=template("shop-own", "first", "base-own"))
    stacks.create_stack(StackName="web", TemplateBody=template("web-own", "first", "shop-own"))

    try:
        stacks.create_stack(StackName="other", TemplateBody=template("base-own", "first"))
        raise SystemExit("a second export of a name is taken")
    except ClientError as error:
        print(f"a second export of a name: {error.response['Error']['Message']}")

    stacks.update_stack(StackName="shop", TemplateBody=template("shop-own", "second", "base-own"))
    taken = {o["OutputKey"]: o["OutputValue"] for o in stacks.describe_stacks(StackName="web")["Stacks"][0]["Outputs"]}
    print(f"a value in use is changed: {status('shop')}, and who imports it has {taken['Taken']!r}")
    assert (status("shop"), taken["Taken"]) == ("UPDATE_COMPLETE", "first")

    stacks.delete_stack(StackName="base")
    print(f"the stack of an export in use: {status('base')}")
    assert status("base") == "DELETE_COMPLETE"

    try:
        stacks.list_imports(ExportName="shop-own")
        raise SystemExit("list_imports is known")
    except NotImplementedError as error:
        print(f"who imports it: {error}")
PYTHON
echo "used-exports: as written here"
