"""Tries out the queues and buckets of mht-api's environments as `make test-queue` and `make test-bucket` do.

LocalStack makes no group of instances, which would have to send signals, no trail and no budget. So what's deployed of each
environment are the queues and buckets of its committed template with their policies, by which nothing of them changes, and
what came of it is recorded as `synth deployment record` does for what another tool deployed.
"""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import templates
from endpoints import ROOT, Aws, localstack

ACCOUNT = "123456789012"
REGION = "us-west-2"
KEPT = {"AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "AWS::S3::Bucket", "AWS::S3::BucketPolicy"}


def reduced(stack):
    """The queues and buckets of a committed template, with the outputs about them."""
    template = json.loads((ROOT / f"templates/mht-api/{stack}.template.json").read_text(encoding="utf-8"))
    others = [name for name, type in templates.types(template).items() if type not in KEPT]
    template, _ = templates.leaving_out(template, others)
    used = templates.references(template["Resources"])
    template["Parameters"] = {name: each for name, each in template["Parameters"].items() if name in used}
    return template


class MhtTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.directory = Path(directory.name)
        context = localstack()
        cls.aws = Aws(context.__enter__(), cls.directory)
        cls.addClassCleanup(context.__exit__, None, None, None)
        # LocalStack takes the key's id for the account.
        cls.aws.environment.update(AWS_DEFAULT_REGION=REGION, AWS_ACCESS_KEY_ID=ACCOUNT)
        cls.environment = {
            **cls.aws.environment,
            "XDG_CONFIG_HOME": str(cls.directory / "config"),
            "NO_COLOR": "1",
            # What `make` runs is built; it mustn't be built once more.
            "SYNTH": str(Path(os.environ["PRODUCTS"]) / "synth"),
            "PROBE": str(Path(os.environ["PRODUCTS"]) / "mht-probe"),
        }
        cls.outputs = {name: cls.deploy(name) for name in ("staging", "production")}

    @classmethod
    def deploy(cls, name):
        """Deploys what moto takes of an environment, records it, and gives its outputs."""
        stack = f"MhtApi{name.capitalize()}"
        file = cls.directory / f"{stack}.json"
        file.write_text(json.dumps(reduced(stack)), encoding="utf-8")
        cls.aws("cloudformation", "create-stack", "--stack-name", stack, "--template-body", f"file://{file}")
        cls.aws("cloudformation", "wait", "stack-create-complete", "--stack-name", stack)
        described = cls.aws("cloudformation", "describe-stacks", "--stack-name", stack)
        result = cls.run_synth("deployment", "record", "mht-api", "-e", name, "--from", "-", input=json.dumps(described))
        if result.returncode != 0:
            raise AssertionError(result.stderr)
        return {each["OutputKey"]: each["OutputValue"] for each in described["Stacks"][0]["Outputs"]}

    @classmethod
    def sqs(cls, command, url, *arguments):
        """The first version of the command takes AWS's own endpoint of SQS, unless it's told another by an option."""
        endpoint = ("--endpoint-url", cls.aws.environment["AWS_ENDPOINT_URL"])
        return cls.aws("sqs", command, *endpoint, *(["--queue-url", url] if url else []), *arguments)

    @classmethod
    def run_synth(cls, *arguments, input=""):
        command = [cls.environment["SYNTH"], *arguments]
        return subprocess.run(
            command, env=cls.environment, cwd=cls.directory, input=input, capture_output=True, text=True, timeout=60
        )

    def make(self, *arguments, **variables):
        return subprocess.run(
            ["make", "--silent", "-C", str(ROOT), f"SYNTH={self.environment['SYNTH']}", f"PROBE={self.environment['PROBE']}",
             *arguments],
            env={**self.environment, **variables}, capture_output=True, text=True, timeout=300,
        )

    def well(self, *arguments, **variables):
        """What a target prints; fails where it does."""
        result = self.make(*arguments, **variables)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def refused(self, *arguments, **variables):
        """What a target complains of; fails where it doesn't."""
        result = self.make(*arguments, **variables)
        self.assertNotEqual(result.returncode, 0, result.stdout)
        return result.stderr

    def messages(self, url):
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        found = self.sqs("get-queue-attributes", url, "--attribute-names", *names)["Attributes"]
        return sum(int(found[name]) for name in names)

    def dead_letters(self, environment):
        found = self.sqs("list-queues", None, "--queue-name-prefix", f"MhtApi{environment.capitalize()}-JobsDeadLetters")
        return found["QueueUrls"][0]

    def objects(self, bucket):
        found = self.aws("s3api", "list-object-versions", "--bucket", bucket) or {}
        return [each["Key"] for each in found.get("Versions", []) + found.get("DeleteMarkers", [])]

    def test_each_queue_gives_up_what_nobody_handles(self):
        for name, outputs in self.outputs.items():
            with self.subTest(name):
                said = self.well("test-queue", f"ENV={name}")
                self.assertEqual(
                    said.splitlines(),
                    [
                        f"ok: {outputs['JobsUrl']} is empty, and gives a message up after 5 receives",
                        "ok: a message was sent, received 5 times, and given back each time",
                        f"ok: it came to {self.dead_letters(name)}, and was deleted",
                    ],
                )
                # Nothing of the probe stays.
                self.assertEqual([self.messages(outputs["JobsUrl"]), self.messages(self.dead_letters(name))], [0, 0])

    def test_each_bucket_keeps_versions(self):
        for name, outputs in self.outputs.items():
            with self.subTest(name):
                said = self.well("test-bucket", f"ENV={name}")
                place = f"s3://mht-api-{name}-uploads/mht-probe/"
                self.assertRegex(
                    said,
                    f"^ok: {place}[0-9A-F-]+ was put, and read\n"
                    "ok: it was overwritten, and its first version is still there\nok: both versions were deleted\n$",
                )
                self.assertEqual(self.objects(outputs["UploadsName"]), [])

    def test_what_is_put_into_staging_is_not_in_production(self):
        staging, production = self.outputs["staging"], self.outputs["production"]
        self.sqs("send-message", staging["JobsUrl"], "--message-body", "of staging")
        file = self.directory / "of-staging"
        file.write_text("of staging", encoding="utf-8")
        put = ("s3api", "put-object", "--key", "of-staging", "--body", str(file))
        self.aws(*put, "--bucket", staging["UploadsName"])
        try:
            self.assertEqual([self.messages(each["JobsUrl"]) for each in (staging, production)], [1, 0])
            self.assertEqual(
                [self.objects(each["UploadsName"]) for each in (staging, production)], [["of-staging"], []])
            # The probe takes no message from a worker.
            self.assertIn(
                f"error: {staging['JobsUrl']} has 1 message that the probe could take from a worker\n",
                self.refused("test-queue", "ENV=staging"),
            )
            received = self.sqs("receive-message", staging["JobsUrl"], "--attribute-names", "All")
            self.assertEqual(received["Messages"][0]["Body"], "of staging")
            self.assertEqual(received["Messages"][0]["Attributes"]["ApproximateReceiveCount"], "1")
        finally:
            self.sqs("purge-queue", staging["JobsUrl"])
            for each in self.aws("s3api", "list-object-versions", "--bucket", staging["UploadsName"])["Versions"]:
                self.aws("s3api", "delete-object", "--bucket", staging["UploadsName"], "--key", each["Key"],
                         "--version-id", each["VersionId"])

    def test_a_queue_that_gives_nothing_up(self):
        url = self.outputs["staging"]["JobsUrl"]
        policy = self.sqs("get-queue-attributes", url, "--attribute-names", "RedrivePolicy")
        self.attributes(url, RedrivePolicy="")
        try:
            self.assertIn(f"error: {url} has no dead-letter queue\n", self.refused("test-queue", "ENV=staging"))
        finally:
            self.attributes(url, **policy["Attributes"])

    def test_a_bucket_that_keeps_no_versions(self):
        bucket = self.outputs["staging"]["UploadsName"]
        versioning = ("s3api", "put-bucket-versioning", "--bucket", bucket, "--versioning-configuration")
        self.aws(*versioning, "Status=Suspended")
        try:
            self.assertIn(
                f"error: {bucket} keeps no versions; expected Enabled, given Suspended\n",
                self.refused("test-bucket", "ENV=staging"),
            )
        finally:
            self.aws(*versioning, "Status=Enabled")

    def test_a_step_that_fails_in_the_middle_leaves_nothing(self):
        """With an aws command that fails at one of its operations, what was made before is deleted."""
        outputs = self.outputs["staging"]
        for target, operation in [
            ("test-queue", "change-message-visibility"), ("test-bucket", "list-object-versions --fail-once"),
            ("test-bucket", "get-object"),
        ]:
            with self.subTest(operation):
                path = self.failing(operation.split()[0], once="--fail-once" in operation)
                said = self.refused(target, "ENV=staging", PATH=path)
                self.assertIn(f"{operation.split()[0]} failed with exit code 255: told to\n", said)
                self.assertNotIn("may", said)
                self.assertEqual(self.messages(outputs["JobsUrl"]), 0)
                self.assertEqual(self.messages(self.dead_letters("staging")), 0)
                self.assertEqual(self.objects(outputs["UploadsName"]), [])

    def failing(self, operation, once):
        """A PATH with an aws command that fails at an operation."""
        directory = Path(tempfile.mkdtemp(dir=self.directory))
        program, mark = directory / "aws", directory / "failed"
        condition = f'[ "$2" = {operation} ]' + (f' && [ ! -e "{mark}" ]' if once else "")
        real = Path(self.aws.environment["PATH"].split(":")[0]) / "aws"
        program.write_text(
            f'#!/bin/sh\nif {condition}; then : >"{mark}"; echo "told to" >&2; exit 255; fi\nexec "{real}" "$@"\n')
        program.chmod(0o755)
        return f"{directory}:{self.aws.environment['PATH']}"

    def attributes(self, url, **values):
        self.sqs("set-queue-attributes", url, "--attributes", json.dumps(values))

    def test_an_environment_that_is_not_there(self):
        for target in ("test-queue", "test-bucket"):
            with self.subTest(target):
                self.assertIn("error: mht-api has no environment qa; it has staging, production\n", self.refused(target, "ENV=qa"))
                self.assertIn(f"say which environment, as in make {target} ENV=staging", self.refused(target))

    def test_an_environment_that_is_not_deployed(self):
        with tempfile.TemporaryDirectory() as home:
            for target in ("test-queue", "test-bucket"):
                with self.subTest(target):
                    self.assertIn(
                        "error: nothing was deployed to staging",
                        self.refused(target, "ENV=staging", XDG_CONFIG_HOME=home),
                    )

    def test_weights_that_make_no_sense(self):
        for green in ("", "GREEN=101", "GREEN=-1", "GREEN=ten", "GREEN=1 0"):
            with self.subTest(green):
                said = self.refused("shift", "ENV=production", *([green] if green else []))
                self.assertIn("say the share of Green in percent, 0 to 100, as in make shift ENV=production GREEN=10", said)
        profile = ROOT / "Examples/MhtApi/Profiles/production.json"
        self.assertIn('"weights": [100, 0]', profile.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
