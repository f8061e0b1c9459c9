#!/bin/sh
# Guess: a stack of an emulator that ends with UPDATE_COMPLETE has given its role all that the new template says.
# Seen with moto 5.2.5: of a changed permission boundary, tags and session length the role keeps the old boundary and
# the old tags, and its session length becomes 3600, which neither template says; its description alone is the new one.
# Managed policies aren't attached even when it's created. So a deployment to moto shows that a template is taken, and
# not which rights its roles have.
#
# Creates and updates such a role within one process, and fails where it becomes otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "moto[cloudformation,iam]==5.2.5" boto3==1.44.5

AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION=eu-west-1 "$folder/venv/bin/python" - <<'PYTHON'
import boto3, json
from moto import mock_aws

with mock_aws():
    iam, stacks = boto3.client("iam"), boto3.client("cloudformation")
    rights = [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]
    trust = [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]
    old, new = [iam.create_policy(PolicyName=name, PolicyDocument=json.dumps({
        "Version": "2012-10-17", "Statement": rights}))["Policy"]["Arn"] for name in ("old", "new")]
    seen = []
    for call, arn, name, seconds in (stacks.create_stack, old, "old", 7200), (stacks.update_stack, new, "new", 10800):
        role = {"RoleName": "orders", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": trust},
                "PermissionsBoundary": arn, "ManagedPolicyArns": [arn], "Description": name,
                "MaxSessionDuration": seconds, "Tags": [{"Key": "of", "Value": name}]}
        body = json.dumps({"Resources": {"Orders": {"Type": "AWS::IAM::Role", "Properties": role}}})
        call(StackName="orders", TemplateBody=body, Capabilities=["CAPABILITY_NAMED_IAM"])
        status, role = stacks.describe_stacks()["Stacks"][0]["StackStatus"], iam.get_role(RoleName="orders")["Role"]
        seen.append((status, role["Description"], role["PermissionsBoundary"]["PermissionsBoundaryArn"][-3:],
                     role["Tags"][0]["Value"], role["MaxSessionDuration"],
                     iam.list_attached_role_policies(RoleName="orders")["AttachedPolicies"]))
    print(*seen, sep="\n")
    assert seen[0] == ("CREATE_COMPLETE", "old", "old", "old", 7200, [])
    assert seen[1] == ("UPDATE_COMPLETE", "new", "old", "old", 3600, [])
PYTHON
