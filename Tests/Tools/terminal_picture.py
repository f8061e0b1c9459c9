#!/usr/bin/env python3
"""Draws sessions of `synth` on a terminal, as SVG that is the same each time.

    terminal_picture.py --synth PATH [--check] [FOLDER]

Each picture is what a command prints on a terminal of a fixed size, with the colours that it has there. With --check
nothing is written, and a picture that isn't as the command prints it now is an error.
"""

import argparse
import fcntl
import html
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios

COLUMNS = 96
# In units of the picture: a character, a line, and the margin around all.
WIDTH, HEIGHT, MARGIN = 8.4, 19, 16
FOLDER = "Sources/StrataCLI/StrataCLI.docc/Resources"
SEQUENCE = re.compile(r"\x1b\[([0-9;]*)([A-Za-z])")

# The colours that the tool has, in light and in dark.
STYLES = {
    "31": ("red", "#b31d28", "#ff7b72"),
    "32": ("green", "#176f2c", "#7ee787"),
    "33": ("yellow", "#8a5a00", "#e3b341"),
    "2": ("dim", "#6a737d", "#8b949e"),
}


def synthesized(synth, folder):
    """The templates of an example, and one of them as somebody deployed it before."""
    subprocess.run([synth, "orders"], cwd=folder, check=True, capture_output=True, env=environment(folder))
    path = folder / "templates/orders/Orders.template.json"
    template = json.loads(path.read_text())
    resources = template["Resources"]
    queue = next(value for value in resources.values() if value["Type"] == "AWS::SQS::Queue")
    queue["Properties"]["FifoQueue"] = True
    for resource in resources.values():
        if resource["Type"] == "AWS::SQS::Queue":
            resource["Properties"]["MessageRetentionPeriod"] = 86400
    path.write_text(json.dumps(template))


def misspelled(synth, folder):
    """A template with mistakes."""
    queue = {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimout": 120, "DelaySeconds": 1200}}
    (folder / "queue.json").write_text(json.dumps({"Resources": {"Jobs": queue}}, indent=2))


def nothing(synth, folder):
    """Nothing at all, for commands that need no file."""


PICTURES = [
    ("terminal-diff", ["diff", "orders"], synthesized),
    ("terminal-validate", ["validate", "queue.json"], misspelled),
    ("terminal-isolation", ["isolation", "mht-api"], nothing),
]


def environment(folder):
    return {"HOME": str(folder), "PATH": "/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C.UTF-8"}


def printed(command, folder):
    """What a command prints on a terminal."""
    terminal, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    process = subprocess.Popen(
        command, cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL, stdout=end, stderr=end)
    os.close(end)
    data = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        data += part
    os.close(terminal)
    process.wait()
    return data.decode("utf-8")


def rows(text):
    """The characters on the terminal, row by row, each with the names of its styles."""
    screen, row, column, styles = [[]], 0, 0, ()
    position = 0
    while position < len(text):
        match = SEQUENCE.match(text, position)
        if match:
            codes, kind = match.groups()
            if kind == "m":
                for code in (codes or "0").split(";"):
                    styles = () if code == "0" else styles + (code,)
            elif kind == "K":
                del screen[row][column:]
            position = match.end()
            continue
        character = text[position]
        position += 1
        if character == "\r":
            column = 0
        elif character == "\n":
            screen.append([])
            row, column = row + 1, 0
        else:
            if column == COLUMNS:
                screen.append([])
                row, column = row + 1, 0
            line = screen[row]
            line.extend([(" ", ())] * (column - len(line)))
            line[column : column + 1] = [(character, styles)]
            column += 1
    while screen and not screen[-1]:
        screen.pop()
    return screen


def spans(line):
    """The parts of a row that have one style each."""
    parts = []
    for character, styles in line:
        names = " ".join(["bold"] * ("1" in styles) + [STYLES[code][0] for code in styles if code in STYLES])
        if parts and parts[-1][1] == names:
            parts[-1][0].append(character)
        else:
            parts.append(([character], names))
    return [("".join(characters), names) for characters, names in parts]


def svg(command, text):
    """The picture of a command and of what it printed."""
    prompt = [("$", ("2",)), (" ", ())] + [(character, ("1",)) for character in command]
    screen = [prompt] + rows(text)
    width, height = COLUMNS * WIDTH + 2 * MARGIN, len(screen) * HEIGHT + 2 * MARGIN
    light = "".join(f".{name}{{fill:{colour}}}" for name, colour, _ in STYLES.values())
    dark = "".join(f".{name}{{fill:{colour}}}" for name, _, colour in STYLES.values())
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        f"<title>{html.escape(command)}</title>",
        "<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#24292f;white-space:pre}"
        f".back{{fill:#f6f8fa;stroke:#d0d7de}}.bold{{font-weight:600}}{light}"
        f"@media(prefers-color-scheme:dark){{text{{fill:#e6edf3}}.back{{fill:#0d1117;stroke:#30363d}}{dark}}}</style>",
        f'<rect class="back" x=".5" y=".5" width="{width - 1:g}" height="{height - 1:g}" rx="8"/>',
    ]
    for index, line in enumerate(screen):
        x, y = MARGIN, MARGIN + index * HEIGHT + 14
        for part, names in spans(line):
            if part.strip():
                style = f' class="{names}"' if names else ""
                length = len(part) * WIDTH
                lines.append(
                    f'<text{style} x="{x:g}" y="{y}" textLength="{length:g}" xml:space="preserve">{html.escape(part)}</text>')
            x += len(part) * WIDTH
    return "\n".join(lines + ["</svg>", ""])


def picture(synth, arguments, prepare):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prepare(synth, folder)
        text = printed([synth] + arguments, folder)
    return svg("synth " + " ".join(arguments), text.replace(name + "/", ""))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--synth", required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("folder", nargs="?", default=FOLDER)
    options = parser.parse_args()
    folder, synth = pathlib.Path(options.folder), os.path.abspath(options.synth)
    stale = []
    for name, arguments, prepare in PICTURES:
        path, drawn = folder / f"{name}.svg", picture(synth, arguments, prepare)
        if options.check:
            if not path.exists() or path.read_text() != drawn:
                stale.append(str(path))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(drawn)
    if stale:
        sys.exit(f"terminal_picture: {', '.join(stale)}: not as the commands print it now; make record draws them anew")


if __name__ == "__main__":
    main()
