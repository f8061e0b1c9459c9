#!/bin/sh
# Guess: an emulator of CloudFormation has its limits in one place, so that a template which validate_template refuses for its
# size isn't deployed either, and the refusal names the limit.
# Seen with moto 5.2.5: create_stack makes a stack of 501 resources in a body of 88 kB (CloudFormation takes 500 resources, and
# 51,200 bytes in a request), while validate_template refuses the same body, as a stack that there isn't: "Stack with id
# 'Resources' has more than 500 properties does not exist". The text is that of cfn-lint, which moto asks there and nowhere
# else; of 500 resources in a body that is just as far beyond a request's limit neither says anything. So neither a test of
# a deployment nor one of validate_template tells whether a template is too large.
#
# Asks it, and fails where it does otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "moto[cloudformation,sns]==5.2.5" boto3==1.44.5 \
  cfn-lint==1.58.0

HOME="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import json

import boto3
from botocore.exceptions import ClientError
from moto import mock_aws


def template(count):
    topic = {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": "n" * 100}}
    return json.dumps({"Resources": {f"News{number}": topic for number in range(count)}})


with mock_aws():
    stacks = boto3.client(
        "cloudformation", region_name="us-east-1", aws_access_key_id="example", aws_secret_access_key="example")
    for count in (500, 501):
        body = template(count)
        assert len(body) > 51_200
        stacks.create_stack(StackName=f"large-{count}", TemplateBody=body)
        status = stacks.describe_stacks(StackName=f"large-{count}")["Stacks"][0]["StackStatus"]
        try:
            stacks.validate_template(TemplateBody=body)
            answer = "taken"
        except ClientError as error:
            answer = error.response["Error"]["Message"]
        print(f"{count} resources, {len(body)} bytes: {status}; validate_template: {answer}")
        assert status == "CREATE_COMPLETE"
        expected = "taken" if count == 500 else "Stack with id 'Resources' has more than 500 properties does not exist"
        assert answer == expected
PYTHON
echo "large-templates: as written here"
