#!/usr/bin/env python3
"""Compares what iamprover proves of policies with what `synth isolation` says of them.

usage: check_isolation.py --synth PROGRAM --actions FILE [--count N]

PROGRAM is the synth of this package, and the actions are those of cfn-lint. Needs iamprover and Z3 as libraries, for what
they haven't judged yet: their verdicts are kept. Of each of N seeded samples (policy_samples.py; 200 unless given)

- where we say that staging is apart from production, iamprover must prove that the role may do none of the actions on
  buckets with production's bucket, and none of those on objects with its objects;
- where we say that it isn't, iamprover must find that the very request which shows it is allowed.

How far Z3 goes is counted in its steps, not in seconds, so that each run comes out the same. The exit status is 1 where the
two don't say the same, or one doesn't decide.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import policy_samples
import verdicts

TOOLS = pathlib.Path(__file__).resolve().parent
SEED = 7
# Far more than any proof here takes.
STEPS = 50_000_000

Request = collections.namedtuple("Request", ["actions", "resources"])


def everything(actions):
    """What production has, as requests about it: cfn-lint's actions on buckets, and those on objects."""
    def on(kind):
        return [f"s3:{name}" for name, action in sorted(actions["s3"]["Actions"].items()) if kind in action.get("Resources", [])]

    return [Request(on("bucket"), [policy_samples.BUCKET]), Request(on("object"), [f"{policy_samples.BUCKET}/*"])]


def account(sample):
    """A sample as iamprover reads an account."""
    from iamprover.model import Account, Principal
    from iamprover.parsers.iam import parse_policy_document

    def parsed(name):
        return parse_policy_document(name, sample[name]) if sample[name] else None

    role = Principal(policy_samples.ROLE, [parsed("identity")], permission_boundary=parsed("boundary"))
    return Account([role], resource_policies=[parsed("bucket")] if sample["bucket"] else [])


def prove(sample, request):
    """What iamprover says of a request: allowed, never allowed, or not decided.

    Each action is asked about by itself, which Z3 decides where it doesn't decide about all of them at once.
    """
    import z3
    from iamprover.engine.solver import _check_principal
    from iamprover.invariants import Invariant

    answers = []
    check = z3.Solver.check

    def noted(solver, *assumptions):
        answers.append(check(solver, *assumptions))
        return answers[-1]

    # It takes "unknown" for a proof.
    z3.Solver.check = noted
    z3.set_param("rlimit", STEPS)
    whole = account(sample)
    try:
        for action in request.actions:
            invariant = Invariant("apart", "", actions=[action], resources=request.resources)
            if _check_principal(whole, whole.principals[0], invariant):
                return "allowed"
    finally:
        z3.Solver.check = check
    return "not decided" if z3.unknown in answers else "never allowed"


class Judge:
    """iamprover's verdicts, which are kept."""

    def __init__(self):
        versions = [TOOLS / "requirements-isolation.txt", TOOLS / "check_isolation.py"]
        self.kept = verdicts.Verdicts("isolation", versions)
        self.new = 0

    def says(self, sample, request):
        content = json.dumps([sample, request], sort_keys=True).encode()
        verdict = self.kept.get(content)
        if verdict is verdicts.MISSING:
            verdict = prove(sample, request)
            self.kept.put(content, verdict)
            self.new += 1
        return verdict


def ours(synth, sample, folder):
    """Our verdict on staging's reach into production, and the request that shows it."""
    for name, template in policy_samples.templates(sample).items():
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "shop.template.json").write_text(json.dumps(template))
        stack = {"name": f"shop-{name}", "template": "shop.template.json", "account": policy_samples.ACCOUNT, "region": "us-east-1"}
        (folder / name / "manifest.json").write_text(json.dumps({"stacks": [stack]}))
    command = [synth, "isolation", "./staging", "./production", "--json"]
    process = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if process.returncode not in (0, 3, 4):
        sys.exit(f"check-isolation: synth ended with {process.returncode}: {process.stderr}")
    pairs = json.loads(process.stdout)["systems"][0]["certificate"]["pairs"]
    pair = next(pair for pair in pairs if pair["from"] == "staging")
    witness = next((way["witness"] for way in pair["ways"] if way["verdict"] == "broken"), None)
    return pair["verdict"], witness and Request([witness["action"]], [witness["reached"]])


def difference(judge, sample, verdict, shown, whole):
    """What is different between our verdict and iamprover's; None where they're the same."""
    if verdict == "broken":
        said = judge.says(sample, shown)
        if said == "allowed":
            return None
        return f"we say that {shown.actions[0]} {shown.resources[0]} is allowed, and iamprover says {said}"
    for request in whole:
        said = judge.says(sample, request)
        if verdict != "proven" or said != "never allowed":
            return f"we say {verdict}, and iamprover says of the actions on {request.resources[0]}: {said}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--synth", required=True)
    parser.add_argument("--actions", type=pathlib.Path, required=True)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()

    whole = everything(json.loads(options.actions.read_text()))
    judge = Judge()
    counts = collections.Counter()
    different = 0
    with tempfile.TemporaryDirectory() as name:
        for number, sample in enumerate(policy_samples.samples(options.count, SEED)):
            verdict, shown = ours(options.synth, sample, pathlib.Path(name))
            counts[verdict] += 1
            said = difference(judge, sample, verdict, shown, whole)
            if said:
                different += 1
                print(f"DIFFERENT: sample {number}: {said}: {json.dumps(sample)}")
    judge.kept.save()
    summary = ", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts))
    print(f"check-isolation: {options.count} samples, {summary}; {different} different; {judge.new} judged anew")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
