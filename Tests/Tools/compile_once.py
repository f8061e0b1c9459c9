#!/usr/bin/env python3
"""Compiles sources to a module and an object file, unless what was compiled last time is still right.

usage: compile_once.py FOLDER MODULE COMPILER... -- SOURCE...

FOLDER receives MODULE.swiftmodule, MODULE.o and MODULE.from.json, which has the digests of what they were made from: the
compiler and its options, the sources, and each module that the compiler read. Where all of them are the same, nothing
is compiled. The time of a file says nothing: sources are generated anew each time.
"""

import hashlib
import json
import pathlib
import subprocess
import sys


def digest(path):
    """The digest of a file, nothing where there is none."""
    try:
        return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
    except OSError:
        return None


def same(kept, inputs):
    """Whether what is kept was made from these inputs, and from modules that are as they were."""
    try:
        made = json.loads(kept.read_text(encoding="utf-8"))
        return made["inputs"] == inputs and all(digest(path) == then for path, then in made["files"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def main(arguments):
    """Compiles, or leaves what is there. Gives the exit status."""
    if "--" not in arguments or len(arguments[: arguments.index("--")]) < 3:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    middle = arguments.index("--")
    folder, module, *compiler = arguments[:middle]
    sources = arguments[middle + 1 :]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    version = subprocess.run([compiler[0], "--version"], capture_output=True, text=True, check=True).stdout
    inputs = [version, module, *compiler, *((source, digest(source)) for source in sources)]
    inputs = json.loads(json.dumps(inputs))
    made = {kind: folder / f"{module}.{kind}" for kind in ("swiftmodule", "o", "from.json")}
    if same(made["from.json"], inputs):
        return 0
    made["from.json"].unlink(missing_ok=True)
    trace = folder / f"{module}.trace.json"
    status = subprocess.run(
        [*compiler, "-wmo", "-parse-as-library", "-module-name", module, "-emit-module-path", made["swiftmodule"]]
        + ["-emit-loaded-module-trace-path", trace, "-c", "-o", made["o"], *sources],
        check=False,
    ).returncode
    if status == 0:
        read = json.loads(trace.read_text(encoding="utf-8").splitlines()[0])["swiftmodules"]
        files = {str(path): digest(path) for path in [*read, made["swiftmodule"], made["o"]]}
        made["from.json"].write_text(json.dumps({"inputs": inputs, "files": files}), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
