"""Work on each document by itself that is kept: done once, whatever the document is called, and anew when it differs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.language import kept
from briefgen.model.documents import Block, BlockKind, Corpus, Document, Mark, MarkKind, Provenance, Source, Title
from briefgen.model.evidence import Passage, Sentence, Span
from briefgen.store import Cache

TEXT = "A bridge is missing. A ferry is not."
FOUND = Provenance(rule="by hand")
ESSAY = Document(
    id="moss",
    source=Source(path="moss.txt", media_type="text/plain", sha256="0" * 64),
    text=TEXT,
    blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, 36)),),
    sentences=(
        Sentence(index=0, block=0, spans=(Span(0, 20),), text=TEXT[:20]),
        Sentence(index=1, block=0, spans=(Span(21, 36),), text=TEXT[21:]),
    ),
    passages=(Passage(id="moss-p1", document="moss", span=Span(0, 36), sentences=(0, 1), text=TEXT),),
    title=Title(text="On bridges", found=FOUND),
    language="en",
)


@dataclass(frozen=True, slots=True)
class Length:
    characters: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherLength:
    characters: int
    words: tuple[str, ...]


def each_document(*args: Any, **kwargs: Any) -> list[Any]:
    documents, *rest = args
    return list(kept.each_document(Corpus(documents=tuple(documents)), *rest, **kwargs))


class Work:
    """Work that says on what it was done."""

    def __init__(self) -> None:
        self.on: list[str] = []

    def __call__(self, document: Document) -> Length:
        self.on.append(document.id)
        return Length(len(document.text), tuple(document.text.split()))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", 10**6)


@pytest.fixture
def work() -> Work:
    return Work()


def test_work_is_done_once(cache: Cache, work: Work) -> None:
    first = each_document([ESSAY], cache, Length, work)
    assert each_document([ESSAY], cache, Length, work) == first == [work(ESSAY)]
    assert work.on == ["moss", "moss"]


def test_without_a_cache_it_is_done_each_time(work: Work) -> None:
    assert each_document([ESSAY, ESSAY], None, Length, work) == [work(ESSAY)] * 2
    assert len(work.on) == 3


def test_what_a_document_is_called_and_who_wrote_it_does_not_count(cache: Cache, work: Work) -> None:
    passages = tuple(replace(passage, id="reed-p1", document="reed") for passage in ESSAY.passages)
    called = replace(
        ESSAY, id="reed", passages=passages, source=replace(ESSAY.source, path="reed.txt"), latest_year=2001
    )
    assert each_document([ESSAY, called], cache, Length, work) == [work(ESSAY)] * 2
    assert work.on == ["moss", "moss"]


@pytest.mark.parametrize(
    "other",
    [
        replace(ESSAY, text=TEXT.upper()),
        replace(ESSAY, language="fr"),
        replace(ESSAY, title=None),
        replace(ESSAY, sentences=ESSAY.sentences[:1]),
        replace(ESSAY, sentences=(replace(ESSAY.sentences[0], block=1), ESSAY.sentences[1])),
        replace(ESSAY, sentences=(replace(ESSAY.sentences[0], text="A bridge is wanting."), ESSAY.sentences[1])),
        replace(ESSAY, blocks=(Block(kind=BlockKind.NOTE, span=Span(0, 36)),)),
        replace(ESSAY, passages=()),
        replace(ESSAY, passages=(replace(ESSAY.passages[0], text=TEXT[:20]),)),
        replace(ESSAY, marks=(Mark(kind=MarkKind.NOTE, span=Span(1, 2)),)),
    ],
)
def test_whatever_the_work_may_look_at_makes_it_another_document(cache: Cache, work: Work, other: Document) -> None:
    each_document([ESSAY], cache, Length, work)
    assert each_document([other], cache, Length, work) == [Work()(other)]
    assert len(work.on) == 2


def test_other_work_and_other_circumstances_are_kept_apart(cache: Cache, work: Work) -> None:
    each_document([ESSAY], cache, Length, work)
    each_document([ESSAY], cache, Length, work, also=("es",))
    assert len(work.on) == 2
    other = each_document([ESSAY], cache, OtherLength, lambda document: OtherLength(1, ()))
    assert other == [OtherLength(1, ())]


def test_what_does_not_have_its_shape_is_worked_out_anew(cache: Cache, work: Work) -> None:
    each_document([ESSAY], cache, Length, work)
    (file,) = (path for path in cache.folder.rglob("*") if path.is_file())
    for damaged in (b"[1]", b'["a",[]]', b"{", b"[" * 100_000):
        cache.put(file.parent.name + file.name, damaged)
        assert each_document([ESSAY], cache, Length, work) == [Work()(ESSAY)]
    assert len(work.on) == 5


def test_texts_with_half_a_pair_of_surrogates_are_kept_too(cache: Cache, work: Work) -> None:
    odd = replace(ESSAY, text="\ud800 alone")
    assert each_document([odd], cache, Length, work) == each_document([odd], cache, Length, work)
    assert len(work.on) == 1
