"""Verdicts are found again, and never one that isn't of what is judged, or that is damaged."""

import contextlib
import io
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import time
import unittest
from unittest import mock

import verdicts

TOOLS = pathlib.Path(__file__).resolve().parent


class VerdictsTests(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name, "kept")
        patch = mock.patch.dict(os.environ)
        patch.start()
        self.addCleanup(patch.stop)
        os.environ.pop("STRATA_PART", None)

    def opened(self, *versions, check="check"):
        """The verdicts of a check, and what was noted when they were read."""
        with contextlib.redirect_stderr(io.StringIO()) as notes:
            kept = verdicts.Verdicts(check, versions, self.folder)
        return kept, notes.getvalue()

    def put(self, *pairs, versions=("1",), check="check"):
        kept, _ = self.opened(*versions, check=check)
        for content, verdict in pairs:
            kept.put(content, verdict)
        kept.save()
        return kept.path

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_verdicts_are_found_again(self):
        every = [None, True, [], {"a": ["ü\n", 1.5]}]
        self.put(*((b"%d" % number, verdict) for number, verdict in enumerate(every)))
        kept, notes = self.opened("1")
        self.assertEqual([kept.get(b"%d" % number) for number in range(4)], every)
        self.assertEqual(notes, "")

    def test_what_was_not_judged_is_missing(self):
        self.put((b"content", True))
        self.assertIs(self.opened("1")[0].get(b"content "), verdicts.MISSING)

    def test_each_check_has_verdicts_of_its_own(self):
        self.put((b"content", True))
        self.put((b"content", False), check="other")
        self.assertIs(self.opened("1")[0].get(b"content"), True)
        self.assertIs(self.opened("1", check="other")[0].get(b"content"), False)

    def test_another_version_has_other_verdicts_and_those_before_go(self):
        self.put((b"content", True))
        self.assertIs(self.opened("2")[0].get(b"content"), verdicts.MISSING)
        self.assertIs(self.opened("1", "")[0].get(b"content"), verdicts.MISSING)
        self.put((b"content", False), versions=("2",))
        self.assertEqual(len(self.files()), 1)
        self.assertIs(self.opened("2")[0].get(b"content"), False)

    def test_a_version_is_what_a_file_has_in_it(self):
        pins = self.folder.parent / "pins"
        pins.write_text("tool==1")
        self.put((b"content", True), versions=(pins,))
        self.assertIs(self.opened(pins)[0].get(b"content"), True)
        pins.write_text("tool==2")
        self.assertIs(self.opened(pins)[0].get(b"content"), verdicts.MISSING)

    def test_another_python_has_other_verdicts(self):
        self.put((b"content", True))
        with mock.patch.object(verdicts.sys, "version_info", mock.Mock(major=3, minor=99)):
            self.assertIs(self.opened("1")[0].get(b"content"), verdicts.MISSING)

    def test_damaged_lines_are_noted_and_judged_anew(self):
        path = self.put((b"a", ["one"]), (b"b", ["two"]), (b"c", ["three"]))
        sound = path.read_bytes()
        damaged = [sound.replace(b'"two"', b'"2"'), sound[:-4], sound.replace(b"\n", b"\n\xff\n", 1), sound.replace(b" ", b"", 1)]
        for data in damaged:
            path.write_bytes(data)
            kept, notes = self.opened("1")
            self.assertIn("1 damaged lines", notes)
            for content, verdict in [(b"a", ["one"]), (b"b", ["two"]), (b"c", ["three"])]:
                self.assertIn(kept.get(content), (verdicts.MISSING, verdict))
            kept.save()
            self.assertEqual(self.opened("1")[1], "")

    def test_each_damaged_byte_is_harmless(self):
        path = self.put((b"a", ["one"]), (b"b", ["two"]))
        sound = path.read_bytes()
        for position in range(len(sound)):
            path.write_bytes(sound[:position] + bytes([sound[position] ^ 1]) + sound[position + 1 :])
            kept, _ = self.opened("1")
            self.assertIn(kept.get(b"a"), (verdicts.MISSING, ["one"]))
            self.assertIn(kept.get(b"b"), (verdicts.MISSING, ["two"]))

    def test_what_can_not_be_read_is_noted(self):
        path = self.put((b"content", True))
        path.unlink()
        path.mkdir()
        kept, notes = self.opened("1")
        self.assertIn("can't be read", notes)
        kept.put(b"content", True)
        with contextlib.redirect_stderr(io.StringIO()) as notes:
            kept.save()
        self.assertIn("nothing is kept", notes.getvalue())
        self.assertEqual(self.files(), [path.name])

    def test_a_folder_that_can_not_be_made_is_noted(self):
        self.folder.write_text("a file")
        kept, _ = self.opened("1")
        kept.put(b"content", True)
        with contextlib.redirect_stderr(io.StringIO()) as notes:
            kept.save()
        self.assertIn("nothing is kept", notes.getvalue())

    def test_processes_add_to_each_other(self):
        one, _ = self.opened("1")
        other, _ = self.opened("1")
        one.put(b"one", 1)
        other.put(b"other", 2)
        one.save()
        other.save()
        kept, _ = self.opened("1")
        self.assertEqual((kept.get(b"one"), kept.get(b"other")), (1, 2))

    def test_many_processes_leave_a_sound_file(self):
        code = (
            "import sys, verdicts\n"
            "for round in range(10):\n"
            "    kept = verdicts.Verdicts('check', ['1'], sys.argv[1])\n"
            "    kept.put(sys.argv[2].encode(), sys.argv[2])\n"
            "    kept.save()\n"
        )
        processes = [
            subprocess.Popen([sys.executable, "-B", "-c", code, self.folder, str(number)], cwd=TOOLS) for number in range(4)
        ]
        self.assertEqual([process.wait() for process in processes], [0] * 4)
        kept, notes = self.opened("1")
        self.assertEqual(notes, "")
        found = [kept.get(b"%d" % number) for number in range(4)]
        self.assertTrue(any(verdict is not verdicts.MISSING for verdict in found))
        self.assertTrue(all(verdict in (verdicts.MISSING, str(number)) for number, verdict in enumerate(found)))
        self.assertEqual(self.files(), [kept.path.name])

    def test_unused_verdicts_are_bounded(self):
        self.put(*((b"old %d" % number, True) for number in range(3000)))
        path = self.put(*((b"new %d" % number, True) for number in range(10)))
        self.assertEqual(len(path.read_bytes().splitlines()), 1010)
        kept, _ = self.opened("1")
        self.assertTrue(all(kept.get(b"new %d" % number) for number in range(10)))

    def test_nothing_is_written_where_nothing_is_new(self):
        path = self.put((b"content", True))
        os.utime(path, (0, 0))
        kept, _ = self.opened("1")
        kept.get(b"content")
        kept.save()
        self.assertEqual(path.stat()[stat.ST_MTIME], 0)

    def test_what_a_killed_process_left_goes(self):
        self.folder.mkdir()
        old, recent = self.folder / ".check-1.txt.1", self.folder / ".check-1.txt.2"
        old.write_text("")
        recent.write_text("")
        os.utime(old, (time.time() - 7200,) * 2)
        self.put((b"content", True))
        self.assertFalse(old.exists())
        self.assertTrue(recent.exists())

    def test_the_folder_is_that_of_the_environment(self):
        os.environ["STRATA_VERDICTS"] = "/somewhere"
        self.assertEqual(verdicts.default_folder(), pathlib.Path("/somewhere"))
        os.environ["STRATA_VERDICTS"] = ""
        self.assertEqual(verdicts.default_folder(), TOOLS.parent.parent / ".build/verdicts")


class OnceTests(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        for name in ["pins", "a", "b"]:
            (self.folder / name).write_text(name)

    def once(self, *command, options=()):
        environment = {**os.environ, "STRATA_VERDICTS": str(self.folder / "kept")}
        environment.pop("STRATA_PART", None)
        arguments = ["check", *options, "pins", "--", "a", "b", "--", *command]
        process = subprocess.run(
            [sys.executable, "-B", TOOLS / "once.py", *arguments],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )
        return process.returncode, process.stdout.splitlines()[:-1]

    def test_only_what_is_new_is_read(self):
        self.assertEqual(self.once("echo"), (0, ["a b"]))
        self.assertEqual(self.once("echo"), (0, []))
        (self.folder / "b").write_text("changed")
        self.assertEqual(self.once("echo"), (0, ["b"]))
        (self.folder / "pins").write_text("changed")
        self.assertEqual(self.once("echo"), (0, ["a b"]))
        self.assertEqual(self.once("echo", "--strict"), (0, ["--strict a b"]))

    def test_what_fails_is_read_again(self):
        script = "echo $@; ! grep -q wrong $@"
        (self.folder / "b").write_text("wrong")
        for _ in range(2):
            self.assertEqual(self.once("sh", "-c", script, "sh")[0], 1)
        (self.folder / "b").write_text("right")
        self.assertEqual(self.once("sh", "-c", script, "sh"), (0, ["a b"]))

    def test_each_file_comes_after_an_option(self):
        self.assertEqual(self.once("echo", options=["--before=-f", "--monthly"]), (0, ["-f a -f b"]))


if __name__ == "__main__":
    unittest.main()
