"""Opens reports in a real browser, and notices what mustn't happen there."""

import atexit
import os
import tempfile
import unittest
from pathlib import Path

import reports
from playwright.sync_api import sync_playwright

WIDTHS = (360, 1280, 2560)


class Shared:
    """What all tests use: a browser, and reports, each of which is made once."""

    def __init__(self):
        self.browser = None
        self.reports = {}

    def start(self):
        self.folder = tempfile.TemporaryDirectory()
        atexit.register(self.folder.cleanup)
        player = sync_playwright().start()
        atexit.register(player.stop)
        # In a container, which runs the tests as root, there is no sandbox to be had.
        self.browser = player.chromium.launch(
            executable_path=os.environ["BROWSER"], args=["--no-sandbox"] if os.geteuid() == 0 else [])
        atexit.register(self.browser.close)

    def report(self, name):
        if name not in self.reports:
            folder = Path(self.folder.name)
            self.reports[name] = reports.hostile(folder) if name == "hostile" else reports.system(folder, name)
        return self.reports[name]


SHARED = Shared()


class ReportTests(unittest.TestCase):
    """Tests of pages in a browser: whatever a page does, it says nothing on the console and asks nobody for anything."""

    @classmethod
    def setUpClass(cls):
        if SHARED.browser is None:
            SHARED.start()

    @classmethod
    def report(cls, name):
        """The path of a report."""
        return SHARED.report(name)

    def open(self, name, fragment="", width=1280, scheme="light", scripts=True):
        """A page with a report, which is watched until the test ends."""
        context = SHARED.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts)
        self.addCleanup(context.close)
        page = context.new_page()
        address = self.report(name).as_uri()
        happened = []
        page.on("console", lambda message: happened.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: happened.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (happened.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: request.url.split("#")[0] == address or happened.append(request.url))
        page.goto(address + (f"#{fragment}" if fragment else ""))
        page.happened = happened
        self.addCleanup(lambda: self.assertEqual(happened, []))
        return page

    def views(self, page):
        """The names of the views, by their links."""
        return page.eval_on_selector_all(".views a", "links => links.map((link) => link.hash.slice(1))")

    def assert_shows(self, page, view):
        """A view is shown before long, and no other."""
        page.wait_for_selector(f"#{view}.current")
        shown = page.eval_on_selector_all(
            ".view", "views => views.filter((view) => view.checkVisibility()).map((view) => view.id)")
        self.assertEqual(shown, [view])
