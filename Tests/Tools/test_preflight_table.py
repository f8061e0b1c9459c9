"""The table of what covers the oracle's rules is read, and what isn't true of it is told."""

import json
import unittest

from preflight_table import Table

THEIRS = {
    "pf-a": {"id": "pf-a", "severity": "error"},
    "pf-b": {"id": "pf-b", "severity": "error"},
    "pf-c": {"id": "pf-c", "severity": "warning"},
}
OURS = {"schema": {}, "group-size": {}}


def table(rules, floor=0):
    return Table(json.dumps({"floor": floor, "rules": rules}))


class TableTests(unittest.TestCase):
    def test_kinds_and_covers(self):
        entries = table({"pf-a": {"rule": "group-size"}, "pf-b": {"engine": "schema"}, "pf-c": {"left": "it only warns"}})
        self.assertEqual([entries.kind(id) for id in ("pf-a", "pf-b", "pf-c", "pf-d")], ["rule", "engine", "left", None])
        self.assertEqual([entries.cover(id) for id in ("pf-a", "pf-b", "pf-c", "pf-d")], [["group-size"], ["schema"], [], []])
        self.assertEqual(entries.faults(THEIRS, OURS), [])

    def test_several_rules_cover_one_together(self):
        entries = table({"pf-a": {"rule": ["group-size", "schema"]}})
        self.assertEqual((entries.kind("pf-a"), entries.cover("pf-a")), ("rule", ["group-size", "schema"]))
        self.assertEqual(table({"pf-a": {"rule": ["schema", "x"]}}).faults(THEIRS, OURS), ["pf-a: synth rules knows no x"])

    def test_a_part_covers_nothing(self):
        entries = table({"pf-a": {"part": "the rest"}}, floor=1)
        self.assertEqual((entries.kind("pf-a"), entries.cover("pf-a"), entries.covered(THEIRS.values())), ("part", [], []))
        self.assertEqual(len(entries.faults(THEIRS, OURS)), 1)

    def test_only_errors_are_counted(self):
        entries = table({"pf-a": {"rule": "group-size"}, "pf-c": {"rule": "group-size"}})
        self.assertEqual([rule["id"] for rule in entries.covered(THEIRS.values())], ["pf-a"])

    def test_names_that_there_are_not(self):
        self.assertEqual(table({"pf-x": {"left": "why"}}).faults(THEIRS, OURS), ["pf-x: the oracle has no such rule"])
        self.assertEqual(table({"pf-a": {"rule": "x"}}).faults(THEIRS, OURS), ["pf-a: synth rules knows no x"])

    def test_too_few(self):
        rules = {"pf-a": {"rule": "group-size"}, "pf-b": {"left": "why"}}
        self.assertEqual(
            table(rules, floor=2).faults(THEIRS, OURS),
            ["1 of the oracle's errors are covered; expected 2 or more, the floor of the table"],
        )
        self.assertEqual(table(rules, floor=1).faults(THEIRS, OURS), [])

    def test_entries_of_other_forms(self):
        for entry in ({}, {"rule": "a", "left": "b"}, {"rules": "a"}, {"left": ""}, {"rule": 5}, {"rule": []}, {"rule": ["a", ""]}):
            with self.assertRaisesRegex(ValueError, "pf-a: an entry is"):
                table({"pf-a": entry})

    def test_an_entry_that_stands_there_twice(self):
        with self.assertRaisesRegex(ValueError, "pf-a stands there twice"):
            Table('{"floor": 0, "rules": {"pf-a": {"left": "x"}, "pf-a": {"rule": "schema"}}}')


if __name__ == "__main__":
    unittest.main()
