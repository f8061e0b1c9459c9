#!/usr/bin/env python3
"""Measures whole processes in turns, as ratios to the first of each comparison.

usage: compare.py [--case NAME COMMAND...]...

The cases given here are measured beside `synth benchling-webhook`. BASE=COMMIT builds a commit and measures it beside,
where it has the command; PEERS=1 installs what requirements-peers.txt names and measures it beside; ROUNDS is how
often each command counts, 5 unless given. STRATA_OPTIMIZED has the options of the optimized build.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

TOOLS = pathlib.Path(__file__).resolve().parent
ROOT = TOOLS.parent.parent
FOLDER = ROOT / ".build/compare"
OPTIMIZED = shlex.split(os.environ.get("STRATA_OPTIMIZED", "--configuration release"))


def built(product):
    """The executable of a product, which is built if it isn't."""
    subprocess.run(["swift", "build", *OPTIMIZED, "--product", product], cwd=ROOT, check=True, stdout=sys.stderr)
    shown = subprocess.run(
        ["swift", "build", *OPTIMIZED, "--show-bin-path"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return str(pathlib.Path(shown.stdout.strip(), product))


def empty_program():
    """An executable of Swift that does nothing, linked as the tool is."""
    program = FOLDER / "empty"
    linking = [option for option in OPTIMIZED if option == "-static-executable"]
    command = ["swiftc", "-O", "-parse-as-library", *linking, TOOLS / "empty.swift", "-o", program]
    # The linker warns of what a static executable can't load, which it doesn't.
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode != 0:
        sys.exit(f"compare: empty.swift can't be compiled\n{result.stdout}")
    return str(program)


def base(commit):
    """A function from a product to its executable of a commit, as `swift build` makes it there."""
    name = subprocess.run(
        ["git", "rev-parse", "--short=12", "--verify", f"{commit}^{{commit}}"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if name.returncode != 0:
        sys.exit(f"compare: BASE={commit} is no commit of this repository")
    folder = FOLDER.parent / f"compare-{name.stdout.strip()}"
    sources = folder / "sources"
    if not sources.exists():
        sources.mkdir(parents=True)
        archive = subprocess.Popen(["git", "archive", commit], cwd=ROOT, stdout=subprocess.PIPE)
        subprocess.run(["tar", "-x", "-C", sources], stdin=archive.stdout, check=True)
        if archive.wait() != 0:
            shutil.rmtree(sources)
            sys.exit(f"compare: the sources of {commit} can't be read")
    options = ["--configuration", "release", "--scratch-path", folder / "build", "-debug-info-format", "none"]

    def executable(product):
        subprocess.run(
            ["swift", "build", *options, "--product", product], cwd=sources, check=True, stdout=sys.stderr)
        return str(folder / "build/release" / product)

    return executable


def changed(text):
    """A template's text with another value at each seventh number of some properties."""
    seen = 0

    def change(match):
        nonlocal seen
        seen += 1
        return match[1] + str(int(match[2]) + (seen % 7 == 0))

    return re.sub(r'("(?:VisibilityTimeout|RetentionInDays|Priority|EvaluationPeriods)": )(\d+)', change, text)


def templates(benchmarks):
    """The paths of a template of 500 resources, and of a changed one."""
    old, new = FOLDER / "old", FOLDER / "new"
    subprocess.run([benchmarks, "template", "500", old], check=True)
    new.mkdir(exist_ok=True)
    name = "Sample.template.json"
    (new / name).write_text(changed((old / name).read_text()))
    return str(old / name), str(new / name)


class Comparison:
    """Cases that do the same, or what one should cost little more than the other."""

    def __init__(self, title, exit_codes=()):
        self.title = title
        self.exit_codes = exit_codes
        self.cases = []

    def add(self, name, *command):
        """Adds a command, in which {} is a folder that isn't there yet."""
        self.cases += ["--case", name, *command]

    def add_known(self, name, *command):
        """Adds a command of another version, unless that can't do it."""
        with_folder = [str(FOLDER / "tried") if word == "{}" else word for word in command]
        ended = subprocess.run(with_folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        shutil.rmtree(FOLDER / "tried", ignore_errors=True)
        if ended in (0, *self.exit_codes):
            self.add(name, *command)
        else:
            print(f"compare: {name} can't do this: {self.title}", file=sys.stderr)

    def run(self, benchmarks, rounds):
        """Measures the cases and prints the table."""
        codes = [word for code in self.exit_codes for word in ("--exit-code", str(code))]
        print(self.title, flush=True)
        subprocess.run([benchmarks, "compare", "--runs", rounds, *codes, *self.cases], check=True)
        print(flush=True)


def peers():
    """The other tools that there are, each with its command."""
    installed = subprocess.run([TOOLS / "peers/install.sh"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if installed.returncode != 0:
        print("compare: other tools are left out, as they can't be installed", file=sys.stderr)
        return []
    return [line.split("\t") for line in installed.stdout.splitlines()]


def main():
    given = sys.argv[1:]
    if given and given[0] != "--case":
        sys.exit(__doc__)
    FOLDER.mkdir(parents=True, exist_ok=True)
    synth, benchmarks, empty = built("synth"), built("Benchmarks"), empty_program()
    old, new = templates(benchmarks)
    earlier = base(os.environ["BASE"]) if os.environ.get("BASE") else None

    webhook = Comparison("the system benchling-webhook, with its sample profiles")
    start = Comparison("--help, beside an empty Swift program")
    many = Comparison("50 stacks of 400 resources")
    memory = Comparison("1 and 250 stacks of 400 resources, by themselves and each with a value of the one before")
    checks = Comparison("what is made of a template of 500 resources")
    differences = Comparison("differences between two templates of 500 resources", exit_codes=(1, 3))

    webhook.add("synth", synth, "benchling-webhook", "--samples", "--output", "{}")
    start.add("empty", empty)
    start.add("synth --help", synth, "--help")
    many.add("alike", benchmarks, "synthesize", "50", "{}")
    many.add("different", benchmarks, "synthesize", "50", "{}", "different")
    memory.add("1", benchmarks, "synthesize", "1", "{}")
    memory.add("250", benchmarks, "synthesize", "250", "{}")
    memory.add("chain of 250", benchmarks, "synthesize", "250", "{}", "chain")
    checks.add("validate", synth, "validate", "--severity", "error", old)
    checks.add("migrate", synth, "migrate", old, "--output", "{}")
    checks.add("report", synth, "report", old, "--output", "{}/report.html")
    differences.add("diff", synth, "diff", old, new)
    if earlier:
        name = f"at {os.environ['BASE']}"
        tool, sample = earlier("synth"), earlier("Benchmarks")
        webhook.add_known(name, tool, "benchling-webhook", "--samples", "--output", "{}")
        start.add_known(name, tool, "--help")
        many.add_known(name, sample, "synthesize", "50", "{}")
        checks.add_known(f"validate {name}", tool, "validate", "--severity", "error", old)
        differences.add_known(name, tool, "diff", old, new)
    for name, command in peers() if os.environ.get("PEERS") else []:
        many.add(name, *shlex.split(command), "50", "{}")
    webhook.cases += given
    for comparison in (webhook, start, many, memory, checks, differences):
        comparison.run(benchmarks, os.environ.get("ROUNDS", "5"))


if __name__ == "__main__":
    main()
