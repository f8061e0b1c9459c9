"""Requests of which moto knows what a policy would have to allow, as words of the aws command."""

from isolation_world import ACCOUNT, REGION

# By action: the command and its options; what a request is about is in braces.
COMMANDS = {
    "iam:GetRole": "iam get-role --role-name {name}",
    "iam:GetRolePolicy": "iam get-role-policy --role-name {name} --policy-name work",
    "iam:ListRolePolicies": "iam list-role-policies --role-name {name}",
    "iam:ListRoleTags": "iam list-role-tags --role-name {name}",
    "iam:TagRole": "iam tag-role --role-name {name} --tags Key=a,Value=b",
    "s3:DeleteBucket": "s3api delete-bucket --bucket {name}",
    "s3:DeleteObject": "s3api delete-object --bucket {name} --key {key}",
    "s3:GetBucketAcl": "s3api get-bucket-acl --bucket {name}",
    "s3:GetObject": "s3api get-object --bucket {name} --key {key} /dev/null",
    "s3:ListBucket": "s3api list-objects-v2 --bucket {name}",
    "s3:PutObject": "s3api put-object --bucket {name} --key {key}",
    "sqs:DeleteMessage": "sqs delete-message --queue-url {queue} --receipt-handle a",
    "sqs:DeleteQueue": "sqs delete-queue --queue-url {queue}",
    "sqs:GetQueueAttributes": "sqs get-queue-attributes --queue-url {queue}",
    "sqs:GetQueueUrl": "sqs get-queue-url --queue-name {name}",
    "sqs:PurgeQueue": "sqs purge-queue --queue-url {queue}",
    "sqs:ReceiveMessage": "sqs receive-message --queue-url {queue}",
    "sqs:SendMessage": "sqs send-message --queue-url {queue} --message-body a",
    "sts:AssumeRole": "sts assume-role --role-arn {arn} --role-session-name test",
}
DELETING = {"s3:DeleteBucket", "sqs:DeleteQueue"}


def words(action, arn, endpoint):
    """The words of the command that makes a request, which is about something that an ARN names."""
    place = arn.split(":", 5)[5]
    name, _, key = place.partition("/")
    if action.startswith("iam:"):
        name = place.split("/")[-1]
    # Where any key will do, the shortest is none at all, which S3 doesn't take.
    values = {"arn": arn, "key": key or "a", "name": name, "queue": f"{endpoint}/{ACCOUNT}/{name}"}
    command = [word.format(**values) for word in COMMANDS[action].split()]
    # This version of the command takes AWS's own endpoint of SQS, unless it's told another by an option.
    return [*command, "--endpoint-url", endpoint] if command[0] == "sqs" else command


def requests_about(environment):
    """Requests about what an environment has, each as an action and an ARN, without those after which it has less."""
    roles = [f"arn:aws:iam::{ACCOUNT}:role/{environment}-{each}" for each in ("door", "worker")]
    bucket = f"arn:aws:s3:::{environment}-files"
    objects = [f"{bucket}/in/a", f"{bucket}/{environment}"]
    queue = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{environment}-jobs"
    found = []
    for action in COMMANDS.keys() - DELETING:
        if action.endswith("Object"):
            things = objects
        elif action == "sts:AssumeRole":
            # moto fails at a role that trusts a service.
            things = roles[:1]
        else:
            things = {"iam": roles, "s3": [bucket], "sqs": [queue]}[action.split(":")[0]]
        found += [(action, thing) for thing in things]
    return sorted(found)
