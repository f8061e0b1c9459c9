"""How many of the oracle's rules are covered, by kind, service and type."""

import collections

import preflight_table


def summary(theirs, table):
    """The numbers of the oracle's rules, of which all but the first two are of errors only.

    A rule about several types is counted at each of them.
    """
    errors = [rule for rule in theirs if rule["severity"] == "error"]
    kinds = collections.Counter(table.kind(rule["id"]) or "not yet" for rule in errors)
    services, types = collections.defaultdict(collections.Counter), collections.defaultdict(list)
    for rule in errors:
        kind = {"rule": "covered", "engine": "covered", "left": "left"}.get(table.kind(rule["id"]), "not yet")
        services[rule["service"]][kind] += 1
        if kind == "not yet":
            for type_name in rule["types"]:
                types[type_name].append(rule["id"])
    return {
        "rules": len(theirs),
        "warnings": len(theirs) - len(errors),
        "errors": len(errors),
        "covered": kinds["rule"] + kinds["engine"],
        "kinds": {kind: kinds[kind] for kind in (*preflight_table.KINDS, "not yet")},
        "services": {
            name: {"errors": sum(counts.values()), **{key: counts[key] for key in ("covered", "left", "not yet")}}
            for name, counts in sorted(services.items())
        },
        "notYet": {name: ids for name, ids in sorted(types.items(), key=lambda pair: (-len(pair[1]), pair[0]))},
    }


def percent(part, whole):
    """A share in percent, rounded down, so that only all are 100 %."""
    return f"{int(1000 * part / whole) / 10 if whole else 0} %"


def lines(summary, most=None):
    """The summary for people: the types with most rules that aren't covered yet, the services, and the kinds."""
    yield "not yet, by resource type (a rule about several types is counted at each):"
    listed = list(summary["notYet"].items())
    for name, ids in listed[:most]:
        yield f"{len(ids):5}  {name}" + ("" if most else f": {' '.join(ids)}")
    if most is not None and len(listed) > most:
        yield f"       and {len(listed) - most} types more, which --all prints, with the rules"
    yield "by service:"
    yield f"{'errors':>7}{'covered':>9}{'left':>6}{'not yet':>9}"
    for name, counts in summary["services"].items():
        yield f"{counts['errors']:7}{counts['covered']:9}{counts['left']:6}{counts['not yet']:9}  {name}"
    share = percent(summary["covered"], summary["errors"])
    yield f"of {summary['errors']} rules that are errors {summary['covered']} are covered ({share}):"
    for kind, text in {**preflight_table.KINDS, "not yet": "not yet"}.items():
        yield f"{summary['kinds'][kind]:7}  {text}"
    yield f"beside them there are {summary['warnings']} rules that warn"
