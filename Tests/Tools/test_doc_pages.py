"""What the documentation has pages of, and what is in no topic of them."""

import json
import pathlib
import tempfile
import unittest

import doc_pages


class DocPagesTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def make(self, *folders):
        for folder in folders:
            (self.root / folder).mkdir(parents=True)

    def write(self, path, content):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content))

    def test_modules_are_those_of_hand_written_folders(self):
        self.make("Sources/StrataText", "Sources/Constructs/Shared", "Sources/Constructs/API", "Sources/Resources/SQS",
                  "Sources/synth")
        self.assertEqual(doc_pages.module_names(self.root), ["StrataAPI", "StrataConstructs", "StrataText"])

    def test_a_program_is_no_module(self):
        self.make("Sources/StrataTool", "Sources/StrataCLI", "Sources/Constructs")
        (self.root / "Sources/StrataTool/Tool.swift").write_text("/// A tool.\n@main struct Tool {}\n", encoding="utf-8")
        (self.root / "Sources/StrataCLI/Tool.swift").write_text("/// As in `@main struct`.\n", encoding="utf-8")
        self.assertEqual(doc_pages.module_names(self.root), ["StrataCLI"])

    def test_catalogs_are_beside_the_sources(self):
        self.make("Sources/StrataDiff/StrataDiff.docc", "Sources/Constructs/API/StrataAPI.docc", "Sources/StrataText")
        names = [path.name for path in doc_pages.catalogs(self.root)]
        self.assertEqual(names, ["StrataAPI.docc", "StrataDiff.docc"])

    def test_modules_without_anything_public_have_no_page_unless_they_have_a_catalog(self):
        for name, symbols in [("StrataText", []), ("Strata", []), ("StrataDiff", [{}]), ("StrataText@Swift", [])]:
            self.write(f"{name}.symbols.json", {"symbols": symbols})
        doc_pages.leave_out_empty(self.root, {"Strata"})
        names = sorted(path.name for path in self.root.iterdir())
        self.assertEqual(names, ["Strata.symbols.json", "StrataDiff.symbols.json"])

    def page(self, *topics):
        """The lines about a page with these topics, each of a title, symbols, and whether DocC made it up."""
        sections = [
            {"title": title, "identifiers": [f"doc://{name}" for name in names], **({"generated": True} if made else {})}
            for title, names, made in topics
        ]
        titles = {f"doc://{name}": {"title": name} for _, names, _ in topics for name in names}
        self.write("data/documentation/stratadiff.json", {"topicSections": sections, "references": titles})
        return doc_pages.outside_topics(self.root, pathlib.Path("Sources/StrataDiff/StrataDiff.docc"))

    def test_what_is_in_a_topic(self):
        self.assertEqual(self.page(("One stack", ["Verdict"], False)), [])

    def test_what_is_in_none(self):
        lines = self.page(("One stack", ["Verdict"], False), ("Structures", ["Cause", "Rename"], True))
        self.assertEqual(
            lines, ["StrataDiff.docc: Cause is in no topic", "StrataDiff.docc: Rename is in no topic"])

    def test_a_catalog_of_articles_alone(self):
        self.assertEqual(doc_pages.outside_topics(self.root, pathlib.Path("StrataFacts.docc")), [])


if __name__ == "__main__":
    unittest.main()
