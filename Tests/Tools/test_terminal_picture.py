"""A picture of a terminal has what a command prints there."""

import pathlib
import sys
import tempfile
import unittest

import terminal_picture


class TerminalPictureTests(unittest.TestCase):
    def test_a_line_that_is_too_wide_goes_on_below(self):
        screen = terminal_picture.rows("x" * (terminal_picture.COLUMNS + 2) + "\r\ny\r\n")
        self.assertEqual([len(line) for line in screen], [terminal_picture.COLUMNS, 2, 1])

    def test_progress_that_was_taken_away_is_not_there(self):
        screen = terminal_picture.rows("\r\x1b[Kbuilding, 2 s\r\x1b[Kdone\r\n")
        self.assertEqual(["".join(character for character, _ in line) for line in screen], ["done"])

    def test_styles_begin_and_end(self):
        line = terminal_picture.rows("\x1b[1;31merror:\x1b[0m no \x1b[2mhint\x1b[0m")[0]
        self.assertEqual(terminal_picture.spans(line), [("error:", "bold red"), (" no ", ""), ("hint", "dim")])

    def test_the_picture_has_text_as_it_is(self):
        drawn = terminal_picture.svg("synth a", "<a> & b → c\n")
        self.assertIn(">&lt;a&gt; &amp; b → c</text>", drawn)
        self.assertIn("prefers-color-scheme:dark", drawn)
        self.assertEqual(drawn, terminal_picture.svg("synth a", "<a> & b → c\n"))

    def test_a_command_is_asked_on_a_terminal_of_its_size(self):
        with tempfile.TemporaryDirectory() as folder:
            program = "import os; print(*os.get_terminal_size(1))"
            size = terminal_picture.printed([sys.executable, "-c", program], pathlib.Path(folder))
        self.assertEqual(size.split(), [str(terminal_picture.COLUMNS), "50"])


if __name__ == "__main__":
    unittest.main()
