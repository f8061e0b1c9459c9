#!/usr/bin/env python3
"""Compares what the rules of cdk-preflight find, which are about failed deployments, with what `synth validate` finds.

usage: check_preflight.py --synth PROGRAM --tools DIR [--all] [--constraints] [--json] [FOLDER]...

PROGRAM is the synth of this package, DIR what install-preflight.sh made. Held against each other are the templates that
our rules have as samples (`synth rules --json`), those of preflight-samples.json and those of the folders. Which of the
oracle's rules ours cover says preflight-rules.json, as {"floor": N, "rules": {THEIRS: ENTRY}} with entries of

    {"rule": OURS}      a rule of ours finds the same; [OURS, …] where each of several finds a part of it
    {"engine": OURS}    a rule of ours that reads all types by one kind of facts, such as their schemas, finds it
    {"left": REASON}    it isn't looked for
    {"part": WHAT}      some of it is found, and this isn't: it counts as not covered yet

The exit status is 1 where an entry isn't true (a name that there isn't, or a template on which the oracle finds it and
ours isn't an error), where fewer than N are covered, where a sample of preflight-samples.json doesn't have what it's
there for, and where the oracle finds an error in a good sample of ours.

Of templates in folders what each tool found is printed, and what of the oracle's may be covered though the table doesn't
say so. With --all that is printed of the samples, too, and all rules that aren't covered yet. With --json all of it is
printed for machines. With --constraints the samples of thousands of constraints are held against the oracle as well, for
some ten minutes: what it says otherwise of them is counted and printed, and no fault.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import preflight_matching as matching
import preflight_summary
import preflight_table
import verdicts

TOOLS = pathlib.Path(__file__).resolve().parent
# Where our rules' samples are deployed to, and where all else is.
REGIONS = {"good": "eu-west-1", "bad": "eu-west-1"}
REGION = "us-east-1"
ACCOUNT = "123456789012"
ENDINGS = {".json", ".yaml", ".yml", ".template"}
MOST_TYPES = 25


class Oracle:
    """The other tool, whose verdicts are kept."""

    def __init__(self, tools):
        self.command = [str(tools / "node"), str(TOOLS / "preflight.js"), str(tools)]
        self.kept = verdicts.Verdicts(
            "preflight", [TOOLS / "requirements-preflight.txt", TOOLS / "preflight.js"])
        self.new = 0

    def rules(self):
        """Its rules, by id."""
        rules = self.kept.get(b"list")
        if rules is verdicts.MISSING:
            rules = json.loads(self._run(["list"]))
            self.kept.put(b"list", rules)
        return {rule["id"]: rule for rule in rules}

    def judge(self, templates):
        """What it says of each of some templates."""
        lines = [
            json.dumps({"region": REGIONS.get(template.group, REGION), "account": ACCOUNT, "text": template.text})
            for template in templates
        ]
        unknown = [line for line in dict.fromkeys(lines) if self.kept.get(line.encode()) is verdicts.MISSING]
        if unknown:
            answers = self._run(["judge"], "".join(line + "\n" for line in unknown)).splitlines()
            if len(answers) != len(unknown):
                sys.exit(f"check-preflight: of {len(unknown)} templates the oracle answered {len(answers)}")
            for line, answer in zip(unknown, answers):
                self.kept.put(line.encode(), json.loads(answer))
            self.new += len(unknown)
        return [self.kept.get(line.encode()) for line in lines]

    def _run(self, arguments, text=""):
        process = subprocess.run([*self.command, *arguments], input=text, capture_output=True, text=True, check=False)
        if process.returncode != 0:
            sys.exit(f"check-preflight: the oracle ended with {process.returncode}: {process.stderr[-2000:]}")
        return process.stdout


class Template:
    """A template with what both tools say of it."""

    def __init__(self, name, text, group):
        self.name, self.text, self.group = name, text, group
        self.fault = None
        self.theirs, self.ours = [], []

    def pairs(self):
        """Each finding of theirs with how and which of ours is about the same; None if none is."""
        return [(found, matching.best(found, self.ours)) for found in self.theirs]

    def only_ours(self):
        """The findings of ours that none of theirs is about."""
        return [found for found in self.ours if matching.best(found, self.theirs) is None]


def our_rules(synth):
    """Our rules, by name."""
    process = subprocess.run([synth, "rules", "--json"], capture_output=True, text=True, check=False)
    if process.returncode != 0:
        sys.exit(f"check-preflight: synth rules ended with {process.returncode}: {process.stderr}")
    return {rule["id"]: rule for rule in json.loads(process.stdout)}


def samples(rules, own, with_constraints=False):
    """The templates to judge that need no folder, each text once: those of our rules, and those of theirs, by id."""
    for rule in rules.values():
        # A constraint is of a type.
        if "type" in rule and not with_constraints:
            continue
        if "partOf" not in rule and "bad" in rule:
            for group in ("good", "bad"):
                yield Template(f"{rule['id']}, {group}", json.dumps(rule[group]), group)
    for id, template in own.items():
        yield Template(id, json.dumps(template), "sample")


def files(folders):
    """The templates in some folders."""
    for folder in folders:
        if not folder.is_dir():
            sys.exit(f"check-preflight: {folder} is no folder; PREFLIGHT_TEMPLATES and arguments name folders of templates")
        for path in sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file()):
            yield Template(str(path.relative_to(folder)), path.read_text(errors="replace"), "file")


def judge(synth, oracle, templates):
    """Has both tools judge templates."""
    for template, verdict in zip(templates, oracle.judge(templates)):
        template.fault = verdict.get("fault")
        template.theirs = [matching.theirs(finding) for finding in verdict.get("findings", [])]
    with tempfile.TemporaryDirectory() as name:
        paths = []
        for number, template in enumerate(templates):
            # JSON is YAML, but its faults are told better as those of JSON.
            path = pathlib.Path(name) / f"{number}.{'json' if template.text.lstrip()[:1] == '{' else 'yaml'}"
            path.write_text(template.text)
            paths.append(path)
        command = [synth, "validate", "--format", "json", "--no-accepted", *map(str, paths)]
        process = subprocess.run(command, capture_output=True, text=True, check=False)
        if process.returncode not in (0, 1):
            sys.exit(f"check-preflight: synth ended with {process.returncode}: {process.stderr}")
        for template, file in zip(templates, json.loads(process.stdout)):
            template.ours = [matching.ours(finding) for finding in file["findings"]]


def names(cover, rules):
    """The names that findings of some rules of ours may have."""
    return set(cover) | {id for id, rule in rules.items() if rule.get("partOf") in cover}


def covers(one, found, kind):
    """Whether a finding of ours, by the right rule, says what the oracle found, as the table has it.

    A rule over all types finds much in a resource, so it must be at the place, or name the property that is missing there.
    """
    how = matching.closeness(one, found)
    if how is None or one.severity not in ("error", found.severity):
        return False
    return how == matching.PLACE or kind == "rule" or (bool(found.place) and found.place[-1] in one.message)


def faults(templates, table, rules):
    """Where a template shows that the table isn't true, or that a sample isn't what it's there for."""
    for template in templates:
        for found in template.theirs:
            if template.group == "good" and found.severity == "error":
                yield f"{template.name}: the oracle finds {found.rule}, at {place(found)}: {found.message}"
            cover = table.cover(found.rule)
            if not cover:
                continue
            wanted, kind = names(cover, rules), table.kind(found.rule)
            if not any(other.rule in wanted and covers(other, found, kind) for other in template.ours):
                others = ", ".join(sorted({other.rule for other in template.ours})) or "nothing"
                which = " or ".join(cover)
                yield (
                    f"{template.name}: {found.rule} at {place(found)} is covered by {which}, which finds nothing; "
                    f"given {others}")
        if template.group == "sample" and template.name not in {found.rule for found in template.theirs}:
            others = template.fault or ", ".join(sorted({found.rule for found in template.theirs})) or "nothing"
            yield f"{template.name}: the oracle doesn't find it in its sample; given {others}"
        if template.group == "sample" and not table.cover(template.name):
            yield f"{template.name}: there is a sample of what no rule of ours covers"


def shown(templates):
    """The rules of theirs that some template has."""
    return {found.rule for template in templates for found in template.theirs}


def missing(templates, table):
    """Those of theirs that we find an error for at the same place, though the table doesn't say so: by id our rules."""
    found = {}
    for template in templates:
        for one, pair in template.pairs():
            if pair and table.kind(one.rule) is None and pair[0] == matching.PLACE and pair[1].severity == "error":
                found.setdefault(one.rule, set()).add(pair[1].rule)
    return {id: sorted(rules) for id, rules in sorted(found.items())}


def place(found):
    """Where something was found, for people."""
    return "/".join([found.resource or "the template", *found.place])


def compared(template):
    """What both tools found in a template, or one of them, for machines."""
    result = {"template": template.name, "both": [], "theirs": [], "ours": []}
    if template.fault:
        result["fault"] = template.fault
    for found, pair in template.pairs():
        entry = {"rule": found.rule, "severity": found.severity, "place": place(found), "message": found.message}
        if pair:
            result["both"].append({**entry, "by": pair[1].rule, "at": pair[0]})
        else:
            result["theirs"].append(entry)
    for found in template.only_ours():
        result["ours"].append(
            {"rule": found.rule, "severity": found.severity, "place": place(found), "message": found.message})
    return result


def print_compared(comparisons):
    """Prints what was found in templates, and how much of it by both."""
    for one in comparisons:
        if "fault" in one:
            print(f"{one['template']}: the oracle can't read it: {one['fault']}")
        for found in one["both"]:
            print(f"{one['template']}: both: {found['rule']} and {found['by']}, of one {found['at']}, {found['place']}")
        for side in ("theirs", "ours"):
            for found in one[side]:
                print(f"{one['template']}: only {side}: {found['rule']}, {found['place']}: {found['message'][:200]}")
    numbers = {side: sum(len(one[side]) for one in comparisons) for side in ("both", "theirs", "ours")}
    print(
        f"in {len(comparisons)} templates both found {numbers['both']}, only the oracle {numbers['theirs']}, "
        f"only we {numbers['ours']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--synth", required=True)
    parser.add_argument("--tools", type=pathlib.Path, required=True)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--constraints", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("folders", type=pathlib.Path, nargs="*")
    options = parser.parse_args()

    table = preflight_table.Table((TOOLS / "preflight-rules.json").read_text())
    own = json.loads((TOOLS / "preflight-samples.json").read_text(), object_pairs_hook=preflight_table.unrepeated)
    oracle = Oracle(options.tools)
    rules, theirs = our_rules(options.synth), oracle.rules()
    templates = [*samples(rules, own, options.constraints), *files(options.folders)]
    judge(options.synth, oracle, templates)
    oracle.kept.save()

    summary = preflight_summary.summary(list(theirs.values()), table)
    constraints = {f"{id}, {group}" for id, rule in rules.items() if "type" in rule for group in ("good", "bad")}
    summary["faults"] = [
        *table.faults(theirs, rules),
        *faults([template for template in templates if template.name not in constraints], table, rules)]
    summary["otherwise"] = [*faults([template for template in templates if template.name in constraints], table, rules)]
    summary["shown"] = len({id for id in shown(templates) if table.cover(id)})
    summary["mayBeCovered"] = missing(templates, table)
    comparisons = [compared(template) for template in templates if template.group == "file"]
    if options.json:
        print(json.dumps({**summary, "templates": comparisons}, indent=2, ensure_ascii=False))
    else:
        if options.folders:
            print_compared(comparisons)
        for line in preflight_summary.lines(summary, None if options.all else MOST_TYPES):
            print(line)
        for id, found in summary["mayBeCovered"].items() if options.all or options.folders else ():
            print(f"check-preflight: not in the table, though {' and '.join(found)} found something at the place of {id}")
        for difference in summary["otherwise"]:
            print(f"check-preflight: otherwise: {difference}")
    for fault in summary["faults"]:
        print(f"check-preflight: {fault}", file=sys.stderr)
    if table.floor < summary["covered"] and not options.json:
        print(f"check-preflight: the floor may rise from {table.floor} to {summary['covered']}")
    print(
        f"check-preflight: {len(templates)} templates, {oracle.new} judged anew; {summary['shown']} of what is covered "
        f"was seen on one; {len(summary['faults'])} faults"
        + (f", and of constraints' samples it says {len(summary['otherwise'])} times otherwise" if options.constraints else ""),
        file=sys.stderr if options.json else sys.stdout)
    sys.exit(bool(summary["faults"]))


if __name__ == "__main__":
    main()
