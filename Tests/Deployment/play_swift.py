"""Plays `swift build` for a package with the example Soundbite and a tool of its own, by the name that it's called by: swift.

Strata itself is taken as it's built, in the folder PRODUCTS, so that what is compiled are the package's own sources alone,
by the real compiler: swift build [--package-path FOLDER] [--scratch-path FOLDER] --product synth [--show-bin-path]
"""

import os
import subprocess
import sys
from pathlib import Path


def build(package, folder):
    """Compiles and links the tool of a package into a folder."""
    products = Path(os.environ["PRODUCTS"])
    sources = [path for name in ("Examples", "Sources") for path in sorted((package / name).rglob("*.swift"))]
    folder.mkdir(parents=True, exist_ok=True)
    # What the tool of all examples is linked of, but for what is the package's own.
    listed = (products / "synth.product/Objects.LinkFileList").read_text(encoding="utf-8").splitlines()
    objects = folder / "objects"
    objects.write_text(
        "\n".join(each for each in listed if "/Soundbite.build/" not in each and "/synth.build/" not in each),
        encoding="utf-8")
    options = ["-use-ld=lld", "-Xlinker", "--strip-debug", "-lm"] if sys.platform == "linux" else []
    made = folder / "tool.o"
    subprocess.run(
        ["swiftc", "-Onone", "-wmo", "-swift-version", "6", "-parse-as-library", "-module-name", "synth",
         "-I", products / "Modules", "-c", *sources, "-o", made], check=True)
    subprocess.run(["swiftc", *options, made, f"@{objects}", "-o", folder / "synth"], check=True)


def main(arguments):
    def option(name, default):
        return arguments[arguments.index(name) + 1] if name in arguments else default

    if arguments[:1] != ["build"] or option("--product", "") != "synth":
        sys.exit(f"swift {' '.join(arguments)} isn't played")
    package = Path(option("--package-path", ".")).resolve()
    folder = Path(option("--scratch-path", package / ".build")).resolve() / "debug"
    if "--show-bin-path" in arguments:
        print(folder)
    else:
        build(package, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
