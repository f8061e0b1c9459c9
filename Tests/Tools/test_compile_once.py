"""What was compiled is kept while all that it was made from is the same, and not a change longer."""

import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

import compile_once

# Writes what a compiler would, and a line for each time that it was started; fails where a source says so.
COMPILER = """#!{python}
import json, pathlib, sys
arguments = sys.argv[1:]
if arguments == ["--version"]:
    print(pathlib.Path("{folder}/version").read_text())
    sys.exit()
after = lambda option: pathlib.Path(arguments[arguments.index(option) + 1])
with open("{folder}/started", "a") as log:
    log.write("started\\n")
if "wrong" in pathlib.Path(arguments[-1]).read_text():
    sys.exit(3)
after("-emit-module-path").write_text("module")
after("-o").write_text("object")
after("-emit-loaded-module-trace-path").write_text(json.dumps({{"swiftmodules": ["{folder}/Below.swiftmodule"]}}) + "\\n")
"""


class CompileOnceTests(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.compiler = self.folder / "compiler"
        self.compiler.write_text(COMPILER.format(python=sys.executable, folder=self.folder))
        self.compiler.chmod(0o755)
        self.write("version", "1")
        self.write("Below.swiftmodule", "below")
        self.write("A.swift", "a")
        self.assertEqual(self.compiled(), (0, 1))

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def compiled(self, *options):
        """The exit status, and how often the compiler has been started so far."""
        arguments = [str(self.folder / "out"), "Cases", str(self.compiler), *options, "--", str(self.folder / "A.swift")]
        status = compile_once.main(arguments)
        return status, (self.folder / "started").read_text().count("started")

    def test_what_is_the_same_is_kept(self):
        self.write("A.swift", "a")
        self.write("Other.swiftmodule", "not read by the compiler")
        self.assertEqual(self.compiled(), (0, 1))

    def test_each_input_counts(self):
        for count, (name, text) in enumerate(
            [("A.swift", "b"), ("Below.swiftmodule", "changed"), ("version", "2"), ("out/Cases.o", "cut")], start=2
        ):
            with self.subTest(name):
                self.write(name, text)
                self.assertEqual(self.compiled(), (0, count))
                self.assertEqual(self.compiled(), (0, count))

    def test_options_count(self):
        self.assertEqual(self.compiled("-O"), (0, 2))

    def test_what_is_gone_or_damaged_is_made_anew(self):
        (self.folder / "out/Cases.swiftmodule").unlink()
        self.assertEqual(self.compiled(), (0, 2))
        for count, text in enumerate(["", "[]", '{"inputs": 1}', "{"], start=3):
            self.write("out/Cases.from.json", text)
            self.assertEqual(self.compiled(), (0, count))

    def test_what_failed_is_not_kept(self):
        self.write("A.swift", "wrong")
        self.assertEqual(self.compiled(), (3, 2))
        self.assertEqual(self.compiled(), (3, 3))
        self.write("A.swift", "a")
        self.assertEqual(self.compiled(), (0, 4))

    def test_without_a_compiler_the_usage_is_said(self):
        with contextlib.redirect_stderr(io.StringIO()) as said:
            self.assertEqual(compile_once.main(["out", "Cases"]), 2)
        self.assertIn("usage: compile_once.py", said.getvalue())


if __name__ == "__main__":
    unittest.main()
