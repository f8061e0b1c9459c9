#!/usr/bin/env python3
"""Has troposphere's examples print their templates.

usage: print_examples.py PACKAGES FOLDER

PACKAGES has troposphere, its examples, and what they import. FOLDER receives a file of JSON for each example. The exit status
is 1 where an example fails, or what it prints isn't JSON.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys


def print_one(example, packages, folder):
    """Runs an example. Gives what is wrong with it, or nothing."""
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join([str(packages), os.environ.get("PYTHONPATH", "")]))
    made = subprocess.run(
        [sys.executable, "-B", example], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    try:
        json.loads(made.stdout)
    except ValueError:
        return f"{example.name}: {made.stderr.strip() or 'it prints no JSON'}"
    (folder / f"{example.stem}.json").write_text(made.stdout, encoding="utf-8")
    return None


def main(arguments):
    """Runs all. Gives the exit status."""
    if len(arguments) != 2:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    packages, folder = map(pathlib.Path, arguments)
    examples = sorted((packages / "examples").glob("*.py"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = [problem for problem in pool.map(lambda one: print_one(one, packages, folder), examples) if problem]
    for problem in problems or ([] if examples else ["there are no examples"]):
        print(problem, file=sys.stderr)
    return 1 if problems or not examples else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
