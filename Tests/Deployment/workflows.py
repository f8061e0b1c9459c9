"""Runs workflows of GitHub on this machine, as far as the examples use them.

Jobs run one after another in the order of their needs, each in a fresh clone. Steps with `run` are run as GitHub runs them;
of the actions those are played that are known here, and an unknown one is an error, as is an expression that isn't.
"""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from endpoints import DEPLOY_TOOLS

# Read as text alone, since `on` would be a truth value.
READ = "import json, sys, yaml; print(json.dumps(yaml.load(sys.stdin, yaml.BaseLoader)))"


@functools.cache
def read(file):
    """A workflow as JSON, as it's first read."""
    environment = {**os.environ, "PYTHONPATH": str(DEPLOY_TOOLS / "site")}
    command = [str(DEPLOY_TOOLS / "python"), "-c", READ]
    with open(file, encoding="utf-8") as content:
        result = subprocess.run(command, env=environment, stdin=content, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


class Run:
    """A run of a workflow: `steps` has what was run, as (job, step), and `failed` the job and step that failed."""

    def __init__(self, file, repository, environment, event, inputs=None, variables=None, base="main", secrets=None):
        self.steps = []
        self.failed = None
        self.output = ""
        self.summary = ""
        self._repository = repository
        self._folder = Path(file).parent
        self._environment = environment
        self._base = base
        self._artifacts = {}
        self._variables = variables or {}
        context = {
            "github.event_name": event, **{f"inputs.{name}": value for name, value in (inputs or {}).items()},
            **{f"secrets.{name}": value for name, value in (secrets or {}).items()},
        }
        self.results = self._jobs(read(file), context, "")

    def _jobs(self, workflow, context, prefix):
        results = {}
        for name, job in self._ordered(workflow["jobs"]):
            needs = self._list(job.get("needs", []))
            if any(results[each] != "success" for each in needs) or not self._holds(job.get("if"), context):
                results[name] = "skipped"
                continue
            results[name] = self._job(workflow, name, job, context, prefix)
        return results

    def _ordered(self, jobs):
        done = []
        while len(done) < len(jobs):
            ready = [
                (name, job) for name, job in jobs.items()
                if name not in done and all(each in done for each in self._list(job.get("needs", [])))
            ]
            if not ready:
                raise ValueError("jobs need each other")
            for name, job in ready:
                done.append(name)
                yield name, job

    @staticmethod
    def _list(value):
        return [value] if isinstance(value, str) else value

    def _job(self, workflow, name, job, context, prefix):
        if "uses" in job:
            called = read(self._folder / Path(job["uses"]).name)
            inputs = {f"inputs.{key}": self._filled(value, context) for key, value in job["with"].items()}
            missing = set(called["on"]["workflow_call"]["inputs"]) - set(job["with"])
            if missing:
                raise ValueError(f"{name} gives no {missing}")
            # A called workflow has no more permissions than the job that calls it.
            for inner in called["jobs"].values():
                if not inner.get("permissions", {}).items() <= job.get("permissions", {}).items():
                    raise ValueError(f"{name} doesn't have the permissions that it gives away")
            results = self._jobs(called, {**context, **inputs}, f"{prefix}{name}/")
            return "success" if set(results.values()) == {"success"} else "failure"
        job = {**job, "env": {**workflow.get("env", {}), **job.get("env", {})}}
        with tempfile.TemporaryDirectory() as folder:
            return self._run_steps(f"{prefix}{name}", job, context, Path(folder))

    def _run_steps(self, name, job, context, folder):
        workspace, files = folder / "workspace", {each: folder / each for each in ("summary", "environment", "path")}
        workspace.mkdir()
        for file in files.values():
            file.touch()
        variables = self._variables.get(self._filled(job.get("environment", ""), context), {})
        context = {**context, **{f"vars.{key}": value for key, value in variables.items()}}
        environment = {
            **self._environment,
            **{key: self._filled(value, context) for key, value in job["env"].items()},
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_STEP_SUMMARY": str(files["summary"]),
            "GITHUB_ENV": str(files["environment"]),
            "GITHUB_PATH": str(files["path"]),
            "GITHUB_BASE_REF": self._base if context["github.event_name"] == "pull_request" else "",
            "RUNNER_TEMP": str(folder),
            "RUNNER_TOOL_CACHE": str(folder / "tools"),
        }
        failed = False
        for step in job["steps"]:
            condition = step.get("if")
            if failed and condition != "always()" or not self._holds(condition, context):
                continue
            label = step.get("name") or step.get("uses") or step["run"].split("\n")[0]
            self.steps.append((name, label))
            arguments = {key: self._filled(value, context) for key, value in step.get("with", {}).items()}
            if "uses" in step:
                self._act(step["uses"], arguments, job, workspace, environment)
                continue
            script = folder / "script"
            script.write_text(self._filled(step["run"], context), encoding="utf-8")
            result = subprocess.run(
                ["bash", "-e", str(script)], cwd=workspace, env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300,
            )
            self.output += result.stdout
            if result.returncode != 0:
                failed = True
                self.failed = self.failed or (name, label)
                continue
            added = [line for line in files["path"].read_text(encoding="utf-8").splitlines() if line]
            environment["PATH"] = ":".join([*added, self._environment["PATH"]])
        self.summary += files["summary"].read_text(encoding="utf-8")
        return "failure" if failed else "success"

    def _act(self, action, arguments, job, workspace, environment):
        action, _, version = action.partition("@")
        if not re.fullmatch(r"v\d+|[0-9a-f]{40}", version):
            raise ValueError(f"{action} has no version")
        if action == "actions/checkout":
            subprocess.run(
                ["git", "clone", "--quiet", "--template=", str(self._repository), str(workspace)], check=True, env=environment)
        elif action == "actions/upload-artifact":
            self._artifacts[arguments["name"]] = (arguments["path"], (workspace / arguments["path"]).read_bytes())
        elif action == "actions/download-artifact":
            path, content = self._artifacts[arguments["name"]]
            (workspace / path).write_bytes(content)
        elif action == "aws-actions/configure-aws-credentials":
            if job.get("permissions", {}).get("id-token") != "write":
                raise ValueError("the job may not ask for a token")
            environment.update(
                AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_SESSION_TOKEN=arguments["role-to-assume"],
                AWS_REGION=arguments["aws-region"])
        else:
            raise ValueError(f"{action} isn't known here")

    def _holds(self, condition, context):
        if condition in (None, "always()"):
            return True
        match = re.fullmatch(r"([\w.]+) == '([^']*)'", condition)
        if not match:
            raise ValueError(f"the condition {condition} isn't understood")
        return context.get(match[1], "") == match[2]

    @staticmethod
    def _filled(text, context):
        return re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda match: context[match[1]], text)


def put_program(name, script, folder):
    """A script of this folder as a program of another name."""
    folder.mkdir(exist_ok=True)
    text = Path(__file__).with_name(script).read_text(encoding="utf-8")
    # The interpreter itself; what finds one first takes longer than all that they do.
    (folder / name).write_text(f"#!{sys.executable} -SE\n{text}", encoding="utf-8")
    (folder / name).chmod(0o755)


def clone_with(source, folder):
    """A repository with a folder of this one in it, committed to main, and a bare copy that runs clone from."""
    folder = Path(folder)
    work, origin = folder / "work", folder / "origin.git"
    target = work / source
    shutil.copytree(
        Path(__file__).resolve().parents[2] / source, target, ignore=shutil.ignore_patterns(".build", ".swiftpm"))
    (work / ".gitignore").write_text(".build/\n*.tar\n", encoding="utf-8")
    commit(work, "init", "--quiet", "--template=", "--initial-branch", "main")
    commit(work, "add", "--all")
    commit(work, "commit", "--quiet", "--message", "First")
    commit(work, "clone", "--quiet", "--template=", "--bare", ".", str(origin))
    commit(work, "remote", "add", "origin", str(origin))
    return work, origin


def commit(folder, *arguments, by="test"):
    """Runs git in a folder as somebody who has no settings."""
    names = {f"GIT_{who}_{what}": f"{by}@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **names}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
