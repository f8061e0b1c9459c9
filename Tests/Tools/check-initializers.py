#!/usr/bin/env python3
"""Compares resources that were declared in Swift, by their types' own initializers, with the samples they're made of.

usage: check-initializers.py DIR FACTS

DIR has the samples (samples), what of them can't be written in Swift or only raw (source/written.json), and a line of
JSON for each that was synthesized (synthesized.jsonl). FACTS is the text with a line for each type, all of which are
to be there. The exit status is 1 where anything is otherwise than explained-initializers.json explains, or an
explanation isn't needed any more.
"""

import fnmatch
import json
import pathlib
import re
import sys

EXPLAINED = pathlib.Path(__file__).with_name("explained-initializers.json")
BY_HAND = pathlib.Path(__file__).with_name("initializer-samples.json")


def is_same(one, other):
    """Whether two values are the same JSON, in which 1 is neither 1.0 nor true."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other


def differences(sample, made):
    """The properties in which a resource differs from its sample."""
    names = sorted(sample.keys() | made.keys())
    differing = [
        name for name in names if name not in sample or name not in made or not is_same(sample[name], made[name])
    ]
    # An empty set of tags leaves the property out.
    return [name for name in differing if name != "Tags" or name in made or sample[name] not in ({}, [])]


def findings(folder, samples):
    """All that isn't as it should be: kind, type, place and what it is."""
    written = json.loads((folder / "source/written.json").read_text())
    for name, reason in written["gaps"].items():
        place, _, reason = reason.rpartition(": ") if ": " in reason else ("", "", reason)
        yield "unwritten", samples[name]["Type"], place, reason
    for name, places in written["raw"].items():
        for place in places:
            yield "raw", samples[name]["Type"], place, "no typed form takes the value"
    for case in written["unused"]:
        yield "unused", case, "", "no sample is written in this form; add one to initializer-samples.json"
    made = [json.loads(line) for line in (folder / "synthesized.jsonl").read_text().splitlines()]
    for resource in made:
        sample = samples[resource["id"]]
        if "error" in resource:
            # Nobody makes a resource of a service that is shut down.
            if not re.fullmatch("Type: type-lifecycle: [^;]*", resource["error"]):
                yield "refused", sample["Type"], "", resource["error"]
            continue
        for name in differences(sample.get("Properties", {}), resource["properties"]):
            values = f"{sample.get('Properties', {}).get(name)} became {resource['properties'].get(name)}"
            yield "different", sample["Type"], name, values
    missing = samples.keys() - written["gaps"].keys() - {resource["id"] for resource in made}
    for name in sorted(missing):
        yield "missing", samples[name]["Type"], "", "nothing was synthesized"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    facts = pathlib.Path(sys.argv[2]).read_text().splitlines()
    types = {line.partition("\t")[0] for line in facts if "\t" in line}
    samples = {}
    for path in [*sorted((folder / "samples").glob("valid-*.json")), BY_HAND]:
        samples.update(json.loads(path.read_text())["Resources"])
    explanations = json.loads(EXPLAINED.read_text())
    used, failures, count = set(), [], 0
    for kind, type_name, place, what in findings(folder, samples):
        count += 1
        reasons = [
            number
            for number, entry in enumerate(explanations)
            if entry["kind"] == kind
            and fnmatch.fnmatchcase(type_name, entry["type"])
            and fnmatch.fnmatchcase(place, entry.get("place", "*"))
        ]
        used.update(reasons)
        if not reasons:
            failures.append(f"{kind}: {type_name} {place}: {what}")
    for type_name in sorted(types - {sample["Type"] for sample in samples.values()}):
        failures.append(f"missing: {type_name}: there is no sample")
    for number, entry in enumerate(explanations):
        if number not in used:
            failures.append(f"explained-initializers.json explains what isn't there: {json.dumps(entry)}")
    for failure in failures:
        print(failure)
    print(
        f"check-initializers: {len(samples)} resources of {len(types)} types declared by their initializers; "
        f"{count} findings, {len(failures)} of them unexplained"
    )
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
