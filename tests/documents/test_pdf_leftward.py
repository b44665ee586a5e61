"""PDF of scripts written from right to left: lines join, lists are lists, and letters and brackets stand as they are read.

The samples were printed by WeasyPrint in DejaVu Sans, which not every machine has: a heading of two words, two
paragraphs, a list of both sentences, a paragraph; the Hebrew one in two columns. That of LibreOffice has no space after
the bullets.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.documents.pdf.leftward import as_read, runs_leftward
from briefgen.model.documents import BlockKind
from tests.documents.building import body_sentences, plain, read
from tests.documents.test_properties import check_places

SAMPLES = Path(__file__).parent / "samples"
SAID = {
    "hebrew": [
        "המועצה צריכה לפתוח את חדרי הקריאה בערב, משום שאנשים עובדים ביום ואינם יכולים לבוא.",
        "העיר (בשנת 2019) שילמה על הבניין בין כך ובין כך, ולכן העלות הנוספת קטנה.",
    ],
    "arabic": [
        "يجب على المجلس أن يفتح قاعات القراءة في المساء، لأن الناس يعملون في النهار ولا يستطيعون الحضور.",
        "تدفع المدينة (منذ عام 2019) ثمن المبنى في كل حال، ولذلك فإن التكلفة الإضافية صغيرة.",
    ],
}


@pytest.mark.parametrize("name", SAID)
def test_the_text_of_a_page_that_runs_leftward_is_read(name: str) -> None:
    document = read((SAMPLES / f"{name}.pdf").read_bytes(), "paper.pdf")
    said = SAID[name]
    assert plain(document, BlockKind.HEADING) == [" ".join(said[0].split()[:2])]
    assert plain(document, BlockKind.LIST_ITEM) == said
    assert body_sentences(document) == [*said * 2, *said * 2, *said, *said * 2]
    assert len({block.number for block in document.blocks if block.kind is BlockKind.PARAGRAPH}) == 3
    check_places(document)


def test_a_bullet_that_touches_its_item_is_none_of_its_text() -> None:
    document = read((SAMPLES / "hebrew-libreoffice.pdf").read_bytes(), "paper.pdf")
    assert plain(document, BlockKind.LIST_ITEM) == SAID["hebrew"]
    assert body_sentences(document) == SAID["hebrew"] * 4


def test_a_page_runs_as_most_of_its_letters_do() -> None:
    assert runs_leftward("העיר, as they say, שילמה על הבניין")
    assert not runs_leftward("The word העיר means the city.")
    assert not runs_leftward("2019 (12.5 %)") and not runs_leftward("")


def test_brackets_are_turned_only_where_they_stand_the_wrong_way_round() -> None:
    assert as_read("העיר )2019( שילמה", lambda at: False) == "העיר (2019) שילמה"
    assert as_read("העיר (2019) שילמה", lambda at: False) == "העיר (2019) שילמה"


def test_letters_drawn_as_one_are_put_in_the_order_of_reading() -> None:
    assert as_read("وال", lambda at: True) == "ولا"
    assert as_read("وال", lambda at: False) == "وال"
