#!/usr/bin/env python3
"""Measures what people wait for who import the library: the first build of the smallest app, in debug.

usage: benchmark-imports.py [MODULE...]

Of each module (Strata and StrataMessaging unless named) an app with one topic is built from nothing, beside a package
of its own. Its CPU seconds are given as a multiple of what the part `reference` takes, in the same run, and held against
the most that imports.json allows, which leaves a tenth for what else a machine does. The exit status is 1 where one is
over that.
"""

import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

import reference

TOOLS = pathlib.Path(__file__).resolve().parent
ROOT = TOOLS.parent.parent
LIMITS = TOOLS / "imports.json"

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "App", platforms: [.macOS(.v15)], dependencies: [.package(name: "strata", path: {root})],
  targets: [.executableTarget(name: "app", dependencies: [.product(name: "{module}", package: "strata")])])
"""

SOURCE = """import {module}

@main struct Main {{
  static func main() {{
    let app = App("app") {{ app in app.stack("Alarms") {{ scope in Topic("Alarms", in: scope) }} }}
    print(app.name)
  }}
}}
"""


def cost(work):
    """The CPU seconds of all processes that a function waits for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def build(module):
    """Builds an app that imports a module, from nothing: its CPU seconds, and the modules that were compiled for it."""
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder, "App")
        sources = package / "Sources/app"
        sources.mkdir(parents=True)
        (package / "Package.swift").write_text(MANIFEST.format(root=json.dumps(str(ROOT)), module=module))
        (sources / "App.swift").write_text(SOURCE.format(module=module))
        environment = {name: value for name, value in os.environ.items() if name not in ("STRATA_BUILD", "CI")}
        command = ["swift", "build", "--package-path", package, "--product", "app"]
        seconds = cost(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment))
        return seconds, len(list(package.glob(".build/debug/Modules/Strata*.swiftmodule")))


def main():
    if any(argument.startswith("-") for argument in sys.argv[1:]):
        sys.exit(__doc__)
    limits = json.loads(LIMITS.read_text())
    # One run is too short to be measured well.
    unit = statistics.median(cost(reference.main) for _ in range(5))
    print(f"{'import':20}{'CPU s':>9}{'times':>9}{'at most':>9}{'modules':>9}", flush=True)
    over = []
    for module in sys.argv[1:] or ["Strata", "StrataMessaging"]:
        seconds, modules = build(module)
        limit = limits.get(module)
        shown = "–" if limit is None else f"{limit:.1f}"
        print(f"{module:20}{seconds:9.1f}{seconds / unit:9.1f}{shown:>9}{modules:9}", flush=True)
        if limit is not None and seconds / unit > limit:
            over.append(module)
    for module in over:
        print(f"benchmark-imports: an app that imports {module} is built more slowly than imports.json allows")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
