#!/bin/sh
# Guess: AWS_ENDPOINT_URL moves all commands of `aws` to another endpoint, and AWS_ENDPOINT_URL_SQS those of SQS.
# Seen with awscli 1.46.2: commands of SQS ignore both and go to https://queue.amazonaws.com/, the old name of SQS in
# us-east-1, in other regions to https://REGION.queue.amazonaws.com/; all others tried here go where the variable says.
# With --endpoint-url SQS goes there as well. So who tries queues at an endpoint on their machine reaches AWS itself
# unless they say so in each command.
#
# Asks at a closed port, by way of a proxy that isn't there for what would go elsewhere: where each call was sent is all
# that is looked at, and nothing leaves the machine.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install awscli==1.46.2

# sent EXPECTED ARGUMENTS...: fails where the command sends its request elsewhere.
sent() {
  expected=$1
  shift
  env AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION="${REGION:-us-east-1}" AWS_MAX_ATTEMPTS=1 \
    AWS_CONFIG_FILE="$folder/none" AWS_SHARED_CREDENTIALS_FILE="$folder/none" \
    AWS_ENDPOINT_URL=http://127.0.0.1:9 AWS_ENDPOINT_URL_SQS=http://127.0.0.1:9 \
    HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.1 \
    "$folder/venv/bin/aws" "$@" --debug >"$folder/log" 2>&1 || true
  url=$(sed -n 's/.*Sending http request: .* url=\([^,]*\),.*/\1/p' "$folder/log" | head -n 1)
  echo "$*: $url"
  [ "$url" = "$expected" ]
}

sent http://127.0.0.1:9/ sns list-topics
sent http://127.0.0.1:9/ cloudformation list-stacks
sent http://127.0.0.1:9/ dynamodb list-tables
sent https://queue.amazonaws.com/ sqs list-queues
sent https://queue.amazonaws.com/ sqs send-message --queue-url http://127.0.0.1:9/1/jobs --message-body x
REGION=eu-central-1
sent https://eu-central-1.queue.amazonaws.com/ sqs list-queues
sent http://127.0.0.1:9/ sqs list-queues --endpoint-url http://127.0.0.1:9
echo "sqs-endpoint: as written here"
