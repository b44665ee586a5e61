"""Servers that are there and do not serve: what they say, or do not say, before any message (rows M1 and M2)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.publication.conftest import PEOPLE, Run, configure
from tests.publication.post import HOST, Post


@contextmanager
def answering(greeting: bytes) -> Iterator[int]:
    """A server that greets so, and says nothing more; gives its port."""
    with socket.create_server((HOST, 0)) as listening:
        held: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                held.append(connection)
                connection.sendall(greeting)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(30)
            for connection in held:
                connection.close()


@pytest.mark.parametrize(
    ("greeting", "said"),
    [
        (b"", "timed out"),
        (b"421 mail.test too busy\r\n", "421 mail.test too busy"),
        (b"554 no service here\r\n", "554 no service here"),
        (b"\x16\x03\x01 this is another protocol\r\n\r\n", ""),
    ],
    ids=["silent", "busy", "closed", "no-mail-server"],
)
def test_a_server_that_does_not_serve_defers_all_and_is_asked_once(
    project: Path, run: Run, post: Post, greeting: bytes, said: str
) -> None:
    with answering(greeting) as port:
        configure(project, post, port=port, seconds=1)
        ran = run("send")
    assert ran.code == 8
    assert "3 waiting" in ran.err
    assert said in ran.err
    listed = run("deliveries").out.splitlines()
    assert [line.split()[1] for line in listed] == ["deferred"] * len(PEOPLE)
    configure(project, post)
    assert run("send", *(word for name in PEOPLE for word in ("--to", name))).code == 0
    assert len(post.mailbox) == len(PEOPLE)
