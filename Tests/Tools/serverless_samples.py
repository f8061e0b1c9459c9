"""Samples of the values that the models of SAM's translator take.

The models are those of the pinned package, read as JSON schema. What they hand on to a resource type is taken from that
type's provider schema, and what neither tells from serverless-samples.json. Samples are always the same.
"""

import copy
import functools
import inspect
import json
import pathlib
import re

TABLE = json.loads(pathlib.Path(__file__).with_name("serverless-samples.json").read_text())
PREFIX = "samtranslator__internal__schema_source__aws_serverless_"
# Tried one after the other where a text has to match a pattern.
TEXTS = TABLE["texts"]


class NoSample(Exception):
    """There is no sample of a value; the text says of which."""


def good(value):
    """Whether something is a sample."""
    return not isinstance(value, NoSample)


class Samples:
    """The samples of one JSON schema."""

    def __init__(self, schema, provider, is_ours=True):
        """schema has the definitions; provider is a function that gives the Samples of a resource type's schema."""
        self.schema = schema
        self.provider = provider
        self.is_ours = is_ours

    def definition(self, reference):
        node = self.schema
        for step in reference.removeprefix("#/").split("/"):
            node = node[step.replace("~1", "/").replace("~0", "~")]
        return reference.rsplit("/", 1)[-1].removeprefix(PREFIX), node

    def of(self, node, name="", seen=()):
        """The samples of a schema's node as pairs of a path and a value, the simplest value first.

        name is that of the definition and property it stands at; seen are the definitions around it.
        """
        if self.is_ours and name in TABLE["values"]:
            return [("", value) for value in TABLE["values"][name]]
        if "$ref" in node or len(node.get("allOf", [])) == 1:
            inner = node if "$ref" in node else node["allOf"][0]
            passed = node.get("__samPassThrough")
            if "$ref" not in inner:
                return self.of({**node, **inner, "allOf": []}, name, seen)
            definition, target = self.definition(inner["$ref"])
            if definition == "PassThroughProp":
                return self.handed_on(name, passed)
            if definition in seen:
                raise NoSample(f"{name} is within itself")
            return self.of({**target, "name": definition}, definition if target.get("properties") else name, (*seen, definition))
        if "anyOf" in node and "properties" not in node:
            forms = [self.of_alternative(form, name, seen) for form in sorted(node["anyOf"], key=self.is_bare_object)]
            return [sample for form in forms for sample in form]
        if "enum" in node:
            return [("", value) for value in node["enum"]]
        kind = node.get("type")
        kinds = kind if isinstance(kind, list) else [kind]
        # What a resource type takes beside a text or a number is mostly the same as one.
        if len(kinds) > 1 and not self.is_ours:
            kinds = [one for one in kinds if one not in ("object", "array")][:1] or kinds[:1]
        if len(kinds) > 1:
            return [sample for one in kinds for sample in self.of({**node, "type": one}, name, seen)]
        if "properties" in node:
            return self.of_object(node, node.get("name", name), seen)
        return self.of_kind(kinds[0], node, name, seen)

    @staticmethod
    def is_bare_object(node):
        return node.get("type") == "object" and not node.get("properties") and not node.get("additionalProperties")

    def of_alternative(self, node, name, seen):
        # An object of which nothing is known stands for a function.
        if self.is_ours and self.is_bare_object(node):
            return [("", {"Fn::ImportValue": "shared"})]
        return self.of(node, name, seen)

    def handed_on(self, name, passed):
        """Samples of what is given to a resource type as it is."""
        if passed:
            _, place, *path = [step for step in passed["schemaPath"] if step != "properties"]
            path = [step for step in path if step != "Properties"]
            resource_type, _, definition = place.partition(".")
            place = (resource_type, definition, path)
        else:
            definition, _, prop = name.partition(".")
            target = TABLE["handed on"].get(name) or TABLE["handed on"].get(definition)
            if not target:
                raise NoSample(f"nothing says what {name} is")
            resource_type, _, rest = target.partition("/")
            place = (resource_type, "", [step for step in rest.split("/") if step] + ([] if name in TABLE["handed on"] else [prop]))
        provider = self.provider(place[0])
        node = provider.schema["definitions"][place[1]] if place[1] else provider.schema
        for step in place[2]:
            node = provider.resolved(node)
            if "items" in node and step not in node.get("properties", {}):
                node = provider.resolved(node["items"])
            if step not in node.get("properties", {}):
                raise NoSample(f"nothing says what {name} is, which isn't {'/'.join(place[2])} of {place[0]}")
            node = node["properties"][step]
        return provider.of(node, name)

    def resolved(self, node):
        while "$ref" in node:
            node = self.definition(node["$ref"])[1]
        return node

    def of_object(self, node, name, seen):
        required = node.get("required", [])
        options = {}
        faults = []
        for prop, inner in node["properties"].items():
            try:
                options[prop] = self.of(inner, f"{name}.{prop}", seen)
            except NoSample as fault:
                faults.append((prop, fault))
        least = {prop: next(value for _, value in options[prop] if good(value)) for prop in required if prop in options}
        if self.is_ours:
            least = {**least, **TABLE["least"].get(name, {})}
        found = [("", least)]
        for prop, samples in options.items():
            also = TABLE["also"].get(f"{name}.{prop}", {}) if self.is_ours else {}
            for path, value in samples:
                if not good(value):
                    found.append((f"{prop}/{path}", value))
                    continue
                sample = {**copy.deepcopy(least), **also, prop: value}
                sample = {key: inner for key, inner in sample.items() if inner is not None}
                if sample != least or prop not in required:
                    found.append((f"{prop}/{path}".rstrip("/"), sample))
        found += [(prop, fault) for prop, fault in faults]
        return found

    def of_kind(self, kind, node, name, seen):
        if kind == "boolean":
            return [("", True)]
        if kind in ("integer", "number"):
            return [("", node.get("minimum", min(1, node.get("maximum", 1))))]
        if kind == "array":
            samples = self.of(node.get("items", {"type": "string"}), name, seen)
            count = max(1, node.get("minItems", 1))
            values = [value for _, value in samples if good(value)]
            if count > 1:
                return [("*", (values * count)[:count])]
            return [(f"*/{path}".rstrip("/"), [value] if good(value) else value) for path, value in samples]
        if kind == "object":
            inner = node.get("additionalProperties")
            patterns = node.get("patternProperties")
            if not isinstance(inner, dict) and patterns:
                inner = next(iter(patterns.values()))
            if not isinstance(inner, dict):
                return [("", {"Name": "Value"})]
            # Of an object of which only the names are known.
            if not inner and not self.is_ours:
                return [("", {"Name": "Value"})]
            # Events are told from each other by their types.
            def step(value):
                return value["Type"] if isinstance(value, dict) and name.endswith(".Events") else "*"

            return [
                (f"{step(value)}/{path}".rstrip("/"), {TABLE["keys"].get(name, "Name"): value} if good(value) else value)
                for path, value in self.of(inner, name, seen)
            ]
        if kind == "string":
            for text in [*TABLE["named"].get(name.rpartition(".")[2], []), *TEXTS]:
                length = node.get("minLength", 0) <= len(text) <= node.get("maxLength", 10**6)
                try:
                    if length and re.search(node.get("pattern", ""), text):
                        return [("", text)]
                except re.error:
                    return [("", text)]
            raise NoSample(f"no text of serverless-samples.json is a {name}: {node.get('pattern')}")
        if kind is None and not self.is_ours:
            return [("", "text")]
        raise NoSample(f"nothing says what {name} is")


@functools.cache
def provider_schemas(folder):
    """The schema file of each type."""
    files = {}
    for region in ["sam", "us-east-1"]:
        hashes = json.loads((folder / f"providers/{region}.json").read_text())
        files.update({name: folder / f"resources/{digest}.json" for name, digest in hashes.items()})
    return files


def known_names():
    """Yields what a resource's or an event's properties may be called among the models, and the names that the translator knows."""
    from samtranslator.model import sam_resources
    from samtranslator.model.eventsources import cloudwatchlogs, pull, push, scheduler
    from samtranslator.model.stepfunctions import events

    functions = [(module, "function") for module in (push, pull, scheduler, cloudwatchlogs)]
    # The sources that are pulled share their names, of which most suit only some of them.
    suits = {pull: set(TABLE["values"])}
    for module, owner in [(sam_resources, ""), *functions, (events, "statemachine")]:
        for _, found in inspect.getmembers(module, inspect.isclass):
            kind = getattr(found, "resource_type", None)
            if found.__module__ != module.__name__ or not kind:
                continue
            names = sorted(name for name in found.property_types if not name.startswith("_"))
            if owner:
                first = [f"Events{kind}Properties"] if owner == "function" else []
                # Some types of events end in Event themselves.
                stem = f"{kind.removesuffix('Event')}EventProperties"
                suited = suits.get(module)
                yield [*first, f"{owner}__{stem}", stem], [
                    name for name in names if suited is None or f"{stem}.{name}" in suited
                ]
            elif kind.startswith("AWS::Serverless::"):
                yield [f"{kind.rpartition(':')[2].lower()}__Properties"], names


def add_known_names(definitions):
    """Adds to the models the names that the translator knows beyond them."""
    short = {name.removeprefix(PREFIX).replace("capacity_", "capacity"): node for name, node in definitions.items()}
    for candidates, names in known_names():
        definition = next((name for name in candidates if name in short), None)
        if definition is None:
            raise NoSample(f"there is none of {', '.join(candidates)} among the translator's models")
        for name in names:
            short[definition]["properties"].setdefault(name, {})


def all_samples(schemas):
    """Yields type, path among its properties, and a template or NoSample; schemas is the folder of provider schemas."""
    from samtranslator.internal.schema_source import schema as models

    @functools.cache
    def provider(resource_type):
        return Samples(json.loads(provider_schemas(schemas)[resource_type].read_text()), None, False)

    samples = Samples(models.get_schema(models.SamModel), provider)
    add_known_names(samples.schema["definitions"])
    for definition, node in sorted(samples.schema["definitions"].items()):
        short = definition.removeprefix(PREFIX)
        if short.endswith("__Resource") and short != definition and "enum" in node["properties"]["Type"]:
            resource_type = node["properties"]["Type"]["enum"][0]
            for path, value in samples.of(node["properties"]["Properties"]):
                yield resource_type, path, template(resource_type, value) if good(value) else value


def template(resource_type, properties):
    """A template with a resource, and all that it may refer to."""
    text = json.dumps(properties)
    others = {name: other for name, other in TABLE["resources"].items() if f'"{name}"' in text}
    return {
        "Transform": "AWS::Serverless-2016-10-31",
        "Resources": {**others, "Sample": {"Type": resource_type, "Properties": properties}},
    }
