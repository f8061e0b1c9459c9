"""The committed templates, and what they become for an endpoint that can't take them whole."""

import json
import re

from endpoints import ROOT

STACK = "BenchlingWebhookStack"


def committed(system):
    """The template of a system as it's committed."""
    return json.loads((ROOT / "templates" / system / f"{STACK}.template.json").read_text(encoding="utf-8"))


def types(template):
    """The type of each resource by its logical id."""
    return {name: resource["Type"] for name, resource in template["Resources"].items()}


def leaving_out(template, unwanted):
    """The template without some resources, and without what refers to them; and the ids of all that's left out.

    What only waits for one of them, as by DependsOn, stays and no longer waits.
    """
    resources = template["Resources"]
    out = set(unwanted)
    while True:
        more = {name for name, resource in resources.items() if name not in out and out & references(resource["Properties"])}
        if not more:
            break
        out |= more
    kept = {}
    for name, resource in resources.items():
        if name in out:
            continue
        waits = [other for other in resource.get("DependsOn", []) if other not in out]
        kept[name] = {key: value for key, value in resource.items() if key != "DependsOn"}
        if waits:
            kept[name]["DependsOn"] = waits
    outputs = {name: output for name, output in template["Outputs"].items() if not out & references(output)}
    return {**template, "Resources": kept, "Outputs": outputs}, sorted(out)


def references(value):
    """The logical ids, parameters and pseudo parameters that a value refers to."""
    if isinstance(value, list):
        return set().union(*map(references, value))
    if not isinstance(value, dict):
        return set()
    if "Ref" in value:
        return {value["Ref"]}
    if "Fn::GetAtt" in value:
        return {value["Fn::GetAtt"][0]}
    if isinstance(value.get("Fn::Sub"), str):
        return {name.split(".")[0] for name in re.findall(r"\$\{([^!}]+)\}", value["Fn::Sub"])}
    return set().union(*map(references, value.values()))


def without_nat(template):
    """The template without its NAT gateways, their addresses and the routes to them."""
    nat = [name for name, type in types(template).items() if type in ("AWS::EC2::NatGateway", "AWS::EC2::EIP")]
    return leaving_out(template, nat)
