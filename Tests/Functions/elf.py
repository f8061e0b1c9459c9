"""Reads of an ELF executable what decides whether it starts elsewhere."""

import struct

PT_DYNAMIC, PT_INTERP = 2, 3
MACHINES = {62: "x86_64", 183: "aarch64"}


def machine(executable):
    """The processor that an executable is for, as `uname -m` has it."""
    return MACHINES[struct.unpack_from("<H", _checked(executable), 18)[0]]


def needs(executable):
    """What an executable can't start without, beside the kernel: an interpreter, libraries that are looked up."""
    content = _checked(executable)
    (start,) = struct.unpack_from("<Q", content, 32)
    size, count = struct.unpack_from("<HH", content, 54)
    types = {struct.unpack_from("<I", content, start + size * index)[0] for index in range(count)}
    return [name for type, name in [(PT_INTERP, "an interpreter"), (PT_DYNAMIC, "libraries")] if type in types]


def _checked(executable):
    content = executable.read_bytes()
    if content[:6] != b"\x7fELF\x02\x01":
        raise ValueError(f"{executable} is no ELF executable of 64 bits")
    return content
