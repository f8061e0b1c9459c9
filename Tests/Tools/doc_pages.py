"""The pages of the documentation: which modules have one, and which of their symbols are in no topic."""

import json


def module_names(root):
    """The modules that are written by hand and that something imports, sorted."""
    sources = root / "Sources"
    constructs = (sources / "Constructs").iterdir()
    names = ["StrataConstructs" if path.name == "Shared" else f"Strata{path.name}" for path in constructs if path.is_dir()]
    return sorted(names + [path.name for path in sources.glob("Strata*") if path.is_dir() and not is_tool(path)])


def is_tool(folder):
    """Whether a folder holds a program rather than a module to be imported."""
    return any(
        line.startswith("@main ") for path in folder.glob("*.swift") for line in path.read_text(encoding="utf-8").splitlines())


def catalogs(root):
    """The catalogs beside the sources of those modules, sorted."""
    sources = root / "Sources"
    return sorted([*sources.glob("Strata*/*.docc"), *sources.glob("Constructs/*/*.docc")])


def leave_out_empty(graphs, documented):
    """Removes the graphs of modules in which nothing is public, but for those that have a catalog: they'd be empty pages."""
    for path in graphs.glob("*.symbols.json"):
        if path.name.split(".")[0] not in documented and not json.loads(path.read_text())["symbols"]:
            path.unlink()


def outside_topics(archive, catalog):
    """A line for each symbol that a module's page doesn't have in a topic, so that DocC has made one up for it."""
    page = archive / "data/documentation" / f"{catalog.stem.lower()}.json"
    if not page.exists():
        return []
    content = json.loads(page.read_text())
    symbols = [name for topic in content.get("topicSections", []) if topic.get("generated") for name in topic["identifiers"]]
    return [f"{catalog.name}: {content['references'][name]['title']} is in no topic" for name in symbols]
