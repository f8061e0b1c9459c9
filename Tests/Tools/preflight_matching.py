"""Which findings of two tools on a template are about the same."""

import collections
import re

# What the oracle or synth finds: a rule, "error" or "warning", the resource's logical id or None, the names and numbers
# that lead from the resource to the place, none of them where only the resource is known, and the message.
Found = collections.namedtuple("Found", "rule severity resource place message")

SECTIONS = {"Conditions", "Mappings", "Metadata", "Outputs", "Parameters", "Rules", "Transform"}

# How two findings are about the same, the nearest first; no two things of one template have less in common.
PLACE, RESOURCE = "place", "resource"


def steps(path):
    """The steps of a path of the oracle's, such as Properties.Rules[0].Name; a name with dots is several of them."""
    return tuple(step for step in re.split(r"[.\[\]/]", path or "") if step)


def theirs(finding):
    """What the oracle finds, as preflight.js tells it."""
    resource, place = finding["resource"], steps(finding["path"])
    # An output has a name as a resource has one, and then its path begins at the template.
    if place[:1] and place[0] in SECTIONS:
        resource = None
    return Found(finding["rule"], finding["severity"], resource, place, finding["message"])


def ours(finding):
    """What synth finds, as `validate --format json` tells it."""
    parts = [part.replace("~1", "/").replace("~0", "~") for part in finding.get("pointer", "").split("/")[1:]]
    # A function stands where its value will be, which is all that the oracle names.
    functions = [number for number, part in enumerate(parts) if part.startswith("Fn::")]
    parts = parts[: functions[0]] if functions else parts
    if len(parts) > 1 and parts[0] == "Resources":
        return Found(finding["rule"], finding["severity"], parts[1], steps(".".join(parts[2:])), finding["message"])
    return Found(finding["rule"], finding["severity"], None, steps(".".join(parts)), finding["message"])


def closeness(one, other):
    """How two findings are about the same: at one PLACE or a part of it, or of one RESOURCE; None if they aren't."""
    if one.resource != other.resource:
        return None
    shorter = min(len(one.place), len(other.place))
    # What says no more than Properties says of no property.
    if shorter > 1 and one.place[:shorter] == other.place[:shorter]:
        return PLACE
    return RESOURCE if one.resource else None


def best(found, others):
    """The finding of others that is nearest to one, with how near it is; None if none is about the same."""
    near = [(closeness(found, other), other) for other in others]
    for wanted in (PLACE, RESOURCE):
        for how, other in near:
            if how == wanted:
                return how, other
    return None
