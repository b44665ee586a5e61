"""The program `briefgen`: one thin file for each command."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program.

    Args:
        arguments: what was typed after the program's name; those of the process by default.

    Returns:
        The exit code, as the manual lists them.
    """
    from briefgen.execution import collect_rarely

    collect_rarely()  # before the program is loaded, which makes most objects of a short command
    from briefgen.cli.program import run

    return run(arguments)


__all__ = ["main"]
