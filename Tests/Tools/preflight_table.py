"""What is known of each rule of the oracle's: preflight-rules.json."""

import json

KINDS = {
    "rule": "by a rule of its own",
    "engine": "by a rule over all types",
    "left": "left, for a reason",
    "part": "in part, so not yet",
}


class Table:
    """The table: what it says of each rule of the oracle's, and how many it must say are covered."""

    def __init__(self, text):
        """Reads the text of the table; raises ValueError where it isn't one."""
        content = json.loads(text, object_pairs_hook=unrepeated)
        self.floor, self.entries = content["floor"], content["rules"]
        for id, entry in self.entries.items():
            texts = [text for value in entry.values() for text in (value if isinstance(value, list) else [value])]
            is_good = bool(texts) and all(isinstance(text, str) and text for text in texts)
            if len(entry) != 1 or not set(entry) <= set(KINDS) or not is_good:
                raise ValueError(
                    f'{id}: an entry is {{"rule": OURS}}, {{"engine": OURS}}, {{"left": REASON}} or '
                    f'{{"part": WHAT IS MISSING}}; given {entry}')

    def kind(self, id):
        """How a rule is covered, as in KINDS; None where nothing is known of it."""
        return next(iter(self.entries.get(id, ())), None)

    def cover(self, id):
        """The names of our rules that cover one of theirs, each a part of it where they're several."""
        entry = self.entries.get(id, {})
        names = entry.get("rule", entry.get("engine", []))
        return names if isinstance(names, list) else [names]

    def faults(self, theirs, ours):
        """What isn't true of the table by itself: names that there aren't in theirs or ours, and too few that are covered."""
        faults = [f"{id}: the oracle has no such rule" for id in self.entries if id not in theirs]
        covers = [(id, name) for id in self.entries for name in self.cover(id)]
        faults += [f"{id}: synth rules knows no {name}" for id, name in covers if name not in ours]
        count = len(self.covered(theirs.values()))
        if count < self.floor:
            faults.append(
                f"{count} of the oracle's errors are covered; expected {self.floor} or more, the floor of the table")
        return faults

    def covered(self, theirs):
        """Of a list of the oracle's rules the errors that are covered."""
        return [rule for rule in theirs if rule["severity"] == "error" and self.cover(rule["id"])]


def unrepeated(pairs):
    """An object of JSON in which no name stands twice."""
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []
    if twice:
        raise ValueError(f"{', '.join(twice)} stands there twice")
    return dict(pairs)
