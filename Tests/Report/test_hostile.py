"""Names that try to be something else are shown as the text that they are."""

import unittest

import reports
from browser import ReportTests


class HostileTests(ReportTests):
    def test_names_are_text(self):
        page = self.open("hostile", "resources")
        names = page.eval_on_selector_all("#resources .resource .name", "all => all.map((one) => one.textContent)")
        for name in (reports.SCRIPT, reports.IMAGE, reports.LONG, reports.HEBREW):
            self.assertIn(name, names)
        self.assertEqual(page.locator("script").count(), 1)
        self.assertEqual(page.locator("img").count(), 0)

    def test_what_turns_text_around_is_shown_as_its_number(self):
        page = self.open("hostile", "resources")
        names = page.eval_on_selector_all("#resources .resource .name", "all => all.map((one) => one.textContent)")
        self.assertIn("safe\\u{202E}gnp.exe", names)
        self.assertNotIn("\u202e", page.content())

    def test_text_from_right_to_left_keeps_to_itself(self):
        page = self.open("hostile", "resources")
        name = page.locator("#resources .resource bdi", has_text=reports.HEBREW).first
        self.assertEqual(name.evaluate("one => getComputedStyle(one).unicodeBidi"), "isolate")

    def test_a_description_ends_nothing(self):
        page = self.open("hostile", "resources")
        page.click("text=Beside the resources")
        self.assertIn("</pre></details></main></body>", page.inner_text("#resources"))
        self.assertEqual(page.locator("main").count(), 1)

    def test_what_was_found_is_there(self):
        page = self.open("hostile", "findings")
        self.assertGreater(page.locator("#findings .item").count(), 5)
        self.assertIn("</script>", page.inner_text("#findings"))


if __name__ == "__main__":
    unittest.main()
