"""The measure of a format: what counts as found, kept and agreed; when a format falls short."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversion.essays import as_markdown, as_page, notes_of
from tests.conversion.formats import BEGIN, END, LEAST_F1, missed, renew, table
from tests.conversion.measure import Figures, compare
from tests.documents.building import read

TEXT = (
    "# On Rooms\n\nBy Ann Marsh\n\nThe council should open the *rooms* until nine.[1] It must not close them before that hour.\n\n"
    "- Open the doors.\n- Close the <gate>.\n\n[1] Council of Rooms, Hours, 2020, p. 4.\n"
)
AGREED = Figures(in_text=1, precision=1, recall=1, same=1)


def test_a_text_agrees_with_itself() -> None:
    figures = compare({"rooms": read(TEXT)}, {"rooms": read(TEXT, "other.txt")})
    assert (figures.sentences, figures.in_text, figures.as_sentences, figures.f1, figures.same) == (4, 1, 1, 1, 1)
    assert figures.kept == {
        "titles": (1, 1, 0), "authors": (1, 1, 0), "headings": (1, 1, 0), "list items": (2, 2, 0), "notes": (1, 1, 0),
    }  # fmt: skip
    assert figures.misses == []


def test_what_is_lost_and_what_is_made_up_are_both_counted() -> None:
    other = TEXT.replace("until nine", "until ten").replace("- Close the <gate>.", "## Close the gate")
    figures = compare({"rooms": read(TEXT)}, {"rooms": read(other)})
    assert figures.in_text == 0.5
    assert figures.precision < 1 and figures.recall < 1
    assert figures.kept["list items"] == (1, 2, 0)
    assert figures.kept["headings"] == (1, 1, 1)
    assert any("NOT FOUND: The council should open the rooms until nine." in miss for miss in figures.misses)


def test_a_file_that_is_not_read_counts_with_all_its_sentences() -> None:
    figures = compare({"rooms": read(TEXT), "more": read(TEXT)}, {"more": read(TEXT)})
    assert figures.in_text == 0.5
    assert figures.misses == ["rooms: not read"]


def test_signs_that_mean_something_are_escaped_and_notes_hang_on_their_calls() -> None:
    document = read(TEXT)
    assert notes_of(document) == {"1": "Council of Rooms, Hours, 2020, p. 4."}
    assert "until nine\\.^[Council of Rooms\\, Hours\\, 2020\\, p\\. 4\\.] It" in as_markdown(document)
    assert "Close the \\<gate\\>\\." in as_markdown(document)
    assert "<li>Close the &lt;gate&gt;.</li>" in as_page(document, "")
    assert 'nine.<span class="note">Council of Rooms, Hours, 2020, p. 4.</span> It' in as_page(document, "")


@pytest.mark.parametrize(
    ("name", "figures", "short"),
    [
        ("docx-pandoc", AGREED, 0),
        ("docx-pandoc", Figures(in_text=0.994, precision=1, recall=1), 1),
        ("pdf2-weasyprint", Figures(in_text=0.981, precision=1, recall=1), 0),
        ("pdf2-weasyprint", Figures(in_text=0.979, precision=1, recall=1), 1),
        ("docx-pandoc", Figures(in_text=1, precision=LEAST_F1 - 0.01, recall=LEAST_F1 - 0.01), 1),
        ("docx-pandoc", Figures(), 2),
        ("txt-libreoffice", Figures(), 0),
    ],
)
def test_a_format_falls_short_below_its_bars(name: str, figures: Figures, short: int) -> None:
    assert len(missed(name, figures)) == short


def test_the_table_is_renewed_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "formats.md"
    page.write_text(f"before\n\n{BEGIN}\nold\n\n{END}\nbehind\n", encoding="utf-8")
    written = table({"docx-pandoc": AGREED})
    for _ in range(2):
        renew(page, written)
    assert page.read_text(encoding="utf-8") == f"before\n\n{BEGIN}\n{written}\n{END}\nbehind\n"
    assert written.splitlines()[2].startswith("| DOCX | pandoc | 100.0 | 0.0 | 1.000 | 1.000 |")
