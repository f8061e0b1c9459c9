#!/usr/bin/env python3
"""Starts a tool many times, and fails unless it writes the same bytes each time.

usage: check-determinism.py SYNTH RUNS EXPECTED

Each run has a directory, a locale and a time zone of its own, and draws its own hash seed. EXPECTED has the templates
that `SYNTH orders` is to write.
"""

import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

LOCALES = ["C", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "ja_JP.eucJP"]
ZONES = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"]


def content(folder):
    """The files of a folder, by their names."""
    return {entry.name: pathlib.Path(entry.path).read_bytes() for entry in os.scandir(folder)}


def run(synth, number, root):
    """What a run writes, or how it failed."""
    folder = os.path.join(root, str(number))
    os.mkdir(folder)
    environment = {"HOME": folder, "LC_ALL": LOCALES[number % len(LOCALES)], "TZ": ZONES[number % len(ZONES)]}
    process = subprocess.run(
        [synth, "orders"], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if process.returncode != 0:
        return process.stderr
    written = content(os.path.join(folder, "templates/orders"))
    shutil.rmtree(folder)
    return written


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    synth, runs, expected = os.path.abspath(sys.argv[1]), int(sys.argv[2]), content(sys.argv[3])
    if not expected:
        sys.exit(f"check-determinism: there is nothing in {sys.argv[3]}")
    with tempfile.TemporaryDirectory() as root, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        written = list(pool.map(lambda number: run(synth, number, root), range(runs)))
    different = [number for number, files in enumerate(written) if files != expected]
    if different:
        print(f"check-determinism: {len(different)} of {runs} runs wrote something else, first {different[0]}:")
        print(written[different[0]])
        sys.exit(1)
    print(f"check-determinism: {runs} runs wrote the same bytes")


if __name__ == "__main__":
    main()
