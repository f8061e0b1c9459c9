"""Runs the environments of soundbite whose application is on a developer's machine, as `make` does.

`make dev-localstack` deploys the first of them to LocalStack; what it prints is then used as an application would. dev-aws is
deployed to moto, and `make settings-dev-aws` looks its settings up. What an endpoint leaves out is printed.
"""

import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path
from urllib.parse import urlsplit

from endpoints import ROOT, Aws, mended_moto
from forked_aws import forked
from package_copy import build, package_copy

SYNTH = str(Path(os.environ["PRODUCTS"]) / "synth")


def make(target, *variables, **options):
    """A target of the Makefile, in a process group of its own, as a terminal would start it."""
    # What `make` runs is built; it mustn't be built once more.
    command = ["make", "--silent", "-C", str(ROOT), f"SYNTH={SYNTH}", target, *variables]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True, preexec_fn=heed_interrupts, **options,
    )


def heed_interrupts():
    """What a shell starts in the background ignores Ctrl-C, as do all processes that come of it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def settings(lines):
    """The lines of an env file as a shell reads them."""
    return dict(word.split("=", 1) for line in lines for word in shlex.split(line))


def records():
    """The records of soundbite that this checkout has."""
    return sorted((ROOT / "Examples/Soundbite/Deployments").rglob("*.json"))


def answers(address):
    try:
        with socket.create_connection(("127.0.0.1", urlsplit(address).port), timeout=1):
            return True
    except OSError:
        return False


def ends(address):
    """Whether an endpoint is gone within some seconds."""
    deadline = time.monotonic() + 10
    while answers(address) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not answers(address)


class DevLocalStackTests(unittest.TestCase):
    def test_until_it_is_ended(self):
        before = records()
        process = make("dev-localstack")
        self.addCleanup(process.communicate)
        self.addCleanup(self.kill, process)
        said = []
        ready = threading.Event()

        def listen():
            for line in process.stderr:
                said.append(line)
                if line.startswith("ready"):
                    ready.set()
            ready.set()

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        self.assertTrue(ready.wait(timeout=600) and process.poll() is None, "".join(said))
        # All settings are there before it's ready.
        found = settings([process.stdout.readline() for _ in range(12)])
        self.assertEqual(
            list(found),
            [
                "AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "SETTINGS_PATH",
                "AUDIO_BUCKET", "JOBS_URL", "SOUNDS_TABLE", "SIGNING_SECRET", "ADDRESS", "APPLICATION_ROLE", "LOG_GROUP",
            ],
        )
        for line in said:
            if line.startswith("left out"):
                print(line, end="", file=sys.stderr)
        self.assertIn("left out by LocalStack: nothing\n", said)
        self.use(found)
        # Nothing of it is left.
        self.assertEqual(records(), before)
        # As Ctrl-C does: all of the group get it.
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=60)
        listener.join(timeout=60)
        self.assertIn("ended\n", said)
        self.assertTrue(ends(found["AWS_ENDPOINT_URL"]))
        self.assertEqual(process.stdout.read(), "")

    def use(self, found):
        """Does what the application does: asks for a sound, makes it, and knows it afterwards."""
        with tempfile.TemporaryDirectory() as directory:
            aws = Aws(found["AWS_ENDPOINT_URL"], directory)
            endpoint = ("--endpoint-url", found["AWS_ENDPOINT_URL"], "--queue-url", found["JOBS_URL"])
            aws("sqs", "send-message", *endpoint, "--message-body", "Hello")
            received = aws("sqs", "receive-message", *endpoint)
            self.assertEqual([each["Body"] for each in received["Messages"]], ["Hello"])

            audio = Path(directory) / "hello.mp3"
            audio.write_bytes(b"hello")
            place = ("--bucket", found["AUDIO_BUCKET"], "--key", "hello.mp3")
            aws("s3api", "put-object", *place, "--body", audio)
            self.assertEqual(aws("s3api", "head-object", *place)["ContentLength"], 5)

            table = ("--table-name", found["SOUNDS_TABLE"])
            item = {"id": {"S": "1"}, "owner": {"S": "me"}, "created": {"S": "2025-09-04"}}
            aws("dynamodb", "put-item", *table, "--item", json.dumps(item))
            mine = aws(
                "dynamodb", "query", *table, "--index-name", "ByOwner", "--key-condition-expression", "#o = :me",
                "--expression-attribute-names", '{"#o": "owner"}', "--expression-attribute-values", '{":me": {"S": "me"}}',
            )
            self.assertEqual(mine["Items"], [item])

            voice = aws("ssm", "get-parameter", "--name", f"{found['SETTINGS_PATH']}/voice")
            self.assertEqual(voice["Parameter"]["Value"], "Joanna")
            secret = aws("secretsmanager", "get-secret-value", "--secret-id", found["SIGNING_SECRET"])
            self.assertEqual(len(secret["SecretString"]), 32)
            role = found["APPLICATION_ROLE"].split("/")[-1]
            self.assertEqual(aws("iam", "get-role", "--role-name", role)["Role"]["Arn"], found["APPLICATION_ROLE"])

    def test_what_fails_ends_it(self):
        """Where a deployment fails the endpoint is ended as well, and the exit code says so."""
        with tempfile.TemporaryDirectory() as directory:
            program = Path(directory) / "synth"
            program.write_text('#!/bin/sh\necho "error: told to fail" >&2\nexit 7\n')
            program.chmod(0o755)
            process = make("dev-localstack", f"SYNTH={program}", "OPTIONS=--once")
            output, said = process.communicate(timeout=120)
        self.assertNotEqual(process.returncode, 0)
        self.assertEqual(output, "")
        self.assertIn("error: told to fail\n", said)
        address = said.split("LocalStack answers at ")[1].split("\n")[0]
        self.assertTrue(ends(address))

    def kill(self, process):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


class ReleaseTargetTests(unittest.TestCase):
    """What `make` runs of the way of releases; what that does is tried out in test_promotion.py."""

    def test_each_calls_the_tool(self):
        for words, command in [
            (["promote-to-dev-aws-deployed"], "promote soundbite --environment dev-aws --to dev-aws-deployed"),
            (["promote-to-staging"], "promote soundbite --environment dev-aws-deployed --to staging"),
            (["promote-to-production", "PROMOTE=--yes"], "promote soundbite --environment staging --to production --yes"),
            (["rollback", "ENV=production"], "rollback soundbite --environment production"),
            (["health", "ENV=staging"], "health soundbite --environment staging"),
        ]:
            with self.subTest(words):
                process = make(words[0], "SYNTH=echo", *words[1:])
                output, said = process.communicate(timeout=60)
                self.assertEqual((output, said, process.returncode), (command + "\n", "", 0))

    def test_an_environment_is_asked_for(self):
        for target in ("rollback", "health"):
            process = make(target, "SYNTH=echo", "ENV=")
            output, said = process.communicate(timeout=60)
            self.assertEqual((output, process.returncode), ("", 2))
            self.assertIn(f"say which environment, as in make {target} ENV=staging", said)


class DevAwsTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name).resolve()
        context = mended_moto()
        self.aws = Aws(context.__enter__(), self.directory)
        self.addCleanup(context.__exit__, None, None, None)
        command = forked(self.aws, self.directory)
        command.__enter__()
        self.addCleanup(command.__exit__, None, None, None)

    def environment(self, home):
        """What a developer has, whose records of deployments are in a folder."""
        return {**self.aws.environment, "XDG_CONFIG_HOME": str(self.directory / home), "NO_COLOR": "1"}

    def test_settings_of_what_somebody_deployed(self):
        # What is deployed is recorded beside the sources, which are a copy's.
        work, _ = package_copy(self.directory / "copy")
        deployed = subprocess.run(
            [build(work), "deploy", "soundbite", "-e", "dev-aws", "--yes"], env=self.environment("somebody"), text=True,
            cwd=work, stdin=subprocess.DEVNULL, capture_output=True, timeout=600,
        )
        self.assertEqual(deployed.returncode, 0, deployed.stdout + deployed.stderr)
        # Somebody else, who deployed nothing.
        self.assertIn("recorded in Examples/Soundbite/Deployments/dev-aws\n", deployed.stdout)
        before = records()
        process = make("settings-dev-aws", env=self.environment("me"))
        output, said = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 0, said)
        self.assertEqual(records(), before)
        found = settings(output.splitlines())
        outputs = {
            each["OutputKey"]: each["OutputValue"]
            for stack in self.aws("cloudformation", "describe-stacks")["Stacks"]
            for each in stack.get("Outputs", []) if not each["OutputKey"].startswith("Export")
        }
        self.assertEqual(sorted(found.values()), sorted(outputs.values()))
        self.assertEqual(found["ADDRESS"], "http://localhost:3000")
        self.assertEqual(found["SOUNDS_TABLE"], "soundbite-dev-aws-sounds")
        self.assertEqual(found["AUDIO_BUCKET"], outputs["AudioBucket"])
        # There is no application.
        clusters = self.aws("ecs", "list-clusters")["clusterArns"]
        self.assertEqual(len(clusters), 1)
        self.assertEqual(self.aws("ecs", "list-services", "--cluster", clusters[0])["serviceArns"], [])

    def test_an_environment_that_is_not_deployed(self):
        process = make("settings-dev-aws", env=self.environment("me"))
        output, said = process.communicate(timeout=300)
        self.assertNotEqual(process.returncode, 0)
        self.assertEqual(output, "")
        self.assertIn("soundbite-dev-aws-infra", said)


if __name__ == "__main__":
    unittest.main()
