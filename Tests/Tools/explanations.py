"""The differences between cfn-lint's findings and ours that are known, each of a kind that can be held against what there is.

An entry says of which side's findings it is: "cfn-lint", what cfn-lint alone finds; "ours", what we alone find in a
template with errors; "clean", what we find in one in which cfn-lint finds no error. `rule`, `file` and `place` are
patterns, any unless given. The kind is one of

- "elsewhere": the other side finds the same at another place. `found` has the rule and the place (a pattern), and the file
  must have as many such findings as the entry explains;
- "taken": cfn-lint finds what CloudFormation takes. `source` is the page of AWS's that says so;
- "missed": cfn-lint is right, and we don't find it;
- "refused": we find what AWS refuses, and cfn-lint doesn't. `source` is the page of AWS's that says so.
"""

import collections
import fnmatch

KINDS = {"cfn-lint": {"elsewhere", "taken", "missed"}, "ours": {"elsewhere", "refused"}, "clean": {"refused"}}
SOURCES = "https://docs.aws.amazon.com/"

Summary = collections.namedtuple("Summary", ["text", "share"])


class Explanations:
    """The differences that are known, each with the reason for it."""

    def __init__(self, entries):
        self.entries = entries
        self.explained = collections.Counter()
        self.found = collections.defaultdict(set)

    def explain(self, side, rule, file, place, findings):
        """Whether a difference is explained; findings gives those of a side in its file, as rule and place."""
        for number, entry in enumerate(self.entries):
            values = {"rule": rule, "file": file, "place": place}
            if entry["side"] != side or not all(fnmatch.fnmatchcase(values[key], entry.get(key, "*")) for key in values):
                continue
            self.explained[number] += 1
            if entry.get("kind") == "elsewhere":
                wanted = entry.get("found", {})
                other = "ours" if side == "cfn-lint" else "cfn-lint"
                for found_rule, found_place in findings(other):
                    if found_rule == wanted.get("rule") and fnmatch.fnmatchcase(found_place, wanted.get("place", "")):
                        self.found[number].add((file, found_place))
            return True
        return False

    def count(self, kind):
        """The number of cfn-lint's findings that are explained by entries of a kind."""
        return sum(
            self.explained[number]
            for number, entry in enumerate(self.entries)
            if entry["side"] == "cfn-lint" and entry.get("kind") == kind
        )

    def problems(self):
        """What isn't so of the entries, once all differences have been explained."""
        problems = []
        for number, entry in enumerate(self.entries):
            name = f"{entry['side']} {entry.get('rule', '*')} {entry.get('file', '*')}"
            kind = entry.get("kind")
            kinds = KINDS[entry["side"]]
            if kind not in kinds:
                problems.append(f"{name}: the kind must be one of {', '.join(sorted(kinds))}, and is {kind}")
            elif not self.explained[number]:
                problems.append(f"{name}: nothing needs this explanation: {entry['reason']}")
            elif kind in {"taken", "refused"} and not entry.get("source", "").startswith(SOURCES):
                problems.append(f"{name}: give the page of AWS's that says so, as source")
            elif kind == "elsewhere" and len(self.found[number]) < self.explained[number]:
                wanted = entry.get("found", {})
                problems.append(
                    f"{name}: {self.explained[number]} are said to be found as {wanted.get('rule')} at "
                    f"{wanted.get('place')}, and {len(self.found[number])} are"
                )
        return problems

    def summary(self, count, at_place):
        """The numbers of cfn-lint's findings in words, and the share that is found of those that are to be."""
        elsewhere, taken = self.count("elsewhere"), self.count("taken")
        found = at_place + elsewhere
        missed = count - found - taken
        share = found / max(1, count - taken)
        return Summary(
            f"{found} of {count} of cfn-lint's findings at their place or elsewhere ({at_place} and {elsewhere}); "
            f"{taken} that CloudFormation takes; {missed} missed; {share:.1%} of what is to be found",
            share,
        )
