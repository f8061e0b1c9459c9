"""The check finds where a template shows that the table isn't true."""

import json
import pathlib
import tempfile
import unittest
from unittest import mock

import check_preflight
import verdicts
from check_preflight import Oracle, Template
from preflight_matching import Found
from preflight_table import Table

RULES = {
    "schema": {"id": "schema", "good": {"Resources": {}}, "bad": {"Resources": {"A": {}}}},
    "wrong-type": {"id": "wrong-type", "partOf": "schema", "good": {}, "bad": {}},
    "group-size": {"id": "group-size"},
}


def found(rule, place=("Properties", "B"), severity="error", resource="A"):
    return Found(rule, severity, resource, place, "no")


def template(group, theirs=(), ours=(), name="t"):
    result = Template(name, "{}", group)
    result.theirs, result.ours = list(theirs), list(ours)
    return result


def table(**rules):
    return Table(json.dumps({"floor": 0, "rules": {f"pf-{name}": entry for name, entry in rules.items()}}))


def faults(one, entries):
    return list(check_preflight.faults([one], entries, RULES))


class FaultTests(unittest.TestCase):
    def test_a_cover_that_finds_it(self):
        entries = table(a={"rule": "group-size"}, b={"engine": "schema"})
        one = template("bad", [found("pf-a"), found("pf-b")], [found("group-size"), found("wrong-type")])
        self.assertEqual(faults(one, entries), [])

    def test_a_cover_that_finds_nothing(self):
        one = template("bad", [found("pf-a")], [found("wrong-type")])
        self.assertEqual(
            faults(one, table(a={"rule": "group-size"})),
            ["t: pf-a at A/Properties/B is covered by group-size, which finds nothing; given wrong-type"],
        )
        self.assertIn("given nothing", faults(template("file", [found("pf-a")]), table(a={"rule": "group-size"}))[0])

    def test_a_warning_does_not_cover_an_error(self):
        warning = found("group-size", severity="warning")
        self.assertEqual(len(faults(template("bad", [found("pf-a")], [warning]), table(a={"rule": "group-size"}))), 1)
        weak = template("bad", [found("pf-a", severity="warning")], [warning])
        self.assertEqual(faults(weak, table(a={"rule": "group-size"})), [])

    def test_a_cover_says_it_of_the_same_resource(self):
        other = found("group-size", resource="B")
        self.assertEqual(len(faults(template("bad", [found("pf-a")], [other]), table(a={"rule": "group-size"}))), 1)
        elsewhere = found("group-size", ("Properties", "C"))
        self.assertEqual(faults(template("bad", [found("pf-a")], [elsewhere]), table(a={"rule": "group-size"})), [])

    def test_a_rule_over_all_types_says_it_of_the_same_place(self):
        entries = table(a={"engine": "schema"})
        elsewhere = found("wrong-type", ("Properties", "C"))
        self.assertEqual(len(faults(template("bad", [found("pf-a")], [elsewhere]), entries)), 1)
        absent = Found("wrong-type", "error", "A", ("Properties",), "B is missing")
        self.assertEqual(faults(template("bad", [found("pf-a")], [absent]), entries), [])

    def test_what_is_left_or_unknown_is_no_fault(self):
        self.assertEqual(faults(template("bad", [found("pf-a"), found("pf-b")]), table(a={"left": "why"})), [])

    def test_an_error_in_a_good_sample(self):
        self.assertEqual(
            faults(template("good", [found("pf-a")], name="schema, good"), table()),
            ["schema, good: the oracle finds pf-a, at A/Properties/B: no"],
        )
        self.assertEqual(faults(template("good", [found("pf-a", severity="warning")]), table()), [])

    def test_a_sample_without_what_it_is_there_for(self):
        entries = table(a={"rule": "group-size"})
        one = template("sample", [], [found("group-size")], name="pf-a")
        self.assertEqual(faults(one, entries), ["pf-a: the oracle doesn't find it in its sample; given nothing"])
        one.fault = "no YAML"
        self.assertEqual(faults(one, entries), ["pf-a: the oracle doesn't find it in its sample; given no YAML"])

    def test_a_sample_of_what_nothing_covers(self):
        one = template("sample", [found("pf-a")], name="pf-a")
        self.assertEqual(faults(one, table()), ["pf-a: there is a sample of what no rule of ours covers"])


class ComparisonTests(unittest.TestCase):
    def test_both_and_only_one(self):
        one = template(
            "file",
            [found("pf-a"), found("pf-b", resource="B")],
            [found("group-size"), found("schema", resource=None, place=("Outputs", "X"))],
        )
        compared = check_preflight.compared(one)
        self.assertEqual([(entry["rule"], entry["by"], entry["at"]) for entry in compared["both"]], [("pf-a", "group-size", "place")])
        self.assertEqual([(entry["rule"], entry["place"]) for entry in compared["theirs"]], [("pf-b", "B/Properties/B")])
        self.assertEqual([(entry["rule"], entry["place"]) for entry in compared["ours"]], [("schema", "the template/Outputs/X")])

    def test_what_may_be_covered(self):
        one = template("bad", [found("pf-a"), found("pf-b"), found("pf-c", ("Properties", "C"))], [found("group-size")])
        self.assertEqual(check_preflight.missing([one], table(b={"left": "why"})), {"pf-a": ["group-size"]})

    def test_samples_are_of_rules_and_not_of_their_parts(self):
        names = [one.name for one in check_preflight.samples(RULES, {"pf-a": {"Resources": {}}})]
        self.assertEqual(names, ["schema, good", "schema, bad", "pf-a"])

    def test_samples_of_constraints_are_judged_where_that_is_asked_for(self):
        rules = {"daemon-count": {"id": "daemon-count", "type": "AWS::ECS::Service", "good": {}, "bad": {}}}
        self.assertEqual([*check_preflight.samples(rules, {})], [])
        names = [one.name for one in check_preflight.samples(rules, {}, with_constraints=True)]
        self.assertEqual(names, ["daemon-count, good", "daemon-count, bad"])


class FileTests(unittest.TestCase):
    def test_templates_of_a_folder_are_read_and_nothing_else(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "a").mkdir()
            for path in ("b.json", "a/c.yaml", "d.txt", "e.template"):
                (folder / path).write_text("{}")
            self.assertEqual([one.name for one in check_preflight.files([folder])], ["a/c.yaml", "b.json", "e.template"])

    def test_what_is_no_folder(self):
        with self.assertRaisesRegex(SystemExit, "/nowhere is no folder"):
            list(check_preflight.files([pathlib.Path("/nowhere")]))


class OracleTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        patch = mock.patch.object(verdicts, "default_folder", lambda: pathlib.Path(folder.name))
        patch.start()
        self.addCleanup(patch.stop)
        self.asked = []

    def answer(self, arguments, text=""):
        self.asked.append([json.loads(line) for line in text.splitlines()])
        return "".join('{"findings": []}\n' for _ in text.splitlines())

    def oracle(self):
        oracle = Oracle(pathlib.Path("tools"))
        oracle._run = self.answer
        return oracle

    def test_a_template_is_judged_once_in_each_region(self):
        templates = [template("good"), template("bad"), template("file"), template("file")]
        oracle = self.oracle()
        self.assertEqual(oracle.judge(templates), [{"findings": []}] * 4)
        oracle.kept.save()
        self.assertEqual([[line["region"] for line in lines] for lines in self.asked], [["eu-west-1", "us-east-1"]])
        again = self.oracle()
        self.assertEqual(again.judge(templates), [{"findings": []}] * 4)
        self.assertEqual((len(self.asked), again.new), (1, 0))

    def test_an_answer_that_is_missing_ends_the_check(self):
        oracle = self.oracle()
        oracle._run = lambda arguments, text="": ""
        with self.assertRaises(SystemExit):
            oracle.judge([template("file")])


if __name__ == "__main__":
    unittest.main()
