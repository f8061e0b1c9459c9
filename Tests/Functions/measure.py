#!/usr/bin/env python3
"""Measures the function against the least that does the same in Python, both at the played runtime interface.

usage: measure.py [EVENTS]

Each answers so many events, 1000 by default, five times, in turns. Told are medians: milliseconds from the start to the
first answer; seconds to the last one, of which the played interface takes its part; seconds of CPU, and the most memory,
of the process alone. Then the same of Python as multiples of the function's.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from function import EXECUTABLE, ORDERS, request
from interface import Event, Interface

ROUNDS = 5


def run(command, count):
    """Seconds to the first and to the last answer, CPU seconds, and MiB of a process that answers events."""
    asked = []

    def events():
        for _ in range(count):
            yield Event(request("GET", "/orders/17"))
            asked.append(time.monotonic())

    with Interface(events()) as played:
        environment = {
            "AWS_LAMBDA_RUNTIME_API": played.address, "ENVIRONMENT": "dev", "ORDERS": json.dumps(ORDERS), "PATH": os.defpath,
        }
        start = time.monotonic()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        played.wait(count, 600)
        # The next event is asked for after each answer, that to the last one too.
        while len(asked) < count:
            time.sleep(0.001)
        memory = peak(process.pid)
        if played.faults:
            sys.exit(f"measure: {played.faults[0]}")
        played.end()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        return (asked[0] - start) * 1000, asked[-1] - start, usage.ru_utime + usage.ru_stime, memory


def peak(number):
    """The most MiB that a process held: of this program alone, as the system knows it from Linux only."""
    try:
        lines = Path(f"/proc/{number}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def main():
    if len(sys.argv) > 2 or not all(each.isdigit() and int(each) > 0 for each in sys.argv[1:]):
        sys.exit(__doc__)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    if not EXECUTABLE.exists():
        sys.exit(f"measure: there is no {EXECUTABLE}; Examples/SmartStack/pipeline/build.sh makes it")
    commands = {"function": [str(EXECUTABLE)], "python": [sys.executable, str(Path(__file__).with_name("trivial.py"))]}
    results = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            results[name].append(run(command, count))
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    print(f"{count} events".ljust(16) + "first, ms     all, s     CPU, s     MiB")
    for name, values in medians.items():
        print(f"{name:14}" + "".join(f"{value:11.3g}" for value in values))
    print(f"{'times':14}" + "".join(f"{b / a:11.3g}" for a, b in zip(*medians.values())))


if __name__ == "__main__":
    main()
