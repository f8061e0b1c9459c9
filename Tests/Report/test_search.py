"""What is looked for is found, and what is filtered out is gone."""

import unittest

from browser import ReportTests


class SearchTests(ReportTests):
    def shown(self, page, selector="#resources details.resource"):
        return page.eval_on_selector_all(
            selector, "all => all.filter((one) => one.checkVisibility()).map((one) => one.id)")

    def test_resources_are_found_by_name_and_by_what_is_in_them(self):
        page = self.open("mht-api", "resources")
        total = len(self.shown(page))
        mark = page.inner_text(".views a[href='#resources'] .mark")
        page.fill("#search", "uploads s3::bucket\t mhtapiproduction")
        found = self.shown(page)
        self.assertIn("resource-MhtApiProduction-Uploads", found)
        self.assertLess(len(found), total)
        self.assertEqual(page.inner_text(".search output"), f"{len(found)} matches in Resources")
        self.assertEqual(page.inner_text(".views a[href='#resources'] .mark"), str(len(found)))
        page.fill("#search", "no such thing")
        self.assertEqual(self.shown(page), [])
        self.assertEqual(page.inner_text(".search output"), "0 matches in Resources")
        page.fill("#search", "")
        self.assertEqual(len(self.shown(page)), total)
        self.assertEqual(page.inner_text(".search output"), "")
        self.assertEqual(page.inner_text(".views a[href='#resources'] .mark"), mark)

    def test_groups_without_a_match_are_gone(self):
        page = self.open("mht-api", "resources")
        page.fill("#search", "resource-MhtApiStaging-Uploads")
        headings = page.locator("#resources h3:visible").all_inner_texts()
        self.assertEqual([heading.split()[0] for heading in headings], ["MhtApiStaging"])

    def test_choices_narrow_what_is_shown(self):
        page = self.open("mht-api", "resources")
        page.select_option("#resource-environment", "staging")
        page.select_option("#resource-service", "SQS")
        found = self.shown(page)
        self.assertGreater(len(found), 0)
        data = page.eval_on_selector_all(
            "#resources details.resource:not(.off)",
            "all => all.map((one) => `${one.dataset.environment} ${one.dataset.service}`)")
        self.assertEqual(set(data), {"staging SQS"})
        page.select_option("#resource-environment", "production")
        self.assertEqual(set(found) & set(self.shown(page)), set())

    def test_all_that_is_shown_is_opened_and_closed(self):
        page = self.open("mht-api", "resources")
        page.select_option("#resource-service", "SQS")
        page.click("text=Open all")
        self.assertEqual(
            page.locator("#resources details[open]").count(), page.locator("#resources details:not(.off)").count())
        page.click("text=Close all")
        self.assertEqual(page.locator("#resources details[open]").count(), 0)

    def test_findings_are_chosen_by_kind(self):
        page = self.open("hostile", "findings")
        kinds = page.eval_on_selector_all("#finding-kind option", "all => all.map((one) => one.value)")
        self.assertIn("error", kinds)
        page.select_option("#finding-kind", "error")
        shown = page.eval_on_selector_all(
            "#findings .item", "all => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.kind)")
        self.assertEqual(set(shown), {"error"})

    def test_a_link_to_what_is_filtered_out_brings_it_back(self):
        page = self.open("mht-api", "resources")
        page.fill("#search", "no such thing")
        page.evaluate("location.hash = '#resource-MhtApiStaging-Uploads'")
        page.wait_for_function("document.querySelector('#resource-MhtApiStaging-Uploads').open")
        self.assertTrue(page.locator("#resource-MhtApiStaging-Uploads pre").is_visible())
        self.assertEqual(page.input_value("#search"), "")


if __name__ == "__main__":
    unittest.main()
