"""The formats of Word before 2007, and encrypted office files, which share their container: named, never opened."""

from __future__ import annotations

from briefgen.documents.faults import Unreadable
from briefgen.documents.media_types import OLD_OFFICE
from briefgen.documents.package import encrypted
from briefgen.model.documents import Document, Source

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")


class OldOfficeReader:
    """Says of a binary office file what it is, and what to save it as."""

    media_types: tuple[str, ...] = (OLD_OFFICE,)

    def read(self, source: Source, content: bytes) -> Document:
        """Never a document.

        Raises:
            Unreadable: always; it is encrypted, of a Word before 2007, or of another program.
        """
        if _ENCRYPTED in content:
            raise encrypted()
        what = "a file of Word before 2007" if _WORD in content else "an office file of an old kind, or damaged"
        raise Unreadable(
            slug="old-office-file",
            detail=f"{what}; its binary format is not read",
            remedy="Open it in Word or LibreOffice and save it as .docx or .odt.",
        )
