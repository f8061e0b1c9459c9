"""Deploys a system of nested stacks to LocalStack with synth, which calls the AWS command line.

LocalStack makes and deletes nested stacks, and doesn't update them, nor does it make change sets for them: what would
change within is told by the templates then.
"""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from endpoints import Aws, localstack

TOOL = str(Path(os.environ["PRODUCTS"]) / "nested-fixture")


class NestedTests(unittest.TestCase):
    def test_from_bootstrap_to_destruction(self):
        with tempfile.TemporaryDirectory() as folder, localstack() as endpoint:
            self.folder = Path(folder)
            self.aws = Aws(endpoint, self.folder / "aws")
            self.profile("dev", 30)
            self.profile("prod", 60)
            self.write_templates()
            self.without_a_bucket()
            self.deploy()
            self.what_is_there()
            self.what_would_change()
            self.destroy()

    def profile(self, environment, patience):
        path = self.folder / f"Sources/Profiles/{environment}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"patience": patience}), encoding="utf-8")

    def synth(self, *arguments):
        """What the tool prints, and its exit code."""
        variables = {"SHOP": str(self.folder), "XDG_CONFIG_HOME": str(self.folder / "config")}
        result = subprocess.run(
            [TOOL, *arguments], cwd=self.folder, env={**self.aws.environment, **variables}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=300,
        )
        return result.returncode, result.stdout + result.stderr

    def succeed(self, *arguments):
        code, text = self.synth(*arguments)
        self.assertEqual(code, 0, text)
        return text

    def write_templates(self):
        text = self.succeed("shop")
        names = sorted(path.name for path in (self.folder / "templates/shop").glob("*.template.json"))
        self.assertEqual(
            names,
            [
                "Shop.Common.template.json", "Shop.DevWork.Notes.template.json", "Shop.DevWork.template.json",
                "Shop.ProdWork.Notes.template.json", "Shop.ProdWork.template.json", "Shop.template.json",
            ],
        )
        self.assertIn("aws s3 cp templates/shop/Shop.DevWork.template.json s3://BUCKET/", text)

    def without_a_bucket(self):
        code, text = self.synth("deploy", "shop", "--environment", "dev", "--yes")
        self.assertNotEqual(code, 0)
        self.assertIn("dev has no bucket for the templates of nested stacks", text)

    def deploy(self):
        self.succeed("deployment", "bootstrap", "shop", "--environment", "dev", "--yes")
        self.succeed("deploy", "shop", "--environment", "dev", "--yes")

    def what_is_there(self):
        stacks = {stack["StackName"]: stack for stack in self.aws("cloudformation", "describe-stacks")["Stacks"]}
        names = sorted("-".join(name.split("-")[1::2]) for name in stacks if name.startswith("Shop-"))
        self.assertEqual(names, ["Common", "DevWork", "DevWork-Notes"])
        outputs = {output["OutputKey"]: output["OutputValue"] for output in stacks["Shop"]["Outputs"]}
        self.assertTrue(outputs["DevJobsArn"].startswith("arn:aws:sqs:"), outputs)
        # A value of one nested stack is in another that is nested in a third.
        topic = self.physical_id("Shop-Common", "Topic", stacks)
        parameter = self.physical_id("-Notes-", "Topic", stacks)
        value = self.aws("ssm", "get-parameter", "--name", parameter)["Parameter"]["Value"]
        self.assertEqual(value, topic)

    def physical_id(self, stack, logical_id, stacks):
        name = next(name for name in stacks if stack in name)
        found = self.aws("cloudformation", "list-stack-resources", "--stack-name", name)["StackResourceSummaries"]
        return next(entry["PhysicalResourceId"] for entry in found if entry["LogicalResourceId"] == logical_id)

    def what_would_change(self):
        self.profile("dev", 45)
        text = self.succeed("deploy", "shop", "--environment", "dev", "--dry-run")
        self.assertIn("Modify  DevWork/Jobs  AWS::SQS::Queue  of dev", text)

    def destroy(self):
        _, text = self.synth("destroy", "shop", "--environment", "dev", "--dry-run")
        for resource in ["Common/Topic", "DevWork/Jobs", "DevWork/Notes/Topic"]:
            self.assertEqual(text.count(f" {resource} "), 1, text)
        self.succeed("destroy", "shop", "--environment", "dev", "--confirm", "dev")
        stacks = self.aws("cloudformation", "describe-stacks")["Stacks"]
        found = {stack["StackStatus"] for stack in stacks if stack["StackName"].startswith("Shop")}
        self.assertEqual(found - {"DELETE_COMPLETE"}, set())


if __name__ == "__main__":
    unittest.main()
