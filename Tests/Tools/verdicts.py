"""Verdicts of slow tools, kept by what was judged.

A verdict is found again by the SHA-256 of what was judged, together with all else that it depends on: the pinned
versions of the tool, the code that asks it, and the version of Python. There's one file for each check, in the folder
that STRATA_VERDICTS names (.build/verdicts without it), of one line for each verdict:

    KEY CHECKSUM VERDICT

What is damaged is left out with a note, and judged anew. A file is replaced as a whole, so that several processes may
use it at a time; where two of them save, the later one adds to what the earlier one left. Verdicts that a run didn't
ask for are kept, the latest first, as long as there are no more of them than of others; those of other versions go.
"""

import hashlib
import json
import os
import pathlib
import sys
import time

MISSING = object()
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def default_folder():
    """Where verdicts are kept."""
    return pathlib.Path(os.environ.get("STRATA_VERDICTS") or ROOT / ".build/verdicts")


def checksum(key, text):
    """What tells a damaged line from a sound one."""
    return hashlib.sha256(key + b" " + text).hexdigest()[:16].encode()


class Verdicts:
    """The verdicts of one check."""

    def __init__(self, check, versions, folder=None):
        """Reads what is kept.

        check is a name, versions a list of texts and files on which every verdict depends; of a file it's the content.
        """
        self.check = check
        self.folder = pathlib.Path(folder) if folder else default_folder()
        digest = hashlib.sha256()
        for version in [f"Python {sys.version_info.major}.{sys.version_info.minor}", *versions]:
            content = version.read_bytes() if isinstance(version, pathlib.Path) else version.encode()
            digest.update(b"%d:" % len(content) + content)
        self.version = digest.hexdigest()
        self.path = self.folder / f"{check}-{self.version[:16]}.txt"
        self.used = {}
        self.added = 0
        self.kept, self.damaged = self._read()
        if self.damaged:
            self._note(f"{self.damaged} damaged lines of {self.path} are left out")

    def key(self, content):
        """What a verdict about a content, which is bytes, is kept under."""
        return hashlib.sha256(self.version.encode() + content).hexdigest().encode()

    def get(self, content):
        """The verdict about a content, or MISSING."""
        key = self.key(content)
        text = self.used.get(key) or self.kept.get(key)
        if text is None:
            return MISSING
        self.used[key] = text
        return json.loads(text)

    def put(self, content, verdict):
        """Notes a verdict, which is any JSON; save keeps it."""
        self.used[self.key(content)] = json.dumps(verdict, separators=(",", ":")).encode()
        self.added += 1

    def save(self):
        """Keeps what was asked for or noted, if anything changed."""
        try:
            self._remove_old()
            if self.added or self.damaged:
                self._write()
        except OSError as error:
            self._note(f"nothing is kept in {self.folder}: {error}")
        self._tell_part()

    def _read(self):
        kept, damaged = {}, 0
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return {}, 0
        except OSError as error:
            self._note(f"{self.path} can't be read: {error}")
            return {}, 0
        # After the last line's end there's nothing, unless it was cut off.
        for line in data.split(b"\n"):
            parts = line.split(b" ", 2)
            if len(parts) == 3 and checksum(parts[0], parts[2]) == parts[1]:
                kept.setdefault(parts[0], parts[2])
            elif line:
                damaged += 1
        return kept, damaged

    def _write(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        # Another process may have saved meanwhile.
        others, _ = self._read()
        unused = [(key, text) for key, text in {**others, **self.kept}.items() if key not in self.used]
        lines = [*self.used.items(), *unused[: max(1000, len(self.used))]]
        temporary = self.folder / f".{self.path.name}.{os.getpid()}"
        try:
            temporary.write_bytes(b"".join(b" ".join([key, checksum(key, text), text]) + b"\n" for key, text in lines))
            os.replace(temporary, self.path)
        finally:
            temporary.unlink(missing_ok=True)

    def _remove_old(self):
        """Removes what was kept of other versions, and what a process left that was killed."""
        for path in self.folder.glob(f"{self.check}-*.txt"):
            if path != self.path:
                path.unlink(missing_ok=True)
        for path in self.folder.glob(f".{self.check}-*"):
            try:
                if path.stat().st_mtime < time.time() - 3600:
                    path.unlink(missing_ok=True)
            except FileNotFoundError:
                pass

    def _tell_part(self):
        """Notes how many verdicts had to be found, where part.py asks for it."""
        if self.added and "STRATA_PART" in os.environ:
            with open(os.environ["STRATA_PART"], "a", encoding="utf-8") as notes:
                notes.write(f"{self.added} {self.check} judged\n")

    def _note(self, text):
        print(f"verdicts: {text}", file=sys.stderr)
