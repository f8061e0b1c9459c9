#!/bin/sh
# Guess: what a schema of a type lists under readOnlyProperties is set by the service, and a template that sets it is refused
# by whoever reads the schema.
# Seen with cfn-lint 1.58.0 and aws-sam-translator 1.115.0: the schema that cfn-lint has for AWS::Serverless::StateMachine
# lists Name there, as that of AWS::StepFunctions::StateMachine rightly does (whose property is StateMachineName). The
# translator takes Name and makes StateMachineName of it, and cfn-lint finds nothing, as it looks at what the translator
# made. So these schemas can't be trusted by themselves: nobody holds templates against them.
#
# Fails where the schema was mended, the translator refuses the name, or cfn-lint finds something.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cfn-lint==1.58.0 aws-sam-translator==1.115.0

cat >"$folder/template.json" <<'END'
{
  "Transform": "AWS::Serverless-2016-10-31",
  "Resources": {
    "Orders": {
      "Type": "AWS::Serverless::StateMachine",
      "Properties": {
        "Name": "orders", "Role": "arn:aws:iam::111122223333:role/orders",
        "Definition": {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
      }
    }
  }
}
END

"$folder/venv/bin/python" - "$folder/template.json" <<'END'
import glob, json, os, sys
import cfnlint
from samtranslator.translator.translator import Translator
from samtranslator.parser.parser import Parser

for file in glob.glob(os.path.dirname(cfnlint.__file__) + "/data/schemas/resources/*.json"):
    schema = json.load(open(file))
    if schema["typeName"] == "AWS::Serverless::StateMachine":
        print("read-only by the schema:", schema["readOnlyProperties"])
        assert "/properties/Name" in schema["readOnlyProperties"] and "Name" in schema["properties"]
        break
else:
    raise SystemExit("there is no such schema")
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
made = Translator({}, Parser()).translate(json.load(open(sys.argv[1])), {})
name = made["Resources"]["Orders"]["Properties"]["StateMachineName"]
print("the translator's StateMachineName:", name)
assert name == "orders"
END
found=$("$folder/venv/bin/cfn-lint" --format parseable "$folder/template.json") || true
echo "cfn-lint: ${found:-nothing found}"
[ -z "$found" ]
