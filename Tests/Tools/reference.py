#!/usr/bin/env python3
"""Work that is always the same, as a measure of this machine: a program that the Swift compiler takes seconds for."""

import pathlib
import shutil
import subprocess
import tempfile

TYPE = """
public struct Type{0}: Hashable, Codable, Sendable {{
  public var name: String
  public var count: Int?
  public var parts: [String: [Double]]
  public init(name: String, count: Int? = nil, parts: [String: [Double]] = [:]) {{
    self.name = name
    self.count = count
    self.parts = parts
  }}
  public func text(after other: Type{0}) -> String {{
    let sum = parts.values.joined().reduce(0, +) + Double(count ?? other.count ?? {0})
    return "\\(name) of {0} after \\(other.name): \\(sum)"
  }}
}}
"""


def main():
    compiler = [shutil.which("swiftc")] if shutil.which("swiftc") else ["xcrun", "swiftc"]
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "reference.swift")
        source.write_text("".join(TYPE.format(number) for number in range(30)))
        subprocess.run([*compiler, "-Onone", "-parse-as-library", "-c", "-o", f"{folder}/reference.o", source], check=True)


if __name__ == "__main__":
    main()
