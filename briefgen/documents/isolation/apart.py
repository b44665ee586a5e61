"""Has a file read by a process of its own, and outlives whatever happens to that process.

One process reads file after file; it is started when first needed, and again after a crash or a time-out.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from briefgen.documents.faults import Unreadable
from briefgen.documents.isolation.extraction import Job
from briefgen.documents.isolation.wire import from_wire
from briefgen.documents.limits import Limits
from briefgen.documents.text.decoding import NotText
from briefgen.execution.interpreter import python
from briefgen.model.documents import Document, Source

_ROOT = Path(__file__).resolve().parents[3]
_KEPT = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT", "TMPDIR")
_BYTES_A_CHARACTER = 40
"""The most that an answer may hold for each character of text, with blocks and marks."""
_SIGXCPU = -24


class _Process:
    """The process that reads, and the empty folder that it is started in; None while there is none."""

    running: subprocess.Popen[bytes] | None = None
    folder: TemporaryDirectory[str] | None = None


def read_apart(source: Source, content: bytes, limits: Limits) -> Document:
    """What the reader of the source's media type finds in the content.

    Raises:
        NotText: nothing can be read from the bytes.
        Unreadable: the reader gave up, crashed, or went past a limit.
    """
    job = Job(
        path=source.path,
        media_type=source.media_type,
        sha256=source.sha256,
        bytes=len(content),
        limits=asdict(limits),
    )
    line, outcome = _ask(json.dumps(job).encode() + b"\n" + content, limits)
    if line is None:
        raise _ended(outcome, limits)
    if line.startswith(b'{"fault"'):
        raise _fault(json.loads(line)["fault"], limits)
    try:
        return from_wire(source, line)
    except ValueError as fault:
        close()
        raise _crashed(str(fault)) from fault


def close() -> None:
    """Ends the reading process, if there is one."""
    process, _Process.running = _Process.running, None
    if process is not None:
        process.kill()
        process.communicate()
    folder, _Process.folder = _Process.folder, None
    if folder is not None:  # with whatever a reader gone wrong may have left there
        folder.cleanup()


atexit.register(close)


def _ask(message: bytes, limits: Limits) -> tuple[bytes | None, int]:
    """The answer, and 0; or None, and the code that the process ended with (SIGXCPU where it was too slow)."""
    process = _Process.running
    if process is None or process.poll() is not None:
        close()
        process = _Process.running = _start()
    assert process.stdin is not None and process.stdout is not None
    # Processor time is limited in the process; this is for one that waits, and for systems without such limits.
    timer = Timer(2 * limits.seconds + 10, process.kill)
    timer.start()
    try:
        process.stdin.write(message)
        process.stdin.flush()
        size = process.stdout.readline(32).strip()
        if size.isdigit() and int(size) <= _BYTES_A_CHARACTER * (limits.characters + 1_000):
            line = process.stdout.read(int(size))
            if len(line) == int(size):
                return line, 0
    except BrokenPipeError:
        pass
    finally:
        is_late = not timer.is_alive()
        timer.cancel()
    try:
        code = process.wait(timeout=5)  # it is ending, or it said what it should not
    except subprocess.TimeoutExpired:
        code = 1
    close()
    return None, _SIGXCPU if is_late else code


def _start() -> subprocess.Popen[bytes]:
    surroundings = {name: os.environ[name] for name in _KEPT if name in os.environ}
    paths = [path for path in surroundings.get("PYTHONPATH", "").split(os.pathsep) if path]
    paths = [str(_ROOT), *(str(Path(path).absolute()) for path in paths)]
    surroundings["PYTHONPATH"] = os.pathsep.join(paths)
    _Process.folder = TemporaryDirectory(prefix="briefgen-")
    return subprocess.Popen(
        python("briefgen.documents.isolation.extraction", str(os.getpid())),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_Process.folder.name,
        env={**surroundings, "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
    )


def _fault(fault: dict[str, str], limits: Limits) -> Unreadable | NotText:
    if "not_text" in fault:
        return NotText(fault["not_text"])
    if "slug" in fault:
        return Unreadable(**fault)
    close()
    return _too_much(limits) if "memory" in fault else _crashed(fault["crashed"])


def _ended(code: int, limits: Limits) -> Unreadable:
    if code == _SIGXCPU:
        return Unreadable(
            slug="reader-too-slow",
            detail=f"reading it was not finished after reading.reader_seconds = {limits.seconds}",
            remedy="Save it as plain text, or raise reader_seconds under [reading] in briefgen.toml.",
        )
    return _crashed(f"the reader ended with code {code}")


def _too_much(limits: Limits) -> Unreadable:
    return Unreadable(
        slug="reader-too-large",
        detail=f"reading it takes more memory than reading.reader_megabytes = {limits.memory // 1024**2}",
        remedy="Save it as plain text, or raise reader_megabytes under [reading] in briefgen.toml.",
    )


def _crashed(detail: str) -> Unreadable:
    return Unreadable(
        slug="reader-crashed",
        detail=f"the file made its reader fail ({detail})",
        remedy="Open it in the program it was made with and save it again, or as plain text.",
    )
