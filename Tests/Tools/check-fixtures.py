#!/usr/bin/env python3
"""Compares what cfn-lint and `synth validate` find in the templates of cfn-lint's own tests.

usage: check-fixtures.py DIR --synth PROGRAM [--all]

DIR has the templates, PROGRAM is the synth of this package. Needs cfn-lint as a library, for what it hasn't judged yet:
its verdicts are kept. Templates with SAM or macros are left out, and counted. Two findings agree where one stands at the
place of the other or in it, or where ours, about several resources, names the one that cfn-lint's is about. Every other
one is a difference, which explained-fixtures.json explains as explanations.py says. The exit status is 1 where

- less than 99 % of what cfn-lint finds is found by us, at its place or elsewhere, but for what CloudFormation takes,
- a difference isn't explained, or
- an explanation isn't so: none of its differences is there, or what it names isn't found.

With --all, the explained differences are printed too.
"""

import argparse
import collections
import datetime
import json
import pathlib
import re
import subprocess
import sys

import explanations
import verdicts

TOOLS = pathlib.Path(__file__).resolve().parent
EXPLAINED = pathlib.Path(__file__).with_name("explained-fixtures.json")
SUFFIXES = {".json", ".template", ".yaml", ".yml"}
LEAST_SHARE = 0.99


def judged(paths, directory):
    """What cfn-lint finds in files, by their paths, as judge_fixtures says it; and how many verdicts are new."""
    # Some of its rules ask for today's date, so that a verdict is taken anew every month.
    month = datetime.date.today().strftime("%Y-%m")
    pinned = [TOOLS / "requirements.txt", TOOLS / "requirements-fixtures.txt"]
    kept = verdicts.Verdicts("fixtures", [month, *pinned, TOOLS / "judge_fixtures.py"])
    contents = {path: f"{path.relative_to(directory)}\n".encode() + path.read_bytes() for path in paths}
    found = {path: kept.get(content) for path, content in contents.items()}
    missing = [path for path, verdict in found.items() if verdict is verdicts.MISSING]
    if missing:
        # It takes seconds to be imported, which nothing else here needs.
        import judge_fixtures

        for path, verdict in judge_fixtures.judge(missing):
            found[path] = verdict
            kept.put(contents[path], verdict)
    kept.save()
    return found, len(missing)


def validate(synth, paths):
    """What synth finds in files: its findings by file."""
    process = subprocess.run(
        [synth, "validate", "--format", "json", *paths], capture_output=True, text=True, check=False
    )
    if process.returncode not in (0, 1):
        sys.exit(f"check-fixtures: synth ended with {process.returncode}: {process.stderr}")
    return {file["file"]: file for file in json.loads(process.stdout)}


def meet(one, other):
    """Whether one place is the other, or in it."""
    return one == other or not one or not other or one.startswith(other + "/") or other.startswith(one + "/")


# What we say once, at one of the resources that it's about, naming the others.
SAID_ONCE = {
    "E3004": "dependency-cycle",
    "E3007": "parameter-form",
    "E3019": "unique-identifier",
    "E3020": "excluded-property",
    "E3022": "second-route-table",
    "E3708": "authorizer-type",
}


def is_named(rule, place, findings):
    """Whether a finding about several things, which stands at another of them, names the one at the place."""
    steps = place.split("/")
    name = steps[-1] if rule == "E3020" else steps[min(1, len(steps) - 1)]
    return any(
        finding["rule"] == SAID_ONCE.get(rule) and re.search(rf"\b{re.escape(name)}\b", finding["message"])
        for finding in findings
    )


def normal(place):
    """A place as we give it.

    That's one without the position in Fn::Equals, of which cfn-lint gives either for what stands in one, and without the
    reference to a parameter group, to which cfn-lint adds the property of the replication group that it's about.
    """
    place = re.sub(r"(/Fn::Equals)/[01](?=/|$)", r"\1", place)
    return re.sub(r"/CacheParameterGroupName(/Fn::If/[12])?/Ref(?=/)", "", place)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--synth", required=True)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()

    known = explanations.Explanations(json.loads(EXPLAINED.read_text()))
    files = sorted(path for path in options.directory.rglob("*") if path.suffix in SUFFIXES)
    found, missing = judged(files, options.directory)
    theirs = {
        str(path): verdict and sorted({(rule, normal(place), message) for rule, place, message in verdict})
        for path, verdict in found.items()
    }
    paths = [str(path) for path in files]
    left_out = [path for path in paths if theirs[path] is None]
    paths = [path for path in paths if theirs[path] is not None]
    ours = validate(options.synth, paths)

    counts = collections.Counter()
    differences = []
    for path in paths:
        file = str(pathlib.Path(path).relative_to(options.directory))
        findings = [finding for finding in ours[path]["findings"] + ours[path].get("accepted", [])]
        errors = [finding for finding in ours[path]["findings"] if finding["severity"] == "error"]
        clean = not theirs[path]
        counts["templates without errors" if clean else "templates with errors"] += 1
        for rule, place, message in theirs[path]:
            counts["errors to be found"] += 1
            places = [normal(finding.get("path", "")) for finding in findings]
            if any(meet(place, ours) for ours in places) or is_named(rule, place, findings):
                counts["errors found at their place"] += 1
            else:
                differences.append(("cfn-lint", rule, file, place, message))
        for finding in errors:
            place = normal(finding.get("path", ""))
            if clean:
                counts["errors of ours in templates without any"] += 1
                differences.append(("clean", finding["rule"], file, place, finding["message"]))
            elif not any(meet(place, other) or is_named(rule, other, [finding]) for rule, other, _ in theirs[path]):
                differences.append(("ours", finding["rule"], file, place, finding["message"]))

    def places(path, side):
        """The findings of a side in a file, as rule and place."""
        if side == "ours":
            return [(finding["rule"], normal(finding.get("path", ""))) for finding in ours[path]["findings"]]
        return [(rule, place) for rule, place, _ in theirs[path]]

    unexplained = []
    for difference in differences:
        side, rule, file, place, message = difference
        path = str(options.directory / file)
        explained = known.explain(side, rule, file, place, lambda other, path=path: places(path, other))
        if not explained:
            unexplained.append(difference)
        if options.all or not explained:
            print(f"{'explained' if explained else 'UNEXPLAINED'}: {side} {rule} {file} {place}: {message[:160]}")
    problems = known.problems()
    for problem in problems:
        print(f"check-fixtures: {problem}", file=sys.stderr)
    counts["templates with macros, left out"] = len(left_out)
    for name in sorted(counts):
        print(f"{counts[name]:6}  {name}")
    sum_up = known.summary(counts["errors to be found"], counts["errors found at their place"])
    print(f"check-fixtures: {sum_up.text}")
    print(
        f"check-fixtures: {len(differences)} differences, {len(unexplained)} unexplained; "
        f"cfn-lint judged {missing} of {len(files)} templates anew"
    )
    sys.exit(bool(unexplained) or sum_up.share < LEAST_SHARE or bool(problems))


if __name__ == "__main__":
    main()
