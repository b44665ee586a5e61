"""Tables in PDF files: told by cells that stand beside each other, row after row; columns of text are none."""

from __future__ import annotations

import pytest

from briefgen.documents.pdf.lines import Line
from briefgen.documents.pdf.tables import with_tables
from briefgen.model.documents import BlockKind
from tests.documents.building import body_sentences, plain, read
from tests.documents.converting import PRINTED, TWO_COLUMNS, printed

PROSE = "The council should open the rooms until nine. It must not close them before that hour on any day of the week. "
RULED = "td, th { border: 1px solid; padding: 4pt } table { border-collapse: collapse; width: 100% }"
ROWS = (
    ("Measure", "Cost in a year", "Who decides"),
    ("Open the rooms until nine", "4,000", "The council"),
    ("Heat them", "12,500", "The council, but for the days on which the office is closed to all"),
)


def page(style: str, rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return printed(
        f"<html lang=en><style>{style}</style><h1>On Rooms</h1><p>{PROSE * 2}</p><table>{table}</table><p>{PROSE * 4}</p>"
    )


def test_a_table_is_one_block_with_a_line_for_each_row_ruled_or_not() -> None:
    for style in (PRINTED + RULED, PRINTED + "td { padding-right: 3em; vertical-align: top; text-align: left }"):
        document = read(page(style), "paper.pdf")
        assert plain(document, BlockKind.TABLE) == [" ".join(" | ".join(row) for row in ROWS)]
        (table,) = (block for block in document.blocks if block.kind is BlockKind.TABLE)
        assert document.text[table.span.start : table.span.end].count("\n") == len(ROWS) - 1
        assert set(body_sentences(document)) == {sentence.strip() + "." for sentence in PROSE.split(".")[:2]}


def test_a_table_in_one_of_two_columns() -> None:
    rows = (("Measure", "Cost"), ("Open the rooms", "4,000"), ("Heat them", "12,500"))
    document = read(page(TWO_COLUMNS + "table { break-inside: avoid } td { padding-right: 3em }", rows), "paper.pdf")
    assert plain(document, BlockKind.TABLE) == [" ".join(" | ".join(row) for row in rows)]


def test_a_table_of_running_text_is_read_cell_by_cell() -> None:
    rows = (("Rooms", PROSE * 4), ("Halls", PROSE * 5))
    document = read(page(PRINTED + RULED, rows), "paper.pdf")
    assert not plain(document, BlockKind.TABLE)
    assert body_sentences(document).count("The council should open the rooms until nine.") == 15


def test_lines_of_text_columns_drawn_across_the_page_are_no_table() -> None:
    lines = [
        Line(f"{left}-{row}", 1, left, 700 - 14 * row, left + 200, 710 - 14 * row, 10)
        for row in range(12)
        for left in (50, 300)
    ]
    assert with_tables(lines) == lines


def test_a_stretched_line_in_a_narrow_column_is_no_table() -> None:
    document = read(
        printed(f"<style>body {{ width: 4.5cm; text-align: justify; font-size: 13pt }}</style><p>{PROSE * 6}</p>"),
        "a.pdf",
    )
    assert not plain(document, BlockKind.TABLE) and len(set(body_sentences(document))) == 2


WRAPPED = [
    ("Country", "Measure taken by the government", "Cost a year"),
    ("Norway", "Rooms are open until ten in the evening on every working day, and on Sundays in winter", "4.2 million"),
    ("Sweden", "None", "0"),
    ("The Netherlands and Belgium", "Rooms are let to societies that pay for light and heating", "1.1 million, half of it paid"),
    ("Spain", "Closed since 2011", "0"),
]  # fmt: skip


@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_rows_without_ruling_stay_rows_where_cells_wrap(place: str) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in WRAPPED)
    style = f"@page {{ size: A5 }} body {{ font-size: 10pt }} td {{ padding: 2pt 6pt; vertical-align: {place} }}"
    content = printed(
        f"<style>{style}</style><h1>On Rooms</h1><p>{PROSE * 4}</p><table>{rows}</table><p>{PROSE * 3}</p>"
    )
    document = read(content, "paper.pdf")
    tables = [block.span for block in document.blocks if block.kind is BlockKind.TABLE]
    assert [document.text[span.start : span.end].split("\n") for span in tables] == [
        [" | ".join(row) for row in WRAPPED]
    ]
    assert len(plain(document, BlockKind.PARAGRAPH)) == 2
    assert plain(document, BlockKind.HEADING) == ["On Rooms"]
