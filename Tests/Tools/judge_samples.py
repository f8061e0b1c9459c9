"""What cfn-lint finds in samples of resources, by its rules that read the schema of a resource type."""

import collections
import functools
import logging
import multiprocessing
import pathlib

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
RESOURCES_AT_A_TIME = 200


class HurriedRegex:
    """Regular expressions that are given up after a second, since some patterns of schemas would take years."""

    def __init__(self):
        self.given_up = 0

    def __getattr__(self, name):
        return getattr(regex, name)

    def search(self, pattern, text):
        try:
            return regex.search(pattern, text, timeout=1)
        except TimeoutError:
            self.given_up += 1
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


@functools.cache
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
    """Readies a process for its share of the resources."""
    # It also complains of files that templates name.
    logging.disable(logging.CRITICAL)
    cfnlint.jsonschema._keywords.re = HurriedRegex()


def judge_share(resources):
    """The verdicts about some resources, as judge gives them."""
    by_region = collections.defaultdict(dict)
    for name, resource in resources.items():
        by_region[region_of(resource["Type"])][name] = resource
    verdicts = []
    for region, part in by_region.items():
        hurried = cfnlint.jsonschema._keywords.re
        before = hurried.given_up
        found = lint(part, region) if region else {}
        # Whether a second is enough depends on what else the machine does.
        is_sure = hurried.given_up == before
        verdicts += [(name, {"region": region, "found": found.get(name, [])}, is_sure) for name in part]
    return verdicts


def lint(resources, region):
    """What cfn-lint finds: logical ID → list of rule, path below the properties and message."""
    found = collections.defaultdict(list)
    template = Template("samples", {"Resources": resources}, [region], {})
    for match in schema_rules().run("samples", template, ConfigMixIn(regions=[region])):
        path = [str(step) for step in match.path]
        if match.rule.id.startswith("E") and len(path) > 1:
            found[path[1]].append((match.rule.id, path[3:], match.message))
    return found


def judge(resources):
    """Yields logical ID, verdict, and whether it would always be the same, for resources by their logical IDs.

    A verdict has the region of the resource's type, if any has it, and the list of rule, path and message.
    """
    items = list(resources.items())
    starts = range(0, len(items), RESOURCES_AT_A_TIME)
    shares = [dict(items[start : start + RESOURCES_AT_A_TIME]) for start in starts]
    with multiprocessing.Pool(initializer=set_up) as pool:
        for verdicts in pool.imap_unordered(judge_share, shares):
            yield from verdicts
