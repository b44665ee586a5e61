"""reStructuredText: underlined headings, directives, link targets and footnotes beside what plain text has."""

from __future__ import annotations

from briefgen.documents.from_text import TextReader
from briefgen.documents.media_types import RESTRUCTURED
from briefgen.documents.text.kinds import Markup


class RestructuredReader(TextReader):
    """Reads reStructuredText as it is written; directives are set aside, not carried out."""

    media_types: tuple[str, ...] = (RESTRUCTURED,)
    markup = Markup.RESTRUCTURED
