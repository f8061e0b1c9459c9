#!/usr/bin/env python3
"""Compares what cfn-lint finds in the samples of schema-samples with what our own rules found.

usage: check-samples.py DIR [--all]

DIR is what schema-samples wrote. Needs cfn-lint as a library, for what it hasn't judged yet: its verdicts are kept.
Only its rules that read the schema of a resource type are run. Prints a table of counts and every difference that
explained-differences.json doesn't explain; the exit status is 1 if there is one. With --all, the explained ones are
printed too.
"""

import collections
import fnmatch
import json
import pathlib
import sys
import time

import verdicts

TOOLS = pathlib.Path(__file__).resolve().parent
HOME_REGION = "us-east-1"

# What our rules should call each kind of violation.
OUR_RULES = {
    "aws-format": {"wrong-format", "wrong-pattern", "wrong-length"},
    "choice": {"required-property", "one-of"},
    "count": {"wrong-count"},
    "dependent": {"dependent-property"},
    "enumeration": {"not-allowed-value"},
    "format": {"wrong-format"},
    "json": {"wrong-format"},
    "length": {"wrong-length", "wrong-format"},
    # What doesn't have a format is no more held against a pattern.
    "pattern": {"wrong-pattern", "wrong-format"},
    "range": {"out-of-range"},
    "read-only": {"read-only-property"},
    "required": {"required-property"},
    "scalar": {"wrong-type"},
    "together": {"one-of", "excluded-property"},
    "type": {"wrong-type"},
    "unique": {"not-unique"},
    "unknown": {"unknown-property"},
    "uri": {"wrong-format"},
}


def judged(resources):
    """What cfn-lint finds in resources: logical ID → its type's region and the findings; and how many are new."""
    kept = verdicts.Verdicts("samples", [TOOLS / "requirements.txt", TOOLS / "judge_samples.py"])
    contents = {name: json.dumps(resource).encode() for name, resource in resources.items()}
    found = {name: kept.get(content) for name, content in contents.items()}
    missing = [name for name, verdict in found.items() if verdict is verdicts.MISSING]
    if missing:
        # It takes a second to be imported, which nothing else here needs.
        import judge_samples

        for name, verdict, is_kept in judge_samples.judge({name: resources[name] for name in missing}):
            found[name] = verdict
            if is_kept:
                kept.put(contents[name], verdict)
    kept.save()
    return found, len(missing)


def concerns(path, place):
    """Whether one of two paths leads into the other."""
    shorter = min(len(path), len(place))
    return path[:shorter] == place[:shorter]


def covers(patterns, text):
    """Whether one pattern, or one of a list of them, matches a text."""
    patterns = patterns if isinstance(patterns, list) else [patterns]
    return any(fnmatch.fnmatchcase(text, pattern) for pattern in patterns)


def is_explained(difference, explanations):
    """Whether an explanation covers a difference; the first one that does is counted."""
    for explanation in explanations:
        if explanation["side"] != difference["side"]:
            continue
        fields = ("type", "kind", "path", "finding")
        if all(covers(explanation.get(field, "*"), difference[field]) for field in fields):
            explanation["count"] = explanation.get("count", 0) + 1
            return True
    return False


def differences(index, found):
    """Every sample on which the two disagree, or that neither judges as it should."""
    for name, sample in index["samples"].items():
        place, kind = sample["path"], sample["kind"]
        ours, theirs = sample["findings"], found.get(name, [])
        if kind in ("minimal", "full"):
            finds = (bool(ours), bool(theirs))
            side = {(True, False): "ours", (False, True): "cfn-lint", (True, True): "both"}.get(finds)
        else:
            finds = (
                any(finding["rule"] in OUR_RULES[kind] and concerns(finding["path"], place) for finding in ours),
                any(concerns(path, place) for _, path, _ in theirs),
            )
            side = {(True, False): "ours", (False, True): "cfn-lint", (False, False): "neither"}.get(finds)
        finding = [f"{finding['rule']} at {'/'.join(finding['path'])}" for finding in ours]
        finding += [f"{rule} at {'/'.join(path)}: {message}" for rule, path, message in theirs]
        yield name, side, {
            "type": sample["type"],
            "kind": kind,
            "path": "/".join(place),
            "side": side,
            "finding": "; ".join(finding),
        }


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--all"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder = pathlib.Path(arguments[0])
    index = json.loads((folder / "index.json").read_text())
    explanations = json.loads((pathlib.Path(__file__).parent / "explained-differences.json").read_text())
    start = time.monotonic()

    resources = {}
    for file in index["templates"]:
        resources.update(json.loads((folder / file).read_text())["Resources"])
    verdict_of, missing = judged(resources)
    found = {name: verdict["found"] for name, verdict in verdict_of.items()}
    regions = {resources[name]["Type"]: verdict["region"] for name, verdict in verdict_of.items()}
    unknown = {type_name for type_name, region in regions.items() if region is None}
    seconds = time.monotonic() - start

    table = collections.defaultdict(collections.Counter)
    shown = []
    for _, side, difference in differences(index, found):
        if difference["type"] in unknown:
            side = "unknown type"
        counts = table[difference["kind"]]
        counts["samples"] += 1
        if side is None:
            counts["agreed"] += 1
        elif side == "unknown type" or not is_explained(difference, explanations):
            counts["unexplained"] += 1
            shown.append(difference)
        else:
            counts["explained"] += 1
            if "--all" in sys.argv:
                shown.append({**difference, "side": f"{side} (explained)"})

    columns = ["samples", "agreed", "explained", "unexplained"]
    print(f"{'kind':14}" + "".join(f"{column:>13}" for column in columns))
    total = sum(table.values(), collections.Counter())
    for kind, counts in [*sorted(table.items()), ("all", total)]:
        print(f"{kind:14}" + "".join(f"{counts[column]:13}" for column in columns))
    types = {sample["type"] for sample in index["samples"].values()}
    elsewhere = sum(region not in (None, HOME_REGION) for region in regions.values())
    print(f"{len(types)} types, {elsewhere} of them not in {HOME_REGION}; cfn-lint judged {missing} anew in {seconds:.0f} s")
    for explanation in explanations:
        print(f"{explanation.get('count', 0):6} explained: {explanation['reason']}")
    for gap in index["gaps"]:
        print(f"not made: {gap['type']} {gap['kind']} {'/'.join(gap['path'])}: {gap['reason']}")
    for difference in shown:
        print("found by {side}: {type} {kind} {path}\n    {finding}".format(**difference))
    unused = [explanation["reason"] for explanation in explanations if not explanation.get("count")]
    for reason in unused:
        print(f"explains nothing: {reason}")
    sys.exit(1 if total["unexplained"] else 0)


if __name__ == "__main__":
    main()
