"""An accessibility engine finds nothing in any view, light or dark, wide or narrow."""

import unittest

from axe_playwright_python.sync_playwright import Axe
from browser import ReportTests


class AccessibilityTests(ReportTests):
    def check(self, name, **options):
        page = self.open(name, **options)
        # A few resources are open, so that their insides are looked at, and the page isn't too large for the engine.
        page.evaluate("for (const one of [...document.querySelectorAll('details')].slice(-12)) one.open = true")
        for view in self.views(page):
            page.evaluate("(view) => { location.hash = view; }", view)
            page.wait_for_selector(f"#{view}.current")
            results = Axe().run(page)
            self.assertEqual(results.violations_count, 0, f"{name} {view} {options}\n{results.generate_report()}")

    def test_a_system(self):
        self.check("soundbite")

    def test_a_system_in_the_dark(self):
        self.check("mht-api", scheme="dark")

    def test_a_system_on_a_narrow_screen(self):
        self.check("benchling-webhook", width=360)

    def test_hostile_names(self):
        self.check("hostile")

    def test_what_is_wrong_would_be_found(self):
        page = self.open("benchling-webhook", "resources")
        page.evaluate("document.querySelector('label[for=resource-service]').remove()")
        self.assertEqual([found["id"] for found in Axe().run(page).response["violations"]], ["select-name"])

    def test_without_scripts(self):
        # The engine is a script itself, so that the page's own is taken away instead.
        page = self.open("mht-api")
        page.evaluate("document.documentElement.classList.remove('app')")
        results = Axe().run(page)
        self.assertEqual(results.violations_count, 0, results.generate_report())


if __name__ == "__main__":
    unittest.main()
