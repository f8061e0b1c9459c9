"""Takes releases of soundbite from dev-aws to production and back, as its team would, in a repository of its own.

`synth` is built of a copy of the example, and calls git and the AWS command line against moto. What moto can't have is played:
the application, its tasks and alarms. The gate that asks for a day of health asks for a second here. One
promotion is done by the example's workflow, with the same tool.
"""

import json
import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from endpoints import REGION, Aws, mended_moto
from forked_aws import forked
from package_copy import build, package_copy
from workflows import Run, commit, put_program

EXAMPLE = "Examples/Soundbite"
WAY = ["dev-aws", "dev-aws-deployed", "staging", "production"]


class Team:
    """People who work on soundbite in one clone, and an account of AWS that is an endpoint on this machine."""

    def __init__(self, folder, aws):
        self.aws = aws
        self.work, self.origin = package_copy(folder)
        self.plan = folder / "plan.json"
        self.edit("Releases.swift", ".hours(24)", ".seconds(1)")
        self.commit("ada", "Ask for a second of health")
        self.synth_path = build(self.work)
        programs = folder / "played"
        put_program("swift", "play_swift.py", programs)
        for name in ("aws", "curl"):
            put_program(name, "play_application.py", programs)
        self.environment = {
            **aws.environment, "PATH": f"{programs}:{aws.environment['PATH']}", "AWS_PROGRAM": str(aws.program),
            "APPLICATION": "200", "PRODUCTS": os.environ["PRODUCTS"], "XDG_CONFIG_HOME": str(folder / "config"),
            "NO_COLOR": "1", "GIT_CONFIG_NOSYSTEM": "1",
        }

    def run(self, *arguments, application=200):
        return subprocess.run(
            [str(self.synth_path), *arguments], cwd=self.work, env={**self.environment, "APPLICATION": str(application)},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)

    def synth(self, command, *arguments, status=0, application=200):
        """What a command about soundbite says, which ends with a status."""
        result = self.run(*command.split(), "soundbite", *arguments, application=application)
        if result.returncode != status:
            raise AssertionError(
                f"synth {command} {' '.join(arguments)} exited with {result.returncode}:\n{result.stdout}{result.stderr}")
        return result.stdout + result.stderr

    def promote(self, source, target, *options, status=0):
        return self.synth("promote", "-e", source, "--to", target, "--yes", *options, status=status)

    def promote_by_workflow(self, source, target):
        """Has the example's workflow do it, in a clone of its own, and takes over what it pushes."""
        variables = {"AWS_ROLE": "arn:aws:iam::123456789012:role/soundbite", "AWS_REGION": REGION}
        run = Run(
            self.work / EXAMPLE / "workflows/soundbite-promote.yml", self.origin,
            {**self.environment, "GITHUB_ACTOR": "dan"}, "workflow_dispatch",
            {"from": source, "to": target, "commit": "main"},
            {target: {**variables, "SIGNERS": "", "MERGE_KEYS": ""}}, secrets={"RECORDS_KEY": "a key"})
        if run.failed:
            raise AssertionError(f"{run.failed}: {run.output}")
        commit(self.work, "pull", "--quiet", "origin", "main")

    def edit(self, file, text, other):
        path = self.work / EXAMPLE / file
        content = path.read_text(encoding="utf-8")
        if text not in content:
            raise AssertionError(f"{file} has no {text}")
        path.write_text(content.replace(text, other), encoding="utf-8")

    def commit(self, person, message):
        """Commits whatever has changed, and pushes what main has."""
        commit(self.work, "add", "--all", by=person)
        commit(self.work, "commit", "--quiet", "--message", message, by=person)
        commit(self.work, "push", "--quiet", "origin", "main")

    def records(self, environment):
        """The records of an environment, the oldest first."""
        folder = self.work / EXAMPLE / "Deployments" / environment
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]

    def template(self, stack):
        """A stack's template, as the endpoint has it."""
        return self.aws("cloudformation", "get-template", "--stack-name", stack)["TemplateBody"]


class PromotionTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        folder = Path(directory.name).resolve()
        endpoint = mended_moto()
        aws = Aws(endpoint.__enter__(), folder)
        self.addCleanup(endpoint.__exit__, None, None, None)
        command = forked(aws, folder)
        command.__enter__()
        self.addCleanup(command.__exit__, None, None, None)
        self.team = Team(folder, aws)

    def test_from_dev_aws_to_production_and_back(self):
        team = self.team
        # All are there before the first promotion, since there's nothing yet that access could be compared with.
        for name in WAY:
            said = team.synth("deploy", "-e", name, "--yes")
            self.assertIn(f"recorded in Examples/Soundbite/Deployments/{name}\n", said)
        first = self.release()
        team.commit("ada", "Record the first deployments")
        before = team.template("soundbite-production-queue")

        # A release of Ada's, which gives workers more time.
        team.edit("JobQueue.swift", "visibility: .minutes(5)", "visibility: .minutes(10)")
        team.commit("ada", "Give workers more time")
        team.synth_path = build(team.work)
        self.assertIn("dev-aws runs another release than the sources give", team.promote("dev-aws", "dev-aws-deployed", status=3))
        team.synth("deploy", "-e", "dev-aws", "--yes")
        self.assertIn("the way is dev-aws, dev-aws-deployed, staging, production", team.promote("dev-aws", "staging", status=3))
        team.promote("dev-aws", "dev-aws-deployed")

        # The health of what runs there decides.
        self.assertIn(
            "undecided  healthy for 0 s: nobody has asked for the health of dev-aws-deployed",
            team.promote("dev-aws-deployed", "staging", status=4))
        self.assertIn(
            "unhealthy  address Address/health: https://dev-api.soundbite.com/health answered 503",
            team.synth("health", "-e", "dev-aws-deployed", status=1, application=503))
        self.assertIn(
            "refused    healthy for 0 s: dev-aws-deployed wasn't healthy",
            team.promote("dev-aws-deployed", "staging", status=3))
        said = team.synth("health", "-e", "dev-aws-deployed")
        self.assertIn("healthy    running tasks: api runs 1 of 1 task\nhealthy    alarms: soundbite-alarm is off\n", said)
        team.promote("dev-aws-deployed", "staging")
        team.synth("health", "-e", "staging")
        time.sleep(1.1)
        team.synth("health", "-e", "staging")
        team.commit("ada", "Record what staging got")

        # An approval is whose git shows that it is, and not the author's.
        release = self.release("staging")
        self.assertNotEqual(release, first)
        self.assertIn(
            "approved for production by nobody, and 1 person has to", team.promote("staging", "production", status=3))
        commit(team.work, "checkout", "--quiet", "-b", "approval")
        team.synth("approve", "--release", release[:12], "-e", "production", "--by", "bob")
        commit(team.work, "add", "--all", by="ada")
        commit(team.work, "commit", "--quiet", "--message", "Approve", by="ada")
        self.assertIn("bob is only claimed: ", team.promote("staging", "production", status=3))
        self.assertEqual(team.template("soundbite-production-queue"), before)
        commit(team.work, "checkout", "--quiet", "main")
        commit(team.work, "merge", "--quiet", "--no-ff", "--no-edit", "approval", by="bob")
        commit(team.work, "push", "--quiet", "origin", "main")

        # What was planned is carried out where all is as it was, and somebody else has changed a stack since.
        planned = ("--gates-from", "origin/main", "--plan", str(team.plan))
        said = team.synth("promote", "-e", "staging", "--to", "production", *planned)
        self.assertIn(f"passed     approved by 1 person: {release[:8]} is approved by bob@example.com\n", said)
        self.change_by_hand(before)
        for command in (("--apply", str(team.plan)), ()):
            said = team.promote("staging", "production", *command, status=3)
            self.assertIn("the stack soundbite-production-queue hasn't got the template of record 1 of production", said)
            self.assertIn(": somebody else has deployed it\n", said)
        self.change_by_hand(before, back=True)
        self.assertEqual(len(team.records("production")), 1)
        team.promote_by_workflow("staging", "production")
        # A plan is for what was there when it was made.
        said = team.promote("staging", "production", "--apply", str(team.plan), status=3)
        self.assertIn("error: soundbite-production-queue was deployed since the plan was made\n", said)
        self.assertEqual(len(team.records("production")), 2)
        after = team.template("soundbite-production-queue")
        self.assertNotEqual(after, before)
        event = team.records("production")[-1]
        self.assertEqual((event["kind"], event["from"], event["outcome"]), ("promotion", "staging", "completed"))
        self.assertEqual([each["name"] for each in event["approvals"]], ["bob@example.com"])
        self.assertEqual({each["verdict"] for each in event["gates"]}, {"passed"})
        self.assertEqual((self.release("production"), event["person"]), (release, "dan <dan@users.noreply.github.com>"))

        # And back.
        said = team.synth("rollback", "-e", "production", "--yes")
        self.assertIn("production goes from record 2 back to record 1", said)
        self.assertEqual(team.template("soundbite-production-queue"), before)
        self.assertEqual([each["kind"] for each in team.records("production")], ["deployment", "promotion", "rollback"])
        status = json.loads(team.synth("deployment status", "--json"))
        lines = {line["environment"]: line for line in status[0]["environments"]}
        self.assertEqual(lines["staging"]["release"], release)
        self.assertEqual(lines["production"]["release"], first)
        self.assertEqual(lines["dev-localstack"]["deployedAt"], None)
        team.commit("ada", "Record the rollback")

        # A commit that takes away the gate before staging meets that of main.
        commit(team.work, "checkout", "--quiet", "-b", "hurried")
        team.edit("Releases.swift", '"staging": [.healthy(for: .zero)],', "")
        team.commit("ada", "Ask for nothing")
        team.synth_path = build(team.work)
        team.synth("deploy", "-e", "dev-aws-deployed", "--yes")
        said = team.promote("dev-aws-deployed", "staging", "--dry-run")
        self.assertNotIn("healthy for", said)
        said = team.promote("dev-aws-deployed", "staging", "--gates-from", "origin/main", status=4)
        self.assertIn("undecided  healthy for 0 s: ", said)

    def release(self, environment="production"):
        """The digest of the release that an environment has, by its latest record that has one."""
        return [event["release"]["digest"] for event in self.team.records(environment) if "release" in event][-1]

    def change_by_hand(self, template, back=False):
        """Updates production's queue by the AWS command line, with something else in it or as it was."""
        changed = template if back else {**template, "Description": "changed by hand"}
        file = self.team.work / ".build/template.json"
        file.write_text(json.dumps(changed), encoding="utf-8")
        self.team.aws(
            "cloudformation", "update-stack", "--stack-name", "soundbite-production-queue",
            "--template-body", f"file://{file}", "--capabilities", "CAPABILITY_NAMED_IAM")


if __name__ == "__main__":
    unittest.main()
