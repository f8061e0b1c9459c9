#!/usr/bin/env python3
"""Compares what cfn-lint finds in the samples of schema-samples with what our own rules found.

usage: check-samples.py DIR [--all]

DIR is what schema-samples wrote. Needs cfn-lint as a library. Only its rules that read the schema of a resource type
are run. Prints a table of counts and every difference that explained-differences.json doesn't explain; the exit
status is 1 if there is one. With --all, the explained ones are printed too.
"""

import collections
import fnmatch
import functools
import json
import logging
import multiprocessing
import pathlib
import sys
import time

import cfnlint
import cfnlint.jsonschema._keywords
import cfnlint.rules
import regex
from cfnlint.config import ConfigMixIn
from cfnlint.helpers import REGIONS
from cfnlint.schema import ResourceNotFoundError
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
from cfnlint.template import Template

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


class HurriedRegex:
    """Regular expressions that are given up after a second, since some patterns of schemas would take years."""

    def __getattr__(self, name):
        return getattr(regex, name)

    def search(self, pattern, text):
        try:
            return regex.search(pattern, text, timeout=1)
        except TimeoutError:
            return True


@functools.cache
def schema_rules():
    """The rules that read schemas of resource types, without those that know more of a type than its schema does."""
    folder = pathlib.Path(cfnlint.__file__).parent / "rules"
    every = cfnlint.rules.Rules.create_from_directory(str(folder)).data
    wanted = {"E1001", "E1101", "E1103", "E3001", "E3002", "E3040"} | set(every["E3002"].child_rules)
    # Retired types and tagging are no matter of a schema.
    wanted -= {"E3024", "E3710"}
    wanted |= {name for name, rule in every.items() if "E1103" in rule.parent_rules}
    return cfnlint.rules.Rules({name: every[name] for name in sorted(wanted) if name in every})


def region_of(type_name):
    """The first region that has a type, beginning with the home region."""
    for region in [HOME_REGION] + sorted(REGIONS):
        try:
            PROVIDER_SCHEMA_MANAGER.get_resource_schema(region, type_name)
            return region
        except ResourceNotFoundError:
            continue
    return None


def set_up():
    """Readies a process for its share of the files."""
    # It also complains of files that templates name.
    logging.disable(logging.CRITICAL)
    cfnlint.jsonschema._keywords.re = HurriedRegex()


def lint_file(path):
    """What cfn-lint finds in a template, and the region of each type in it."""
    found, regions = {}, {}
    by_region = collections.defaultdict(dict)
    for name, resource in json.loads(path.read_text())["Resources"].items():
        type_name = resource["Type"]
        if type_name not in regions:
            regions[type_name] = region_of(type_name)
        if regions[type_name] is not None:
            by_region[regions[type_name]][name] = resource
    for region, part in sorted(by_region.items()):
        found.update(lint(part, region, schema_rules()))
    return found, regions


def lint(resources, region, rules):
    """What cfn-lint finds: logical ID → list of rule, path below the properties and message."""
    found = collections.defaultdict(list)
    template = Template("samples", {"Resources": resources}, [region], {})
    for match in rules.run("samples", template, ConfigMixIn(regions=[region])):
        path = [str(step) for step in match.path]
        if match.rule.id.startswith("E") and len(path) > 1:
            found[path[1]].append((match.rule.id, path[3:], match.message))
    return found


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

    found, regions = {}, {}
    with multiprocessing.Pool(initializer=set_up) as pool:
        for part, own_regions in pool.imap_unordered(lint_file, [folder / file for file in index["templates"]]):
            found.update(part)
            regions.update(own_regions)
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
    print(f"{len(types)} types, {elsewhere} of them not in {HOME_REGION}; cfn-lint took {seconds:.0f} s")
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
