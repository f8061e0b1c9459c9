"""Runs the workflows of soundbite step by step, with stand-ins for the compiler and synth; git, gpg and ssh-keygen are real."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from endpoints import ROOT
from workflows import Run, clone_with, commit, put_program, read

EXAMPLE = "Examples/Soundbite"
STEPS = ["actions/checkout@v4", "Release", "Build", "Keys", "aws-actions/configure-aws-credentials@v6", "Run", "Record"]
WAY = ["dev-aws", "dev-aws-deployed", "staging", "production"]
VARIABLES = {
    name: {
        "AWS_ROLE": f"arn:aws:iam::123456789012:role/soundbite-{name}", "AWS_REGION": "us-east-1", "SIGNERS": "",
        "MERGE_KEYS": "",
    }
    for name in WAY
}


class ReleaseWorkflowTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Path(directory.name).resolve()
        self.state = self.folder / "state"
        self.state.mkdir()
        for name in ("swift", "synth"):
            put_program(name, "play_synth.py", self.folder / "bin")
        self.environment = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "HOME": str(self.folder), "STAND_INS": str(self.state),
            "GIT_CONFIG_NOSYSTEM": "1", "GITHUB_ACTOR": "ada", "LC_ALL": "C.UTF-8",
        }
        self.work, self.origin = clone_with(EXAMPLE, self.folder)
        self.first = self.commit_of("main")

    def run_workflow(self, name, event="workflow_dispatch", variables=VARIABLES, **inputs):
        (self.state / "calls").write_text("", encoding="utf-8")
        file = self.work / EXAMPLE / f"workflows/{name}.yml"
        run = Run(
            file, self.origin, self.environment, event, inputs, variables, secrets={"RECORDS_KEY": "a key"})
        commit(self.work, "pull", "--quiet", "origin", "main")
        return run

    @property
    def calls(self):
        return (self.state / "calls").read_text(encoding="utf-8").splitlines()

    def refuse(self, code):
        (self.state / "refusal").write_text(str(code), encoding="utf-8")

    def commit_of(self, revision):
        return subprocess.run(
            ["git", "-C", str(self.work), "rev-parse", revision], check=True, capture_output=True, text=True).stdout.strip()

    def log(self):
        """The latest commits of main, each with its author and what it's about."""
        said = subprocess.run(
            ["git", "-C", str(self.origin), "log", "--format=%an: %s", "main"], check=True, capture_output=True, text=True)
        return said.stdout.splitlines()

    def record(self, environment, number):
        """A record that main has."""
        path = self.work / EXAMPLE / f"Deployments/{environment}/{number:04}.json"
        return json.loads(path.read_text(encoding="utf-8"))

    def change(self, name="change"):
        (self.work / EXAMPLE / name).write_text("changed\n", encoding="utf-8")
        commit(self.work, "add", "--all")
        commit(self.work, "commit", "--quiet", "--message", "Change")

    def test_main_is_deployed_to_dev_aws_and_recorded(self):
        run = self.run_workflow("soundbite", "push")
        self.assertEqual(run.failed, None, run.output)
        self.assertEqual(run.steps, [("dev-aws/run", step) for step in STEPS])
        self.assertEqual(self.calls, ["deploy soundbite -e dev-aws --yes"])
        self.assertEqual(self.log(), ["ada: Record what became of dev-aws", "test@example.com: First"])
        record = self.record("dev-aws", 1)
        self.assertEqual((record["commit"], record["person"], record["known"]), (self.first, "ada", []))

    def test_a_release_is_promoted_by_the_gates_of_main(self):
        self.run_workflow("soundbite", "push")
        # Main goes on, and the release that staging runs is an older one.
        self.change()
        commit(self.work, "push", "--quiet", "origin", "main")
        run = self.run_workflow("soundbite-promote", **{"from": "dev-aws", "to": "dev-aws-deployed", "commit": self.first})
        self.assertEqual(run.failed, None, run.output)
        self.assertEqual(run.steps, [("promote/run", step) for step in STEPS])
        self.assertEqual(
            self.calls, ["promote soundbite -e dev-aws --to dev-aws-deployed --gates-from origin/main --yes"])
        record = self.record("dev-aws-deployed", 1)
        # The sources are the release's, and the records those of main.
        self.assertEqual((record["commit"], record["known"]), (self.first, ["dev-aws/0001.json"]))
        self.assertTrue((self.work / EXAMPLE / "change").exists())

    def test_what_was_refused_or_failed_is_recorded_as_well(self):
        for code in (1, 3, 4):
            with self.subTest(code):
                self.refuse(code)
                run = self.run_workflow("soundbite-promote", **{"from": "staging", "to": "production", "commit": "main"})
                self.assertEqual(run.failed, ("promote/run", "Run"))
                self.assertEqual(run.results, {"promote": "failure"})
                self.assertEqual(run.steps[-1], ("promote/run", "Record"))
        self.assertEqual([self.record("production", number)["exit"] for number in (1, 2, 3)], [1, 3, 4])

    def test_what_nobody_has_let_in_is_not_promoted(self):
        commit(self.work, "checkout", "--quiet", "-b", "hurried")
        self.change()
        commit(self.work, "push", "--quiet", "origin", "hurried")
        hurried = self.commit_of("hurried")
        commit(self.work, "checkout", "--quiet", "main")
        for name, said in [
            (hurried, f"error: {hurried} isn't on the branch that is checked out, and so nobody has let it in"),
            ("origin/hurried", "error: origin/hurried isn't on the branch that is checked out"),
            ("0" * 40, f"error: there is no commit {'0' * 40} here\n"),
            ("--help", "error: there is no commit --help here\n"), ("$(exit 9)", "error: there is no commit $(exit 9) here\n"),
        ]:
            with self.subTest(name):
                run = self.run_workflow("soundbite-promote", **{"from": "staging", "to": "production", "commit": name})
                self.assertEqual(run.failed, ("promote/run", "Release"))
                self.assertIn(said, run.output)
                self.assertEqual(self.calls, [])
        self.assertEqual(self.log(), ["test@example.com: First"])

    def test_a_release_after_another_in_one_checkout(self):
        script = self.work / EXAMPLE / "pipeline/release.sh"
        self.change()
        for commit_id in (self.first, self.commit_of("main"), self.first):
            subprocess.run([str(script), commit_id], check=True, env=self.environment)
            self.assertEqual(
                (self.work / ".build/pipeline/release" / EXAMPLE / "change").exists(), commit_id != self.first)
        record = self.work / ".build/pipeline/release" / EXAMPLE / "Deployments/staging/0001.json"
        record.parent.mkdir()
        record.write_text("{}", encoding="utf-8")
        refused = subprocess.run([str(script), self.first], capture_output=True, text=True, env=self.environment)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("error: there are records of the last run; take them over first: record.sh ENVIRONMENT\n", refused.stderr)
        self.assertTrue(record.exists())

    def test_health_and_the_way_back(self):
        run = self.run_workflow("soundbite-health", "schedule")
        self.assertEqual(run.failed, None, run.output)
        self.assertEqual(self.calls, [f"health soundbite -e {name}" for name in WAY[1:]])
        self.assertEqual(self.log()[:3], [f"ada: Record what became of {name}" for name in reversed(WAY[1:])])
        run = self.run_workflow("soundbite-rollback", environment="production")
        self.assertEqual(run.failed, None, run.output)
        self.assertEqual(self.calls, ["rollback soundbite -e production --yes"])
        self.assertEqual(self.record("production", 2)["kind"], "rollback")

    def test_the_workflow_of_the_guide(self):
        """The one that the guide shows promotes as well, and records what was refused."""
        guide = ROOT / "Sources/StrataEnvironments/StrataEnvironments.docc/PromotionAndGates.md"
        text = guide.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
        file = self.folder / "promote.yml"
        file.write_text(text.replace("Sources/Shop", EXAMPLE), encoding="utf-8")
        variables = {"staging": {**VARIABLES["staging"], "SIGNERS": "ada@example.com ssh-ed25519 AAAA"}}
        for number, code in enumerate((0, 3), start=1):
            self.refuse(code)
            run = Run(
                file, self.origin, self.environment, "workflow_dispatch", {"from": "dev", "to": "staging"}, variables,
                secrets={"RECORDS_KEY": "a key"})
            commit(self.work, "pull", "--quiet", "origin", "main")
            self.assertEqual(
                (run.results["promote"], self.record("staging", number)["exit"]),
                ("failure" if code else "success", code), run.output)
        self.assertEqual(self.calls, ["promote shop -e dev --to staging --gates-from origin/main --yes"] * 2)

    def test_records_of_others_stay(self):
        """Somebody pushes while a promotion is under way: what is recorded comes behind that."""
        script = self.work / EXAMPLE / "pipeline/record.sh"
        clone = self.folder / "clone"
        commit(self.folder, "clone", "--quiet", "--template=", str(self.origin), str(clone))
        records = clone / ".build/pipeline/release" / EXAMPLE / "Deployments/staging"
        records.mkdir(parents=True)
        (records / "0001.json").write_text("{}", encoding="utf-8")
        self.change()
        commit(self.work, "push", "--quiet", "origin", "main")
        subprocess.run(
            [str(clone / EXAMPLE / "pipeline" / script.name), "staging"], check=True, env=self.environment, cwd=self.folder)
        self.assertEqual(
            self.log(), ["ada: Record what became of staging", "test@example.com: Change", "test@example.com: First"])

    @unittest.skipUnless(shutil.which("gpg") and shutil.which("ssh-keygen"), "gpg and ssh-keygen aren't installed")
    def test_keys_of_those_who_may_approve(self):
        """A signature by ssh, and a merge that is signed by GPG as GitHub's are, are both good afterwards."""
        key, home = self.folder / "key", self.folder / "gnupg"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
        home.mkdir(mode=0o700)
        self.addCleanup(subprocess.run, ["gpgconf", "--homedir", str(home), "--kill", "all"])
        gpg = ["gpg", "--homedir", str(home), "--batch", "--quiet"]
        subprocess.run(
            [*gpg, "--passphrase", "", "--quick-generate-key", "Hub <hub@example.com>", "ed25519", "sign"], check=True,
            stderr=subprocess.DEVNULL)
        public = subprocess.run([*gpg, "--armor", "--export"], check=True, capture_output=True, text=True).stdout
        commit(
            self.work, "-c", "gpg.format=ssh", "-c", f"user.signingKey={key}", "commit", "--quiet", "--allow-empty", "-S",
            "--message", "Signed")
        wrapper = self.folder / "hub-gpg"
        wrapper.write_text(f'#!/bin/sh\nexec gpg --homedir "{home}" "$@"\n', encoding="utf-8")
        wrapper.chmod(0o755)
        commit(
            self.work, "-c", f"gpg.program={wrapper}", "-c", "user.signingKey=hub@example.com", "commit", "--quiet",
            "--allow-empty", "-S", "--message", "Merged")
        keys = self.work / EXAMPLE / "pipeline/keys.sh"
        own = self.folder / "own"
        own.mkdir(mode=0o700)
        self.addCleanup(subprocess.run, ["gpgconf", "--homedir", str(own), "--kill", "all"])

        def verdicts(**settings):
            environment = {**self.environment, "GNUPGHOME": str(own), **settings}
            subprocess.run([str(keys)], check=True, env=environment, stderr=subprocess.DEVNULL)
            said = subprocess.run(
                ["git", "-C", str(self.work), "log", "-2", "--format=%G?"], check=True, capture_output=True, text=True,
                env=environment)
            return said.stdout.split()

        self.assertNotIn("G", verdicts())
        signers = "test@example.com " + (self.folder / "key.pub").read_text(encoding="utf-8")
        self.assertEqual(verdicts(SIGNERS=signers, MERGE_KEYS=public), ["G", "G"])

    def test_jobs_have_no_more_rights_than_they_need(self):
        folder = self.work / EXAMPLE / "workflows"
        files = {path.name: read(path) for path in folder.glob("*.yml")}
        self.assertEqual(len(files), 5)
        for name, workflow in files.items():
            self.assertEqual(workflow["permissions"], {})
            for job in workflow["jobs"].values():
                self.assertEqual(job["permissions"], {"contents": "read", "id-token": "write"})
            # What comes from outside of the repository starts none of them.
            self.assertLessEqual(set(workflow["on"]), {"push", "schedule", "workflow_dispatch", "workflow_call"}, name)
        job = files["soundbite-run.yml"]["jobs"]["run"]
        self.assertEqual(job["environment"], "${{ inputs.environment }}")
        self.assertEqual(job["concurrency"], {"group": "soundbite", "cancel-in-progress": "false"})
        # What somebody types in is no part of a script.
        for step in job["steps"]:
            self.assertNotIn("${{", step.get("run", ""))
        self.assertEqual(
            files["soundbite.yml"]["on"]["push"]["paths-ignore"], ["Examples/Soundbite/Deployments/**"])


if __name__ == "__main__":
    unittest.main()
