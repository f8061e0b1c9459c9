"""Packages of functions: zips with the executable as `bootstrap`, which its mode says may be executed."""

import io
import stat
import zipfile
from pathlib import Path


def pack(executable):
    """The bytes of a package, the same whenever it's made."""
    # The earliest time that a zip knows.
    entry = zipfile.ZipInfo("bootstrap", (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    # That of Unix, where alone an entry has a mode.
    entry.create_system = 3
    entry.external_attr = (stat.S_IFREG | 0o755) << 16
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr(entry, executable.read_bytes())
    return content.getvalue()


def unpack(content, folder):
    """Unpacks a package as Lambda does, with the modes that it says, and gives the executable's path."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for entry in package.infolist():
            path = Path(package.extract(entry, folder))
            path.chmod(stat.S_IMODE(entry.external_attr >> 16))
    return Path(folder, "bootstrap")
