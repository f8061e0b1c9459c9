"""Goes the way of somebody new, in an empty home: from the address of a repository to a deployed system and back.

The commands are those of the article *Getting started* and of the README that a new package has, and no others. The
repository is a bare one of the working tree, with the tag of its version.
"""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import workflows
from documents import agrees, article_steps, change, readme_steps
from endpoints import ROOT, Aws, localstack
from terminal import Terminal

ARTICLE = ROOT / "Sources/Strata/Strata.docc/GettingStarted.md"
# A difference that is found has a code of its own.
EXITS = {"swift run my-shop diff": 1}
# What is asked, by the command's own word, and what the answer is.
ANSWERS = {"deploy": ("Carry it out?", "y\n"), "destroy": ("Type staging to destroy it:", "staging\n")}
# The first build is that of all that a package uses of Strata.
PATIENCE = 1_800


class Newcomer:
    """Somebody in a folder of their own, with nothing but what a test gives them."""

    def __init__(self, directory, environment):
        self.folder = Path(directory).resolve()
        self.environment = environment

    def follow(self, steps):
        """Does what a document says, and holds what comes of it against what is shown."""
        for step in steps:
            if step.changes:
                change(self.folder, step.changes)
            output = "".join(self.type(command) for command in step.commands)
            if step.output is not None and not agrees(step.output, output):
                raise AssertionError(f"{step.commands} prints\n{output}\nand not\n{step.output}")

    def type(self, command):
        """What a command prints on standard output."""
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return ""
        words = command.split()
        question = next((each for word, each in ANSWERS.items() if word in words[3:4]), None)
        return self._answering(command, *question) if question else self.run(command)

    def run(self, command, exits=None):
        """What a command prints on standard output; fails where it ends in another way than it should."""
        result = subprocess.run(
            ["sh", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=PATIENCE,
        )
        if result.returncode != (EXITS.get(command, 0) if exits is None else exits):
            raise AssertionError(f"{command} ended with {result.returncode}:\n{result.stdout}\n{result.stderr}")
        if re.search(r"\bwarning: ", result.stderr + result.stdout):
            raise AssertionError(f"{command} warns:\n{result.stderr}\n{result.stdout}")
        return result.stdout

    def _answering(self, command, question, answer):
        terminal = Terminal(["sh", "-c", command], self.folder, self.environment)
        try:
            terminal.expect(question, seconds=120)
            terminal.type(answer)
            code = terminal.end(seconds=240)
        finally:
            terminal.close()
        if code != 0:
            raise AssertionError(f"{command} ended with {code}:\n{terminal.screen}")
        return terminal.screen


def repository(folder):
    """Makes a bare repository of the working tree, and gives its address."""
    version = re.search(r'current = "(.*)"', (ROOT / "Sources/StrataCLI/Version.swift").read_text(encoding="utf-8"))[1]
    bare = folder / "strata.git"
    git = ["git", f"--git-dir={bare}", f"--work-tree={ROOT}", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"]
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(bare)], check=True)
    for words in (["add", "--all"], ["commit", "--quiet", "--message", "Working tree"], ["tag", version]):
        subprocess.run([*git, *words], check=True, cwd=ROOT)
    return bare.as_uri()


class FrontDoorTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.directory = Path(directory.name).resolve()
        context = localstack()
        cls.aws = Aws(context.__enter__(), cls.directory / "aws")
        cls.addClassCleanup(context.__exit__, None, None, None)
        (cls.directory / "desk").mkdir()
        (cls.directory / "home").mkdir()
        (cls.directory / "tmp").mkdir()
        cls.address = repository(cls.directory)
        cls.newcomer = Newcomer(
            cls.directory / "desk",
            {
                **cls.aws.environment,
                "HOME": str(cls.directory / "home"),
                "TMPDIR": str(cls.directory / "tmp"),
                "STRATA": cls.address,
                "NO_COLOR": "1",
                **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
                   for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.com"))},
            },
        )

    def stacks(self):
        """The stacks that are there."""
        described = self.aws("cloudformation", "describe-stacks")["Stacks"]
        return {each["StackName"] for each in described if not each["StackStatus"].startswith("DELETE")}

    def test_the_whole_way(self):
        desk = self.newcomer.folder
        self.newcomer.follow(article_steps(ARTICLE.read_text(encoding="utf-8")))
        shop = self.newcomer.folder
        self.assertEqual(shop.name, "my-shop")
        self.assertEqual(self.stacks(), set(), "what the article deploys, it destroys")
        manifest = (shop / "Package.swift").read_text(encoding="utf-8")
        self.assertIn(f'.package(url: "{self.address}", from: "0.1.0")', manifest)

        # The same once more, as the package's own README has it; nothing differs any more.
        EXITS.clear()
        self.newcomer.follow(readme_steps((shop / "README.md").read_text(encoding="utf-8")))
        self.assertEqual(self.stacks(), set())

        self.check_workflow(shop)
        for shape in ("service", "functions"):
            with self.subTest(shape=shape):
                self.check_shape(desk, shape, shop / ".build")

    def check_workflow(self, shop):
        """Runs the steps of the workflow's check, on what is committed and on what isn't."""
        self.newcomer.run("git update-ref refs/remotes/origin/main HEAD")
        steps = workflows.read(shop / ".github/workflows/templates.yml")["jobs"]["check"]["steps"]
        scripts = {step["name"]: step["run"] for step in steps if "run" in step}
        self.assertEqual(list(scripts), ["Build", "Test", "What changes", "Check"])
        variables = {"GITHUB_WORKSPACE": str(shop), "GITHUB_BASE_REF": "main"}
        runner = Newcomer(shop, {**self.newcomer.environment, **variables})
        for script in scripts.values():
            runner.run(script)
        self.assertIn("no difference from", (shop / "diff.md").read_text(encoding="utf-8"))
        profile = shop / "Sources/MyShop/Profiles/staging.json"
        profile.write_text(profile.read_text(encoding="utf-8").replace('"30 s"', '"40 s"'), encoding="utf-8")
        runner.run(scripts["What changes"])
        self.assertIn("| `VisibilityTimeout` | `30 → 40` |", (shop / "diff.md").read_text(encoding="utf-8"))
        runner.run(scripts["Check"], exits=1)

    def check_shape(self, desk, shape, build):
        """Makes a package of another shape, and builds it where all that it shares with the first is built already."""
        newcomer = Newcomer(desk, self.newcomer.environment)
        newcomer.run(f"{build}/debug/my-shop init my-{shape} --shape {shape}")
        newcomer.folder = desk / f"my-{shape}"
        # A link in place of .build would be another path, and so another build.
        where = f"--scratch-path {build}"
        for command in (f"build {where}", f"test {where}", f"run {where} my-{shape}", f"run {where} my-{shape} check"):
            newcomer.run(f"swift {command}")


if __name__ == "__main__":
    unittest.main()
