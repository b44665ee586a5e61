"""Delivers without a mail server: messages as .eml files beside the edition, files into folders and other places."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.model.delivery import Delivery
from briefgen.publication.to_mail import NotEver, NotNow

FOLDER = "outbox"


class FileCarrier:
    """Writes messages into `output/<edition>/outbox/`, and hands places to `place`.

    Args:
        output: the folder of the editions.
        place: puts an edition's files into the place that a delivery names, and says where they are.
    """

    def __init__(self, output: Path, place: Callable[[Delivery], str]) -> None:
        self._output = output
        self._place = place

    def carry(self, delivery: Delivery, content: bytes) -> str:
        """Delivers it, and says where it is.

        Raises:
            NotNow: it could not be written; later it may.
            NotEver: it cannot be delivered as it is configured.
        """
        if delivery.is_mail:
            return f"written to {write_message(self._output, delivery, content)}; no mail server is configured"
        try:
            return self._place(delivery)
        except BriefgenError as error:
            said = f"{error.what}{f' ({error.where})' if error.where else ''}"
            if error.exit_code == 7:
                raise NotNow(said) from error
            raise NotEver(f"{said}; {error.hint}" if error.hint else said) from error


def write_message(output: Path, delivery: Delivery, content: bytes) -> str:
    """Writes a message, whole or not at all; gives its path from the folder of the editions.

    Raises:
        NotNow: it could not be written.
    """
    folder = output / delivery.edition / FOLDER
    file = folder / f"{delivery.id}.eml"
    fresh = folder / f".{delivery.id}-{os.getpid()}"
    try:
        folder.mkdir(exist_ok=True)
        with fresh.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise NotNow(f"{file.name} could not be written: {error.strerror or error}") from error
    return f"{output.name}/{delivery.edition}/{FOLDER}/{file.name}"
