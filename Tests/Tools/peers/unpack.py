#!/usr/bin/env python3
"""Unpacks the packages of npm that installed packages of Python have within them.

usage: unpack.py FOLDER

FOLDER gets what node_modules has: a folder for each package.
"""

import importlib.metadata
import json
import pathlib
import sys
import tarfile


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    for distribution in importlib.metadata.distributions():
        for file in distribution.files or []:
            if not file.name.endswith(".jsii.tgz") or not file.parts[0].startswith(("aws_cdk", "constructs")):
                continue
            with tarfile.open(file.locate()) as package:
                name = json.load(package.extractfile("package/package.json"))["name"]
                members = [member for member in package.getmembers() if member.name.startswith("package/")]
                for member in members:
                    member.name = member.name.removeprefix("package/")
                package.extractall(folder / name, members=members, filter="data")


if __name__ == "__main__":
    main()
