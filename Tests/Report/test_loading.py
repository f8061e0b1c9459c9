"""What a page is, before anybody does anything with it."""

import unittest

import reports
from browser import ReportTests

# The bytes of an example's page, at most: what is kept, mailed and attached without a thought.
LARGEST = 1_000_000


class LoadingTests(ReportTests):
    def test_each_example_is_one_small_file_that_loads_nothing(self):
        for name in ("mht-api", "soundbite", "benchling-webhook"):
            page = self.open(name)
            self.assert_shows(page, "overview")
            self.assertLess(self.report(name).stat().st_size, LARGEST)
            elements = "script[src], link, img, iframe, object, embed, [style], [onclick], [onload], [onerror]"
            self.assertEqual(page.locator(elements).count(), 0)

    def test_the_policy_lets_nothing_in(self):
        page = self.open("mht-api")
        policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
        self.assertRegex(
            policy, r"^default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='; "
            r"base-uri 'none'; form-action 'none'$")
        refused = page.evaluate("""async () => {
          const script = document.createElement('script');
          script.textContent = 'window.isIn = true';
          const refusals = new Promise((done) => addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true }));
          document.body.append(script);
          return [await refusals, window.isIn === undefined];
        }""")
        self.assertEqual(refused, ["script-src-elem", True])
        page.happened.clear()

    def test_the_same_templates_give_the_same_bytes(self):
        first = self.report("mht-api").read_bytes()
        again = self.report("mht-api").with_name("again.html")
        before = self.report("mht-api").parent / "before/mht-api"
        reports.synth("report", "mht-api", "--samples", "--against", before, "--output", again)
        self.assertEqual(again.read_bytes(), first)

    def test_all_can_be_read_without_scripts(self):
        page = self.open("mht-api", scripts=False)
        for view in self.views(page):
            self.assertTrue(page.locator(f"#{view}").is_visible(), view)
        # What would do nothing isn't there.
        self.assertEqual(page.locator(".search:visible, .filters:visible, .tools:visible").count(), 0)
        page.click("#resource-MhtApiStaging-Uploads > summary")
        self.assertTrue(page.locator("#resource-MhtApiStaging-Uploads pre").is_visible())


if __name__ == "__main__":
    unittest.main()
