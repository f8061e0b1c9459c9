"""The summary counts the oracle's rules by kind, service and type."""

import json
import unittest

import preflight_summary
from preflight_table import Table

THEIRS = [
    {"id": "pf-a", "service": "s3", "severity": "error", "types": ["AWS::S3::Bucket"]},
    {"id": "pf-b", "service": "s3", "severity": "error", "types": ["AWS::S3::Bucket", "AWS::S3::BucketPolicy"]},
    {"id": "pf-c", "service": "sqs", "severity": "error", "types": ["AWS::SQS::Queue"]},
    {"id": "pf-d", "service": "sqs", "severity": "error", "types": ["AWS::S3::BucketPolicy"]},
    {"id": "pf-w", "service": "sns", "severity": "warning", "types": ["AWS::SNS::Topic"]},
]
RULES = {"pf-a": {"engine": "schema"}, "pf-b": {"part": "more"}, "pf-c": {"left": "why"}, "pf-w": {"rule": "physical-name"}}
SUMMARY = preflight_summary.summary(THEIRS, Table(json.dumps({"floor": 0, "rules": RULES})))


class SummaryTests(unittest.TestCase):
    def test_numbers_are_of_errors(self):
        self.assertEqual([SUMMARY[key] for key in ("rules", "warnings", "errors", "covered")], [5, 1, 4, 1])
        self.assertEqual(SUMMARY["kinds"], {"rule": 0, "engine": 1, "left": 1, "part": 1, "not yet": 1})

    def test_services(self):
        self.assertEqual(
            SUMMARY["services"],
            {
                "s3": {"errors": 2, "covered": 1, "left": 0, "not yet": 1},
                "sqs": {"errors": 2, "covered": 0, "left": 1, "not yet": 1},
            },
        )

    def test_types_with_most_rules_are_first(self):
        self.assertEqual(
            list(SUMMARY["notYet"].items()),
            [("AWS::S3::BucketPolicy", ["pf-b", "pf-d"]), ("AWS::S3::Bucket", ["pf-b"])],
        )

    def test_lines(self):
        self.assertEqual(
            list(preflight_summary.lines(SUMMARY, most=1)),
            [
                "not yet, by resource type (a rule about several types is counted at each):",
                "    2  AWS::S3::BucketPolicy",
                "       and 1 types more, which --all prints, with the rules",
                "by service:",
                " errors  covered  left  not yet",
                "      2        1     0        1  s3",
                "      2        0     1        1  sqs",
                "of 4 rules that are errors 1 are covered (25.0 %):",
                "      0  by a rule of its own",
                "      1  by a rule over all types",
                "      1  left, for a reason",
                "      1  in part, so not yet",
                "      1  not yet",
                "beside them there are 1 rules that warn",
            ],
        )
        self.assertIn("    1  AWS::S3::Bucket: pf-b", preflight_summary.lines(SUMMARY))

    def test_only_all_are_a_hundred_percent(self):
        self.assertEqual(
            [preflight_summary.percent(part, 3340) for part in (0, 1, 3339, 3340)], ["0.0 %", "0.0 %", "99.9 %", "100.0 %"]
        )
        self.assertEqual(preflight_summary.percent(0, 0), "0 %")


if __name__ == "__main__":
    unittest.main()
