"""What the program and its child processes do behind one's back: files opened, programs started, connections made.

Python tells audit hooks of all that (PEP 578). A `sitecustomize` module that every interpreter of the run imports puts
one in; what it sees goes to a socket of the machine, since the process that reads documents may write no file. What a
native library does is not seen here: a listener and planted secrets are for that.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

_HOOK = """
import os, socket, sys

sys.dont_write_bytecode = True
_seen = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
_WRITES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate", "os.utime"}
_STARTS = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"}

def _tell(kind, what, descriptor=None):
    if isinstance(what, int):
        return
    what = os.fsdecode(what)
    if kind in ("write", "read"):
        if isinstance(descriptor, int) and descriptor >= 0 and not os.path.isabs(what):
            what = os.path.join(os.readlink(f"/proc/self/fd/{descriptor}"), what)
        try:
            what = os.path.abspath(what)
        except OSError:
            return
    _seen.sendto(f"{kind} {what}".encode("utf-8", "surrogateescape")[:4000], SOCKET)

def _hook(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if path is not None and not isinstance(path, int):
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if isinstance(flags, int) else False
            if writes or os.fsdecode(path).startswith(WATCHED):
                _tell("write" if writes else "read", path)
    elif event in _WRITES:
        at = arguments[-1] if event in ("os.mkdir", "os.remove", "os.rmdir", "os.chmod") else None
        _tell("write", arguments[1] if event in ("os.rename", "os.link", "os.symlink") else arguments[0], at)
    elif event in _STARTS:
        _tell("start", arguments[0] or arguments[1][0])
    elif event in ("socket.connect", "socket.sendto", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"):
        address = arguments[1] if event.count("get") == 0 else arguments[0]
        if address != SOCKET and isinstance(address, (tuple, str)):
            _tell("connect", repr(address))

sys.addaudithook(_hook)
"""


class Watch:
    """What was seen so far, as (kind, what): `write` and `read` with a path, `start` with a program, `connect`."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.seen: list[tuple[str, str]] = []

    def of(self, kind: str) -> list[str]:
        return [what for one, what in self.seen if one == kind]


@contextmanager
def watched(secrets: Path) -> Iterator[Watch]:
    """A watch: its `folder` belongs into PYTHONPATH. Reads are told of below `secrets` only."""
    with TemporaryDirectory(prefix="hostile-") as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        address = str(Path(folder) / "seen")
        receiver.bind(address)
        receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        hook = f"SOCKET = {address!r}\nWATCHED = {str(secrets)!r}\n{_HOOK}"
        (Path(folder) / "sitecustomize.py").write_text(hook, encoding="utf-8")
        watch = Watch(folder)

        def receive() -> None:
            while (message := receiver.recv(8_192)) != b"end":
                kind, _, what = message.decode("utf-8", "surrogateescape").partition(" ")
                watch.seen.append((kind, what))

        receiving = Thread(target=receive, daemon=True)
        receiving.start()
        try:
            yield watch
        finally:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
                sender.sendto(b"end", address)
            receiving.join(timeout=10)


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """A listener on this machine: its address as a URL, and the beginning of whatever is sent to it."""
    calls: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(1)
                    try:
                        calls.append(connection.recv(200))
                    except OSError:
                        calls.append(b"")

        Thread(target=answer, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", calls
        server.shutdown(socket.SHUT_RDWR)
