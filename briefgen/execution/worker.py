"""A worker process: applies functions to what it is sent. Run as `python -m briefgen.execution.worker`.

Standard input holds messages (`frames`), each a pair: "path" with the folders that modules are imported from, "import"
with modules that will be needed, "call" with the function of the next items, "share" with the name and value of what
many items need, "items" with a list of them. To "items" the worker answers with ("done", results) or ("fault",
exception). It ends with its input, so that it never outlives the process that started it; whatever it does then is
broken off in order.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from io import BufferedReader, BufferedWriter
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, NoReturn, cast

from briefgen.execution.applying import applied
from briefgen.execution.collecting import collect_rarely
from briefgen.execution.frames import packed, receive, send, unpacked


def main() -> NoReturn:
    """Answers until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's matter: it ends this process
    signal.signal(signal.SIGTERM, _end)
    collect_rarely()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answers

    def last_words(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """An error is an answer, too: it is raised where the work was given. The process ends with it."""
        _answer(answers, _as_answer(fault))

    sys.excepthook = last_words
    messages: SimpleQueue[bytearray] = SimpleQueue()
    Thread(target=_listen, args=(cast(BufferedReader, sys.stdin.buffer), messages), daemon=True).start()
    shared: dict[str, Any] = {}
    call: Callable[..., Any] | None = None
    while True:
        kind, content = unpacked(messages.get())
        if kind == "path":
            sys.path[:] = content
        elif kind == "import":
            for name in content:
                import_module(name)
        elif kind == "call":
            call = content
            shared.clear()
        elif kind == "share":
            name, value = content
            shared[name] = value
        else:
            assert call is not None
            _answer(answers, packed(("done", applied(call, content, shared))))


def _listen(stream: BufferedReader, messages: SimpleQueue[bytearray]) -> None:
    """Takes what is sent at once, so that the sender never waits for the work; ends the process with its input."""
    while (content := receive(stream)) is not None:
        messages.put(content)
    os.kill(os.getpid(), signal.SIGTERM)


def _answer(answers: BufferedWriter, content: bytes) -> None:
    """Sends an answer; where nobody is left to read it the process ends at once, with nothing more to write."""
    try:
        send(answers, content)
    except BrokenPipeError:
        os._exit(0)


def _end(*_: object) -> NoReturn:
    raise SystemExit(0)


def _as_answer(fault: BaseException) -> bytes:
    try:
        return packed(("fault", fault))
    except (TypeError, AttributeError, ValueError):  # it holds something that cannot be sent
        return packed(("fault", RuntimeError(f"{type(fault).__name__}: {fault}")))


if __name__ == "__main__":
    main()
