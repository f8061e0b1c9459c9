"""Starts LocalStack on this machine, deploys soundbite's dev-localstack to it, and prints the settings of an application.

Runs until it's ended, as by Ctrl-C, and ends LocalStack with itself; with --once it ends when all that was done. Only this
machine reaches the endpoint, and nothing is kept: each run begins anew.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "Tests/Deployment"))

from endpoints import REGION, Aws, localstack  # noqa: E402

ENVIRONMENT = "dev-localstack"
# LocalStack gives what it can't make an id of this kind, and says that it's complete.
PLACEHOLDER = "unknown"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--once", action="store_true", help="end when all is deployed")
    once = parser.parse_args().once
    # Whoever ends this one ends the endpoint.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with tempfile.TemporaryDirectory(prefix="soundbite-") as directory, localstack() as address:
            print(f"LocalStack answers at {address}", file=sys.stderr)
            aws = Aws(address, directory)
            status = deploy(aws, Path(directory))
            if status == 0 and not once:
                print("ready; Ctrl-C ends it", file=sys.stderr, flush=True)
                signal.pause()
            return status
    except KeyboardInterrupt:
        print("ended", file=sys.stderr)
        return 0


def deploy(aws, directory):
    """Deploys the environment, says what was left out of it, and prints the settings; gives the exit code."""
    # What was deployed is forgotten with the endpoint.
    own = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    environment = {**own, **aws.environment, "XDG_CONFIG_HOME": str(directory / "config"), "NO_COLOR": "1"}

    def synth(*arguments, **options):
        command = [*os.environ["SYNTH"].split(), *arguments]
        return subprocess.run(command, env=environment, cwd=ROOT, text=True, **options)

    result = synth("deploy", "soundbite", "-e", ENVIRONMENT, "--committed", "--yes", stdout=sys.stderr)
    if result.returncode != 0:
        return result.returncode
    out = left_out(aws)
    print(f"left out by LocalStack: {', '.join(out) or 'nothing'}", file=sys.stderr)
    shown = synth("deployment", "show", "soundbite", "-e", ENVIRONMENT, "--format", "env", stdout=subprocess.PIPE)
    if shown.returncode == 0:
        names = ["AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]
        access = "".join(f"{name}='{aws.environment[name]}'\n" for name in names)
        print(f"{access}AWS_REGION='{REGION}'\n{shown.stdout}", end="", flush=True)
    return shown.returncode


def left_out(aws):
    """The types that the endpoint made no resource of, with how many there are of each."""
    names = [stack["StackName"] for stack in aws("cloudformation", "describe-stacks")["Stacks"]]
    with ThreadPoolExecutor() as pool:
        counts = Counter(kind for kinds in pool.map(lambda name: left_out_of(aws, name), names) for kind in kinds)
    return [f"{count} of {kind}" for kind, count in sorted(counts.items())]


def left_out_of(aws, stack):
    """The type of each resource of a stack that the endpoint didn't make."""
    template = aws("cloudformation", "get-template", "--stack-name", stack)["TemplateBody"]
    listed = aws("cloudformation", "list-stack-resources", "--stack-name", stack)["StackResourceSummaries"]
    made = {
        each["LogicalResourceId"] for each in listed if each.get("PhysicalResourceId", PLACEHOLDER) != PLACEHOLDER
    }
    return [resource["Type"] for name, resource in template["Resources"].items() if name not in made]


if __name__ == "__main__":
    sys.exit(main())
