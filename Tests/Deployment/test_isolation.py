"""Holds what `synth isolation` says of permissions against moto, which enforces policies.

Every request that's said to show that an environment reaches into another must be let through, and of those that are said to
be apart none may be. They're made by the aws command, as the worker of the environment, once all is deployed.
"""

import json
import os
import random
import subprocess
import tempfile
import unittest
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import isolation_world
from endpoints import Aws, AwsError, moto
from forked_aws import forked
from isolation_requests import requests_about, words

SYNTH = str(Path(os.environ["PRODUCTS"]) / "synth")
SEED = 11
# Requests between environments that are apart.
DENIALS = 150


class IsolationTests(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.directory = Path(directory.name)
        cls.templates = isolation_world.templates(SEED)
        cls.pairs = cls.certificate()["pairs"]
        context = moto()
        cls.endpoint = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        cls.aws = Aws(cls.endpoint, cls.directory)
        context = forked(cls.aws, cls.directory)
        context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        with ThreadPoolExecutor(4) as pool:
            cls.workers = dict(zip(cls.templates, pool.map(cls.deploy, cls.templates)))
        # From here on each request needs to be allowed.
        enforcing = urllib.request.Request(
            f"{cls.endpoint}/moto-api/reset-auth", b"0", {"Content-Type": "text/plain"}, method="POST")
        # A proxy of the environment has no business here.
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(enforcing).close()

    @classmethod
    def certificate(cls):
        """What is said of the environments, by the folders of their templates."""
        for name, template in cls.templates.items():
            folder = cls.directory / name
            folder.mkdir()
            (folder / f"{name}.template.json").write_text(json.dumps(template), encoding="utf-8")
            (folder / "manifest.json").write_text(json.dumps(isolation_world.manifest(name)), encoding="utf-8")
        result = subprocess.run(
            [SYNTH, "isolation", *(f"./{name}" for name in cls.templates), "--json"], cwd=cls.directory, capture_output=True,
            text=True, timeout=60,
        )
        if result.returncode != 3:
            raise AssertionError(f"synth ended with {result.returncode}: {result.stderr}")
        return json.loads(result.stdout)["systems"][0]["certificate"]

    @classmethod
    def deploy(cls, name):
        """Deploys an environment, and gives the variables with which its worker asks."""
        file = cls.directory / f"{name}.json"
        template, policy = isolation_world.for_moto(cls.templates[name])
        file.write_text(json.dumps(template), encoding="utf-8")
        cls.aws(
            "cloudformation", "create-stack", "--stack-name", name, "--template-body", f"file://{file}", "--capabilities",
            "CAPABILITY_NAMED_IAM",
        )
        role = f"{name}-worker"
        cls.aws(
            "iam", "put-role-policy", "--role-name", role, "--policy-name", "work", "--policy-document", json.dumps(policy))
        arn = f"arn:aws:iam::{isolation_world.ACCOUNT}:role/{role}"
        given = cls.aws("sts", "assume-role", "--role-arn", arn, "--role-session-name", "test")["Credentials"]
        return {
            "AWS_ACCESS_KEY_ID": given["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"],
            "AWS_SESSION_TOKEN": given["SessionToken"],
        }

    def is_allowed(self, environment, request):
        """Whether a request of an environment's worker is let through, whatever comes of it then."""
        try:
            self.aws.called_with(self.workers[environment])(*words(*request, self.endpoint))
        except AwsError as error:
            # Of SQS the command shows what moto answers as it is.
            if "(AccessDenied)" in error.stderr or "<Code>AccessDenied</Code>" in error.stderr:
                return False
            # What isn't there any more was looked for.
            if "An error occurred (" not in error.stderr:
                raise
        return True

    def answers(self, asked):
        """Whether requests are let through, each with who makes it."""
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(lambda each: self.is_allowed(*each), asked))

    def test_witnesses_are_allowed(self):
        ways = [(pair["from"], way) for pair in self.pairs for way in pair["ways"] if way["verdict"] == "broken"]
        witnesses = [(name, (way["witness"]["action"], way["witness"]["reached"])) for name, way in ways]
        for name, way in ways:
            self.assertEqual(way["witness"]["actor"], f"role {name}/Worker")
        self.assertGreaterEqual(len(witnesses), 100)
        self.assertEqual({action.split(":")[0] for _, (action, _) in witnesses}, {"iam", "s3", "sqs", "sts"})
        # moto looks up whose queue it is, so that what deletes queues comes last.
        witnesses.sort(key=lambda each: each[1][0] == "sqs:DeleteQueue")
        denied = [each for each, allowed in zip(witnesses, self.answers(witnesses)) if not allowed]
        self.assertEqual(denied, [])

    def test_environments_that_are_apart(self):
        apart = [(pair["from"], pair["to"]) for pair in self.pairs if pair["verdict"] == "proven"]
        asked = [(one, request) for one, other in apart for request in requests_about(other)]
        asked = random.Random(SEED).sample(asked, DENIALS)
        allowed = [each for each, allowed in zip(asked, self.answers(asked)) if allowed]
        self.assertEqual(allowed, [])


if __name__ == "__main__":
    unittest.main()
