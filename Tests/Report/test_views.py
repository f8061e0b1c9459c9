"""Each view is reached by mouse and by keyboard, and each thing by its link."""

import unittest

from browser import ReportTests

VIEWS = [
    "overview", "map", "environments", "isolation", "cost", "findings", "changes", "promotion", "resources",
]
SYSTEM = "soundbite"


class ViewTests(ReportTests):
    def test_each_is_reached_by_mouse(self):
        page = self.open(SYSTEM)
        self.assertEqual(self.views(page), VIEWS)
        for view in reversed(VIEWS):
            page.click(f".views a[href='#{view}']")
            self.assert_shows(page, view)
            self.assertEqual(page.locator("[aria-current=page]").get_attribute("href"), f"#{view}")

    def test_each_is_reached_by_keyboard(self):
        page = self.open(SYSTEM)
        for view in VIEWS[1:]:
            # From the title of one view back to the list of views, and on to the next.
            self.tab(page, f"a[href='#{view}']", backwards=view != VIEWS[1])
            page.keyboard.press("Enter")
            self.assert_shows(page, view)
            focused = page.evaluate("document.activeElement.id")
            self.assertEqual(focused, f"{view}-title")

    def test_the_first_stop_skips_to_the_contents(self):
        page = self.open(SYSTEM)
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        self.assertTrue(page.evaluate("document.activeElement.closest('main') !== null"))

    def test_a_link_opens_its_resource(self):
        page = self.open(SYSTEM, "environments")
        link = page.locator("#environments a[href^='#resource-']").first
        target = link.get_attribute("href")
        link.click()
        self.assert_shows(page, "resources")
        self.assertTrue(page.locator(f"{target} pre").is_visible())
        self.assertEqual(page.evaluate("document.activeElement.tagName"), "SUMMARY")
        page.go_back()
        self.assert_shows(page, "environments")

    def test_an_address_with_a_link_opens_its_resource(self):
        page = self.open("mht-api", "resource-MhtApiProduction-Uploads")
        self.assert_shows(page, "resources")
        self.assertTrue(page.locator("#resource-MhtApiProduction-Uploads pre").is_visible())
        text = page.inner_text("#resource-MhtApiProduction-Uploads")
        self.assertIn("MhtApiProduction/Uploads", text)
        self.assertRegex(text, r"Examples/MhtApi/\w+\.swift:\d+")
        self.assertIn('"Type": "AWS::S3::Bucket"', text)

    def test_every_link_leads_somewhere_and_every_name_is_there_once(self):
        for name in (SYSTEM, "mht-api", "benchling-webhook", "hostile"):
            page = self.open(name)
            names = page.eval_on_selector_all("[id]", "all => all.map((one) => one.id)")
            self.assertEqual(len(names), len(set(names)), name)
            links = page.eval_on_selector_all(
                "a", "all => all.map((one) => decodeURIComponent(one.getAttribute('href').slice(1)))")
            self.assertEqual(set(links) - set(names), set(), name)

    def tab(self, page, selector, backwards=False):
        """Moves from stop to stop until one is reached."""
        for _ in range(60):
            page.keyboard.press("Shift+Tab" if backwards else "Tab")
            if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        self.fail(f"no stop is {selector}")


if __name__ == "__main__":
    unittest.main()
