"""One text is one voice: which documents repeat another, which of them is kept, and what is said of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.documents import read_corpus
from briefgen.documents.doubles import one_voice_each
from briefgen.documents.resemblance import Worded, Wordings, worded, wording
from briefgen.model.documents import Document
from briefgen.model.notices import Notice, Severity
from briefgen.settings import ReadingSettings
from briefgen.store import Cache
from tests.documents.building import SETTINGS, read
from tests.documents.converting import as_html, essays
from tests.documents.docx import as_docx

KEEP = ReadingSettings(near_duplicates="keep")


def essay(length: int = 0) -> str:
    """The body of a reference essay, or its first words."""
    words = " ".join(passage.text for passage in essays()[0].passages).split()
    return " ".join(words[:length] if length else words)


def edited(text: str, every: int) -> str:
    """The text with one word of so many replaced."""
    return " ".join("otherwise" if at % every == every - 1 else word for at, word in enumerate(text.split()))


def judged(documents: Sequence[Document], how: ReadingSettings = SETTINGS) -> tuple[list[str], list[Notice]]:
    kept, notices = one_voice_each(documents, how)
    return [document.source.path for document in kept], list(notices)


def slugs(notices: list[Notice]) -> list[tuple[str, str]]:
    return [(notice.slug, notice.subject) for notice in notices]


@cache
def family() -> tuple[Document, ...]:
    """A text, texts that go further and further away from it, and others."""
    texts = [edited(essay(600), every) for every in (700, 100, 70, 40, 25, 15, 8)]
    texts += [essay(600).upper(), essay(300), edited(essay(300), 50)]
    texts += [" ".join(passage.text for passage in other.passages[:6]) for other in essays()[1:]]
    return tuple(read(text, f"{at:02}.txt") for at, text in enumerate(texts))


def test_the_reference_essays_are_five_voices() -> None:
    kept, notices = judged(essays())
    assert (len(kept), notices) == (5, [])


@pytest.mark.parametrize("at", range(5))
def test_an_essay_in_four_formats_is_one_voice(at: int) -> None:
    source = essays()[at]
    page = as_html(source)
    documents = [
        read(source.text, "paper.txt"),
        read(source.text + "\n", "paper.md"),
        read(page, "paper.html"),
        read(as_docx(source), "paper.docx"),
    ]
    kept, notices = judged(documents)
    assert len(kept) == 1
    assert kept != ["paper.txt"], "one that keeps headings and lists is preferred"
    assert {notice.slug for notice in notices} <= {"same-text", "near-duplicate"}
    assert all(f"{kept[0]} is kept, since it " in notice.detail for notice in notices)
    assert all(notice.severity is Severity.WARNING and notice.remedy for notice in notices)


def test_the_one_that_names_its_author_is_kept_before_all() -> None:
    text = essay()
    kept, [notice] = judged(
        [read(f"On Rooms\n\nBy Ada Lind\n\n{text}", "b.txt"), read(f"# On Rooms\n\n{text}", "a.md")]
    )
    assert kept == ["b.txt"]
    assert notice.detail == "the same text as b.txt; counted as one voice: b.txt is kept, since it names its author"


def test_a_letter_that_two_sign_is_one_text_and_both_are_named() -> None:
    text = essay()
    first, second = (read(f"On Rooms\n\nBy {name}\n\n{text}", f"{name[:3]}.txt") for name in ("Ada Lind", "Leo Mora"))
    kept, [notice] = judged([first, second])
    assert kept == ["Ada.txt"]
    assert "(signed there Ada Lind, here Leo Mora)" in notice.detail


@pytest.mark.parametrize(
    ("every", "slug", "count"),
    [
        (120, "near-duplicate", 1),
        (60, "near-duplicate", 1),
        (10, "shared-text", 2),
        (8, "shared-text", 2),
        (6, None, 2),
    ],
)
def test_small_edits_make_no_second_voice_and_large_ones_do(every: int, slug: str | None, count: int) -> None:
    documents = [read(essay(), "a.txt"), read(edited(essay(), every), "b.txt")]
    kept, notices = judged(documents)
    assert len(kept) == count
    assert slugs(notices) == ([(slug, "b.txt")] if slug else [])


def test_a_summary_in_a_longer_paper_is_said_and_stays() -> None:
    kept, [notice] = judged([read(essay(), "paper.txt"), read(essay(150), "summary.txt")])
    assert kept == ["paper.txt", "summary.txt"]
    assert (notice.slug, notice.subject) == ("shared-text", "summary.txt")
    assert "100% of the wording of the shorter in common with paper.txt" in notice.detail


def test_short_texts_are_one_only_if_they_are_equal() -> None:
    text = essay(55)
    assert judged([read(text, "a.txt"), read(f"{text} More.", "b.txt")]) == (["a.txt", "b.txt"], [])
    kept, notices = judged([read(text, "a.txt"), read(text.upper(), "b.md")])
    assert (kept, slugs(notices)) == (["b.md"], [("same-text", "a.txt")])


def test_who_wants_all_compared_says_so() -> None:
    documents = [read(essay(), "a.txt"), read(edited(essay(), 99), "b.txt"), read(essay().upper(), "c.txt")]
    kept, notices = judged(documents, KEEP)
    assert kept == ["a.txt", "b.txt", "c.txt"]
    assert slugs(notices) == [("shared-text", "b.txt"), ("shared-text", "c.txt")]


def test_the_same_bytes_are_one_file_whatever_is_wanted() -> None:
    documents = [read(essay(), "b.txt"), read(essay(), "a.txt")]
    for how in (SETTINGS, KEEP):
        kept, [notice] = judged(documents, how)
        assert (kept, notice.slug, notice.detail) == (["a.txt"], "duplicate", "the same file as a.txt; counted once")


def test_in_a_folder_they_are_set_aside_and_named(tmp_path: Path) -> None:
    other = " ".join(passage.text for passage in essays()[1].passages)
    for name, text in {"a.txt": essay(), "b.txt": edited(essay(), 99), "c.txt": other}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path], SETTINGS)
    assert [document.source.path for document in corpus.documents] == ["a.txt", "c.txt"]
    assert slugs(list(corpus.notices)) == [("near-duplicate", "b.txt")]


@given(st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_the_documents_changes_nothing(shuffler: random.Random) -> None:
    documents = family()
    kept, notices = judged(documents)
    again = list(documents)
    shuffler.shuffle(again)
    kept_again, notices_again = judged(again)
    assert sorted(kept_again) == sorted(kept)
    assert sorted(slugs(notices_again)) == sorted(slugs(notices))
    assert {notice.detail for notice in notices_again} == {notice.detail for notice in notices}


def test_each_left_out_resembles_one_kept_and_no_two_kept_resemble_each_other() -> None:
    documents = family()
    kept, notices = judged(documents)
    texts = {one.source.path: wording(" ".join(passage.text for passage in one.passages)) for one in documents}
    measure = Wordings([worded(text) for text in texts.values()])
    place = {path: at for at, path in enumerate(texts)}
    for notice in notices:
        if notice.slug in ("near-duplicate", "same-text"):
            assert any(measure.resemblance(place[notice.subject], place[path]) >= 0.8 for path in kept)
    assert all(measure.resemblance(place[one], place[two]) < 0.8 for one in kept for two in kept if one < two)


@given(st.lists(st.text(alphabet="ab c\n.", max_size=60), max_size=6))
def test_resemblance_is_a_share_and_the_same_from_both_sides(texts: list[str]) -> None:
    measure = Wordings([worded(wording(text)) for text in texts])
    for one in range(len(texts)):
        assert measure.resemblance(one, one) == 1
        for other in range(len(texts)):
            assert measure.resemblance(one, other) == measure.resemblance(other, one)
            assert 0 <= measure.resemblance(one, other) <= measure.containment(one, other) <= 1
    assert all(one < other for one, other in measure.likely_pairs())


def test_by_samples_the_same_pairs_are_found() -> None:
    """Above 400,000 words pairs are sought in samples: here one run in two or four."""
    draw = random.Random(7)
    words = [f"word{n}" for n in range(5_000)]
    texts = [" ".join(draw.choices(words, k=3_000)) for _ in range(300)]
    texts += [edited(texts[at], every) for at, every in ((0, 100), (1, 20), (2, 8))]
    measure = Wordings([worded(wording(text)) for text in texts])
    assert measure.likely_pairs() == [(0, 300), (1, 301), (2, 302)]
    assert measure.resemblance(0, 300) > 0.8 > measure.resemblance(1, 301) > measure.resemblance(2, 302) > 0.2


def test_the_same_words_are_the_same_wording_whatever_the_signs() -> None:
    assert wording("The “ﬁrst” co\xadoperation, Don’t – STRASSE №1") == wording(
        "the first cooperation don't straße No1"
    )


def test_wordings_that_were_seen_before_are_judged_alike(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 10**9)
    fresh = one_voice_each(family(), SETTINGS)
    assert one_voice_each(family(), SETTINGS, cache) == fresh
    entries = sorted(tmp_path.rglob("??/*"))
    assert entries
    assert one_voice_each(family(), SETTINGS, cache) == fresh
    assert sorted(tmp_path.rglob("??/*")) == entries


@given(st.text(alphabet="ab c\n.", max_size=60))
def test_what_is_kept_of_a_wording_is_all_of_it(text: str) -> None:
    one = worded(wording(text))
    again = Worded.from_bytes(one.to_bytes())
    assert (again.words, again.digest, again.runs.tolist()) == (one.words, one.digest, one.runs.tolist())


@pytest.mark.parametrize("kept", [b"", b"7\n", b"many words\n", b"1 d\n123", "é d\n".encode()])
def test_what_is_no_kept_wording_is_refused(kept: bytes) -> None:
    with pytest.raises(ValueError):
        Worded.from_bytes(kept)
