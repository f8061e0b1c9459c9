#!/usr/bin/env python3
"""Runs all parts of the tests, by a command that runs part.py for each, and prints what each of them cost.

usage: parts.py COMMAND...

A part's budget is in budgets.json, in CPU seconds of a machine on which the part `reference`, which is always the same
work, takes one. So it holds for any machine. A part that took more is marked; it's no failure, since what else a
machine does costs as well. A part has another budget where cfn-lint, checkov or SAM had to judge anything anew.
"""

import json
import pathlib
import signal
import subprocess
import sys

BUDGETS = pathlib.Path(__file__).with_name("budgets.json")
FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / ".build/parts"


def table(parts, budgets):
    """The lines of a table of parts, and a line for each that is over its budget."""
    reference = next((part["cpu"] for part in parts if part["name"] == "reference"), None)
    lines = [f"{'part':20}{'CPU s':>9}{'budget':>9}{'wall s':>9}"]
    over = []
    for part in sorted(parts, key=lambda part: -part["cpu"]):
        name = part["name"]
        budget = budgets.get(name, {})
        budget = budget.get("judging", budget.get("CPU")) if part["judged"] else budget.get("CPU")
        line = f"{name:20}{part['cpu']:9.1f}"
        notes = list(part["judged"])
        if part["status"] != 0:
            notes.insert(0, "FAILED")
        if budget is None or not reference:
            line += f"{'–':>9}"
        else:
            line += f"{budget * reference:9.1f}"
            if part["cpu"] > budget * reference:
                notes.insert(0, "OVER ITS BUDGET")
                over.append(f"parts: {name} took {part['cpu'] / reference / budget:.2f} of its budget in budgets.json")
        lines.append("  ".join([line + f"{part['wall']:9.1f}", *notes]))
    lines.append(f"{'all':20}{sum(part['cpu'] for part in parts):9.1f}")
    return lines, over


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.json"):
        path.unlink()
    process = subprocess.Popen(sys.argv[1:], close_fds=False)
    # What the terminal sends reaches the command as well; the rest is passed on.
    signal.signal(signal.SIGINT, lambda number, frame: None)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: process.send_signal(number))
    status = process.wait()
    parts = [json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))]
    lines, over = table(parts, json.loads(BUDGETS.read_text()))
    print("\n".join(["", *lines, *over]))
    sys.exit(status if status >= 0 else 128 - status)


if __name__ == "__main__":
    main()
