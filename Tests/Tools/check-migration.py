#!/usr/bin/env python3
"""Has templates made into Swift, and compares them with what is synthesized of that.

usage: check-migration.py prepare DIR SYNTH OWN... -- OTHERS...
       check-migration.py lift DIR SYNTH OWN... -- OTHERS...
       check-migration.py profiles DIR SYNTH OWN...
       check-migration.py modules DIR
       check-migration.py compare DIR SYNTH

DIR receives the templates of the folders OWN and OTHERS under names of their own (old), a package of all that can be made into
Swift (source) and a program that synthesizes it (source/main.swift). Its templates are then to be in DIR/new. The exit status is
1 where a template of our own isn't made into Swift, where fewer of others' are than FEWEST, or a smaller share of those in which
validate finds no error than LEAST_SHARE, and where what is synthesized doesn't mean the same. With `lift` only templates in
which constructs are found are made into Swift, with these; it fails where fewer are found in our own than FEWEST_LIFTED. With
`profiles` each of our own is made into Swift together with one that has other values, so that both have profiles; it fails
where fewer than FEWEST_WITH_PROFILES do.
`modules` prints all modules that the Swift in DIR/source needs.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zlib

ENDINGS = (".json", ".yaml", ".yml", ".template")
# The fewest templates of others that have to become Swift.
FEWEST = 200
# The share of those of them that are right.
LEAST_SHARE = 0.99
# The fewest constructs that are to be found in templates of our own.
FEWEST_LIFTED = 95
# The fewest pairs of templates that are to have profiles.
FEWEST_WITH_PROFILES = 20
LIBRARY = ("--library", "../strata")
# Each template is a stack of an app, whatever others are like.
ALONE = ("--apart", *LIBRARY)
# What has a meaning of its own, with which a template would have another shape or no meaning.
KEPT = {"Condition", "DependsOn", "Effect", "Fn::FindInMap", "Fn::GetAtt", "Key", "Ref", "Sid", "Type", "Version"}
# What diff says of a template that can't be compared even with itself.
NO_TEMPLATE = "error: the old template of "

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
for app in APPS {
  let rendered = app.render { stack in
    guard let bytes = try? stack.template.bytes() else { fatalError("\\(stack.name) can't be written") }
    guard let file = fopen("\\(CommandLine.arguments[1])/\\(stack.name).json", "w") else { fatalError("can't be written") }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0 else { fatalError("can't be written") }
  }
  for finding in rendered.findings { print(finding) }
  if !rendered.findings.isEmpty { exit(1) }
}
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


def is_template(report):
    """Whether a template has resources, by what is told of its Swift."""
    stack = json.loads(report)["stacks"][0]
    raw = [place["path"] for place in stack["raw"] if place["path"].startswith("Resources/")]
    return stack["typedResources"] + stack["namedResources"] + len(raw) > 0


def reason(errors):
    """Why a template isn't made into Swift: the rule of the first finding."""
    return next(iter(re.findall(r" \[([a-z-]+)\]$", errors, re.MULTILINE)), errors.strip())


def judge_others(paths, results, synth):
    """Says how many of others' templates are made into Swift, and why the rest isn't. Gives what is wrong with that."""

    def is_right(name):
        arguments = [synth, "validate", "--quiet", "--severity", "error", str(paths[name])]
        return subprocess.run(arguments, capture_output=True, check=False).returncode == 0

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        right = {name for name, is_right in zip(paths, pool.map(is_right, paths)) if is_right}
    made = {name for name in paths if results[name].returncode == 0}
    print(
        f"check-migration: {len(made)} of {len(paths)} templates of others become Swift, "
        f"{len(made & right)} of the {len(right)} without errors"
    )
    reasons = collections.defaultdict(list)
    for name in paths:
        if name not in made:
            reasons[reason(results[name].stderr)].append(name)
    for why, names in sorted(reasons.items()):
        print(f"check-migration: {len(names)} not for {why}, such as {paths[names[0]]}")
    problems = []
    if len(made) < FEWEST:
        problems.append(f"only {len(made)} templates of others become Swift, and {FEWEST} were to")
    if len(made & right) < LEAST_SHARE * len(right):
        names = ", ".join(str(paths[name]) for name in sorted(right - made))
        problems.append(f"fewer than {LEAST_SHARE:.0%} of others' templates without errors become Swift: not {names}")
    return problems


def start(folder):
    """Empties the folders of what is made and compared."""
    for name in ("old", "source", "new"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "old").mkdir(parents=True)


def prepare(folder, synth, own, others):
    """Makes the package. Gives the exit status."""
    folder = pathlib.Path(folder)
    start(folder)
    found = templates([*own, *others])
    copies = {}
    for name, path in found.items():
        copies[name] = folder / "old" / (name + path.suffix)
        shutil.copyfile(path, copies[name])

    def try_alone(name):
        arguments = [synth, "migrate", copies[name], *ALONE, "--dry-run", "--json", "--output", folder / "source"]
        return subprocess.run(arguments, capture_output=True, text=True, check=False)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(found, pool.map(try_alone, found)))
    # What has no resources is no template.
    found = {name: path for name, path in found.items() if results[name].returncode or is_template(results[name].stdout)}
    theirs = {name: path for name, path in found.items() if any(path.is_relative_to(folder) for folder in others)}
    problems = [f"{found[name]}: {results[name].stderr}" for name in found.keys() - theirs if results[name].returncode]
    problems += judge_others(theirs, results, synth)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    stacks = make(folder, synth, copies, {name: found[name] for name in found if results[name].returncode == 0})
    counts = {key: sum(stack[key] for stack in stacks) for key in ("typedResources", "namedResources", "otherDeclarations")}
    raw = sum(len(stack["raw"]) for stack in stacks)
    print(
        f"check-migration: {len(stacks)} templates, {counts['typedResources']} resources by type, "
        f"{counts['namedResources']} by name, {counts['otherDeclarations']} other declarations, {raw} places raw"
    )
    return 0


def make(folder, synth, copies, migrated, *options):
    """Makes a package of templates. Gives what migrate tells of each."""
    return run_migrate(folder, synth, copies, migrated, *options, *ALONE)["stacks"]


def run_migrate(folder, synth, copies, migrated, *options):
    """Makes a package of templates. Gives what migrate tells."""
    made = subprocess.run(
        [synth, "migrate", *(copies[name] for name in migrated), *options, "--json", "--output", folder / "source"],
        capture_output=True,
        text=True,
        check=True,
    )
    paths = {name: str(path) for name, path in migrated.items()}
    (folder / "stacks.json").write_text(json.dumps(paths), encoding="utf-8")
    # The tool would bring the command line along, and hold rules against templates that are wrong on purpose.
    for path in ("Sources/SourceTool", "Tests"):
        shutil.rmtree(folder / "source" / path)
    sources = "".join(path.read_text(encoding="utf-8") for path in (folder / "source/Sources").rglob("*.swift"))
    apps = re.findall(r"^public let (\w+) = App\(", sources, re.MULTILINE)
    systems = re.findall(r"^public let (\w+) = System\(", sources, re.MULTILINE)
    program = PROGRAM.replace("APPS", "[" + ", ".join(apps + [f"try {name}.prepare(.committed).app" for name in systems]) + "]")
    (folder / "source/main.swift").write_text("import StrataEnvironments\n" * bool(systems) + program, encoding="utf-8")
    return json.loads(made.stdout)


def lift(folder, synth, own, others):
    """Makes the package of templates in which constructs are found. Gives the exit status."""
    folder = pathlib.Path(folder)
    start(folder)
    copies = {}
    paths = {}
    for name, path in templates([*own, *others]).items():
        # Ours keep their names, by which constructs name networks.
        is_ours = any(path.is_relative_to(folder) for folder in own)
        kept = path.name.split(".")[0] if is_ours else name
        name = name if kept in copies else kept
        copies[name] = folder / "old" / (name + path.suffix)
        paths[name] = path
        shutil.copyfile(path, copies[name])

    def lifted(name):
        arguments = [synth, "migrate", copies[name], "--lift", *ALONE, "--dry-run", "--json", "--output", folder / "source"]
        result = subprocess.run(arguments, capture_output=True, text=True, check=False)
        return json.loads(result.stdout)["stacks"][0]["lifted"] if result.returncode == 0 else []

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = dict(zip(paths, pool.map(lifted, paths)))
    migrated = {name: path for name, path in paths.items() if found[name]}
    stacks = make(folder, synth, copies, migrated, "--lift")
    kinds = collections.Counter(construct["construct"] for stack in stacks for construct in stack["lifted"])
    total = sum(kinds.values())
    shown = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    print(f"check-migration: {total} constructs in {len(stacks)} of {len(paths)} templates: {shown}")
    ours = sum(len(found[name]) for name, path in paths.items() if any(path.is_relative_to(folder) for folder in own))
    if ours < FEWEST_LIFTED:
        print(f"only {ours} constructs are found in templates of our own, and {FEWEST_LIFTED} were to", file=sys.stderr)
        return 1
    return 0


def varied(value, path=""):
    """A value with others in some places, which are the same in each run."""
    if isinstance(value, dict):
        return {key: member if key in KEPT else varied(member, f"{path}/{key}") for key, member in value.items()}
    if isinstance(value, list):
        # The first argument of a choice is the name of its condition.
        start = 1 if path.endswith("/Fn::If") else 0
        return value[:start] + [varied(element, f"{path}/{index}") for index, element in enumerate(value[start:], start)]
    if zlib.crc32(path.encode()) % 8:
        return value
    if isinstance(value, bool):
        return not value
    return value + (1 if isinstance(value, (int, float)) else "x")


def profiles(folder, synth, own):
    """Makes the package of templates with others of their shape beside them. Gives the exit status."""
    folder = pathlib.Path(folder)
    start(folder)
    copies = {}
    paths = {}
    for stack, path in templates(own).items():
        if path.suffix != ".json":
            continue
        template = json.loads(path.read_text(encoding="utf-8"))
        sections = ("Resources", "Outputs")
        other = {key: varied(value, key) if key in sections else value for key, value in template.items()}
        for environment, value in (("dev", template), ("prod", other)):
            name = f"{stack}-{environment}"
            metadata = {**template.get("Metadata", {}), "Strata::Environments": {environment: ["*"]}}
            copies[name] = folder / "old" / (name + path.suffix)
            copies[name].write_text(json.dumps({**value, "Metadata": metadata}), encoding="utf-8")
            paths[name] = f"{environment} of {path}"
    report = run_migrate(folder, synth, copies, paths, *LIBRARY)
    families = report["families"]
    print(f"check-migration: {len(families)} of {len(paths) // 2} templates and others of their shape have profiles")
    if len(families) < FEWEST_WITH_PROFILES:
        for group in report["apart"]:
            print(f"{', '.join(group['stacks'])}: {group['reason']}", file=sys.stderr)
        print(f"only {len(families)} have, and {FEWEST_WITH_PROFILES} were to", file=sys.stderr)
        return 1
    return 0


def modules(folder):
    """Prints the modules that sources import, and those that these import, one a line. Gives the exit status."""
    folders = {}
    for path in pathlib.Path("Sources").glob("Strata*"):
        folders[path.name] = path
    for path in pathlib.Path("Sources/Resources").iterdir():
        folders["Strata" + path.name] = path
    for path in pathlib.Path("Sources/Constructs").iterdir():
        folders["StrataConstructs" if path.name == "Shared" else "Strata" + path.name] = path

    def imports(path):
        files = (file.read_text(encoding="utf-8") for file in path.rglob("*.swift"))
        return {name for text in files for name in re.findall(r"^[^/\n]*\bimport (Strata\w+)$", text, re.MULTILINE)}

    found = set()
    pending = imports(pathlib.Path(folder) / "source")
    while pending:
        found |= pending
        pending = {name for known in pending for name in imports(folders[known])} - found
    print("\n".join(sorted(found)))
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
    # Such as one with a resource whose type is no text, which is there to be refused.
    incomparable = [problem for problem in problems if NO_TEMPLATE in problem]
    problems = [problem for problem in problems if NO_TEMPLATE not in problem]
    for problem in problems + incomparable:
        print(problem, file=sys.stderr)
    same = len(stacks) - len(problems) - len(incomparable)
    print(f"check-migration: {same} of {len(stacks)} mean the same, and {len(incomparable)} can't be compared with anything")
    return 1 if problems else 0


def main(arguments):
    """Does what is asked for. Gives the exit status."""
    if len(arguments) >= 4 and arguments[0] == "prepare" and "--" in arguments:
        middle = arguments.index("--")
        return prepare(arguments[1], arguments[2], arguments[3:middle], arguments[middle + 1 :])
    if len(arguments) >= 4 and arguments[0] == "lift" and "--" in arguments:
        middle = arguments.index("--")
        return lift(arguments[1], arguments[2], arguments[3:middle], arguments[middle + 1 :])
    if len(arguments) >= 4 and arguments[0] == "profiles":
        return profiles(arguments[1], arguments[2], arguments[3:])
    if len(arguments) == 2 and arguments[0] == "modules":
        return modules(arguments[1])
    if len(arguments) == 3 and arguments[0] == "compare":
        return compare(*arguments[1:])
    print(__doc__.split("\n\n")[1], file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
