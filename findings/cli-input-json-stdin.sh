#!/bin/sh
# Guess: `--cli-input-json file:///dev/stdin` takes a whole request from standard input, as `--template-body` and
# `--parameters` take theirs.
# Seen with awscli 1.46.2: it's read twice, and the second time there is nothing left of a pipe: "Invalid JSON: Expecting
# value: line 1 column 1". A file works, and so do single parameters from standard input. So values that the arguments of
# a process mustn't show go by one parameter each, of which one at most can be standard input.
#
# Calls an endpoint at which nobody listens: how far each call comes is all that is looked at.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install awscli==1.46.2

request='{"StackName": "orders"}'
printf '%s' "$request" >"$folder/request.json"

# said NAME COMMAND...: what the command says on its way to nowhere.
said() {
  name=$1
  shift
  printf '%s' "$input" | env AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION=us-east-1 \
    AWS_MAX_ATTEMPTS=1 AWS_CONFIG_FILE="$folder/none" AWS_SHARED_CREDENTIALS_FILE="$folder/none" \
    "$folder/venv/bin/aws" cloudformation "$@" --endpoint-url http://127.0.0.1:9 >"$folder/$name" 2>&1 || true
}

# expect NAME TEXT: fails where the command said otherwise.
expect() {
  if grep -q "$2" "$folder/$1"; then return; fi
  echo "$1: expected \"$2\", given:"
  cat "$folder/$1"
  exit 1
}

input=$request
said pipe describe-stacks --cli-input-json file:///dev/stdin
expect pipe "Invalid JSON: Expecting value: line 1 column 1"

input=
said file describe-stacks --cli-input-json "file://$folder/request.json"
expect file "Could not connect to the endpoint URL"

input='{"Resources": {}}'
said parameter validate-template --template-body file:///dev/stdin
expect parameter "Could not connect to the endpoint URL"

echo "a request as a whole can't come from a pipe; one parameter of it can"
