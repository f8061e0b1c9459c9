"""What documents tell people to do, and what they say comes of it."""

import re
from dataclasses import dataclass, field


@dataclass
class Step:
    """Commands that stand in one block, and what's shown of their output; nothing where nothing is."""

    commands: list
    output: str | None = None
    changes: list = field(default_factory=list)


def article_steps(text):
    """The steps of an article: its blocks of `sh`, each with the block of `text` behind it, and of `diff` as changes."""
    steps = []
    for language, block in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if language == "sh":
            steps.append(Step(block.splitlines()))
        elif language == "text":
            steps[-1].output = block
        elif language == "diff":
            steps.append(Step([], changes=block.splitlines()))
    return steps


def readme_steps(text):
    """The steps of a README, whose commands are indented."""
    blocks = re.findall(r"(?:^ {4}.+\n)+", text, re.MULTILINE)
    return [Step([line[4:] for line in block.splitlines()]) for block in blocks]


def agrees(shown, output):
    """Whether an output is the one that's shown, in which `…` stands for anything in a line."""
    pattern = ".*".join(re.escape(part) for part in shown.split("…"))
    return re.fullmatch(pattern, output) is not None


def change(folder, lines):
    """Makes a change of a line, as a difference shows it, in the one Swift file below a folder that has the line."""
    removed, added = (next(line[1:] for line in lines if line.startswith(sign)) for sign in "-+")
    files = [file for file in folder.glob("Sources/**/*.swift") if removed in file.read_text(encoding="utf-8").splitlines()]
    if len(files) != 1:
        raise AssertionError(f"the line is in {len(files)} files: {removed}")
    text = files[0].read_text(encoding="utf-8")
    files[0].write_text(text.replace(removed, added), encoding="utf-8")
