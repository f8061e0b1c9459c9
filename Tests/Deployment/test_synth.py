"""Walks the way of a user of the example: profiles, secret, deployments of two environments, and what is refused.

`synth` calls the AWS command line against LocalStack, which shows change sets and outputs as CloudFormation does. The
network has no NAT gateway here, since LocalStack knows none.
"""

import http.server
import json
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

from endpoints import ROOT, Aws, AwsError, localstack

STACK = "BenchlingWebhookStack"
SYSTEM = "benchling-webhook"
ANSWERS = [
    "benchlingTenant=acme",
    "benchlingAppDefinitionId=app_PROD",
    "benchlingClientId=client",
    "quiltStackArn=arn:aws:cloudformation:us-east-1:123456789012:stack/quilt",
    "imageTag=0.6.3",
    "benchlingClientSecret=-",
]
PASSWORD = "correct horse battery staple"


class User:
    """Somebody in a folder of their own, with nothing but what a test gives them."""

    def __init__(self, directory, environment):
        self.directory = Path(directory)
        self.environment = {**environment, "XDG_CONFIG_HOME": str(self.directory / "config"), "NO_COLOR": "1"}
        self.profiles = self.directory / "config/benchling-webhook"

    def run(self, program, *arguments, input=""):
        if program == "synth" and SYSTEM not in arguments:
            # The tool has several systems, so each command is told which one: behind its own words.
            words = 1 if arguments[0] == "deploy" else 2
            arguments = (*arguments[:words], SYSTEM, *arguments[words:])
        command = [str(Path(os.environ["PRODUCTS"]) / program), *arguments]
        return subprocess.run(
            command, env=self.environment, cwd=self.directory, input=input, capture_output=True, text=True, timeout=180
        )

    def synth(self, *arguments, input=""):
        """What synth prints; fails where it does."""
        result = self.run("synth", *arguments, input=input)
        if result.returncode != 0:
            raise AssertionError(f"synth {' '.join(arguments)} exited with {result.returncode}:\n{result.stderr}")
        return result.stdout

    def refused(self, *arguments, input="", status=1):
        """What synth complains of, as it exits with the status; fails where it doesn't."""
        result = self.run("synth", *arguments, input=input)
        if result.returncode != status:
            raise AssertionError(f"synth {' '.join(arguments)} exited with {result.returncode}:\n{result.stdout}")
        return result.stderr

    def record(self):
        return json.loads((self.profiles / "deploy.json").read_text(encoding="utf-8"))


class SynthTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name

    def test_two_environments(self):
        began = time.monotonic()
        context = localstack()
        aws = Aws(context.__enter__(), self.directory)
        self.addCleanup(context.__exit__, None, None, None)
        user = User(self.directory, aws.environment)

        # Set up, as `make setup` and `make setup-profile` do.
        user.synth("profile", "create", SYSTEM, "default", *ANSWERS, input=PASSWORD + "\n")
        user.synth("profile", "set", "default", "natGateways=0")
        user.synth("secret", "put", "--environment", "prod", "--yes")
        user.synth("profile", "create", "dev", "benchlingAppDefinitionId=app_DEV")
        secret = aws("secretsmanager", "get-secret-value", "--secret-id", "quiltdata/benchling-webhook/default/acme")
        values = json.loads(secret["SecretString"])
        self.assertEqual(values["BENCHLING_CLIENT_SECRET"], PASSWORD)
        self.assertEqual(values["BENCHLING_APP_DEFINITION_ID"], "app_PROD")

        # Prod alone, though dev has a profile: what isn't asked for isn't deployed.
        output = user.synth("deploy", "--environment", "prod", "--yes")
        self.assertIn("  Add     ProdService  AWS::ECS::Service  of prod\n", output)
        self.assertNotIn("DevService", output)
        prod = user.record()["prod"]
        self.assertRegex(prod["outputs"]["endpoint"], "^https://.*/prod$")
        self.assertEqual([prod["parameters"]["imageTag"], prod["stackName"], prod["stage"]], ["0.6.3", STACK, "prod"])
        self.assertEqual(self.resources(aws), self.resources(aws, of="Prod"))
        self.assertIn("is as it should be", user.synth("deploy", "--environment", "prod", "--yes"))
        stack = aws("cloudformation", "describe-stacks", "--stack-name", STACK)["Stacks"][0]
        self.assertTrue(stack["EnableTerminationProtection"])
        # LocalStack doesn't look for drift, which leaves open what only that would tell.
        drift = user.run("synth", "deployment", "drift", "--environment", "prod")
        self.assertEqual(drift.returncode, 4, drift.stderr)
        self.assertEqual(drift.stdout, f"{STACK}: nothing differs from what was deployed\n")
        self.assertRegex(drift.stderr, "^note: whether the resources of .* as its template says isn't known: .*DetectStackDrift")

        # Dev comes beside it, and prod stays as it is, though the tag in its profile is another by now.
        before = self.resources(aws)
        user.synth("profile", "set", "default", "imageTag=0.7.0")
        output = user.synth("deploy", "--environment", "dev", "--yes")
        self.assertNotIn(" of prod", output)
        after = self.resources(aws)
        self.assertEqual({name: after.get(name) for name in before}, before)
        self.assertEqual(self.parameters(aws), {"DevImageTag": "latest", "ProdImageTag": "0.6.3"})
        self.assertEqual(user.record()["prod"], prod)

        # Another image of dev touches nothing but what runs it.
        user.synth("profile", "set", "dev", "imageTag=2.0.0")
        output = user.synth("deploy", "--environment", "dev", "--yes")
        self.assertIn(f"{STACK}: 1 change\n  Modify  DevServiceTaskDefinition  AWS::ECS::TaskDefinition  of dev\n", output)
        self.assertEqual(self.parameters(aws), {"DevImageTag": "2.0.0", "ProdImageTag": "0.6.3"})

        # What changes in prod's profile isn't carried along with dev.
        user.synth("profile", "set", "default", "benchlingSecret=quiltdata/benchling-webhook/default/other")
        complaint = user.refused("deploy", "--environment", "dev", "--yes", status=3)
        self.assertIn("of prod, and dev is to be deployed: ProdService", complaint)
        self.assertIn("hint: deploy prod by itself, or say --touch-other-environments", complaint)
        self.assertEqual(self.change_sets(aws), [])
        user.synth("deploy", "--environment", "prod", "--yes")
        self.assertEqual(self.parameters(aws), {"DevImageTag": "2.0.0", "ProdImageTag": "0.7.0"})

        # A deployed environment isn't forgotten.
        (user.profiles / "dev.json").rename(user.profiles / "dev.away")
        self.assertIn("there is no profile dev", user.refused("deploy", "--environment", "prod", "--yes"))

        history = [entry["environment"] for entry in user.record()["_history"]]
        self.assertEqual(history, ["prod", "dev", "dev", "prod"])
        everything = "".join(path.read_text(errors="replace") for path in user.directory.rglob("*.template.json"))
        self.assertNotIn(PASSWORD, everything)

        aws("cloudformation", "delete-stack", "--stack-name", STACK)
        self.wait_until_gone(aws)
        # And once more from the start: nothing of it stands in the way.
        (user.profiles / "dev.away").rename(user.profiles / "dev.json")
        user.synth("deploy", "--environment", "dev", "--yes")
        self.assertEqual(sorted(self.parameters(aws)), ["DevImageTag"])
        print(f"\n  synth deployed to LocalStack 6 times; it knows no NAT gateway, so that natGateways was 0")
        print(f"  took {time.monotonic() - began:.1f} s", flush=True)

    def test_the_migration_from_one_environment_to_two(self):
        context = localstack()
        aws = Aws(context.__enter__(), self.directory)
        self.addCleanup(context.__exit__, None, None, None)
        user = User(self.directory, aws.environment)
        user.synth("profile", "create", "default", *ANSWERS, "natGateways=0", input=PASSWORD)
        user.synth("profile", "create", "dev", "benchlingAppDefinitionId=app_PROD", "serviceOf=prod")
        user.synth("deploy", "--environment", "prod", "--yes")
        before = self.resources(aws)
        steps = [[], ["benchlingAppDefinitionId=app_DEV"], ["--unset", "serviceOf"]]
        for step in steps:
            if step:
                user.synth("profile", "set", "dev", *step)
            # Nothing of prod may change, or this would be refused.
            user.synth("deploy", "--environment", "dev", "--yes")
            after = self.resources(aws)
            self.assertEqual({name: after.get(name) for name in before}, before)
            stages = aws("apigateway", "get-stages", "--rest-api-id", after["Api"])["item"]
            self.assertEqual(sorted(stage["stageName"] for stage in stages), ["dev", "prod"])
        self.assertIn("DevService", after)

    def test_a_failed_deployment_shows_what_failed(self):
        context = localstack()
        aws = Aws(context.__enter__(), self.directory)
        self.addCleanup(context.__exit__, None, None, None)
        user = User(self.directory, aws.environment)
        user.synth("profile", "create", "default", *ANSWERS, input=PASSWORD)
        # With a NAT gateway, LocalStack rolls back.
        complaint = user.refused("deploy", "--environment", "prod", "--yes")
        self.assertRegex(complaint, r"the deployment of BenchlingWebhookStack failed, and its status is ROLLBACK_COMPLETE\n")
        self.assertRegex(complaint, r"\n  CREATE_FAILED  \w+  AWS::EC2::\w+  .*Invalid")
        self.assertNotIn("prod", user.record())
        self.assertEqual(user.record()["_history"][0]["outcome"], "failed")
        # Afterwards the same is said.
        diagnosis = user.run("synth", "deployment", "diagnose", "--environment", "prod")
        self.assertEqual(diagnosis.returncode, 1, diagnosis.stderr)
        self.assertTrue(diagnosis.stdout.startswith("BenchlingWebhookStack: ROLLBACK_COMPLETE\n"), diagnosis.stdout)
        first = re.search(r"\n(  CREATE_FAILED  .*\n    at .*)\n", complaint).group(1)
        self.assertIn(first, diagnosis.stdout)
        self.assertIn("never came up, and can only be deleted", user.refused("deploy", "--environment", "prod", "--yes"))

    def test_a_killed_deployment_is_looked_up(self):
        context = localstack()
        aws = Aws(context.__enter__(), self.directory)
        self.addCleanup(context.__exit__, None, None, None)
        user = User(self.directory, aws.environment)
        user.synth("profile", "create", "default", *ANSWERS, "natGateways=0", input=PASSWORD)
        self.assertEqual(self.end_while_carrying_out(user, signal.SIGKILL)[0], -signal.SIGKILL)
        self.assertEqual([each["stack"] for each in user.record()["_pending"]["prod"]], [STACK])
        again = user.run("synth", "deploy", "--environment", "prod", "--yes")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertRegex(again.stderr, f"note: {STACK}, begun at .*: it was (carried out to its end|never carried out)\n")
        self.assertNotIn("_pending", user.record())
        user.synth("profile", "set", "default", "imageTag=0.7.0")
        code, said = self.end_while_carrying_out(user, signal.SIGTERM)
        self.assertEqual(code, 130)
        self.assertIn("error: interrupted; what was begun goes on, and the next deploy looks it up\n", said)
        user.synth("deploy", "--environment", "prod", "--yes")
        self.assertEqual(self.parameters(aws), {"ProdImageTag": "0.7.0"})

    def end_while_carrying_out(self, user, number):
        """Deploys, and ends that by a signal as soon as something is carried out; the exit code and what was said."""
        command = [str(Path(os.environ["PRODUCTS"]) / "synth"), "deploy", SYSTEM, "--environment", "prod", "--yes"]
        process = subprocess.Popen(
            command, env=user.environment, cwd=user.directory, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self.addCleanup(process.kill)
        self.addCleanup(process.stderr.close)
        said = ""
        while "carrying it out" not in said:
            line = process.stderr.readline()
            if not line:
                self.fail(f"synth ended before anything was carried out:\n{said}")
            said += line
        process.send_signal(number)
        said += process.stderr.read()
        return process.wait(60), said

    def test_what_was_deployed_is_asked_for_its_health(self):
        user = User(self.directory, dict(os.environ))
        with Healthy() as server:
            user.synth("profile", "create", "default", *ANSWERS, input=PASSWORD)
            outputs = [{"OutputKey": "ProdEndpoint", "OutputValue": f"{server.address}/prod"}]
            stacks = {"Stacks": [{"StackName": STACK, "Outputs": outputs, "Parameters": []}]}
            user.synth("deployment", "record", "--environment", "prod", "--from", "-", input=json.dumps(stacks))
            well = self.make(user, "test-prod")
            self.assertEqual(well.returncode, 0, well.stderr)
            self.assertRegex(well.stdout, r"/prod/health: 200 in [\d,.]+ ?ms\n")
            self.assertEqual(server.paths, ["/prod/health"])
            server.status = 503
            ill = self.make(user, "test-prod")
            self.assertNotEqual(ill.returncode, 0)
            self.assertRegex(ill.stderr, r"error: .*/prod/health: 503 in .*, expected 200 to 299; it says: status 503")
        gone = self.make(user, "test-prod")
        self.assertNotEqual(gone.returncode, 0)
        never = self.make(user, "test-dev")
        self.assertIn("nothing was deployed to dev", never.stderr)

    def make(self, user, target):
        return subprocess.run(
            ["make", "--silent", target], env={**os.environ, "XDG_CONFIG_HOME": user.environment["XDG_CONFIG_HOME"]},
            cwd=ROOT, capture_output=True, text=True, timeout=300,
        )

    def resources(self, aws, of=None):
        """Each resource by its logical id, with its physical one; without those of dev, where others are asked for."""
        listed = aws("cloudformation", "list-stack-resources", "--stack-name", STACK)["StackResourceSummaries"]
        return {
            each["LogicalResourceId"]: each.get("PhysicalResourceId")
            for each in listed
            if of is None or "Dev" not in each["LogicalResourceId"]
        }

    def parameters(self, aws):
        stack = aws("cloudformation", "describe-stacks", "--stack-name", STACK)["Stacks"][0]
        return {each["ParameterKey"]: each["ParameterValue"] for each in stack["Parameters"]}

    def change_sets(self, aws):
        listed = aws("cloudformation", "list-change-sets", "--stack-name", STACK)["Summaries"]
        return [each["ChangeSetName"] for each in listed if each["ExecutionStatus"] == "AVAILABLE"]

    def wait_until_gone(self, aws):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                aws("cloudformation", "describe-stacks", "--stack-name", STACK)
            except AwsError as error:
                self.assertIn("does not exist", error.stderr)
                return
            time.sleep(0.3)
        self.fail("the stack is still there")


class Healthy:
    """A small server that answers every request with a status."""

    def __enter__(self):
        self.status, self.paths = 200, []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                outer.paths.append(self.path)
                body = f"status {outer.status}".encode()
                self.send_response(outer.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *arguments):
        self.server.shutdown()
        self.server.server_close()


if __name__ == "__main__":
    unittest.main()
