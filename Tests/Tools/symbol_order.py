#!/usr/bin/env python3
"""Lists the functions that common commands call, and the data that each command reads, for the linker to put side by side.

usage: symbol_order.py record SYNTH
       symbol_order.py check SYNTH

SYNTH is the optimized tool, which must be linked statically. record runs each command under valgrind, and writes the names of
what it calls and reads to symbol-order.txt beside this file, those of the shortest command first. What is side by side is
loaded together: the rest of the tool stays on the disk. Names that there are no more do no harm, and new ones are only not
beside the others; so it's written anew now and then, by `make order`. check fails where that is due, or where the linker
didn't go by the list.
"""

import bisect
import pathlib
import re
import subprocess
import sys
import tempfile

TOOLS = pathlib.Path(__file__).resolve().parent
ROOT = TOOLS.parent.parent
LIST = TOOLS / "symbol-order.txt"
TEMPLATE = ROOT / "templates/benchling-webhook/BenchlingWebhookStack.template.json"
COMMANDS = [
    ["--help"],
    ["benchling-webhook", "--samples", "--output", "{}"],
    ["orders", "--output", "{}"],
    ["validate", str(TEMPLATE)],
    ["check", "orders"],
]

# The kinds of symbols that are functions, as nm has them.
FUNCTIONS = "tTwW"
# Of the names in the list, as many must be in the tool: it changes, and few of its functions at a time.
PRESENT = 0.8
# Of the bytes between the first and the last of most functions, as many must be theirs.
DENSE = 0.5


def called(profile):
    """The names of the functions in a profile of callgrind, sorted, each once."""
    names = re.findall(r"^c?fn=\(\d+\) (\S+)$", profile, re.MULTILINE)
    # Functions that call themselves are told apart by their depth, and some have no name.
    return sorted({name.split("'")[0] for name in names if not name.startswith(("0x", "("))})


def symbols(listing):
    """The address, size and kind of each symbol, by its name, in what `nm -S` says of a tool."""
    found = re.findall(r"^([0-9a-f]+) ([0-9a-f]+) (\w) (\S+)$", listing, re.MULTILINE)
    return {name: (int(address, 16), int(size, 16), kind) for address, size, kind, name in found}


def read(trace, known):
    """The names of the data that stands at the addresses in a trace of lackey, sorted, each once."""
    data = sorted((address, size, name) for name, (address, size, kind) in known.items() if kind not in FUNCTIONS)
    starts = [address for address, _, _ in data]
    names = set()
    for text in set(re.findall(r"^ [LSM] ([0-9a-f]+),", trace, re.MULTILINE)):
        address = int(text, 16)
        index = bisect.bisect_right(starts, address) - 1
        if index >= 0 and address < data[index][0] + data[index][1]:
            names.add(data[index][2])
    return sorted(names)


def listed(synth):
    """The symbols of a tool."""
    result = subprocess.run(["nm", "-S", "--defined-only", synth], check=True, stdout=subprocess.PIPE, text=True)
    return symbols(result.stdout)


def record(synth):
    """Writes the list."""
    order = {}
    with tempfile.TemporaryDirectory() as folder:
        profile = pathlib.Path(folder, "profile")
        for number, words in enumerate(COMMANDS):
            command = [synth, *(word.replace("{}", f"{folder}/{number}") for word in words)]
            subprocess.run(
                ["valgrind", "--quiet", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={profile}", *command],
                cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            order.update(dict.fromkeys(called(profile.read_text(errors="replace"))))
    # What the shortest command reads, all do.
    traced = subprocess.run(
        ["valgrind", "--quiet", "--tool=lackey", "--trace-mem=yes", synth, *COMMANDS[0]], cwd=ROOT, check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    functions = len(order)
    order.update(dict.fromkeys(read(traced.stderr, listed(synth))))
    LIST.write_text("".join(f"{name}\n" for name in order))
    return f"{functions} functions, {len(order) - functions} data"


def density(places):
    """The share of functions' bytes among all between the first and the last, a tenth at either end left out."""
    places = sorted(places)
    tenth = len(places) // 10
    middle = places[tenth:len(places) - tenth]
    if not middle:
        return 0.0
    return sum(size for _, size in middle) / (middle[-1][0] + middle[-1][1] - middle[0][0])


def problem(names, known):
    """What is wrong with a tool that has some symbols, by a list of names; None where nothing is."""
    present = [known[name] for name in names if name in known]
    if len(present) < PRESENT * len(names):
        return f"{len(present)} of {len(names)} names in {LIST.name} are in the tool; `make order` lists them anew"
    dense = density([(address, size) for address, size, kind in present if kind in FUNCTIONS])
    if dense < DENSE:
        return (
            f"the functions in {LIST.name} aren't side by side in the tool, where {100 * dense:.0f} % between them are theirs;"
            " it must be linked with the options of `optimized` in Makefile, all of it built with them: `make clean`")
    return None


def check(synth):
    """Says how a tool follows the list, or ends the process."""
    names = LIST.read_text().split()
    wrong = problem(names, listed(synth))
    if wrong:
        sys.exit(f"symbol-order: {wrong}")
    return f"what the {len(names)} names in {LIST.name} stand for is side by side"


def main():
    actions = {"record": record, "check": check}
    if len(sys.argv) != 3 or sys.argv[1] not in actions:
        sys.exit(__doc__)
    print(f"symbol-order: {actions[sys.argv[1]](sys.argv[2])}")


if __name__ == "__main__":
    main()
