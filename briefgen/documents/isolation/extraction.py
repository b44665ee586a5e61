"""Reads files of formats whose parsers may crash, loop or swell, in a process of its own.

Run as `python -m briefgen.documents.isolation.extraction`. Standard input holds jobs: a line of JSON (`Job`), then
that many bytes. Standard output holds as many answers: a line with the length of a line of JSON, then that line: what
was found (`wire`), or `fault`. The process ends with its input, and may be ended at any time: it holds nothing, writes
no file. It is confined as far as the kernel can: it opens Python's own files and no others, reaches no network, starts
nothing.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, TypedDict

from briefgen.confinement import confine, end_with_parent, limit_resources, python_files
from briefgen.documents.faults import Unreadable, text_too_long
from briefgen.documents.isolation.wire import to_wire
from briefgen.documents.limits import Limits
from briefgen.documents.registry import GuardedReader, reader_for
from briefgen.documents.text.decoding import NotText, decode
from briefgen.model.documents import Source

_PACKAGE = Path(__file__).resolve().parents[2]


class Job(TypedDict):
    """A file: its path in the corpus, media type, SHA-256, length in bytes, and the fields of `Limits`."""

    path: str
    media_type: str
    sha256: str
    bytes: int
    limits: dict[str, Any]


def main() -> int:
    """Answers jobs until there are no more. The first argument is the number of the process that gives them."""
    end_with_parent(int(sys.argv[1]))
    confine(python_files(_PACKAGE))  # before anything of a document is looked at
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
        limit_resources(memory=limits.memory, seconds=limits.seconds)
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
    assert reader is not None
    source = Source(path=job["path"], media_type=job["media_type"], sha256=job["sha256"])
    if isinstance(reader, GuardedReader):
        return to_wire(reader.read_within(source, content, limits))
    if job["media_type"].startswith("text/") and len(decode(content).text) > limits.characters:
        raise text_too_long()
    return to_wire(reader.read(source, content))


def _answer(answers: BinaryIO, fault: dict[str, str]) -> None:
    _send(answers, json.dumps({"fault": fault}).encode())


def _send(answers: BinaryIO, line: bytes) -> None:
    answers.write(b"%d\n" % len(line))
    answers.write(line)
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
