"""The committed templates, and what they become for an endpoint that can't take them whole."""

import json
import re

from endpoints import ROOT

STACK = "BenchlingWebhookStack"

# Where the templates are, below templates/.
BOTH = "benchling-webhook"
PROD_ALONE = "prod-alone/benchling-webhook"


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
        left = {name: resource for name, resource in resources.items() if name not in out}
        more = {name for name, resource in left.items() if out & references(resource.get("Properties", {}))}
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


def for_moto(template):
    """The template as moto can take it, and what that changed, in words to print."""
    resources = template["Resources"]
    # moto answers HTTP 500 where it's asked for this attribute.
    unknown = [name for name, resource in resources.items() if "TargetGroupFullName" in json.dumps(resource)]
    template, out = leaving_out(template, unknown)
    template = _for_moto(template, set(template["Parameters"]))
    # A change set creates resources in the order of the template, whatever they wait for.
    kept, ordered = template["Resources"], {}

    def add(name):
        if name not in ordered:
            for other in kept[name].get("DependsOn", []):
                add(other)
            ordered[name] = kept[name]

    for name in kept:
        add(name)
    return {**template, "Resources": ordered}, [
        *(f"{name} left out: moto doesn't know the TargetGroupFullName of a target group" for name in out),
        "Fn::GetAZs of the stack's own region written as of no region, which means the same",
        "parameters within Fn::Sub written as Fn::Join, as moto doesn't look for a changed one within Fn::Sub",
        "resources put in the order of DependsOn, which moto's change sets don't heed",
    ]


def _for_moto(value, parameters):
    """A value with what moto misreads written another way."""
    if isinstance(value, list):
        return [_for_moto(item, parameters) for item in value]
    if not isinstance(value, dict):
        return value
    if value == {"Fn::GetAZs": {"Ref": "AWS::Region"}}:
        return {"Fn::GetAZs": ""}
    if isinstance(value.get("Fn::Sub"), str) and references(value) & parameters:
        parts = re.split(r"\$\{(\w+)\}", value["Fn::Sub"])
        # Every second part is a name; ${AWS::Region} and attributes stay within the texts, for Fn::Sub.
        joined = [{"Ref": part} if index % 2 else {"Fn::Sub": part} for index, part in enumerate(parts) if part]
        return {"Fn::Join": ["", joined]}
    return {key: _for_moto(item, parameters) for key, item in value.items()}


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


def for_localstack(template):
    """The template as LocalStack can take it, and what that changed, in words to print."""
    nat = [name for name, type in types(template).items() if type in ("AWS::EC2::NatGateway", "AWS::EC2::EIP")]
    template, out = leaving_out(template, nat)
    resources = dict(template["Resources"])
    for name, resource in resources.items():
        parameters = resource["Properties"].get("RequestParameters")
        if resource["Type"] == "AWS::ApiGateway::Method" and parameters:
            parameters = {parameter: required == "true" for parameter, required in parameters.items()}
            resources[name] = {**resource, "Properties": {**resource["Properties"], "RequestParameters": parameters}}
    return {**template, "Resources": resources}, [
        *(f"{name} left out: a NAT gateway, its address or a route to it makes the stack roll back" for name in out),
        'the RequestParameters of methods written as true, as LocalStack doesn\'t take "true"',
    ]


def for_moto(template):
    """The template as moto can take it, and what that changed, in words to print."""
    resources = template["Resources"]
    # moto answers HTTP 500 where it's asked for this attribute.
    unknown = [name for name, resource in resources.items() if "TargetGroupFullName" in json.dumps(resource)]
    template, out = leaving_out(template, unknown)
    template = _for_moto(template, set(template["Parameters"]))
    # A change set creates resources in the order of the template, whatever they wait for.
    kept, ordered = template["Resources"], {}

    def add(name):
        if name not in ordered:
            for other in kept[name].get("DependsOn", []):
                add(other)
            ordered[name] = kept[name]

    for name in kept:
        add(name)
    return {**template, "Resources": ordered}, [
        *(f"{name} left out: moto doesn't know the TargetGroupFullName of a target group" for name in out),
        "Fn::GetAZs of the stack's own region written as of no region, which means the same",
        "parameters within Fn::Sub written as Fn::Join, as moto doesn't look for a changed one within Fn::Sub",
        "resources put in the order of DependsOn, which moto's change sets don't heed",
    ]


def _for_moto(value, parameters):
    """A value with what moto misreads written another way."""
    if isinstance(value, list):
        return [_for_moto(item, parameters) for item in value]
    if not isinstance(value, dict):
        return value
    if value == {"Fn::GetAZs": {"Ref": "AWS::Region"}}:
        return {"Fn::GetAZs": ""}
    if isinstance(value.get("Fn::Sub"), str) and references(value) & parameters:
        parts = re.split(r"\$\{(\w+)\}", value["Fn::Sub"])
        # Every second part is a name; ${AWS::Region} and attributes stay within the texts, for Fn::Sub.
        joined = [{"Ref": part} if index % 2 else {"Fn::Sub": part} for index, part in enumerate(parts) if part]
        return {"Fn::Join": ["", joined]}
    return {key: _for_moto(item, parameters) for key, item in value.items()}


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
