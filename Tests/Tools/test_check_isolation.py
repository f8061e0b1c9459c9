"""The check finds where the two sides don't say the same, and asks about what the other side can say something of."""

import unittest

import check_isolation
from check_isolation import Request
from policy_samples import BUCKET

SAMPLE = {"identity": {"Statement": []}, "boundary": None, "bucket": None}
WHOLE = [Request(["s3:ListBucket"], [BUCKET]), Request(["s3:GetObject"], [f"{BUCKET}/*"])]
SHOWN = Request(["s3:GetObject"], [f"{BUCKET}/a"])


class Played:
    """Somebody who says what they're told to, and notes what they're asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def says(self, sample, request):
        self.asked.append(request)
        return self.answers.pop(0)


class DifferenceTests(unittest.TestCase):
    def difference(self, verdict, *answers, shown=None):
        judge = Played(*answers)
        return check_isolation.difference(judge, SAMPLE, verdict, shown, WHOLE), judge.asked

    def test_what_shows_it_is_allowed(self):
        self.assertEqual(self.difference("broken", "allowed", shown=SHOWN), (None, [SHOWN]))

    def test_what_shows_it_is_not_allowed(self):
        for said in ["never allowed", "not decided"]:
            self.assertEqual(
                self.difference("broken", said, shown=SHOWN)[0],
                f"we say that s3:GetObject {BUCKET}/a is allowed, and iamprover says {said}",
            )

    def test_everything_is_asked_about_where_nothing_is_reached(self):
        self.assertEqual(self.difference("proven", "never allowed", "never allowed"), (None, WHOLE))

    def test_something_is_reached(self):
        for said in ["allowed", "not decided"]:
            self.assertEqual(
                self.difference("proven", "never allowed", said)[0],
                f"we say proven, and iamprover says of the actions on {BUCKET}/*: {said}",
            )

    def test_we_do_not_decide(self):
        self.assertEqual(
            self.difference("not decided", "never allowed")[0],
            f"we say not decided, and iamprover says of the actions on {BUCKET}: never allowed",
        )


class EverythingTests(unittest.TestCase):
    def test_actions_are_on_what_they_can_be_on(self):
        actions = {
            "s3": {
                "Actions": {
                    "getobject": {"Resources": ["accesspointobject", "object"]},
                    "listbucket": {"Resources": ["bucket"]},
                    "createaccesspoint": {"Resources": ["accesspoint"]},
                    "listallmybuckets": {},
                }
            }
        }
        expected = [Request(["s3:listbucket"], [BUCKET]), Request(["s3:getobject"], [f"{BUCKET}/*"])]
        self.assertEqual(check_isolation.everything(actions), expected)


if __name__ == "__main__":
    unittest.main()
