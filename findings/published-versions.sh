#!/bin/sh
# Guess: SAM's AutoPublishAlias publishes a version when a function's code changes and at nothing else, and with
# AutoPublishAliasAllProperties when anything changes of which a version is made.
# Seen with aws-sam-translator 1.115.0, which makes a new logical id for each version to be published: the first does at
# Environment, MemorySize and SnapStart as well, but not at Runtime, Layers, Handler or Timeout, so the alias stays with
# the old ones. The second does at these, and at tags and reserved concurrency, which no version holds. Beside
# AutoPublishCodeSha256 neither does at any of them, nor at CodeUri. So no setting follows just what a version holds.
#
# Transforms one function with each change, and fails where the version's id tells otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install aws-sam-translator==1.115.0 boto3==1.44.5

AWS_DEFAULT_REGION=eu-west-1 "$folder/venv/bin/python" - <<'PYTHON'
import logging
from samtranslator.translator.transform import transform

logging.disable()

def version(**changed):
    function = {"CodeUri": "s3://builds/orders", "Handler": "index.handler", "Runtime": "python3.13",
                "Role": "arn:aws:iam::111122223333:role/orders", "AutoPublishAlias": "live", **changed}
    template = {"Resources": {"Orders": {"Type": "AWS::Serverless::Function", "Properties": function}}}
    resources = transform(template, {}, None)["Resources"]
    return [name for name, resource in resources.items() if resource["Type"] == "AWS::Lambda::Version"]


both = {"CodeUri": "s3://builds/2", "Environment": {"Variables": {"A": "1"}}, "MemorySize": 512,
        "SnapStart": {"ApplyOn": "PublishedVersions"}}
second = {"Runtime": "python3.14", "Layers": ["arn:aws:lambda:eu-west-1:111122223333:layer:shared:2"],
          "Handler": "index.main", "Timeout": 9, "Tags": {"a": "b"}, "ReservedConcurrentExecutions": 2}
every, by_sum = {"AutoPublishAliasAllProperties": True}, {"AutoPublishCodeSha256": "0" * 64}
for settings, expected in ({}, both), (every, both | second), (by_sum, {}), (every | by_sum, {}):
    new = [key for key, value in (both | second).items() if version(**settings, **{key: value}) != version(**settings)]
    print(f"{[*settings]}: a new version at {new}")
    assert new == [*expected]
PYTHON
