"""The script that makes a package for who has no tool yet, with programs that play git and Swift."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "Sources/StrataTool/init.sh"

# Builds a tool that prints what it's asked for, and where.
SWIFT = """#!/bin/sh
case "$*" in
  --version) echo "Swift version ${SWIFT_VERSION:-6.2.1} (swift-RELEASE)"; exit ;;
  *--show-bin-path) echo "$3/bin"; exit ;;
esac
echo "swift $*" >>"$LOG"
[ -z "${SWIFT_FAILS:-}" ] || { echo "error: no such module" >&2; exit 1; }
mkdir -p "$3/bin"
printf '#!/bin/sh\\necho "$PWD: $*"\\nexit ${TOOL_STATUS:-0}\\n' >"$3/bin/strata"
chmod +x "$3/bin/strata"
"""
MANIFEST = 'let package = Package(\n  name: "strata",\n)\n'


class InitScriptTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name).resolve()
        self.programs = self.directory / "bin"
        self.temporary = self.directory / "tmp"
        for folder in (self.programs, self.temporary, self.directory / "desk"):
            folder.mkdir()
        for program in ("cat", "chmod", "dirname", "git", "grep", "head", "mkdir", "mktemp", "rm", "sed", "sh"):
            (self.programs / program).symlink_to(shutil.which(program))
        self.program("swift", SWIFT)

    def program(self, name, text):
        (self.programs / name).write_text(text, encoding="utf-8")
        (self.programs / name).chmod(0o755)

    def checkout(self, path):
        """A checkout of Strata, with the script in it."""
        folder = self.directory / path / "Sources/StrataTool"
        folder.mkdir(parents=True)
        shutil.copy(SCRIPT, folder)
        (self.directory / path / "Package.swift").write_text(MANIFEST, encoding="utf-8")
        return folder / "init.sh"

    def origin(self):
        """A repository of Strata, by its address."""
        self.checkout("origin")
        git = ["git", "-C", str(self.directory / "origin"), "-c", "user.name=Ada", "-c", "user.email=ada@example.com"]
        for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "One"]):
            subprocess.run([*git, *words], check=True)
        return (self.directory / "origin").as_uri()

    def alone(self):
        """The script as a file of its own."""
        shutil.copy(SCRIPT, self.directory / "init.sh")
        return self.directory / "init.sh"

    def run_script(self, script, *arguments, **variables):
        environment = {"PATH": str(self.programs), "HOME": str(self.directory), "TMPDIR": str(self.temporary),
                       "LOG": str(self.directory / "log"), **variables}
        return subprocess.run(
            ["/bin/sh", str(script), *arguments], cwd=self.directory / "desk", env=environment, capture_output=True,
            text=True, timeout=60,
        )

    def refused(self, script, *arguments, **variables):
        """What the script complains of; fails where it doesn't, or leaves something."""
        result = self.run_script(script, *arguments, **variables)
        self.assertEqual((result.returncode, result.stdout), (1, ""), result.stderr)
        self.assertEqual(list(self.temporary.iterdir()), [])
        return result.stderr

    def test_a_checkout_builds_the_tool_in_place(self):
        result = self.run_script(self.checkout("strata"), "my-shop", "--shape", "service")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout, f"{self.directory}/desk: init my-shop --shape service\n")
        self.assertEqual(result.stderr, "building the tool, which takes a few minutes the first time\n")
        log = (self.directory / "log").read_text(encoding="utf-8")
        self.assertEqual(log, f"swift build --package-path {self.directory}/strata/Sources/StrataTool/../.. --product strata\n")

    def test_a_file_of_its_own_builds_it_in_a_clone(self):
        address = self.origin()
        for arguments in (["--url", address, "my-shop"], ["my-shop", f"--url={address}"]):
            result = self.run_script(self.alone(), *arguments)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(result.stdout, f"{self.directory}/desk: init {' '.join(arguments)}\n")
            self.assertTrue(result.stderr.startswith(f"cloning {address}\n"), result.stderr)
            self.assertEqual(list(self.temporary.iterdir()), [], "the clone is gone")

    def test_a_checkout_can_be_named(self):
        self.checkout("other")
        result = self.run_script(self.alone(), "my-shop", "--url", "../other")
        self.assertEqual(result.stdout, f"{self.directory}/desk: init my-shop --url ../other\n", result.stderr)

    def test_the_tool_says_how_it_ends(self):
        for status in (1, 2):
            result = self.run_script(self.checkout(f"strata{status}"), "class", TOOL_STATUS=str(status))
            self.assertEqual(result.returncode, status)

    def test_help_builds_nothing(self):
        for arguments, status in ((["--help"], 0), (["my-shop", "-h"], 0), ([], 2)):
            result = self.run_script(self.checkout(f"strata{len(arguments)}"), *arguments)
            self.assertEqual(result.returncode, status)
            self.assertIn("init.sh NAME [--shape queue|service|functions]", result.stdout + result.stderr)
        self.assertFalse((self.directory / "log").exists())

    def test_without_swift(self):
        (self.programs / "swift").unlink()
        self.assertEqual(
            self.refused(self.alone(), "my-shop"),
            "error: Swift isn't installed, or isn't in PATH\n  hint: https://www.swift.org/install tells how\n")

    def test_without_git(self):
        (self.programs / "git").unlink()
        self.assertEqual(
            self.refused(self.alone(), "my-shop"),
            "error: git isn't installed, or isn't in PATH\n  hint: install git, which Swift's packages come by\n")

    def test_a_swift_that_is_too_old(self):
        script = self.checkout("strata")
        for version in ("5.10", "6.1.3"):
            short = ".".join(version.split(".")[:2])
            self.assertEqual(
                self.refused(script, "my-shop", SWIFT_VERSION=version),
                f"error: Swift {short} is too old; expected 6.2 or later\n  hint: https://www.swift.org/install tells how\n")
        for version in ("6.2", "6.10", "7.0"):
            self.assertEqual(self.run_script(script, "my-shop", SWIFT_VERSION=version).returncode, 0)

    def test_a_file_of_its_own_needs_an_address(self):
        self.assertEqual(
            self.refused(self.alone(), "my-shop"),
            "error: this file is in no checkout of Strata, and where one is isn't said\n"
            "  hint: say --url with the address of Strata's repository, or the path of a checkout\n")

    def test_an_address_that_nobody_answers_at(self):
        complaint = self.refused(self.alone(), "my-shop", "--url", (self.directory / "gone").as_uri())
        self.assertTrue(complaint.endswith(
            "error: Strata can't be cloned, for the reason above\n"
            "  hint: look at the address, and whether there's a network\n"), complaint)

    def test_credentials_are_not_shown(self):
        complaint = self.refused(self.alone(), "my-shop", "--url", "https://ada:hunter2@localhost:1/strata.git")
        self.assertTrue(complaint.startswith("cloning https://localhost:1/strata.git\n"), complaint)
        self.assertNotIn("hunter2", complaint)

    def test_a_repository_of_something_else(self):
        address = self.origin()
        (self.directory / "origin/Package.swift").write_text('name: "other"\n', encoding="utf-8")
        subprocess.run(["git", "-C", str(self.directory / "origin"), "-c", "user.name=Ada", "-c",
                        "user.email=ada@example.com", "commit", "--quiet", "--all", "--message", "Two"], check=True)
        self.assertIn("error: what was cloned isn't Strata\n", self.refused(self.alone(), "my-shop", "--url", address))

    def test_a_build_that_fails(self):
        self.assertTrue(self.refused(self.checkout("strata"), "my-shop", SWIFT_FAILS="1").endswith(
            "error: no such module\nerror: the tool can't be built, for the reason above\n"
            "  hint: a checkout that is whole builds by swift build --product strata\n"))


if __name__ == "__main__":
    unittest.main()
