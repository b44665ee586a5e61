"""Reads files of formats whose parsers may crash, loop or swell, in a process of its own.

Run as `python -m briefgen.documents.extraction`. Standard input holds jobs: a line of JSON (`Job`), then that many
bytes. Standard output holds as many answers: a line with the length of a line of JSON, then that line: what was found
(`wire`), or `fault`. The process ends with its input, and may be ended at any time: it holds nothing, writes no file.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from types import TracebackType
from typing import BinaryIO, TypedDict

from briefgen.documents.decoding import NotText
from briefgen.documents.faults import Unreadable
from briefgen.documents.limits import Limits
from briefgen.documents.registry import GuardedReader, reader_for
from briefgen.documents.wire import to_wire
from briefgen.model.documents import Source


class Job(TypedDict):
    """A file: its path in the corpus, media type, SHA-256, length in bytes, and the fields of `Limits`."""

    path: str
    media_type: str
    sha256: str
    bytes: int
    limits: dict[str, int]


def main() -> int:
    """Answers jobs until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's matter: it ends this process
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answers

    def last_words(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """An error nobody foresaw is an answer, too; the process ends with it."""
        _answer(answers, {"crashed": f"{kind.__name__}: {str(fault)[:200]}"})

    sys.excepthook = last_words
    while line := sys.stdin.buffer.readline():
        job: Job = json.loads(line)
        content = sys.stdin.buffer.read(job["bytes"])
        limits = Limits(**job["limits"])
        limit(limits)
        try:
            _send(answers, read(job, content, limits))
        except Unreadable as fault:
            _answer(answers, {"slug": fault.slug, "detail": fault.detail, "remedy": fault.remedy})
        except NotText as fault:
            _answer(answers, {"not_text": str(fault)})
        except MemoryError:
            _answer(answers, {"memory": "exhausted"})
            return 1
    return 0


def read(job: Job, content: bytes, limits: Limits) -> bytes:
    """What the format's reader finds, as a line of JSON."""
    reader = reader_for(job["media_type"])
    assert isinstance(reader, GuardedReader)
    source = Source(path=job["path"], media_type=job["media_type"], sha256=job["sha256"])
    return to_wire(reader.read_within(source, content, limits))


def limit(limits: Limits) -> None:
    """Limits this process for its next file: memory, processor time from now on, and no file may be written."""
    try:
        import resource
    except ImportError:  # only POSIX has limits; the parent's time limit holds everywhere
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + limits.seconds
    for kind, value in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _answer(answers: BinaryIO, fault: dict[str, str]) -> None:
    _send(answers, json.dumps({"fault": fault}).encode())


def _send(answers: BinaryIO, line: bytes) -> None:
    answers.write(b"%d\n" % len(line))
    answers.write(line)
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
