"""Environments with random policies, which an endpoint that enforces policies reads as AWS does.

Each environment has a bucket, a queue, a role that may be taken by whoever is let by a policy, and a worker's role with a
policy. moto knows no conditions, resources' policies and boundaries, takes actions by their case and `?` and NotResource for
something else, so that the policies are without any of these.
"""

import random

ACCOUNT = "123456789012"
REGION = "us-east-1"
# Some are the beginning of others.
NAMES = [
    "blue", "blue-green", "canary", "demo", "dev", "dev-two", "load", "production", "qa", "qa-two", "staging",
    "staging-two", "test",
]

# By service: how often statements are about it, the actions, and the resources of an environment.
SERVICES = {
    "s3": (
        2,
        ["GetObject", "PutObject", "DeleteObject", "ListBucket", "GetBucketAcl", "*Object", "Get*", "*"],
        ["arn:aws:s3:::{}-files", "arn:aws:s3:::{}-files/*", "arn:aws:s3:::{}-files/in/*", "arn:*:s3:::{}*", "arn:aws:s3:::*{}-*/in/*"],
    ),
    "sqs": (
        4,
        ["SendMessage", "ReceiveMessage", "PurgeQueue", "GetQueueAttributes", "GetQueueA*", "*Message", "*"],
        [f"arn:aws:sqs:{REGION}:{ACCOUNT}:{{}}-jobs", f"arn:aws:sqs:{REGION}:{ACCOUNT}:{{}}*", "arn:aws:sqs:*{}-jobs"],
    ),
    "iam": (
        3,
        ["GetRole", "ListRolePolicies", "TagRole", "Get*", "List*"],
        [f"arn:aws:iam::{ACCOUNT}:role/{{}}-worker", f"arn:aws:iam::{ACCOUNT}:role/{{}}*", "arn:aws:iam::*:role/*{}-worker"],
    ),
    "sts": (3, ["AssumeRole", "Assume*"], [f"arn:aws:iam::{ACCOUNT}:role/{{}}-door", f"arn:aws:iam::{ACCOUNT}:role/{{}}*"]),
}


def templates(seed):
    """The templates of all environments, by name."""
    source = random.Random(seed)
    return {name: template(name, policy(source, name)) for name in NAMES}


def policy(source, name):
    """A policy of an environment's worker, as often about its own resources as about another's."""
    return {"Version": "2012-10-17", "Statement": [statement(source, name) for _ in range(source.randint(4, 8))]}


def statement(source, name):
    service = source.choices(list(SERVICES), [weight for weight, _, _ in SERVICES.values()])[0]
    _, actions, resources = SERVICES[service]
    about = source.choice([name, source.choice(NAMES)])
    verb = source.choices(["Action", "NotAction"], [12, 1])[0]
    return {
        # Whatever isn't named would be too much to allow.
        "Effect": "Deny" if verb == "NotAction" else source.choice(["Allow", "Allow", "Allow", "Deny"]),
        verb: [f"{service}:{action}" for action in source.sample(actions, source.randint(1, 2))],
        "Resource": [resource.format(about) for resource in source.sample(resources, source.randint(1, 2))],
    }


def template(name, policy):
    """An environment's template."""
    return {
        "Resources": {
            "Files": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": f"{name}-files"}},
            "Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": f"{name}-jobs"}},
            "Door": role(f"{name}-door", {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}),
            "Worker": role(f"{name}-worker", {"Service": "lambda.amazonaws.com"}, [{"PolicyName": "work", "PolicyDocument": policy}]),
        }
    }


def role(name, principal, policies=()):
    """A role that trusts a principal."""
    trust = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "RoleName": name,
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]},
            "Policies": list(policies),
        },
    }


def for_moto(template):
    """The template with doors that moto opens, and its worker's policy.

    moto compares who asks with what a role trusts, and an account is nobody to it. Policies that a stack comes with it can't
    read when it enforces them.
    """
    resources = template["Resources"]
    worker = resources["Worker"]["Properties"]
    door = role(resources["Door"]["Properties"]["RoleName"], {"AWS": "*"})
    plain = role(worker["RoleName"], worker["AssumeRolePolicyDocument"]["Statement"][0]["Principal"])
    return {**template, "Resources": {**resources, "Door": door, "Worker": plain}}, worker["Policies"][0]["PolicyDocument"]


def manifest(name):
    """What tells where an environment's template is deployed to."""
    return {"stacks": [{"name": name, "template": f"{name}.template.json", "account": ACCOUNT, "region": REGION}]}
