"""What cfn-lint finds in the templates of its own tests."""

import functools
import logging
import multiprocessing
import os

from cfnlint.config import ConfigMixIn
from cfnlint.decode import decode
from cfnlint.runner import Runner
from cfnlint.runner.template.runner import run_template_by_data


def is_processed(template):
    """Whether a macro other than the language extensions makes something else of a template."""
    transforms = template.get("Transform", [])
    names = transforms if isinstance(transforms, list) else [transforms]
    resources = template.get("Resources")
    types = [r.get("Type") for r in resources.values() if isinstance(r, dict)] if isinstance(resources, dict) else []
    return any(name != "AWS::LanguageExtensions" for name in names) or any(
        str(name).startswith("AWS::Serverless::") for name in types
    )


@functools.cache
def rules():
    """All rules, which take longer to load than most templates to read."""
    logging.disable(logging.CRITICAL)
    return Runner(ConfigMixIn(regions=["us-east-1"])).rules


def lint(path):
    """A file, and the errors that cfn-lint finds in it, as rule, place and message; None for one that is left out."""
    template, failures = decode(str(path))
    if failures:
        return path, [(failure.rule.id, "", failure.message) for failure in failures]
    if not isinstance(template, dict) or is_processed(template):
        return path, None
    config = ConfigMixIn(regions=["us-east-1"], ignore_checks=["W", "I"])
    found = set()
    for match in run_template_by_data(template, config, rules()):
        if match.rule.id.startswith("E"):
            place = "/".join(str(step) for step in (getattr(match, "path", None) or []))
            found.add((match.rule.id, place, match.message))
    return path, sorted(found)


def judge(paths):
    """Yields each of the files with what is found in it."""
    os.environ["CFN_LINT_LANG"] = "en_US"
    with multiprocessing.Pool() as pool:
        yield from pool.imap_unordered(lint, paths, chunksize=4)
