"""Makes reports with synth, as a user does."""

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LONG = "Long" * 250
SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"><img src=x onerror=alert(1)>"
HEBREW = "תור של הזמנות"
OVERRIDE = "safe\u202egnp.exe"


def synth(*arguments, allowed=(0,)):
    """Runs synth in the repository; its exit code must be one of those that are allowed."""
    command = [str(Path(os.environ["PRODUCTS"]) / "synth"), *map(str, arguments)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode not in allowed:
        raise AssertionError(f"{' '.join(command)} ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    return result


def system(folder, name):
    """The report of an example, against templates of which one is another."""
    before = folder / "before" / name
    shutil.copytree(ROOT / "templates" / name, before)
    path = sorted(before.glob("*.template.json"))[-1]
    template = json.loads(path.read_text(encoding="utf-8"))
    for resource in template["Resources"].values():
        if resource["Type"] in ("AWS::SQS::Queue", "AWS::Logs::LogGroup", "AWS::S3::Bucket"):
            resource["Properties"]["Tags"] = [{"Key": "Was", "Value": "another"}]
    template["Resources"].popitem()
    path.write_text(json.dumps(template), encoding="utf-8")
    output = folder / f"{name}.html"
    synth("report", name, "--samples", "--against", before, "--output", output)
    return output


def hostile(folder):
    """The report of a template whose names try to be something else."""
    queue = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": SCRIPT}}
    template = {
        "Description": f"{HEBREW} {SCRIPT} {OVERRIDE}",
        "Resources": {
            SCRIPT: queue,
            IMAGE: queue,
            LONG: {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": LONG}},
            HEBREW: {"Type": SCRIPT, "Properties": {"Name": HEBREW}},
            OVERRIDE: {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": OVERRIDE}},
            "a b": queue,
            "a-b": {"Type": "AWS::SNS::Topic", "DependsOn": [SCRIPT, LONG, "</script>"]},
        },
        "Outputs": {SCRIPT: {"Value": {"Ref": SCRIPT}, "Description": "</pre></details></main></body>"}},
    }
    path = folder / "hostile.json"
    path.write_text(json.dumps(template), encoding="utf-8")
    output = folder / "hostile.html"
    synth("report", path, "--output", output, allowed=(1,))
    return output
