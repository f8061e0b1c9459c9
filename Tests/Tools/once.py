#!/usr/bin/env python3
"""Runs a command on files, but for those of which is kept that it found nothing in them.

usage: once.py CHECK [--monthly] [--before OPTION] VERSION... -- FILE... -- COMMAND...

VERSION are files that tell which version of the command is run. The files are the command's last arguments, each with
OPTION before it. Where the command exits with 0, it's kept that nothing is in them; a file counts by its path and
content. With --monthly it's kept until the month ends, for a command that asks for the date. The exit status is the
command's, or 0 if there is nothing to run it on.
"""

import argparse
import datetime
import pathlib
import subprocess
import sys

import verdicts


def split(arguments):
    """The arguments before, between and after the two marks."""
    parts = [[]]
    for argument in arguments:
        if argument == "--" and len(parts) < 3:
            parts.append([])
        else:
            parts[-1].append(argument)
    if len(parts) != 3:
        sys.exit(__doc__)
    return parts


def main():
    options, files, command = split(sys.argv[1:])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("check")
    parser.add_argument("versions", nargs="+", type=pathlib.Path)
    parser.add_argument("--monthly", action="store_true")
    parser.add_argument("--before", default="")
    options = parser.parse_args(options)

    month = datetime.date.today().strftime("%Y-%m") if options.monthly else ""
    kept = verdicts.Verdicts(options.check, [month, *command, *options.versions])
    contents = {file: f"{file}\n".encode() + pathlib.Path(file).read_bytes() for file in files}
    unknown = [file for file in files if kept.get(contents[file]) is not True]
    if unknown:
        before = [options.before] if options.before else []
        status = subprocess.run([*command, *(text for file in unknown for text in [*before, file])], check=False).returncode
        if status != 0:
            sys.exit(status if status > 0 else 128 - status)
        for file in unknown:
            kept.put(contents[file], True)
    kept.save()
    print(f"once: {options.check} read {len(unknown)} of {len(files)} files; of the others it's known that nothing is in them")


if __name__ == "__main__":
    main()
