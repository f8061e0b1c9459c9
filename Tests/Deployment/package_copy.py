"""A repository with a package of its own: the example Soundbite, and a tool for it alone, as a team would have it."""

import os
import subprocess
import sys
from pathlib import Path

from workflows import clone_with, commit

TOOL = """import StrataCLI
import StrataEnvironments

/// The tool of one system.
@main struct Synth: SynthTool {
  static let systems: [System] = [soundbite]
}
"""
MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(name: "soundbite")
"""


def package_copy(folder):
    """The folder of a clone, and its origin; nothing is built yet."""
    work, origin = clone_with("Examples/Soundbite", folder)
    commit(work, "rm", "-r", "--quiet", "--ignore-unmatch", "Examples/Soundbite/Deployments")
    (work / "Package.swift").write_text(MANIFEST, encoding="utf-8")
    tool = work / "Sources/synth/Synth.swift"
    tool.parent.mkdir(parents=True)
    tool.write_text(TOOL, encoding="utf-8")
    (work / ".gitignore").write_text(".build/\n/templates/\n*.tar\n", encoding="utf-8")
    commit(work, "add", "--all")
    commit(work, "commit", "--quiet", "--message", "Make it a package")
    commit(work, "push", "--quiet", "origin", "main")
    return work, origin


def build(work):
    """Builds the tool of a clone, and gives its path."""
    script = Path(__file__).with_name("play_swift.py")
    command = [sys.executable, str(script), "build", "--package-path", str(work), "--product", "synth"]
    subprocess.run(command, check=True, env=dict(os.environ))
    return work / ".build/debug/synth"
