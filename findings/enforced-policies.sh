#!/bin/sh
# Guess: an emulator that enforces policies reads one without conditions as IAM does, so that a test against it shows
# whether a policy is wide enough, and narrow enough.
# Seen with moto 5.2.5: of a user's own policies it heeds Allow, Deny, and * in Action and Resource. A pattern becomes a
# regular expression, so that ? doesn't stand for one character; actions count by their case; and what the policy of a bucket
# allows is left out, though not what that forbids. Other parts of policies are read in another way than IAM's as well. So
# what moto refuses is shown to be refused, and what it lets through to be allowed, only by policies that are without any of
# these.
#
# Asks it as users with such policies, and fails where it answers otherwise than is written here.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install "moto[iam,s3]==5.2.5" boto3==1.44.5

HOME="$folder" AWS_ACCESS_KEY_ID=example AWS_SECRET_ACCESS_KEY=example AWS_DEFAULT_REGION=us-east-1 \
  "$folder/venv/bin/python" - <<'PYTHON'
import json

import boto3
from botocore.exceptions import ClientError
from moto import mock_aws
from moto.core.authorization import enable_iam_authentication

BUCKET = "arn:aws:s3:::example"


def allow(resource, action="s3:GetObject", effect="Allow"):
    return {"Effect": effect, "Action": action, "Resource": resource}


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


with mock_aws():
    iam, files = boto3.client("iam"), boto3.client("s3")
    files.create_bucket(Bucket="example")
    files.put_object(Bucket="example", Key="k1", Body=b"")
    users = 0

    def expect(name, moto, aws, *statements):
        """Fails where moto lets a user with some policies read an object, or doesn't, other than is said."""
        global users
        users += 1
        iam.create_user(UserName=f"u{users}")
        iam.put_user_policy(UserName=f"u{users}", PolicyName="p", PolicyDocument=document(*statements))
        given = iam.create_access_key(UserName=f"u{users}")["AccessKey"]
        client = boto3.client(
            "s3", aws_access_key_id=given["AccessKeyId"], aws_secret_access_key=given["SecretAccessKey"])
        with enable_iam_authentication():
            try:
                client.get_object(Bucket="example", Key="k1")
                allowed = True
            except ClientError as error:
                assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 403, error
                allowed = False
        print(f"{name}: {'allowed' if allowed else 'denied'}, {'allowed' if aws else 'denied'} by IAM")
        assert allowed == moto, name

    expect("another bucket", False, False, allow("arn:aws:s3:::other/*"))
    expect("a star", True, True, allow(f"{BUCKET}/*"))
    expect("a Deny", False, False, allow(f"{BUCKET}/*"), allow("*", effect="Deny"))
    expect("k? of k1", False, True, allow(f"{BUCKET}/k?"))
    expect("small letters", False, True, allow(f"{BUCKET}/*", "s3:getobject"))
    for effect, moto, aws, own in [("a Deny", False, False, "*"), ("an Allow", False, True, "arn:aws:s3:::other/*")]:
        statement = {**allow(f"{BUCKET}/*", effect=effect.split()[1]), "Principal": "*"}
        files.put_bucket_policy(Bucket="example", Policy=document(statement))
        expect(f"{effect} of the bucket", moto, aws, allow(own))
PYTHON
echo "enforced-policies: as written here"
