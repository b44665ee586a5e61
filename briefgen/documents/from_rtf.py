"""RTF, read by ourselves: the libraries for it give text alone, without headings, lists, notes or what was deleted.

Pictures and objects are passed over; heads, feet and comments are not read; tracked insertions are text.
"""

from __future__ import annotations

from briefgen.documents.composing import Composer
from briefgen.documents.limits import Limits
from briefgen.documents.media_types import RTF
from briefgen.documents.office.manuscript import Manuscript
from briefgen.documents.office.rtf_text import RtfText
from briefgen.documents.package import damaged
from briefgen.model.documents import Document, Source


class RtfReader:
    """Reads what Word, LibreOffice, TextEdit and others write as RTF."""

    media_types: tuple[str, ...] = (RTF,)

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """The text in the order of the document, notes at the end. RTF does not say where pages turn.

        Raises:
            Unreadable: it is no RTF, or holds too much text.
        """
        if not content.lstrip()[:5].startswith(b"{\\rtf"):
            raise damaged()
        manuscript = Manuscript(Composer(limits.characters))
        text = RtfText(manuscript)
        text.read(content.decode("latin-1"))
        return manuscript.document(source, author=text.head.author, title=text.head.title)
