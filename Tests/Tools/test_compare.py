"""The second template differs from the first in what can be changed in place, and a case's words reach the measuring."""

import unittest

import compare


class CompareTests(unittest.TestCase):
    def test_each_seventh_number_is_another(self):
        text = "".join(f'"Priority": {number}, "Port": 5\n' for number in range(10))
        lines = compare.changed(text).splitlines()
        self.assertEqual(lines[6], '"Priority": 7, "Port": 5')
        self.assertEqual(lines[:6] + lines[7:], text.splitlines()[:6] + text.splitlines()[7:])

    def test_cases_are_words(self):
        comparison = compare.Comparison("a title")
        comparison.add("ours", "synth", "--help")
        comparison.add_known("no such command", "false")
        comparison.add_known("theirs", "true", "{}")
        self.assertEqual(comparison.cases, ["--case", "ours", "synth", "--help", "--case", "theirs", "true", "{}"])

    def test_an_exit_code_that_is_no_failure(self):
        comparison = compare.Comparison("differences", exit_codes=(1,))
        comparison.add_known("theirs", "false")
        self.assertEqual(comparison.cases, ["--case", "theirs", "false"])


if __name__ == "__main__":
    unittest.main()
