"""Findings of two tools on a template are about the same where they name one place, or one resource at least."""

import unittest

import preflight_matching
from preflight_matching import PLACE, RESOURCE, Found


def theirs(resource, path):
    return preflight_matching.theirs(
        {"rule": "r", "severity": "error", "resource": resource, "path": path, "message": "no"}
    )


def ours(pointer):
    return preflight_matching.ours({"rule": "o", "severity": "error", "pointer": pointer, "message": "no"})


class PlaceTests(unittest.TestCase):
    def test_steps_of_a_path(self):
        self.assertEqual(theirs("A", "Properties.Rules[0].Name").place, ("Properties", "Rules", "0", "Name"))
        self.assertEqual(theirs("A", "Properties.Rules.0.Name").place, ("Properties", "Rules", "0", "Name"))
        self.assertEqual(theirs("A", None).place, ())

    def test_steps_of_a_pointer(self):
        found = ours("/Resources/A/Properties/Rules/0/Name")
        self.assertEqual((found.resource, found.place), ("A", ("Properties", "Rules", "0", "Name")))

    def test_names_with_dots_and_slashes_are_the_same_steps_on_both_sides(self):
        path = "Properties.RequestParameters.integration.request.header.x"
        pointer = "/Resources/A/Properties/RequestParameters/integration.request.header.x"
        self.assertEqual(theirs("A", path).place, ours(pointer).place)
        self.assertEqual(theirs("A", "Properties.Throttle./a/GET").place, ours("/Resources/A/Properties/Throttle/~1a~1GET").place)

    def test_a_function_stands_where_its_value_will_be(self):
        found = ours("/Resources/A/Properties/Name/Fn::If/1/Fn::Sub")
        self.assertEqual(found.place, ("Properties", "Name"))

    def test_what_is_of_no_resource(self):
        self.assertEqual(ours("/Outputs/Url/Value").place, ("Outputs", "Url", "Value"))
        self.assertIsNone(ours("/Outputs/Url/Value").resource)
        self.assertIsNone(theirs("Url", "Outputs.Url.Value").resource)
        self.assertEqual(ours("").place, ())


class ClosenessTests(unittest.TestCase):
    def test_one_place_or_a_part_of_it(self):
        whole, part = theirs("A", "Properties.Rules"), ours("/Resources/A/Properties/Rules/1/Name")
        self.assertEqual(preflight_matching.closeness(whole, part), PLACE)
        self.assertEqual(preflight_matching.closeness(part, whole), PLACE)

    def test_another_property_of_the_resource(self):
        self.assertEqual(preflight_matching.closeness(theirs("A", "Properties.B"), ours("/Resources/A/Properties/C")), RESOURCE)

    def test_no_property_is_named(self):
        self.assertEqual(preflight_matching.closeness(theirs("A", "Properties"), ours("/Resources/A/Properties/C")), RESOURCE)
        self.assertEqual(preflight_matching.closeness(theirs("A", None), ours("/Resources/A/Type")), RESOURCE)

    def test_another_resource(self):
        self.assertIsNone(preflight_matching.closeness(theirs("A", "Properties.B"), ours("/Resources/AA/Properties/B")))
        self.assertIsNone(preflight_matching.closeness(theirs("A", "Properties.B"), ours("/Outputs/A/Properties/B")))

    def test_outputs_are_about_the_same_at_one_place_alone(self):
        output = theirs("Url", "Outputs.Url.Export.Name")
        self.assertEqual(preflight_matching.closeness(output, ours("/Outputs/Url/Export/Name")), PLACE)
        self.assertIsNone(preflight_matching.closeness(output, ours("/Outputs/Other/Export/Name")))


class BestTests(unittest.TestCase):
    def test_the_nearest_is_taken(self):
        far, near = ours("/Resources/A/Properties/C"), ours("/Resources/A/Properties/B")
        self.assertEqual(preflight_matching.best(theirs("A", "Properties.B"), [far, near]), (PLACE, near))
        self.assertEqual(preflight_matching.best(theirs("A", "Properties.B"), [far]), (RESOURCE, far))
        self.assertIsNone(preflight_matching.best(theirs("B", "Properties.B"), [far, near]))
        self.assertIsNone(preflight_matching.best(Found("r", "error", "A", (), ""), []))


if __name__ == "__main__":
    unittest.main()
