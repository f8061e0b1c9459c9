"""Seeded policies about a bucket and its objects, and templates of two environments with them.

Of each sample there's the policy of a role of staging; of some, its boundary, and the policy of production's bucket, which
lets in or keeps out everybody or the role.
"""

import random

ACCOUNT = "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/shop-staging-worker"
BUCKET = "arn:aws:s3:::shop-production-files"

ACTIONS = [
    "s3:GetObject", "s3:PutObject", "s3:Get*", "s3:*", "s3:*Object", "s3:List*", "s3:DeleteObject", "s3:*tagging", "s3:G?tObject",
    "S3:getobject",
]
RESOURCES = [
    "arn:aws:s3:::shop-staging-files", "arn:aws:s3:::shop-staging-files/*", "arn:aws:s3:::shop-*-files/*", "arn:aws:s3:::shop-*",
    "arn:aws:s3:::*staging*", BUCKET, f"{BUCKET}/*", f"{BUCKET}/staging/*", "arn:aws:s3:::*-files/x?z", "arn:aws:s3:::shop-prod*/a*",
    "arn:aws:s3:::*", "arn:aws:s3:::shop-p?oduction-files/*", "arn:aws:s3:::shop-stag*/*production*",
]
OWN = [BUCKET, f"{BUCKET}/*", f"{BUCKET}/in/*", f"{BUCKET}/*production*", f"{BUCKET}/x?z"]


def samples(count, seed):
    """Samples, each with the documents `identity`, and `boundary` and `bucket`, which are None for most."""
    source = random.Random(seed)
    return [sample(source) for _ in range(count)]


def sample(source):
    bucket = None
    if source.random() < 0.3:
        bucket = document(source, 2, OWN)
        for statement in bucket["Statement"]:
            statement["Principal"] = source.choice(["*", {"AWS": ROLE}])
    return {
        "identity": document(source, 4, RESOURCES),
        "boundary": document(source, 3, RESOURCES) if source.random() < 0.3 else None,
        "bucket": bucket,
    }


def document(source, most, resources):
    """A policy of one to `most` statements."""
    statements = [statement(source, resources) for _ in range(source.randint(1, most))]
    return {"Version": "2012-10-17", "Statement": statements}


def statement(source, resources):
    action, resource = "Action", "Resource"
    gap = source.random()
    if gap < 0.1:
        action = "NotAction"
    elif gap < 0.2:
        resource = "NotResource"
    return {
        "Effect": source.choice(["Allow", "Allow", "Allow", "Deny"]),
        action: source.sample(ACTIONS, source.randint(1, 3)),
        resource: source.sample(resources, source.randint(1, 3)),
    }


def templates(sample):
    """The templates of staging and of production."""
    trust = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
    }
    role = {
        "RoleName": "shop-staging-worker",
        "AssumeRolePolicyDocument": trust,
        "Policies": [{"PolicyName": "work", "PolicyDocument": sample["identity"]}],
    }
    staging = {"Worker": {"Type": "AWS::IAM::Role", "Properties": role}}
    production = {"Files": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": BUCKET.split(":::")[1]}}}
    if sample["boundary"]:
        role["PermissionsBoundary"] = {"Ref": "Boundary"}
        staging["Boundary"] = {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": sample["boundary"]}}
    if sample["bucket"]:
        production["Policy"] = {
            "Type": "AWS::S3::BucketPolicy",
            "Properties": {"Bucket": {"Ref": "Files"}, "PolicyDocument": sample["bucket"]},
        }
    return {"staging": {"Resources": staging}, "production": {"Resources": production}}
