"""Holds what is built to what Lambda needs of it."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import elf
from function import EXAMPLE, EXECUTABLE


def build(example, folder):
    """Builds a copy of the example as its pipeline does, and gives the executable's path."""
    result = subprocess.run([str(example / "pipeline/build.sh"), str(folder)], capture_output=True, text=True, timeout=600)
    if result.returncode != 0:
        raise AssertionError(result.stderr)
    return Path(result.stdout.strip())


@unittest.skipUnless(sys.platform == "linux", "only a Linux builds it by itself")
class ExecutableTests(unittest.TestCase):
    def test_it_needs_nothing(self):
        self.assertEqual(elf.needs(EXECUTABLE), [])
        self.assertEqual(elf.machine(EXECUTABLE), platform.machine())
        # What isn't static is told apart.
        self.assertEqual(elf.needs(Path(sys.executable).resolve()), ["an interpreter", "libraries"])

    def test_it_is_small(self):
        # With Foundation it would be twice as large.
        self.assertLess(EXECUTABLE.stat().st_size, 9_000_000)
        self.assertEqual(EXECUTABLE.stat().st_mode & 0o777, 0o755)

    def test_another_folder_gives_the_same_bytes(self):
        """Built from nothing, beside one that was built for an edit at a time."""
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "another/example")
            shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns(".build", ".swiftpm"))
            other = build(copy, Path(folder, "out"))
            self.assertEqual(other.read_bytes(), EXECUTABLE.read_bytes())
            self.assertNotIn(os.fsencode(EXAMPLE.parent), EXECUTABLE.read_bytes())

    def played(self, folder, script, **variables):
        """Builds with a compiler that is played by a script of the shell."""
        program = Path(folder, "swift")
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        environment = {"PATH": f"{folder}:{os.environ['PATH']}", **variables}
        command = [str(EXAMPLE / "pipeline/build.sh"), str(Path(folder, "out"))]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)

    def test_an_sdk_builds_for_another_system(self):
        script = 'echo "$*" >>"$0.calls"; mkdir -p "$(dirname "$0")/out"; touch "$(dirname "$0")/bootstrap"; dirname "$0"'
        for variables, wanted, other in [
            ({}, "-Xswiftc -static-executable", "--swift-sdk"),
            ({"SWIFT_SDK": "aarch64-swift-linux-musl"}, "--swift-sdk aarch64-swift-linux-musl", "-static-executable"),
        ]:
            with self.subTest(**variables), tempfile.TemporaryDirectory() as folder:
                result = self.played(folder, script, **variables)
                self.assertEqual(result.stderr, "")
                self.assertEqual(result.stdout, f"{folder}/out/bootstrap\n")
                for call in Path(folder, "swift.calls").read_text().splitlines():
                    self.assertIn(wanted, call)
                    self.assertNotIn(other, call)

    def test_a_machine_without_static_libraries(self):
        for said, hint in [
            ("/usr/bin/ld: cannot find -lc", True), ("ld.lld: error: unable to find library -lstdc++", True),
            ("error: no such module 'Glibc'", False),
        ]:
            with self.subTest(said), tempfile.TemporaryDirectory() as folder:
                result = self.played(folder, f'echo "{said}"; exit 1')
                self.assertEqual(result.returncode, 1)
                self.assertEqual(
                    result.stderr.splitlines(),
                    [said, *(["  hint: install glibc-static and libstdc++-static"] if hint else [])])

    def test_a_build_that_fails_says_why(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "example")
            shutil.copytree(EXAMPLE / "pipeline", copy / "pipeline")
            (copy / "Handler").mkdir()
            (copy / "Handler/Package.swift").write_text("// swift-tools-version: 6.2\nlet package = nothing\n")
            result = subprocess.run(
                [str(copy / "pipeline/build.sh"), str(copy / "out")], capture_output=True, text=True, timeout=600)
            self.assertEqual(result.returncode, 1)
            self.assertEqual(result.stdout, "")
            self.assertIn("nothing", result.stderr)
            self.assertFalse((copy / "out/bootstrap").exists())


if __name__ == "__main__":
    unittest.main()
