"""All recommendations as a table for a spreadsheet: one row for each, with its place and its words.

Comma-separated values as in RFC 4180, in UTF-8 with a byte order mark, without which Excel reads accents as two
characters. The texts are anybody's, and a spreadsheet runs a cell that begins with `=` as a formula (OWASP, "CSV
injection"). Such a cell gets an apostrophe in front, and so does one that begins with an apostrophe itself: who takes
one leading apostrophe off every cell has the text as it was.
"""

from __future__ import annotations

import csv
from io import BytesIO, TextIOWrapper

from briefgen.model.brief import Brief
from briefgen.model.documents import Document
from briefgen.model.publication import Artifact
from briefgen.model.recommendations import Recommendation
from briefgen.page.characters import visible

COLUMNS = (
    *("id", "document", "title", "authors", "date", "theme", "option", "headline", "addressee", "attributed_to"),
    *("stance", "strength", "explicit", "rule", "file", "page", "paragraph", "line", "sentences", "text"),
)
"""The head row. A column may be added at the end, none is renamed or moved. `date` is what the text says of itself, cut
to what is known (`2018-08`); `text` is the sentence that says it best, and page, paragraph and line are its place;
`sentences` counts all that say it."""

_ACTIVE = frozenset("=+-@'＝＋－＠\t\r\n")


class CsvRenderer:
    """Writes `recommendations.csv`."""

    name = "csv"
    media_type = "text/csv"

    def render(self, brief: Brief) -> Artifact:
        """The recommendations in the order of the brief's annex, which is that of the documents and of reading."""
        written = BytesIO()  # encoded row by row: a million rows as one text would take four times as much memory
        table = TextIOWrapper(written, encoding="utf-8", newline="")
        table.write("\ufeff")
        writer = csv.writer(table, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        documents = {document.id: document for document in brief.corpus.documents}
        names = {voice.document: voice.name or voice.short for voice in brief.voices}
        themes = {theme.id: theme.label for theme in brief.themes.themes}
        options = {option.id: option.label for option in brief.comparison.options}
        for one in brief.comparison.recommendations:
            cells = (
                *_about(one, documents[one.document], names.get(one.document, "")),
                *(themes.get(one.theme or "", ""), options.get(one.option or "", "")),
                *_advice(one, documents[one.document]),
            )
            writer.writerow([inert(cell) for cell in cells])
        table.flush()
        return Artifact(name="recommendations.csv", media_type=self.media_type, content=written.getvalue())


def inert(cell: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula; one leading apostrophe is to be taken off again."""
    shown = visible(" ".join(cell.splitlines()))
    return f"'{shown}" if shown.lstrip()[:1] in _ACTIVE else shown


def _about(one: Recommendation, document: Document, name: str) -> tuple[str, ...]:
    title = document.title.text if document.title else ""
    return (one.id, one.document, title, name, document.issued.iso if document.issued else "")


def _advice(one: Recommendation, document: Document) -> tuple[str, ...]:
    best = one.evidence[0]
    place = best.quotations[0].locator
    return (
        *(one.headline, one.addressee or "", one.attributed_to or ""),
        *(one.stance.value, one.strength.value, "yes" if one.explicit else "no", one.rule),
        *(document.source.path, _number(place.page), _number(place.paragraph), _number(place.line)),
        *(str(len(one.evidence)), best.plain),
    )


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
