"""Places that editions are published to: folders, S3, SFTP, WebDAV, through fsspec; opened only with what is safe."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from briefgen.errors import ConfigurationError, MissingDependency, OutputFailed
from briefgen.settings import PublishingSettings

_KINDS = {
    "s3": ("s3fs", "s3"),
    "sftp": ("sshfs", "sftp"),
    "webdav": ("webdav4.fsspec", "webdav"),
    "webdavs": ("webdav4.fsspec", "webdav"),
}
"""By the beginning of an address: what must be installed, and the extra that installs it."""
_SEEMS_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place, open: the file system, and the path in it under which everything goes. `name` is shown: no password."""

    name: str
    files: Any
    root: str
    renames: bool
    """Whether a file is written beside its place and renamed; S3 shows an object only when it is whole."""

    def read(self, path: str) -> bytes | None:
        """A file's content; None when there is none."""
        try:
            found: bytes = self.files.cat_file(f"{self.root}/{path}")
        except FileNotFoundError:
            return None
        return found

    def write(self, path: str, content: bytes) -> None:
        """Writes a file, whole or not at all as far as the place allows."""
        target = f"{self.root}/{path}"
        if not self.renames:  # nor are folders made there: the library would make a bucket of a mistyped name
            self.files.pipe_file(target, content)
            return
        self.files.makedirs(target.rpartition("/")[0], exist_ok=True)
        head, _, name = target.rpartition("/")
        beside = f"{head}/.{name}.part"
        self.files.pipe_file(beside, content)
        self._rename(beside, target)

    def _rename(self, beside: str, target: str) -> None:
        if self.name.startswith("sftp:"):
            self.files.mv(beside, target)
        elif self.name.startswith("webdav"):
            self.files.client.move(beside, target, overwrite=True)
        else:
            Path(beside).replace(target)


@contextmanager
def open_place(
    address: str, settings: PublishingSettings, *, base: Path, environment: Mapping[str, str]
) -> Iterator[Place]:
    """Opens a place; faults inside are told as what they are.

    Args:
        address: a folder, or an address beginning with `s3://`, `sftp://`, `webdav://`, `webdavs://`.
        settings: where the keys of SFTP hosts are.
        base: the folder that a relative path counts from.
        environment: for passwords.

    Raises:
        ConfigurationError: the address cannot be understood.
        MissingDependency: the extra is not installed; the hint is what to type.
        OutputFailed: the place cannot be reached or written to.
    """
    shown = named(address)
    with _explained(shown):
        yield _opened(address, shown, settings, base, environment)


def named(address: str) -> str:
    """The address without a password."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1@", address)


def _opened(
    address: str, shown: str, settings: PublishingSettings, base: Path, environment: Mapping[str, str]
) -> Place:
    fsspec: Any = importlib.import_module("fsspec")
    if not _SEEMS_ADDRESS.match(address):
        root = str((base / Path(address).expanduser()).resolve())
        return Place(name=shown, files=fsspec.filesystem("file", skip_instance_cache=True), root=root, renames=True)
    parts = urlsplit(address)
    if parts.scheme not in _KINDS:
        raise ConfigurationError(
            f"nothing is published to {parts.scheme}://", where=shown,
            hint=f"name a folder, or an address with {', '.join(f'{kind}://' for kind in _KINDS)}",
        )  # fmt: skip
    if parts.password:
        raise ConfigurationError(
            "a password stands in an address", where=shown,
            hint="take it out: passwords come from the environment (BRIEFGEN_SFTP_PASSWORD, BRIEFGEN_WEBDAV_PASSWORD)",
        )  # fmt: skip
    module, extra = _KINDS[parts.scheme]
    try:
        importlib.import_module(module)
    except ImportError as error:
        raise MissingDependency(
            f"publishing to {parts.scheme}:// needs {module.partition('.')[0]}, which is not installed", where=shown,
            hint=f"pip install 'briefgen[{extra}]'", slug="extra-missing",
        ) from error  # fmt: skip
    path = unquote(parts.path).rstrip("/")
    if extra == "s3":
        options = {"endpoint_url": url} if (url := environment.get("AWS_ENDPOINT_URL")) else {}
        files = fsspec.filesystem("s3", skip_instance_cache=True, use_listings_cache=False, client_kwargs=options)
        return Place(name=shown, files=files, root=f"{parts.netloc}{path}", renames=False)
    if extra == "sftp":
        return Place(name=shown, files=_sftp(parts, settings, base, environment), root=path, renames=True)
    files = _webdav(parts, environment)
    return Place(name=shown, files=files, root=path.lstrip("/"), renames=True)


def _sftp(parts: Any, settings: PublishingSettings, base: Path, environment: Mapping[str, str]) -> Any:
    """A connection to a host whose key is known: the library checks none unless it is told against what."""
    sshfs: Any = importlib.import_module("sshfs")
    typed = settings.known_hosts
    known = base / typed if typed else Path("~/.ssh/known_hosts").expanduser()
    if not known.is_file():
        raise ConfigurationError(
            "there is no file of known hosts, so the host's key cannot be checked", where=str(known),
            hint=f"ssh-keyscan -p {parts.port or 22} {parts.hostname} prints its key: compare it with the one you "
            "were given, then write it into that file",
        )  # fmt: skip
    options: dict[str, Any] = {"known_hosts": str(known), "connect_timeout": SECONDS}
    if parts.username:
        options["username"] = unquote(parts.username)
    if password := environment.get("BRIEFGEN_SFTP_PASSWORD"):
        options["password"] = password
    return sshfs.SSHFileSystem(parts.hostname, port=parts.port or 22, skip_instance_cache=True, **options)


def _webdav(parts: Any, environment: Mapping[str, str]) -> Any:
    webdav: Any = importlib.import_module("webdav4.fsspec")
    if parts.scheme == "webdav" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise ConfigurationError(
            "WebDAV without TLS would send the password in plain text", where=named(parts.geturl()),
            hint="write webdavs://",
        )  # fmt: skip
    port = f":{parts.port}" if parts.port else ""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    base = f"{'https' if parts.scheme == 'webdavs' else 'http'}://{host}{port}/"
    password = environment.get("BRIEFGEN_WEBDAV_PASSWORD", "")
    auth = (unquote(parts.username), password) if parts.username else None
    return webdav.WebdavFileSystem(base, auth=auth, timeout=SECONDS, skip_instance_cache=True)


@contextmanager
def _explained(shown: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _failed(shown, error.strerror or str(error)) from error
    except _other_faults() as error:
        raise _failed(shown, str(error) or type(error).__name__) from error


def _failed(shown: str, what: str) -> OutputFailed:
    return OutputFailed(
        f"publishing failed: {' '.join(what.split())[:300]}",
        where=shown,
        hint="see that it can be reached and written to, then publish again: what is whole is not sent twice",
        slug="publishing-failed",
    )


def _other_faults() -> tuple[type[Exception], ...]:
    """What the libraries raise beside OSError, of those that are installed and loaded."""
    import sys

    names = (
        ("botocore.exceptions", "BotoCoreError"), ("botocore.exceptions", "ClientError"), ("asyncssh", "Error"),
        ("httpx", "HTTPError"), ("webdav4.client", "ClientError"), ("webdav4.http", "HTTPStatusError"),
    )  # fmt: skip
    found = [getattr(sys.modules[module], name, None) for module, name in names if module in sys.modules]
    return tuple(one for one in found if isinstance(one, type) and issubclass(one, Exception))
