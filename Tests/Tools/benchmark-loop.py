#!/usr/bin/env python3
"""Measures what people wait for who edit a package that imports the library: from a save to a built tool, in debug.

usage: benchmark-loop.py [ROUNDS]

A tool with six services is built from nothing and after edits, beside a package of Foundation only, and with a bundle.
The CPU seconds are given as multiples of what the package of Foundation only takes, from edits in turn (5 rounds unless
given), and held against the most that loop.json allows. The exit status is 1 where one is over that.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

from importlib import import_module

cost = import_module("benchmark-imports").cost

TOOLS = pathlib.Path(__file__).resolve().parent
ROOT = TOOLS.parent.parent
LIMITS = TOOLS / "loop.json"
SERVICES = ["CloudWatch", "IAM", "KMS", "S3", "SNS", "SQS"]
TOOL = "infrastructure"

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Infrastructure",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "strata", path: {root})],
  targets: [
    .executableTarget(
      name: "{tool}",
      dependencies: [
{products}
      ])
  ])
"""

PLAIN_MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Infrastructure", platforms: [.macOS(.v15)], targets: [.executableTarget(name: "{tool}")])
"""

SOURCE = """{imports}

@main struct Infrastructure: SynthTool {{
  static let apps = [App("shop") {{ app in app.stack("Shop", declareShop) }}]
}}

func declareShop(_ scope: Scope) {{
  _ = KMS.Key("Key", in: scope)
  _ = S3.Bucket("Files", in: scope)
  _ = SNS.Topic("Alerts", in: scope)
  _ = SQS.Queue("Jobs", in: scope, visibilityTimeout: {number})
}}
"""

PLAIN_SOURCE = """import Foundation

@main struct Infrastructure {{
  static func main() {{ declareShop() }}
}}

func declareShop() {{
  print("Key", "Files", "Alerts", "Jobs", {number}, FileManager.default.currentDirectoryPath)
}}
"""


class Package:
    """A package in a folder of its own, which is built and edited."""

    def __init__(self, folder, manifest, source):
        self.folder, self.source = pathlib.Path(folder), source
        self.file = self.folder / "Sources" / TOOL / "Infrastructure.swift"
        self.file.parent.mkdir(parents=True)
        (self.folder / "Package.swift").write_text(manifest)
        self.save(0)

    def save(self, number):
        self.file.write_text(self.source.format(number=number))

    def build(self):
        """Builds it: its CPU seconds."""
        environment = {name: value for name, value in os.environ.items() if name not in ("STRATA_BUILD", "STRATA_STRICT", "CI")}
        command = ["swift", "build", "--package-path", self.folder]
        return cost(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment))

    def edit(self, number):
        """Edits it, so that it's compiled and linked, and builds it: its CPU seconds."""
        self.save(number)
        return self.build()

    def bundle(self, cache):
        """Has it take a bundle: the CPU seconds that making one takes."""
        command = [self.folder / ".build/debug" / TOOL, "bundle"]
        for service in SERVICES:
            command += ["--service", service]
        environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
        return cost(lambda: subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, env=environment))


def packages(folder):
    modules = ["Strata", "StrataCLI"] + [f"Strata{service}" for service in SERVICES]
    products = "\n".join(f'        .product(name: "{module}", package: "strata"),' for module in modules)
    manifest = MANIFEST.format(root=json.dumps(str(ROOT)), tool=TOOL, products=products)
    source = SOURCE.replace("{imports}", "\n".join(f"import {module}" for module in modules))
    plain = Package(folder / "plain/Infrastructure", PLAIN_MANIFEST.format(tool=TOOL), PLAIN_SOURCE)
    return plain, Package(folder / "package/Infrastructure", manifest, source)


def edits(rounds, *measured):
    """The median CPU seconds of edits of each package, in turn."""
    seconds = [[package.edit(number) for package in measured] for number in range(1, rounds + 1)]
    return [statistics.median(column) for column in zip(*seconds)]


def main():
    if any(not argument.isdigit() for argument in sys.argv[1:]):
        sys.exit(__doc__)
    rounds = int(sys.argv[1]) if sys.argv[1:] else 5
    limits = json.loads(LIMITS.read_text())
    with tempfile.TemporaryDirectory() as folder:
        plain, package = packages(pathlib.Path(folder))
        plain_clean, clean = plain.build(), package.build()
        plain_edit, edit = edits(rounds, plain, package)
        made = package.bundle(pathlib.Path(folder, "cache"))
        bundled_clean = package.build()
        plain_beside, bundled_edit = edits(rounds, plain, package)
    rows = [
        ("clean build, Foundation only", plain_clean, 1, None),
        ("clean build", clean, clean / plain_clean, None),
        ("making a bundle", made, made / plain_clean, None),
        ("clean build, bundle", bundled_clean, bundled_clean / clean, "clean"),
        ("edit, Foundation only", plain_edit, 1, None),
        ("edit", edit, edit / plain_edit, "edit"),
        ("edit, bundle", bundled_edit, bundled_edit / plain_beside, "bundled edit"),
    ]
    over = []
    print(f"{'':30}{'CPU s':>9}{'times':>9}{'at most':>9}")
    for name, seconds, times, limit in rows:
        most = limits.get(limit)
        print(f"{name:30}{seconds:9.2f}{times:9.2f}{'–' if most is None else most:>9}")
        if most is not None and times > most:
            over.append(name)
    print("times are of Foundation only, but those of the clean build with a bundle are of the one without")
    for name in over:
        print(f"benchmark-loop: {name} takes longer than loop.json allows")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
