#!/usr/bin/env python3
"""Has templates made into Swift, and compares them with what is synthesized of that.

usage: check-migration.py prepare DIR SYNTH FOLDER...
       check-migration.py compare DIR SYNTH

DIR receives the templates of the FOLDERs under names of their own (old), a package of all that can be made into Swift
(source) and a program that synthesizes it (source/main.swift). Its templates are then to be in DIR/new. The exit status is
1 where a template can't be read or made into Swift that UNREADABLE doesn't name, where one of another kind is there, and
where what is synthesized doesn't mean the same.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

# Texts that no tool takes, by the ends of their paths.
UNREADABLE = {"integration/yaml-alias-amplification.yaml": "its aliases stand for millions of values"}
# The texts, and the fewest of them that have to be there.
ENDINGS = (".json", ".yaml", ".yml", ".template")
FEWEST = 185

PROGRAM = """@testable import Migrated
import StrataLanguage
import StrataSynthesis
import StrataTemplate

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

mkdir(CommandLine.arguments[1], 0o755)
let rendered = try migratedApp.render { stack in
  let bytes = try stack.template.bytes()
  guard let file = fopen("\\(CommandLine.arguments[1])/\\(stack.name).json", "w") else { fatalError("can't be written") }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0 else { fatalError("can't be written") }
}
for finding in rendered.findings { print(finding) }
exit(rendered.findings.isEmpty ? 0 : 1)
"""


def templates(folders):
    """The paths of the templates in folders, by the names of their stacks."""
    found = {}
    for folder in map(pathlib.Path, folders):
        for path in sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS and path.name != "manifest.json"):
            words = re.findall("[A-Za-z0-9]+", str(path.relative_to(folder.parent)))
            name = "T" + "-".join(words)[:100]
            while name.lower() in (known.lower() for known in found):
                name += "x"
            found[name] = path
    return found


def has_resources(report):
    """Whether a template has resources, by what is told of its Swift."""
    stack = json.loads(report)["stacks"][0]
    raw = [place["path"] for place in stack["raw"] if place["path"].startswith("Resources/")]
    return stack["typedResources"] + stack["namedResources"] + len(raw) > 0


def prepare(folder, synth, *folders):
    """Makes the package. Gives the exit status."""
    folder = pathlib.Path(folder)
    for name in ("old", "source", "new"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "old").mkdir(parents=True)
    found = templates(folders)
    copies = {}
    for name, path in found.items():
        copies[name] = folder / "old" / (name + path.suffix)
        shutil.copyfile(path, copies[name])

    def try_alone(name):
        arguments = [synth, "migrate", copies[name], "--dry-run", "--json", "--output", folder / "source"]
        return subprocess.run(arguments, capture_output=True, text=True, check=False)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(found, pool.map(try_alone, found)))
    problems = [
        f"{found[name]}: {result.stderr.strip()}"
        for name, result in results.items()
        if result.returncode != 0 and not any(str(found[name]).endswith(ending) for ending in UNREADABLE)
    ]
    # What has no resources is no template.
    migrated = [name for name in found if results[name].returncode == 0 and has_resources(results[name].stdout)]
    if len(migrated) < FEWEST:
        problems.append(f"only {len(migrated)} templates can be made into Swift, and {FEWEST} were to be there")
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    made = subprocess.run(
        [synth, "migrate", *(copies[name] for name in migrated), "--apart", "--json", "--output", folder / "source"],
        capture_output=True,
        text=True,
        check=True,
    )
    stacks = json.loads(made.stdout)["stacks"]
    counts = {key: sum(stack[key] for stack in stacks) for key in ("typedResources", "namedResources", "otherDeclarations")}
    raw = sum(len(stack["raw"]) for stack in stacks)
    print(
        f"check-migration: {len(stacks)} templates, {counts['typedResources']} resources by type, "
        f"{counts['namedResources']} by name, {counts['otherDeclarations']} other declarations, {raw} places raw"
    )
    (folder / "stacks.json").write_text(json.dumps({name: str(found[name]) for name in migrated}), encoding="utf-8")
    # The tool would bring the command line along, and hold rules against templates that are wrong on purpose.
    tool = next((folder / "source").glob("Sources/*/*Tool.swift"))
    text = tool.read_text(encoding="utf-8")
    body = text[text.index("    App(") : text.rindex("  ]")]
    tool.write_text("import StrataLanguage\n\nlet migratedApp =\n" + body, encoding="utf-8")
    (folder / "source/main.swift").write_text(PROGRAM, encoding="utf-8")
    return 0


def compare(folder, synth):
    """Compares the templates. Gives the exit status."""
    folder = pathlib.Path(folder)
    stacks = json.loads((folder / "stacks.json").read_text(encoding="utf-8"))

    def compare_one(name):
        old = next((folder / "old").glob(name + ".*"))
        new = folder / "new" / (name + ".json")
        arguments = [synth, "diff", str(old), str(new)]
        result = subprocess.run(arguments, capture_output=True, text=True, check=False)
        is_ours = stacks[name].startswith("templates/")
        if result.returncode == 0 and is_ours and old.read_bytes() != new.read_bytes():
            return f"{stacks[name]}: not byte for byte"
        return None if result.returncode == 0 else f"{stacks[name]}: {result.stdout}{result.stderr}"

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [problem for problem in pool.map(compare_one, stacks) if problem]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"check-migration: {len(stacks) - len(problems)} of {len(stacks)} mean the same")
    return 1 if problems else 0


def main(arguments):
    """Does what is asked for. Gives the exit status."""
    if len(arguments) >= 4 and arguments[0] == "prepare":
        return prepare(*arguments[1:])
    if len(arguments) == 3 and arguments[0] == "compare":
        return compare(*arguments[1:])
    print(__doc__.split("\n\n")[1], file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
