"""How a Python process of the program's own is started."""

from __future__ import annotations

import sys


def python(module: str, *words: str) -> list[str]:
    """The command that runs a module of this program in the same interpreter.

    The folder it is started in is no place to import from (-P). It writes no compiled modules where this process does
    not (-B): on a disk that is full they would be cut off, and nothing could be imported after.
    """
    return [sys.executable, "-P", *(["-B"] if sys.dont_write_bytecode else []), "-m", module, *words]
