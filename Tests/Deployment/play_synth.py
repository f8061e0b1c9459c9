"""Plays the compiler and the tool of soundbite's workflows, by the name that it's called by: swift, or synth.

STAND_INS is a folder: `calls` gets a line for each call of synth, and where `refusal` is there, its number is the exit code of
whatever would change an environment. What is done is recorded as synth does it, by a file in the folder of records.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

STATE = Path(os.environ["STAND_INS"])
RECORDS = Path("Examples/Soundbite/Deployments")


def swift(arguments):
    package = arguments[arguments.index("--package-path") + 1] if "--package-path" in arguments else "."
    products = Path(package) / ".build/release"
    if "--show-bin-path" in arguments:
        print(products)
        return
    products.mkdir(parents=True, exist_ok=True)
    shutil.copy(__file__, products / "synth")


def synth(arguments):
    with open(STATE / "calls", "a", encoding="utf-8") as calls:
        calls.write(" ".join(arguments) + "\n")
    if "AWS_SESSION_TOKEN" not in os.environ:
        sys.exit("error: there are no credentials")
    environment = arguments[arguments.index("--to" if "--to" in arguments else "-e") + 1]
    refusal = STATE / "refusal"
    code = int(refusal.read_text(encoding="utf-8")) if refusal.exists() else 0
    folder = RECORDS / environment
    folder.mkdir(parents=True, exist_ok=True)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    record = {
        "kind": arguments[0], "commit": commit, "exit": code, "person": os.environ.get("GIT_COMMITTER_NAME"),
        "known": sorted(str(path.relative_to(RECORDS)) for path in RECORDS.rglob("*.json")),
    }
    (folder / f"{len(list(folder.iterdir())) + 1:04}.json").write_text(json.dumps(record), encoding="utf-8")
    sys.exit(code)


{"swift": swift, "synth": synth}[Path(sys.argv[0]).name](sys.argv[1:])
