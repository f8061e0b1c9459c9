"""Runs the workflow of the example SmartStack step by step, with stand-ins for aws, make, swift and synth.

The steps are the real ones, and so are git, tar, the smoke tests and the function that they ask, behind a played API.
"""

import hashlib
import json
import os
import sqlite3
import sys
import tempfile
import unittest
from pathlib import Path

from endpoints import ROOT
from workflows import Run, clone_with, commit, put_program, read

sys.path.append(str(ROOT / "Tests/Functions"))
from gateway import gateway  # noqa: E402

EXAMPLE = "Examples/SmartStack"
PREPARED = ["actions/checkout@v4", "Swift", "Build", "Lint", "Test", "Package", "Check"]
KEPT = ["Keep", "actions/upload-artifact@v4"]
DEPLOYED = [
    "actions/checkout@v4", "actions/download-artifact@v4", "Unpack", "aws-actions/configure-aws-credentials@v6", "Package",
    "Migrate", "Deploy", "Migrate a new database", "Smoke tests",
]
VARIABLES = {
    name: {"AWS_ROLE": f"arn:aws:iam::123456789012:role/smartstack-{name}-role", "AWS_REGION": "us-east-1"}
    for name in ("dev", "staging", "prod")
}


class PipelineTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Path(directory.name).resolve()
        self.state = self.folder / "state"
        programs = self.folder / "bin"
        self.state.mkdir()
        for name in ("aws", "make", "sleep", "swift"):
            put_program(name, "stand_in.py", programs)
        function = self.state / "FUNCTION"
        function.write_bytes(b"what is built")
        function.chmod(0o755)
        self.fail()
        self.differ("", 0)
        self.environment = {
            "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(self.folder), "STAND_INS": str(self.state),
            "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
        }
        self.work, self.origin = clone_with(EXAMPLE, self.folder)
        # The lock of what is built.
        self.lock(function)

    def lock(self, executable):
        digest = hashlib.sha256(executable.read_bytes()).hexdigest()
        (self.work / EXAMPLE / "smartstack.lock.json").write_text(json.dumps({"api": digest}) + "\n", encoding="utf-8")
        commit(self.work, "add", "--all")
        commit(self.work, "commit", "--quiet", "--message", "Lock")
        commit(self.work, "push", "--quiet", "origin", "main")

    def fail(self, *failures):
        (self.state / "fail").write_text(json.dumps(failures), encoding="utf-8")

    def differ(self, text, status):
        (self.state / "diff").write_text(text, encoding="utf-8")
        (self.state / "diff-status").write_text(str(status), encoding="utf-8")

    def run_workflow(self, event, address=None, **inputs):
        (self.state / "calls").write_text("", encoding="utf-8")
        environment = {**self.environment, **({"ENDPOINT": address} if address else {})}
        file = self.work / EXAMPLE / "workflows/smartstack.yml"
        return Run(file, self.origin, environment, event, inputs, VARIABLES)

    @property
    def calls(self):
        return (self.state / "calls").read_text(encoding="utf-8").splitlines()

    def called(self, *programs):
        return [call for call in self.calls if call.split()[0] in programs]

    def rows(self, environment, statement):
        connection = sqlite3.connect(self.state / f"{environment}.db")
        try:
            return [row[0] for row in connection.execute(statement)]
        finally:
            connection.close()

    def test_a_pull_request_is_checked_and_nothing_deployed(self):
        self.differ("**Jobs** changed in place\n", 1)
        run = self.run_workflow("pull_request")
        self.assertEqual(run.failed, None, run.output)
        self.assertEqual(run.steps, [("check", step) for step in [*PREPARED, "What changes", *KEPT]])
        self.assertEqual(run.results, {"check": "success", "dev": "skipped", "staging": "skipped", "prod": "skipped"})
        self.assertEqual(run.summary, "**Jobs** changed in place\n")
        self.assertEqual(
            self.called("synth", "make"),
            ["make test-functions", "synth package smartstack --check", "synth check smartstack",
             "synth diff smartstack --against origin/main --markdown"],
        )
        self.assertIn("swift format lint --strict --recursive --parallel Examples/SmartStack", self.calls)
        self.assertIn("swift test --filter SmartStackTests", self.calls)

    def test_what_changes_gravely_is_shown_and_a_mistake_fails(self):
        for text, status, failed in [
            ("", 0, None), ("**replaced**\n", 3, None), ("", 1, "What changes"), ("", 2, "What changes"),
        ]:
            with self.subTest(status=status, text=text):
                self.differ(text, status)
                run = self.run_workflow("pull_request")
                self.assertEqual(run.failed, failed and ("check", failed))

    def test_main_is_deployed_to_dev(self):
        with gateway(ENVIRONMENT="dev") as address:
            run = self.run_workflow("push", address)
        self.assertEqual(run.failed, None, run.output)
        self.assertEqual(
            run.steps,
            [("check", step) for step in [*PREPARED, *KEPT]] + [("dev/deploy", step) for step in DEPLOYED])
        self.assertEqual(
            self.called("synth"),
            ["synth package smartstack --check", "synth check smartstack", "synth package smartstack --check",
             "synth deployment record smartstack --environment dev", "synth deploy smartstack --environment dev --yes",
             "synth deployment record smartstack --environment dev",
             *(f"synth deployment show smartstack --environment dev --field {field}"
               for field in ("databaseArn", "databaseSecretArn", "databaseName", "endpoint"))],
        )
        self.assertIn("migrate: nothing is deployed to dev yet\n", run.output)
        self.assertIn("migrate: 0001-orders\nmigrate: 0002-orders-by-status\n", run.output)
        self.assertIn("ok: GET /health gave 200\n", run.output)
        self.assertEqual(self.rows("dev", "SELECT name FROM migrations ORDER BY name"), ["0001-orders", "0002-orders-by-status"])

        # Once more: what the database has had isn't run again, and the database is there before the deployment.
        with gateway(ENVIRONMENT="dev") as address:
            run = self.run_workflow("push", address)
        self.assertEqual(run.failed, None, run.output)
        self.assertNotIn("migrate:", run.output)

    def test_production_comes_after_staging(self):
        with gateway(ENVIRONMENT="staging") as address:
            run = self.run_workflow("workflow_dispatch", address, environment="staging")
            self.assertEqual(run.failed, None, run.output)
            self.assertEqual(
                run.results, {"check": "success", "dev": "skipped", "staging": "success", "prod": "skipped"})
            # The address answers as staging, which smoke tests of production notice.
            run = self.run_workflow("workflow_dispatch", address, environment="prod")
        self.assertEqual(run.failed, ("prod/deploy", "Smoke tests"))
        self.assertEqual(
            run.results, {"check": "success", "dev": "skipped", "staging": "success", "prod": "failure"})
        deployments = [call for call in self.calls if call.startswith("synth deploy ")]
        self.assertEqual(
            deployments, [f"synth deploy smartstack --environment {name} --yes" for name in ("staging", "prod")])

    def test_production_is_left_alone_where_staging_fails(self):
        self.fail({"call": "synth deploy smartstack --environment staging", "times": 1, "message": "error: no", "code": 3})
        run = self.run_workflow("workflow_dispatch", environment="prod")
        self.assertEqual(run.failed, ("staging/deploy", "Deploy"))
        self.assertEqual(run.results["prod"], "skipped")
        self.assertFalse((self.state / "prod.db").exists())

    def test_nothing_is_deployed_that_fails_before(self):
        for call, step in [
            ("swift build", "Build"), ("swift format", "Lint"), ("make test-functions", "Test"), ("swift test", "Test"),
            ("synth package", "Package"), ("synth check", "Check"),
        ]:
            with self.subTest(call):
                self.fail({"call": call, "times": 1, "message": "error: told to"})
                run = self.run_workflow("push")
                self.assertEqual(run.failed, ("check", step))
                self.assertIn("error: told to", run.output)
                self.assertEqual(run.results["dev"], "skipped")

    def test_a_lock_that_is_behind(self):
        other = self.folder / "other"
        other.write_bytes(b"another")
        self.lock(other)
        run = self.run_workflow("push")
        self.assertEqual(run.failed, ("check", "Package"))
        self.assertIn("error: the lock file is behind; commit what this writes\n", run.output)

    def add_migration(self, name, statement):
        (self.work / EXAMPLE / f"Migrations/{name}.sql").write_text(statement, encoding="utf-8")
        commit(self.work, "add", "--all")
        commit(self.work, "commit", "--quiet", "--message", "Migrate")
        commit(self.work, "push", "--quiet", "origin", "main")

    def test_a_migration_that_fails_leaves_the_database_as_it_was(self):
        with gateway(ENVIRONMENT="dev") as address:
            self.assertEqual(self.run_workflow("push", address).failed, None)
            for name, statement in [("0003-syntax", "CREATE TABEL a (b text)"), ("0003-twice", "CREATE TABLE orders (a text)")]:
                self.add_migration(name, statement)
                run = self.run_workflow("push", address)
                self.assertEqual(run.failed, ("dev/deploy", "Migrate"))
                self.assertIn("error: rds-data execute-statement failed at attempt 1\n", run.output)
                # Neither is the application deployed that needs it.
                self.assertEqual([call for call in self.calls if call.startswith("synth deploy ")], [])
                self.assertEqual(len(self.rows("dev", "SELECT name FROM migrations")), 2)
                commit(self.work, "rm", "--quiet", f"{EXAMPLE}/Migrations/{name}.sql")
            # Lost after the statement and before the note: both are undone, and run next time.
            self.add_migration("0003-notes", "CREATE TABLE notes (a text)")
            self.fail({"call": "aws rds-data commit-transaction", "times": 1, "message": "the connection was lost"})
            self.assertEqual(self.run_workflow("push", address).failed, ("dev/deploy", "Migrate"))
            self.assertEqual(list(self.state.glob("transaction-*")), [])
            run = self.run_workflow("push", address)
            self.assertEqual(run.failed, None, run.output)
            self.assertIn("migrate: 0003-notes\n", run.output)
            self.assertEqual(self.rows("dev", "SELECT name FROM migrations")[-1], "0003-notes")

    def test_a_database_that_has_paused_is_waited_for(self):
        paused = {"call": "aws rds-data", "message": "An error occurred (DatabaseResumingException): wait"}
        with gateway(ENVIRONMENT="dev") as address:
            self.fail({**paused, "times": 3})
            run = self.run_workflow("push", address)
            self.assertEqual(run.failed, None, run.output)
            self.assertEqual(self.called("sleep"), ["sleep 5"] * 3)
            self.fail({**paused, "times": 99})
            run = self.run_workflow("push", address)
            self.assertEqual(run.failed, ("dev/deploy", "Migrate"))
            self.assertIn("error: rds-data execute-statement failed at attempt 12\n", run.output)

    def test_what_is_deployed_must_be_known(self):
        """Only where nothing is deployed there is nothing to migrate; another failure isn't taken for that."""
        self.fail({"call": "synth deployment record", "times": 1, "message": "error: the token has expired"})
        run = self.run_workflow("push")
        self.assertEqual(run.failed, ("dev/deploy", "Migrate"))
        self.assertIn("error: the token has expired\n", run.output)

    def test_jobs_have_no_more_rights_than_they_need(self):
        main = read(self.work / EXAMPLE / "workflows/smartstack.yml")
        deploy = read(self.work / EXAMPLE / "workflows/smartstack-deploy.yml")
        self.assertEqual([main["permissions"], deploy["permissions"]], [{}, {}])
        # What a pull request may run gets no token.
        self.assertEqual(main["jobs"]["check"]["permissions"], {"contents": "read"})
        job = deploy["jobs"]["deploy"]
        self.assertEqual(job["permissions"], {"contents": "read", "id-token": "write"})
        self.assertEqual(job["environment"], "${{ inputs.environment }}")
        self.assertEqual(
            job["concurrency"], {"group": "smartstack-${{ inputs.environment }}", "cancel-in-progress": "false"})
        self.assertEqual(main["jobs"]["prod"]["needs"], "staging")
        for workflow in (main, deploy):
            self.assertNotIn("secrets.", json.dumps(workflow))

    def test_all_steps_are_in_scripts(self):
        """So that people can run them as well, and every script is a step or part of one."""
        steps = [
            step["run"]
            for name in ("smartstack.yml", "smartstack-deploy.yml")
            for job in read(self.work / EXAMPLE / "workflows" / name)["jobs"].values()
            for step in job.get("steps", []) if "run" in step
        ]
        scripts = {path.name for path in (self.work / EXAMPLE / "pipeline").iterdir()}
        run = {step.split()[0].removeprefix(f"{EXAMPLE}/pipeline/") for step in steps}
        self.assertEqual(run - scripts, {"tar"})
        self.assertEqual(scripts - run, {"build.sh", "smoke.py"})


if __name__ == "__main__":
    unittest.main()
