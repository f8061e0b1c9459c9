#!/bin/sh
# Guess: a linter of IAM policies knows the condition keys that any service may have, and says "unknown" of none that the
# page "AWS global condition context keys" lists.
# Seen with parliament 1.6.4: of nine keys on that page, aws:SourceOrgID, aws:SourceOrgPaths, aws:SourceVpcArn,
# aws:VpceAccount, aws:VpceOrgID, aws:VpceOrgPaths, aws:AssumedRoot, aws:ChatbotSourceArn and aws:Ec2InstanceSourceVpc,
# each gives UNKNOWN_CONDITION_FOR_ACTION, while its list of actions is younger: it knows those of s3express, s3tables and
# vpc-lattice-svcs. The keys of all services are written into its sources by hand, beside the data, so that a policy that
# keeps confused deputies out is the one it complains of. The older aws:ResourceOrgID and aws:PrincipalIsAWSService pass.
#
# Asks it about policies that each have one of these keys, and fails where it says otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install parliament==1.6.4 setuptools==75.8.0

HOME="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import json

import parliament


def issues(action, resource, condition=None):
    statement = {"Effect": "Allow", "Action": action, "Resource": resource}
    if condition:
        statement["Condition"] = condition
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    return [finding.issue for finding in parliament.analyze_policy_string(json.dumps(policy)).findings]


def reading(operator, key, value):
    found = issues("s3:GetObject", "arn:aws:s3:::example/*", {operator: {key: value}})
    print(f"{key}: {found}")
    return found


unknown = ["UNKNOWN_CONDITION_FOR_ACTION"]
path = "o-a1b2c3d4e5/r-ab12/*"
for operator, key, value in [
    ("StringEquals", "aws:SourceOrgID", "o-a1b2c3d4e5"),
    ("ForAnyValue:StringLike", "aws:SourceOrgPaths", path),
    ("ArnLike", "aws:SourceVpcArn", "arn:aws:ec2:*:123456789012:vpc/*"),
    ("StringEquals", "aws:VpceAccount", "123456789012"),
    ("StringEquals", "aws:VpceOrgID", "o-a1b2c3d4e5"),
    ("ForAnyValue:StringLike", "aws:VpceOrgPaths", path),
    ("Bool", "aws:AssumedRoot", "false"),
    ("ArnLike", "aws:ChatbotSourceArn", "arn:aws:chatbot::123456789012:chat-configuration/*"),
    ("StringEquals", "aws:Ec2InstanceSourceVpc", "vpc-0123456789abcdef0"),
]:
    assert reading(operator, key, value) == unknown, key
assert reading("StringEquals", "aws:ResourceOrgID", "o-a1b2c3d4e5") == []
assert reading("Bool", "aws:PrincipalIsAWSService", "false") == []

for action in ["s3express:CreateSession", "s3tables:GetTable", "vpc-lattice-svcs:Invoke"]:
    found = issues(action, "*")
    print(f"{action}: {found}")
    assert "UNKNOWN_ACTION" not in found, action
PYTHON
echo "condition-keys: as written here"
