"""Samples of a schema have each of its properties in each of its forms, and are always the same."""

import unittest
from unittest import mock

import serverless_samples
from serverless_samples import NoSample, Samples, good

DEFINITIONS = {
    "PassThroughProp": {},
    "Event": {
        "properties": {"Type": {"enum": ["Queue"]}, "Size": {"type": "integer", "minimum": 5}},
        "required": ["Type"],
    },
    "Thing": {
        "properties": {
            "Name": {"type": "string"},
            "Role": {"anyOf": [{"type": "object"}, {"type": "string"}]},
            "Tags": {"type": "array", "items": {"type": "boolean"}},
            "Events": {"type": "object", "additionalProperties": {"anyOf": [{"$ref": "#/definitions/Event"}]}},
            "Handed": {"allOf": [{"$ref": "#/definitions/PassThroughProp"}]},
            "Unknown": {"$ref": "#/definitions/PassThroughProp"},
        },
        "required": ["Name"],
    },
}
PROVIDER = {
    "properties": {"Name": {"$ref": "#/definitions/Name"}},
    "definitions": {"Name": {"type": ["string", "object"], "pattern": "^/"}},
}
TABLE = {
    "texts": ["text", "/a"],
    "named": {},
    "keys": {},
    "values": {},
    "least": {},
    "also": {},
    "handed on": {"Thing.Handed": "AWS::Test::Thing/Name"},
}


class SamplesTests(unittest.TestCase):
    def samples(self, **table):
        provider = Samples(PROVIDER, None, False)
        with mock.patch.dict(serverless_samples.TABLE, {**TABLE, **table}), mock.patch.object(
            serverless_samples, "TEXTS", TABLE["texts"]
        ):
            return Samples({"definitions": DEFINITIONS}, lambda name: provider).of({"$ref": "#/definitions/Thing"})

    def test_every_form(self):
        found = [(path, value) for path, value in self.samples() if good(value)]
        self.assertEqual(
            found,
            [
                ("", {"Name": "text"}),
                ("Role", {"Name": "text", "Role": "text"}),
                ("Role", {"Name": "text", "Role": {"Fn::ImportValue": "shared"}}),
                ("Tags/*", {"Name": "text", "Tags": [True]}),
                ("Events/Queue", {"Name": "text", "Events": {"Name": {"Type": "Queue"}}}),
                ("Events/Queue/Size", {"Name": "text", "Events": {"Name": {"Type": "Queue", "Size": 5}}}),
                ("Handed", {"Name": "text", "Handed": "/a"}),
            ],
        )
        self.assertEqual(self.samples()[:-1], self.samples()[:-1])

    def test_what_nothing_tells(self):
        path, fault = self.samples()[-1]
        self.assertEqual((path, str(fault)), ("Unknown", "nothing says what Thing.Unknown is"))
        self.assertIsInstance(fault, NoSample)

    def test_tables(self):
        found = dict(
            self.samples(
                values={"Thing.Unknown": [1], "Thing.Role": ["role"]},
                also={"Thing.Unknown": {"Name": None, "Role": "r"}},
                least={"Thing": {"Tags": []}},
            )
        )
        self.assertEqual(found["Unknown"], {"Tags": [], "Role": "r", "Unknown": 1})
        self.assertEqual(found["Role"], {"Name": "text", "Tags": [], "Role": "role"})


if __name__ == "__main__":
    unittest.main()
