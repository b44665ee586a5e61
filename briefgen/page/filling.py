"""Fills a template that is not the package's in a process of its own, with limits.

A template is a program. The sandbox keeps it from files and from the inside of objects, but it may loop for hours or
ask for all memory; there that ends the process, not the run. Should it get out of the sandbox, it finds itself in a
process that can open the files of the template and of Python only, write none, and reach nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from briefgen.confinement import confine, python_files
from briefgen.errors import BriefgenError, ConfigurationError, OutputFailed
from briefgen.page.press import limit

_PACKAGE = Path(__file__).resolve().parents[1]
GRACE = 5
"""Seconds of waiting beyond the processor time that is allowed."""
_CPU_USED_UP = -24


def filled_apart(work: Callable[..., str], *given: Any, readable: Sequence[Path], seconds: int, megabytes: int) -> str:
    """What a function of this package makes of values, made in another process.

    Args:
        work: a function that can be imported, so that the other process finds it.
        given: its arguments.
        readable: the files and folders of the template.
        seconds: processor time; megabytes: memory.

    Raises:
        ConfigurationError: the template has a fault.
        OutputFailed: it takes too long or too much memory.
    """
    # Not forked: a thread of this process may hold a lock.
    context = get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sending, work, given, readable, seconds, megabytes), daemon=True)
    process.start()
    sending.close()
    kind: str
    answer: Any
    try:
        kind, answer = receiving.recv() if receiving.poll(seconds + GRACE) else ("slow", None)
    except EOFError:
        process.join()
        kind, answer = ("slow" if process.exitcode == _CPU_USED_UP else "large", None)
    finally:
        receiving.close()
        process.kill()
        process.join()
    if kind == "text":
        return str(answer)
    if kind == "fault":
        what, where, hint, slug = answer
        raise ConfigurationError(what, where=where, hint=hint, slug=slug)
    raise _gave_up(kind, seconds, megabytes)


def _work(
    sending: Connection,
    work: Callable[..., str],
    given: tuple[Any, ...],
    readable: Sequence[Path],
    seconds: int,
    megabytes: int,
) -> None:
    confine([*python_files(_PACKAGE), *readable])
    limit(seconds, megabytes * 1024 * 1024)
    try:
        answer: tuple[str, Any] = ("text", work(*given))
    except BriefgenError as error:
        answer = ("fault", (error.what, error.where, error.hint, error.slug))
    except MemoryError:
        answer = ("large", None)
    sending.send(answer)
    sending.close()


def _gave_up(kind: str, seconds: int, megabytes: int) -> OutputFailed:
    if kind == "slow":
        return OutputFailed(
            f"the template was not filled after {seconds} seconds",
            where="page.template",
            hint="look for a loop without end in the project's template; page.render_seconds is the limit",
            slug="render-too-slow",
        )
    return OutputFailed(
        f"the template needs more than {megabytes} MB of memory",
        where="page.template",
        hint="look for text that doubles itself in the project's template; page.render_megabytes is the limit",
        slug="render-too-large",
    )
