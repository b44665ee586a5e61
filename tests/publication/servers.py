"""Real servers on loopback to publish to: S3 (moto), SFTP (asyncssh), WebDAV (wsgidav)."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncssh
import boto3
from cheroot.wsgi import Server
from moto.server import ThreadedMotoServer
from wsgidav.wsgidav_app import WsgiDAVApp

logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
HOST = "127.0.0.1"
USER, PASSWORD = "unit", "correct horse"


@contextmanager
def s3(bucket: str) -> Iterator[str]:
    """An S3 server with an empty bucket; gives its address."""
    server = ThreadedMotoServer(ip_address=HOST, port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    try:
        _s3(endpoint).create_bucket(Bucket=bucket)
        yield endpoint
    finally:
        server.stop()


def s3_files(endpoint: str, bucket: str) -> dict[str, bytes]:
    """Every object of a bucket."""
    client = _s3(endpoint)
    listed = client.list_objects_v2(Bucket=bucket).get("Contents", [])
    return {one["Key"]: client.get_object(Bucket=bucket, Key=one["Key"])["Body"].read() for one in listed}


def _s3(endpoint: str):  # type: ignore[no-untyped-def]  # the library makes its classes when it runs
    return boto3.client(
        "s3", endpoint_url=endpoint, aws_access_key_id="k", aws_secret_access_key="s", region_name="us-east-1"
    )


@dataclass(frozen=True, kw_only=True)
class Sftp:
    """An SFTP server: its port, the line of its key for a file of known hosts, and the folder it serves."""

    port: int
    known: str
    folder: Path


@contextmanager
def sftp(folder: Path) -> Iterator[Sftp]:
    """An SFTP server that takes one user with a password."""
    key = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    ready: threading.Event = threading.Event()
    listening: list[asyncssh.SSHAcceptor] = []

    class Guard(asyncssh.SSHServer):
        def begin_auth(self, username: str) -> bool:
            return True

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == (USER, PASSWORD)

    def files(channel: asyncssh.SSHServerChannel) -> asyncssh.SFTPServer:
        return asyncssh.SFTPServer(channel, chroot=str(folder).encode())

    async def serve() -> None:
        listening.append(await asyncssh.create_server(Guard, HOST, 0, server_host_keys=[key], sftp_factory=files))
        ready.set()

    def live() -> None:
        loop.run_until_complete(serve())
        loop.run_forever()
        loop.run_until_complete(end(asyncio.all_tasks(loop)))
        loop.close()

    async def end(tasks: set[asyncio.Task[object]]) -> None:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    thread = threading.Thread(target=live, daemon=True)
    thread.start()
    assert ready.wait(30)
    port = listening[0].get_port()
    public = key.export_public_key().decode().strip()
    try:
        yield Sftp(port=port, known=f"[{HOST}]:{port} {public}\n", folder=folder)
    finally:
        loop.call_soon_threadsafe(listening[0].close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)


@contextmanager
def webdav(folder: Path) -> Iterator[int]:
    """A WebDAV server that takes one user with a password; gives its port."""
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(folder)},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "logging": {"enable": False},
        }
    )
    server = Server((HOST, 0), app)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server.bind_addr[1]
    finally:
        server.stop()
        thread.join(30)
