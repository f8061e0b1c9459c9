"""On paper there is everything."""

import unittest

from browser import ReportTests
from texts import OVERLAPS


class PrintTests(ReportTests):
    def check(self, page):
        page.emulate_media(media="print")
        for view in self.views(page):
            self.assertTrue(page.locator(f"#{view}").is_visible(), view)
        self.assertEqual(page.locator("nav:visible, .search:visible, .filters:visible, .tools:visible").count(), 0)

    def test_every_view_and_every_template_is_printed(self):
        page = self.open("mht-api", "findings")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        self.check(page)
        hidden = page.eval_on_selector_all("pre", "all => all.filter((one) => !one.checkVisibility()).length")
        self.assertEqual(hidden, 0)
        self.assertEqual(page.evaluate(OVERLAPS), [])
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        self.assertEqual(page.locator("#resources details[open]").count(), 0)

    def test_what_is_searched_for_is_printed_with_all_else(self):
        page = self.open("mht-api", "resources")
        page.fill("#search", "no such thing")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        self.check(page)
        self.assertTrue(page.locator("#resource-MhtApiStaging-Uploads pre").is_visible())

    def test_all_is_printed_without_scripts(self):
        page = self.open("mht-api", scripts=False)
        self.check(page)
        text = page.inner_text("#resource-MhtApiStaging-Uploads")
        self.assertIn('"Type": "AWS::S3::Bucket"', text)

    def test_the_dark_is_not_printed(self):
        page = self.open("mht-api", scheme="dark")
        page.emulate_media(media="print", color_scheme="dark")
        self.assertEqual(page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
        self.assertEqual(page.evaluate("getComputedStyle(document.body).color"), "rgb(0, 0, 0)")

    def test_a_printer_takes_it(self):
        page = self.open("benchling-webhook")
        self.assertTrue(page.pdf(format="A4").startswith(b"%PDF-"))


if __name__ == "__main__":
    unittest.main()
