"""Walks the way of the example SmartStack: its function packed, and its stacks deployed by `synth` with the AWS command line.

The lock file is of one compiler, and beside the sources. So what runs here is a copy of the built `synth` whose example is in
a folder of its own, with profiles and a lock: nothing is written to the repository, and what this machine's compiler makes is
what is locked. What the endpoint leaves out is printed.
"""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from endpoints import ROOT, Aws, mended_moto

EXAMPLE = "Examples/SmartStack"
MODULES = ["access", "ai-services", "compute", "database", "networking", "pipeline", "storage"]


def moved(program, folder, copy):
    """A copy of a program whose example is at FOLDER/e/s: paths of its sources, of the same length, stand in it."""
    before = f"{ROOT}/{EXAMPLE}/".encode()
    after = f"{folder}/e/s".encode()
    content = program.read_bytes()
    if len(after) >= len(before) or before not in content:
        raise AssertionError(f"{program} can't be moved from {ROOT} to {folder}")
    copy.write_bytes(content.replace(before, after.ljust(len(before), b"/")))
    copy.chmod(0o755)
    if sys.platform == "darwin":
        subprocess.run(["codesign", "--force", "--sign", "-", str(copy)], check=True, capture_output=True)


class SmartStackTests(unittest.TestCase):
    def setUp(self):
        # Its path has to be shorter than the repository's with the example in it.
        directory = tempfile.TemporaryDirectory(dir="/tmp", prefix="")
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name).resolve()
        example = self.directory / "e/s"
        shutil.copytree(ROOT / EXAMPLE / "Profiles", example / "Profiles")
        self.lock = example / "smartstack.lock.json"
        self.lock.write_bytes((ROOT / EXAMPLE / "smartstack.lock.json").read_bytes())
        self.function = self.directory / ".build/handler/bootstrap"
        self.function.parent.mkdir(parents=True)
        shutil.copy(os.environ["FUNCTION"], self.function)
        self.program = self.directory / "synth"
        moved(Path(os.environ["PRODUCTS"]) / "synth", self.directory, self.program)
        self.packages = self.directory / "packages"
        self.zip = self.packages / "smartstack/api.zip"
        context = mended_moto()
        self.aws = Aws(context.__enter__(), self.directory / "aws")
        self.addCleanup(context.__exit__, None, None, None)
        self.environment = {
            **self.aws.environment, "XDG_CONFIG_HOME": str(self.directory / "config"), "NO_COLOR": "1",
        }

    def run_synth(self, *arguments):
        return subprocess.run(
            [str(self.program), *arguments], env=self.environment, cwd=self.directory, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=600,
        )

    def synth(self, *arguments):
        """What synth prints, and what it says meanwhile; fails where it does."""
        result = self.run_synth(*arguments)
        self.assertEqual(result.returncode, 0, f"synth {' '.join(arguments)}:\n{result.stdout}{result.stderr}")
        return result.stdout, result.stderr

    def refused(self, *arguments, status):
        """What synth complains of, as it exits with a status."""
        result = self.run_synth(*arguments)
        self.assertEqual(result.returncode, status, f"synth {' '.join(arguments)}:\n{result.stdout}{result.stderr}")
        return result.stderr

    def deploy(self, environment):
        return "deploy", "smartstack", "-e", environment, "--yes", "--packages", str(self.packages)

    def package(self):
        """Makes the package, and gives the digest that is locked."""
        self.synth("package", "smartstack", "--packages", str(self.packages))
        return json.loads(self.lock.read_text(encoding="utf-8"))["packages"]["api"]["sha256"]

    def objects(self):
        """The objects of each bucket that has any, with what tells that one was put there once more."""
        found = {}
        for bucket in self.aws("s3api", "list-buckets")["Buckets"]:
            versions = (self.aws("s3api", "list-object-versions", "--bucket", bucket["Name"]) or {}).get("Versions")
            if versions:
                found[bucket["Name"]] = sorted((each["Key"], each["VersionId"], each["Size"]) for each in versions)
        return found

    def stacks(self):
        """The stacks with their templates and resources, and when each was changed."""
        return {each["StackName"]: each for each in self.aws("cloudformation", "describe-stacks")["Stacks"]}

    def left_out(self, environment):
        """The types that moto made no resource of, in what synth has written of an environment."""
        skipped = set()
        for module in MODULES:
            stack = f"smartstack-{environment}-{module}"
            template = self.aws("cloudformation", "get-template", "--stack-name", stack)["TemplateBody"]
            made = self.aws("cloudformation", "list-stack-resources", "--stack-name", stack)["StackResourceSummaries"]
            names = {each["LogicalResourceId"] for each in made}
            missing = {name for name in template["Resources"] if name not in names}
            skipped |= {template["Resources"][name]["Type"] for name in missing}
        return skipped

    def test_from_the_program_to_two_environments(self):
        # What is deployed is committed, and this machine's compiler may make another program.
        digest = self.package()
        with zipfile.ZipFile(self.zip) as file:
            self.assertEqual(file.read("bootstrap"), self.function.read_bytes())
        self.assertIn("  unchanged  api ", self.synth("package", "smartstack", "--check", "--packages", str(self.packages))[0])

        # Without the bucket nothing is made.
        self.assertEqual(
            self.refused(*self.deploy("dev"), status=1),
            "error: dev has no bucket for the packages of its functions\n"
            "  hint: make it: deployment bootstrap smartstack -e dev\n",
        )
        self.assertEqual(self.aws("cloudformation", "describe-stacks")["Stacks"], [])

        self.synth("deployment", "bootstrap", "smartstack", "-e", "dev", "--yes")
        bucket = self.stacks()["smartstack-dev-strata-artifacts"]["Outputs"][0]["OutputValue"]

        # A package that isn't the locked one is refused before anything is made or put anywhere.
        locked = self.zip.read_bytes()
        with zipfile.ZipFile(self.zip, "w") as file:
            file.writestr("bootstrap", "#!/bin/sh\n")
        said = self.refused(*self.deploy("dev"), status=3)
        self.assertIn(f"{self.zip} isn't the package that is locked\n  expected: {digest}\n  given: ", said)
        self.assertEqual(self.objects(), {})
        self.assertEqual(list(self.stacks()), ["smartstack-dev-strata-artifacts"])

        # Packed by another program it's the same package, and what is put there is what this one makes of it.
        with zipfile.ZipFile(self.zip, "w", zipfile.ZIP_DEFLATED) as file:
            entry = zipfile.ZipInfo("bootstrap")
            entry.external_attr, entry.compress_type = 0o100755 << 16, zipfile.ZIP_DEFLATED
            file.writestr(entry, self.function.read_bytes())
        said = self.synth(*self.deploy("dev"))[1]
        self.assertIn(
            "smartstack-dev-pipeline: its changes are known when smartstack-dev-access, smartstack-dev-networking and "
            "smartstack-dev-database are deployed, and shown then\n", said)
        dev, stacks = self.objects(), self.stacks()
        self.assertEqual([(key, size) for key, _, size in dev[bucket]], [(f"{digest}.zip", len(locked))])
        function = self.aws("lambda", "get-function", "--function-name", "smartstack-dev-api")["Configuration"]
        self.assertEqual(
            function["CodeSha256"], base64.b64encode(hashlib.sha256(locked).digest()).decode())
        self.assertEqual(
            sorted(stacks), sorted([f"smartstack-dev-{module}" for module in [*MODULES, "strata-artifacts"]]))
        self.assertEqual({each["StackStatus"] for each in stacks.values()}, {"CREATE_COMPLETE"})
        skipped = self.left_out("dev")
        print("moto leaves out:", ", ".join(sorted(skipped)), file=sys.stderr)
        self.assertNotIn("AWS::Lambda::Function", skipped)

        # Once more, without the package here: it's in the bucket, and nothing changes.
        self.zip.unlink()
        output, said = self.synth(*self.deploy("dev"))
        self.assertNotIn("carrying it out", said)
        self.assertNotIn("putting the package", said)
        self.assertEqual([self.objects(), self.stacks()], [dev, stacks])

        # Staging comes beside it, with a bucket of its own.
        self.package()
        self.synth("deployment", "bootstrap", "smartstack", "-e", "staging", "--yes")
        self.synth(*self.deploy("staging"))
        after, everything = self.objects(), self.stacks()
        self.assertEqual({name: after.get(name) for name in dev}, dev)
        self.assertEqual({name: everything.get(name) for name in stacks}, stacks)
        own = everything["smartstack-staging-strata-artifacts"]["Outputs"][0]["OutputValue"]
        self.assertNotEqual(own, bucket)
        self.assertEqual([key for key, _, _ in after[own]], [f"{digest}.zip"])
        self.assertEqual(
            sorted(set(everything) - set(stacks)),
            sorted([f"smartstack-staging-{module}" for module in [*MODULES, "strata-artifacts"]]))


if __name__ == "__main__":
    unittest.main()
