#!/bin/sh
# Guess: one file with a stack's parameters does for `aws cloudformation deploy --parameter-overrides file://…` as for
# `create-stack --parameters file://…`, in the form that the documentation of both shows.
# Seen with awscli 1.46.2: no file does for both. deploy takes ["Size=3"] alone; [{"ParameterKey": …}], which create-stack
# wants, is an invalid type to it, and {"Parameters": {…}}, which pipelines have, is read as the text that it is, as is
# Size=3 on a line: only its first character is named in the error. create-stack takes [{"ParameterKey": …}] alone.
#
# Runs both on each form, with nobody at the endpoint: who gets as far as to call has taken the file. Fails where either
# takes another than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install awscli==1.46.2
export AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none AWS_DEFAULT_REGION=us-east-1 AWS_MAX_ATTEMPTS=1
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null

cat >"$folder/template.json" <<'END'
{
  "Parameters": {"Size": {"Type": "String"}},
  "Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": "Size"}}}}
}
END
echo '["Size=3"]' >"$folder/texts.json"
echo '[{"ParameterKey": "Size", "ParameterValue": "3"}]' >"$folder/objects.json"
echo '{"Parameters": {"Size": "3"}}' >"$folder/pipeline.json"
echo 'Size=3' >"$folder/lines.txt"

# expect ANSWER COMMAND…: fails where the command says something else.
expect() {
  answer=$1
  shift
  for file; do :; done
  "$folder/venv/bin/aws" --endpoint-url http://127.0.0.1:9 cloudformation "$@" >"$folder/said" 2>&1 || true
  echo "$1 $(basename "$file"): $(grep -v '^$' "$folder/said" | tail -1 | cut -c 1-100)"
  grep -q "$answer" "$folder/said"
}

called="Could not connect to the endpoint URL"
deploy="deploy --stack-name shop --template-file $folder/template.json --parameter-overrides"
create="create-stack --stack-name shop --template-body file://$folder/template.json --parameters"
expect "$called" $deploy "file://$folder/texts.json"
expect "Invalid type for parameter" $deploy "file://$folder/objects.json"
expect "\['{'\] value passed to --parameter-overrides must be of format Key=Value" $deploy "file://$folder/pipeline.json"
expect "\['S'\] value passed to --parameter-overrides must be of format Key=Value" $deploy "file://$folder/lines.txt"
expect "Invalid type for parameter" $create "file://$folder/texts.json"
expect "$called" $create "file://$folder/objects.json"
expect "Error parsing parameter '--parameters'" $create "file://$folder/pipeline.json"
