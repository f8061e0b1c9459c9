"""The seeded policies: always the same, about what both sides can read."""

import json
import unittest

import policy_samples


class PolicySamplesTests(unittest.TestCase):
    samples = policy_samples.samples(200, 7)

    def statements(self):
        return [each for sample in self.samples for document in sample.values() if document for each in document["Statement"]]

    def test_they_come_out_the_same(self):
        self.assertEqual(json.dumps(policy_samples.samples(200, 7)), json.dumps(self.samples))
        self.assertNotEqual(json.dumps(policy_samples.samples(200, 8)), json.dumps(self.samples))

    def test_all_kinds_of_statements_are_among_them(self):
        for member in ["Action", "NotAction", "Resource", "NotResource"]:
            self.assertTrue(any(member in each for each in self.statements()), member)
        for effect in ["Allow", "Deny"]:
            self.assertTrue(any(each["Effect"] == effect for each in self.statements()), effect)
        for name in ["boundary", "bucket"]:
            self.assertTrue(any(sample[name] for sample in self.samples), name)
            self.assertTrue(any(not sample[name] for sample in self.samples), name)

    def test_no_statement_says_a_thing_twice(self):
        for each in self.statements():
            self.assertEqual(("Action" in each) + ("NotAction" in each), 1)
            self.assertEqual(("Resource" in each) + ("NotResource" in each), 1)

    def test_bucket_policies_are_about_the_bucket_and_name_somebody(self):
        for sample in self.samples:
            for each in (sample["bucket"] or {"Statement": []})["Statement"]:
                self.assertIn(each["Principal"], ["*", {"AWS": policy_samples.ROLE}])
                for resource in each.get("Resource", each.get("NotResource")):
                    self.assertTrue(resource.startswith(policy_samples.BUCKET), resource)

    def test_templates_have_what_a_sample_has(self):
        document = {"Version": "2012-10-17", "Statement": []}
        plain = policy_samples.templates({"identity": document, "boundary": None, "bucket": None})
        self.assertEqual(list(plain["staging"]["Resources"]), ["Worker"])
        self.assertEqual(list(plain["production"]["Resources"]), ["Files"])
        worker = plain["staging"]["Resources"]["Worker"]["Properties"]
        self.assertEqual(worker["Policies"], [{"PolicyName": "work", "PolicyDocument": document}])
        self.assertNotIn("PermissionsBoundary", worker)
        whole = policy_samples.templates({"identity": document, "boundary": document, "bucket": document})
        worker = whole["staging"]["Resources"]["Worker"]["Properties"]
        self.assertEqual(worker["PermissionsBoundary"], {"Ref": "Boundary"})
        self.assertEqual(whole["staging"]["Resources"]["Boundary"]["Properties"]["PolicyDocument"], document)
        self.assertEqual(whole["production"]["Resources"]["Policy"]["Properties"]["Bucket"], {"Ref": "Files"})


if __name__ == "__main__":
    unittest.main()
