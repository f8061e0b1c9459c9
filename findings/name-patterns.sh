#!/bin/sh
# Guess: the pattern that a schema of CloudFormation has for a name is of the whole name, so [a-zA-Z0-9._-]{1,128} keeps
# it to 128 characters, and ^(arn:...)|[a-zA-Z0-9-_]+$ to one of the two forms.
# Seen with cfn-lint 1.58.0: a pattern is looked for in the name. A work group of Athena and a stream of Firehose, whose
# patterns have no ^ and $, need one good character; a layer of Lambda must end with one, since | parts its ^ from its
# $; a cluster of EKS must begin with one. A rule of EventBridge has both, and is held to its letters. So a schema
# that has a pattern may leave a name unchecked: who wants it checked needs a rule besides.
#
# Runs cfn-lint on names of 200 characters or with spaces, and fails where it says otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cfn-lint==1.58.0

# expect RULES TYPE PROPERTY NAME [MORE]: fails where a resource with this name has other findings.
expect() {
  printf '{"Resources": {"Named": {"Type": "%s", "Properties": {"%s": "%s"%s}}}}' "$2" "$3" "$4" "${5:-}" \
    >"$folder/named.json"
  # The exit status is that of what it finds.
  "$folder/venv/bin/cfn-lint" --format parseable "$folder/named.json" >"$folder/found" || true
  found=$(sed -E 's/^.*:([EW][0-9]{4}):.*/\1/' "$folder/found")
  echo "$2 with \"$4\": ${found:-nothing found}"
  [ "$found" = "$1" ]
}

code=', "Content": {"S3Bucket": "builds", "S3Key": "layer.zip"}'
network=', "RoleArn": "arn:aws:iam::111122223333:role/c", "ResourcesVpcConfig": {"SubnetIds": ["subnet-12345678"]}'
expect "" AWS::Athena::WorkGroup Name "$(printf '%0200d' 0)"
expect "" AWS::Athena::WorkGroup Name "!! 1"
expect "" AWS::KinesisFirehose::DeliveryStream DeliveryStreamName "!! 1"
expect "" AWS::Lambda::LayerVersion LayerName "!! 1" "$code"
expect E3031 AWS::Lambda::LayerVersion LayerName "1 !!" "$code"
expect "" AWS::EKS::Cluster Name "1 !!" "$network"
expect E3031 AWS::EKS::Cluster Name "!! 1" "$network"
expect E3031 AWS::Events::Rule Name "1 !!" ', "ScheduleExpression": "rate(1 day)"'
