#!/usr/bin/env python3
"""Renders the documentation of the modules, by the toolchain's DocC alone.

usage: docs.py check
       docs.py render [SERVICE...]

Both read all modules that are written by hand in one run, so that links between them lead somewhere. `check` fails on any
that doesn't, and on any public symbol that's in no topic of its module's page. `render` makes the website .build/docs of
it, to which it adds the modules of services, such as SQS.
"""

import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys

import doc_pages

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SITE = ROOT / ".build/docs"
# The archives that the website is made of, and what they're made of.
PARTS = ROOT / ".build/docs-parts"
CHECKED = ROOT / ".build/check-docs"


def tool(name):
    """The path of a program of the toolchain."""
    found = shutil.which(name)
    if found is None and shutil.which("xcrun"):
        found = output("xcrun", "--find", name)
    return found or sys.exit(f"docs: there is no {name}; it comes with the Swift toolchain, which belongs into the PATH")


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


class Modules:
    """The modules as they were built."""

    def __init__(self):
        self.folder = pathlib.Path(output(str(ROOT / "Tests/Tools/products.sh"))) / "Modules"
        target = json.loads(output("swift", "-print-target-info"))["target"]["triple"]
        self.extract = [tool("swift-symbolgraph-extract"), "-I", str(self.folder), "-target", target]
        if shutil.which("xcrun"):
            self.extract += ["-sdk", output("xcrun", "--show-sdk-path")]

    def require(self, names):
        """Exits where modules weren't built."""
        missing = [name for name in names if not (self.folder / f"{name}.swiftmodule").exists()]
        if missing:
            sys.exit(f"docs: {', '.join(missing)} isn't among the modules in {self.folder}; `make build` builds them")

    def write_graphs(self, names, folder):
        """Writes what is public in modules, where anything is."""
        folder.mkdir(parents=True)

        def write(name):
            options = ["-module-name", name, "-output-dir", str(folder), "-minimum-access-level", "public"]
            subprocess.run([*self.extract, *options], check=True)

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(write, names))


def convert(name, graphs, archive, *options):
    """Makes an archive; DocC prints what it finds."""
    command = [
        tool("docc"), "convert", *options, "--fallback-display-name", name, "--fallback-bundle-identifier", name,
        "--fallback-default-module-kind", "Module",
        "--additional-symbol-graph-dir", str(graphs), "--output-path", str(archive),
    ]
    if subprocess.run(command).returncode != 0:
        sys.exit("docs: DocC found what stands above")


def convert_library(modules, folder, *options):
    """Makes the archive of all modules that are written by hand, in a folder that is made anew; gives its path."""
    shutil.rmtree(folder, ignore_errors=True)
    names = doc_pages.module_names(ROOT)
    modules.require(names)
    graphs, catalog, archive = folder / "graphs", folder / "Strata.docc", folder / "Strata.doccarchive"
    modules.write_graphs(names, graphs)
    catalogs = doc_pages.catalogs(ROOT)
    for path in catalogs:
        shutil.copytree(path, catalog / path.stem)
    doc_pages.leave_out_empty(graphs, {path.stem for path in catalogs})
    convert("Strata", graphs, archive, str(catalog), *options)
    return archive


def check():
    archive = convert_library(Modules(), CHECKED, "--warnings-as-errors", "--no-transform-for-static-hosting")
    loose = [line for path in doc_pages.catalogs(ROOT) for line in doc_pages.outside_topics(archive, path)]
    if loose:
        sys.exit("\n".join([*loose, "docs: each public symbol belongs into a topic of its module's page"]))
    print("check-docs: every link in the documentation leads somewhere, and every symbol is in a topic")


def convert_service(modules, service):
    """Makes the archive of a service's module."""
    folder = PARTS / service
    shutil.rmtree(folder, ignore_errors=True)
    name = f"Strata{service}"
    modules.require([name])
    modules.write_graphs([name], folder / "graphs")
    convert(name, folder / "graphs", folder / f"{name}.doccarchive")


def render(services):
    for service in services:
        if not (ROOT / "Sources/Resources" / service).is_dir():
            sys.exit(f"docs: there is no service {service}; Sources/Resources has a folder for each, such as SQS")
    modules = Modules()
    convert_library(modules, PARTS / "Library")
    for service in services:
        convert_service(modules, service)
    shutil.rmtree(SITE, ignore_errors=True)
    archives = sorted(str(path) for path in PARTS.glob("*/*.doccarchive"))
    landing = ["--synthesized-landing-page-name", "Strata", "--synthesized-landing-page-topics-style", "list"]
    subprocess.run([tool("docc"), "merge", *archives, "--output-path", str(SITE), *landing], check=True)
    print(f"""docs: {SITE.relative_to(ROOT)}/index.html is the start; a browser needs a server for it:
  python3 -m http.server --directory {SITE.relative_to(ROOT)} 8000
and then http://localhost:8000/documentation/""")


def main():
    match sys.argv[1:]:
        case ["check"]:
            check()
        case ["render", *services]:
            render(services)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
