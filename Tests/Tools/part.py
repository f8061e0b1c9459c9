#!/usr/bin/env python3
"""Runs a part of the tests and notes what it cost, for parts.py.

usage: part.py NAME [--live] COMMAND...

What the command prints is printed when it ends, at once, so that parts may run side by side; with --live, as it comes,
but where it doesn't go to a terminal only whole lines, so that what other parts print stands between them.
A signal that ends this process ends all that the command started.
"""

import fcntl
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading
import time

FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / ".build/parts"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_TO_END = 10


class Ended(Exception):
    """A signal was sent to this process."""


def alone():
    """A file that is locked: one part prints at a time."""
    lock = open(FOLDER / "lock", "w", encoding="utf-8")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def relay(source):
    """Prints what comes from a descriptor, in whole lines."""
    rest = b""
    while data := os.read(source, 1 << 16):
        lines, mark, rest = (rest + data).rpartition(b"\n")
        if mark:
            with alone():
                sys.stdout.buffer.write(lines + mark)
                sys.stdout.flush()
    if rest:
        with alone():
            sys.stdout.buffer.write(rest + b"\n")
            sys.stdout.flush()


def end(process):
    """Ends a process and all of its group, with force if need be."""
    # On an interrupt swift ends the compilers and tests that it started, which are in groups of their own.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        latest = time.monotonic() + SECONDS_TO_END
        try:
            os.killpg(process.pid, number)
            while time.monotonic() < latest:
                process.poll()
                os.killpg(process.pid, 0)
                time.sleep(0.05)
        except ProcessLookupError:
            return
        except PermissionError:
            # What macOS says of a group in which all have ended but not been waited for.
            return


def run(command, output, notes, printing=None):
    """Runs a command in a group of its own: its exit status, and the CPU seconds of all that it waited for.

    A thread that prints is started after the process, since a process with threads mustn't be copied.
    """

    def on_signal(number, frame):
        raise Ended(number)

    for number in SIGNALS:
        signal.signal(number, on_signal)
    process = None
    try:
        # The descriptors of make's job server are to reach the command.
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output and subprocess.STDOUT,
            close_fds=False,
            preexec_fn=os.setpgrp,
            env={**os.environ, "STRATA_PART": str(notes)},
        )
        if printing:
            printing.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    except Ended as ended:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        if process:
            end(process)
        sys.exit(128 + ended.args[0])
    code = process.returncode
    return code if code >= 0 else 128 - code, usage.ru_utime + usage.ru_stime


def main():
    arguments = sys.argv[1:]
    is_live = "--live" in arguments[1:2]
    if is_live:
        del arguments[1]
    if len(arguments) < 2:
        sys.exit(__doc__)
    name, *command = arguments
    FOLDER.mkdir(parents=True, exist_ok=True)
    log, notes = FOLDER / f"{name}.log", FOLDER / f"{name}.notes"
    notes.unlink(missing_ok=True)
    start = time.monotonic()
    if is_live and sys.stdout.isatty():
        status, cpu = run(command, None, notes)
    elif is_live:
        source, sink = os.pipe()
        printing = threading.Thread(target=relay, args=[source], daemon=True)
        status, cpu = run(command, sink, notes, printing)
        os.close(sink)
        # What the command left running may hold the other end.
        printing.join(SECONDS_TO_END)
    else:
        with open(log, "wb") as output:
            status, cpu = run(command, output, notes)
    wall = time.monotonic() - start
    judged = notes.read_text().splitlines() if notes.exists() else []
    part = {"name": name, "status": status, "cpu": round(cpu, 2), "wall": round(wall, 2), "judged": judged}
    (FOLDER / f"{name}.json").write_text(json.dumps(part) + "\n")

    with alone():
        result = "is done" if status == 0 else f"FAILED, with {status}"
        print(f"---- {name} {result}: {cpu:.1f} CPU s, {wall:.1f} s", flush=True)
        if not is_live:
            with open(log, "rb") as output:
                shutil.copyfileobj(output, sys.stdout.buffer)
            sys.stdout.flush()
    sys.exit(status)


if __name__ == "__main__":
    main()
