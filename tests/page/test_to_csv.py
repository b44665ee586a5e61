"""The table of all recommendations: a row for each, text as data, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.brief import Brief
from briefgen.page.to_csv import COLUMNS, CsvRenderer, inert
from tests.page.building import build_brief


def _rows(brief: Brief) -> list[dict[str, str]]:
    content = CsvRenderer().render(brief).content
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_every_recommendation_has_a_row_in_the_order_of_the_brief(brief: Brief) -> None:
    rows = _rows(brief)
    assert [row["id"] for row in rows] == [one.id for one in brief.comparison.recommendations]
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_row_says_who_wants_what_and_where_it_stands(brief: Brief) -> None:
    (row,) = [row for row in _rows(brief) if row["id"] == "d00-0001"]
    one = brief.comparison.recommendation("d00-0001")
    place = one.evidence[0].quotations[0].locator
    assert (row["authors"], row["headline"], row["addressee"]) == ("Ana Núñez", one.headline, "the ministry")
    assert (row["file"], row["line"]) == (brief.corpus.document("d00").source.path, str(place.line))
    assert (row["stance"], row["strength"], row["explicit"]) == (one.stance.value, one.strength.value, "yes")
    assert row["text"] == one.evidence[0].plain


def test_a_spreadsheet_reads_it_as_utf_8_with_lines_that_end_as_the_standard_says(brief: Brief) -> None:
    content = CsvRenderer().render(brief).content
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30", "-2", "@SUM(A1)", "＝cmd|' /C calc'!A0", "\t=1", "\r=1", " =1", "'=1", "\u00a0=1"]
)
def test_a_cell_never_begins_as_a_formula_does(text: str) -> None:
    assert inert(text).startswith("'")
    assert inert(text)[1:].split() == text.split()


@given(st.text())
def test_a_cell_gives_its_text_back(text: str) -> None:
    cell = inert(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert not any(ord(c) < 32 for c in cell)
    if text.isprintable() and " ".join(text.split()) == text:
        assert cell.removeprefix("'") == text


def test_a_hostile_headline_stays_in_its_cell(brief: Brief) -> None:
    hostile = '=HYPERLINK("http://x","y")\r\n"a",b;c\x00'
    first, *others = brief.comparison.recommendations
    changed = replace(
        brief, comparison=replace(brief.comparison, recommendations=(replace(first, headline=hostile), *others))
    )
    row = _rows(changed)[0]
    assert row["headline"] == '\'=HYPERLINK("http://x","y") "a",b;c[U+0000]'
    assert row["id"] == first.id


def test_same_brief_same_bytes() -> None:
    assert CsvRenderer().render(build_brief()).content == CsvRenderer().render(build_brief()).content
