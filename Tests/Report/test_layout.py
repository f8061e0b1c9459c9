"""Nothing stands upon anything else, at any width."""

import unittest

from browser import WIDTHS, ReportTests
from texts import OVERLAPS


class LayoutTests(ReportTests):
    def check(self, name):
        for width in WIDTHS:
            page = self.open(name, width=width)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            for view in self.views(page):
                page.evaluate("(view) => { location.hash = view; }", view)
                page.wait_for_selector(f"#{view}.current")
                place = f"{name} {view} at {width}"
                self.assertEqual(page.evaluate(OVERLAPS), [], place)
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                self.assertLessEqual(wide, 0, place)

    def test_a_system_of_two_stacks(self):
        self.check("mht-api")

    def test_a_system_of_thirty_stacks(self):
        self.check("soundbite")

    def test_a_system_with_one_stack_for_all(self):
        self.check("benchling-webhook")

    def test_hostile_names(self):
        self.check("hostile")

    def test_what_overlaps_would_be_found(self):
        page = self.open("mht-api")
        page.evaluate("document.querySelector('.card p').style.transform = 'translateY(-30px)'")
        self.assertNotEqual(page.evaluate(OVERLAPS), [])


if __name__ == "__main__":
    unittest.main()
