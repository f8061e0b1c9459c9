#!/usr/bin/env python3
"""Compares what SAM's own translator takes with what `synth validate` finds.

usage: check-serverless.py --synth PROGRAM --schemas DIR --fixtures DIR [--all]

PROGRAM is the synth of this package, the schemas are those of the resource types, and the fixtures cfn-lint's. Needs
aws-sam-translator as a library, for what it hasn't judged yet: its verdicts are kept. Held against each other are

- samples of every property of each AWS::Serverless type, in each of its forms (serverless_samples.py), and
- templates: those in the folder serverless beside this file, and the good ones of cfn-lint's tests.

What the translator takes gets no error from us, or explained-serverless.json says why; that a sample can't be made, or
that the translator takes none of those of a property, is explained there, too. The exit status is 1 where something
isn't explained, or an explanation isn't needed. With --all, what is explained is printed as well.
"""

import argparse
import collections
import copy
import fnmatch
import json
import logging
import os
import pathlib
import subprocess
import sys
import tempfile

import verdicts

TOOLS = pathlib.Path(__file__).resolve().parent
REGION = "us-east-1"
ACCOUNT = "123456789012"


def parameters(template):
    """The values of a template's parameters: their defaults, or any text."""
    declared = template.get("Parameters", {})
    values = {"AWS::Region": REGION, "AWS::AccountId": ACCOUNT, "AWS::Partition": "aws", "AWS::StackName": "stack"}
    return {**values, **{name: declaration.get("Default", "value") for name, declaration in declared.items()}}


def translate(template):
    """What the translator says of a template: None if it takes it, or why it doesn't."""
    from samtranslator.internal.managed_policies import get_bundled_managed_policy_map
    from samtranslator.model.exceptions import InvalidDocumentException
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator

    template = packaged(copy.deepcopy(template))
    try:
        Translator(get_bundled_managed_policy_map("aws"), Parser(), [applications()]).translate(template, parameters(template))
    except InvalidDocumentException as fault:
        return "; ".join(cause.message for cause in fault.causes) or fault.message
    except Exception as fault:  # Some mistakes it only stumbles over.
        return f"{type(fault).__name__}: {fault}"
    return None


# What `sam package` puts into a bucket before anything is translated.
PACKAGED = {"CodeUri", "ContentUri", "DefinitionUri", "SchemaUri"}


def packaged(value):
    """A template's part with the places of files as they are once the files are in a bucket."""
    if isinstance(value, dict):
        return {
            key: "s3://bucket/key" if key in PACKAGED and isinstance(inner, str) and "://" not in inner else packaged(inner)
            for key, inner in value.items()
        }
    return [packaged(inner) for inner in value] if isinstance(value, list) else value


def applications():
    """The translator's plug-in for applications, which would ask a service for them."""
    from samtranslator.plugins.application.serverless_app_plugin import ServerlessAppPlugin

    plugin = ServerlessAppPlugin()
    plugin.on_before_transform_template = lambda template_dict: None
    plugin.on_after_transform_template = lambda template: None
    return plugin


def read(path):
    """The template in a file, or None where the translator's package can't read it."""
    from samtranslator.yaml_helper import yaml_parse

    try:
        template = yaml_parse(path.read_text())
    except Exception:
        return None
    return template if isinstance(template, dict) and isinstance(template.get("Resources"), dict) else None


def is_serverless(path):
    """Whether a template is one for the translator alone."""
    template = read(path)
    return template is not None and template.get("Transform") in ("AWS::Serverless-2016-10-31", ["AWS::Serverless-2016-10-31"])


class Judge:
    """The translator's verdicts, which are kept."""

    def __init__(self):
        self.kept = verdicts.Verdicts("serverless", [TOOLS / "requirements-serverless.txt", TOOLS / "check-serverless.py"])
        self.new = 0

    def says(self, template):
        """None for a template that the translator takes, or why it doesn't."""
        content = json.dumps(template, sort_keys=True, default=str).encode()
        verdict = self.kept.get(content)
        if verdict is verdicts.MISSING:
            verdict = translate(template)
            self.kept.put(content, verdict)
            self.new += 1
        return verdict


class Explanations:
    """The differences that are known, each with the reason for it."""

    def __init__(self):
        self.entries = json.loads((TOOLS / "explained-serverless.json").read_text())
        self.used = set()

    def explains(self, side, place, text):
        for number, entry in enumerate(self.entries):
            places = entry["place"] if isinstance(entry["place"], list) else [entry["place"]]
            if (
                entry["side"] == side
                and any(fnmatch.fnmatchcase(place, one) for one in places)
                and fnmatch.fnmatchcase(text, entry.get("finding", "*"))
            ):
                self.used.add(number)
                return True
        return False

    def unused(self):
        return [entry for number, entry in enumerate(self.entries) if number not in self.used]


def validate(synth, paths):
    """The errors that synth finds in files, by file, as `rule path: message`."""
    command = [synth, "validate", "--format", "json", *map(str, paths)]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    if process.returncode not in (0, 1):
        sys.exit(f"check-serverless: synth ended with {process.returncode}: {process.stderr}")
    return {
        file["file"]: [
            f"{finding['rule']} {finding.get('path', '')}: {finding['message']}"
            for finding in file["findings"]
            if finding["severity"] == "error"
        ]
        for file in json.loads(process.stdout)
    }


def sampled(schemas, judge, folder, counts):
    """Yields the samples that the translator takes, as place and file, and differences."""
    import serverless_samples

    refused = {}
    taken = set()
    for number, (resource_type, path, template) in enumerate(serverless_samples.all_samples(schemas)):
        place = f"{resource_type}/{path}".rstrip("/")
        counts["samples"] += 1
        if not serverless_samples.good(template):
            yield "no sample", place, str(template), None
            continue
        fault = judge.says(template)
        if fault is not None:
            refused.setdefault(place, fault)
            counts["samples that the translator refuses"] += 1
            continue
        taken.add(place)
        file = folder / f"{number}.json"
        file.write_text(json.dumps(template))
        yield None, place, None, file
    for place, fault in refused.items():
        # A part of it was taken as well.
        if not any(other == place or other.startswith(place + "/") for other in taken):
            yield "translator", place, fault, None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--synth", required=True)
    parser.add_argument("--schemas", type=pathlib.Path, required=True)
    parser.add_argument("--fixtures", type=pathlib.Path, required=True)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()

    # The translator asks for a region, and tells of metrics that it would have sent.
    os.environ["AWS_DEFAULT_REGION"] = REGION
    logging.disable(logging.CRITICAL)
    explanations, judge = Explanations(), Judge()
    counts = collections.Counter()
    differences = []
    with tempfile.TemporaryDirectory() as name:
        files = {}
        for side, place, text, file in sampled(options.schemas, judge, pathlib.Path(name), counts):
            if file is None:
                differences.append((side, place, text))
            else:
                files[str(file)] = place
        own = sorted((TOOLS / "serverless").glob("*.yaml"))
        for path in [*own, *(path for path in sorted(options.fixtures.rglob("good/**/*.yaml")) if is_serverless(path))]:
            place = str(path.relative_to(TOOLS if path in own else options.fixtures))
            counts["templates"] += 1
            fault = judge.says(read(path))
            if fault is None:
                files[str(path)] = place
            else:
                counts["templates that the translator refuses"] += 1
                differences.append(("translator", place, fault))
        judge.kept.save()
        for file, errors in validate(options.synth, files).items():
            counts["samples and templates with errors of ours"] += bool(errors)
            differences += [("ours", files[file], error) for error in errors]

    unexplained = 0
    for side, place, text in differences:
        explained = explanations.explains(side, place, text)
        unexplained += not explained
        if options.all or not explained:
            print(f"{'explained' if explained else 'UNEXPLAINED'}: {side} {place}: {text[:300]}")
    for name in sorted(counts):
        print(f"{counts[name]:6}  {name}")
    print(f"check-serverless: {len(differences)} differences, {unexplained} unexplained; {judge.new} judged anew")
    for entry in explanations.unused():
        print(f"check-serverless: nothing needs this explanation: {entry['reason']}", file=sys.stderr)
    sys.exit(bool(unexplained or explanations.unused()))


if __name__ == "__main__":
    main()
