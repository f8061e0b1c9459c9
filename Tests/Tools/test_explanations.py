"""An explanation explains what it's about, and only while what it says is so."""

import unittest

import explanations

PAGE = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html"


def entry(kind, side="cfn-lint", **members):
    return {"side": side, "kind": kind, "rule": "E1", "file": "a.yaml", "reason": "so it is", **members}


class ExplanationsTests(unittest.TestCase):
    def explained(self, *entries, findings=(), places=("Resources/A",), side="cfn-lint"):
        """The explanations after differences at some places, and whether each is explained."""
        known = explanations.Explanations(list(entries))
        return known, [known.explain(side, "E1", "a.yaml", place, lambda other: findings) for place in places]

    def problems(self, *entries, **options):
        return self.explained(*entries, **options)[0].problems()

    def test_what_is_explained(self):
        known, found = self.explained(entry("missed", place="Resources/A/*"), places=("Resources/A/B", "Resources/C"))
        self.assertEqual(found, [True, False])
        self.assertEqual(known.problems(), [])
        self.assertEqual(self.explained(entry("missed"), side="ours")[1], [False])

    def test_a_kind_there_is(self):
        for kind, side in [(None, "cfn-lint"), ("refused", "cfn-lint"), ("missed", "ours"), ("elsewhere", "clean")]:
            problems = self.problems(entry(kind, side, source=PAGE), side=side)
            self.assertEqual(len(problems), 1)
            self.assertIn("the kind must be one of", problems[0])

    def test_what_nothing_needs(self):
        self.assertIn("nothing needs this explanation: so it is", self.problems(entry("missed"), places=())[0])

    def test_what_amazon_says_has_a_page(self):
        for kind, side in [("taken", "cfn-lint"), ("refused", "ours"), ("refused", "clean")]:
            self.assertEqual(self.problems(entry(kind, side, source=PAGE), side=side), [])
            for source in [{}, {"source": "https://example.com/"}]:
                self.assertIn("give the page", self.problems(entry(kind, side, **source), side=side)[0])

    def test_what_is_found_elsewhere_is_found(self):
        known = entry("elsewhere", found={"rule": "ours", "place": "Mappings/*"})
        self.assertEqual(self.problems(known, findings=[("ours", "Mappings/M")]), [])
        for findings in [[], [("other", "Mappings/M")], [("ours", "Resources/M")]]:
            self.assertIn("1 are said to be found as ours at Mappings/*, and 0 are", self.problems(known, findings=findings)[0])
        # Two aren't found by one.
        two = ("Resources/A", "Resources/B")
        self.assertIn("2 are said", self.problems(known, findings=[("ours", "Mappings/M")], places=two)[0])
        both = [("ours", "Mappings/M"), ("ours", "Mappings/N")]
        self.assertEqual(self.problems(known, findings=both, places=two), [])
        self.assertEqual(len(self.problems(entry("elsewhere"), findings=both)), 1)

    def test_the_sum(self):
        known = explanations.Explanations(
            [
                entry("elsewhere", place="A", found={"rule": "ours", "place": "M"}),
                entry("taken", place="B", source=PAGE),
                entry("missed", place="C"),
            ]
        )
        for place in "ABC":
            known.explain("cfn-lint", "E1", "a.yaml", place, lambda other: [("ours", "M")])
        text, share = known.summary(202, 198)
        self.assertEqual(
            text,
            "199 of 202 of cfn-lint's findings at their place or elsewhere (198 and 1); 1 that CloudFormation takes; "
            "2 missed; 99.0% of what is to be found",
        )
        self.assertEqual(share, 199 / 201)


if __name__ == "__main__":
    unittest.main()
