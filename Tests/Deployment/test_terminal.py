"""Sits at a terminal as a person does: questions, answers that nobody else sees, colours and interrupts."""

import os
import tempfile
import time
import unittest
from pathlib import Path

from terminal import Terminal

SYSTEM = "benchling-webhook"


class TerminalTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name)
        self.profile = self.directory / f".config/{SYSTEM}/default.json"

    def synth(self, *arguments, **environment):
        command = [str(Path(os.environ["PRODUCTS"]) / "synth"), *arguments]
        variables = {"PATH": os.environ["PATH"], "HOME": str(self.directory), **environment}
        terminal = Terminal(command, self.directory, variables)
        self.addCleanup(terminal.close)
        return terminal

    def test_a_person_is_asked(self):
        terminal = self.synth("profile", "create", SYSTEM, "default")
        for question, answer in [
            ("Benchling tenant: ", "acme"),
            ("Benchling app definition id: ", "app_1"),
            ("Benchling client id: ", "client"),
        ]:
            terminal.expect(question)
            terminal.type(answer + "\n")
        terminal.expect("Benchling client secret: ")
        # Echoing ends a moment after the question.
        deadline = time.monotonic() + 10
        while terminal.echoes and time.monotonic() < deadline:
            time.sleep(0.02)
        # A slip is taken back, by the character and as a whole.
        terminal.type("wrong\x15hush-x\x7fhush\n")
        terminal.expect("ARN of the Quilt stack: ")
        self.assertTrue(terminal.echoes)
        terminal.type("arn:x\n")
        terminal.expect("Image tag [0.6.3]: ")
        terminal.type("\n")
        self.assertEqual(terminal.end(), 0)
        self.assertIn("created ", terminal.screen)
        self.assertNotIn("hush", terminal.screen)
        self.assertIn('"benchlingClientSecret": "hush-hush"', self.profile.read_text())
        self.assertEqual(self.profile.stat().st_mode & 0o777, 0o600)

    def test_an_interrupt_at_a_question(self):
        terminal = self.synth("profile", "create", SYSTEM, "default")
        terminal.expect("Benchling tenant: ")
        terminal.type("\x03")
        self.assertEqual(terminal.end(), 130)
        self.assertIn("error: interrupted; nothing was changed", terminal.screen)
        self.assertFalse(self.profile.exists())

    def test_the_end_of_the_process_at_a_hidden_answer(self):
        terminal = self.synth("profile", "create", SYSTEM, "default", "benchlingTenant=a", "benchlingAppDefinitionId=b",
                              "benchlingClientId=c")
        terminal.expect("Benchling client secret: ")
        deadline = time.monotonic() + 10
        while terminal.echoes and time.monotonic() < deadline:
            time.sleep(0.02)
        terminal.process.terminate()
        self.assertEqual(terminal.end(), 130)
        self.assertTrue(terminal.echoes)
        self.assertFalse(self.profile.exists())

    def test_an_interrupt_at_a_hidden_answer(self):
        terminal = self.synth(
            "profile", "create", SYSTEM, "default", "benchlingTenant=a", "benchlingAppDefinitionId=b", "benchlingClientId=c"
        )
        terminal.expect("Benchling client secret: ")
        time.sleep(0.3)
        terminal.type("hus\x03")
        self.assertEqual(terminal.end(), 130)
        self.assertTrue(terminal.echoes)
        self.assertNotIn("hus", terminal.screen)
        self.assertFalse(self.profile.exists())

    def test_colours(self):
        coloured = self.synth(SYSTEM, "--samples", "--output", "out")
        self.assertEqual(coloured.end(), 0)
        self.assertIn("\x1b[32mcreated", coloured.screen)
        plain = self.synth(SYSTEM, "--samples", "--output", "other", NO_COLOR="1")
        self.assertEqual(plain.end(), 0)
        self.assertNotIn("\x1b", plain.screen)


if __name__ == "__main__":
    unittest.main()
