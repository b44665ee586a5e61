"""One text, saved in every format by the programs that people use, is read as its text file is."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.documents import read_document
from briefgen.model.documents import BlockKind
from tests.conversion.convert import FORMATS
from tests.conversion.essays import RUNNING_HEAD
from tests.conversion.measure import SETTINGS, Figures, compare, of_kind, running
from tests.conversion.samples import original, samples

KEPT = ("titles", "authors", "headings", "list items", "notes")
LOST_BY_THE_PROGRAM = {
    "pdf2-libreoffice": {"found", "sentences"},  # a path is broken at a backslash, which looks like a space
    "epub-libreoffice": {"headings", "list items"},  # written as paragraphs like all others
    "txt-libreoffice": {"sentences", "advice", "headings", "notes"},  # calls are digits straight behind words
}
NOT_YET = {
    "pdf-weasyprint": {"advice", "headings"},  # the first row of a table without lines is taken for a heading
    "pdf2-libreoffice": {"headings"},
    "asciidoc-pandoc": {"notes"},
    "txt-pandoc": {"advice", "headings"},
}
"""What is not read as in the text file, by format: an entry goes when its reader has learnt it."""


def asserted(part: str) -> list[str]:
    return [name for name in FORMATS if part not in LOST_BY_THE_PROGRAM.get(name, set()) | NOT_YET.get(name, set())]


@cache
def measured(name: str) -> Figures:
    return compare({"": original()}, {"": read_document(samples()[name], SETTINGS.reading)})


def test_the_text_file_is_read_as_it_was_written() -> None:
    text = original()
    assert text.title and text.title.text == "Night Trains for the Northern Towns"
    assert [author.name for author in text.authors] == ["Marta Ellingsen"]
    kinds = (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.NOTE, BlockKind.QUOTATION, BlockKind.TABLE)
    assert [of_kind(text, kind).total() for kind in kinds] == [7, 6, 6, 1, 1]


def test_there_is_a_small_sample_of_every_format() -> None:
    assert set(samples()) == set(FORMATS)
    sizes = [path.stat().st_size for path in samples().values()]
    assert max(sizes) < 60_000
    assert sum(sizes) < 600_000


@pytest.mark.parametrize("name", asserted("found"))
def test_every_sentence_stands_in_the_text(name: str) -> None:
    assert measured(name).in_text == 1, measured(name).misses


@pytest.mark.parametrize("name", asserted("sentences"))
def test_sentences_begin_and_end_as_in_the_text_file(name: str) -> None:
    assert measured(name).as_sentences == 1, measured(name).misses


@pytest.mark.parametrize("name", asserted("advice"))
def test_recommendations_are_the_same(name: str) -> None:
    assert (measured(name).f1, measured(name).same) == (1, 1), measured(name).misses


@pytest.mark.parametrize(("name", "part"), [(name, part) for part in KEPT for name in asserted(part)])
def test_structure_is_kept_and_none_is_made_up(name: str, part: str) -> None:
    kept, of, more = measured(name).kept[part]
    assert of > 0
    assert (kept, more) == (of, 0), [miss for miss in measured(name).misses if part in miss]


@pytest.mark.parametrize("name", [name for name in FORMATS if name.startswith("pdf") or "libreoffice" in name])
def test_the_running_head_is_no_text(name: str) -> None:
    assert RUNNING_HEAD not in running(read_document(samples()[name], SETTINGS.reading))
