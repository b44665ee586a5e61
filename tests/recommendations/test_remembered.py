"""Recommendations kept between runs: the same as those that are found, whatever the documents are called by then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.execution import NoProgress
from briefgen.model.documents import Corpus, Document
from briefgen.model.recommendations import Recommendation
from briefgen.recommendations import extraction, find_recommendations
from briefgen.store import Cache
from tests.recommendations.building import SETTINGS, essay

SENTENCES = (
    "The council should build a second bridge at the mill.",
    "It must not sell the old ferry.",
    "Traffic has doubled since the ford was closed.",
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", 10**7)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that are looked at."""
    seen: list[str] = []
    judge = extraction.document_recommendations

    def noted(document: Document, settings: object) -> tuple[Recommendation, ...]:
        seen.append(document.id)
        return judge(document, SETTINGS)

    monkeypatch.setattr(extraction, "document_recommendations", noted)
    return seen


def found(*documents: Document, cache: Cache | None = None) -> tuple[Recommendation, ...]:
    return find_recommendations(Corpus(documents=documents), SETTINGS, cache=cache)


def test_a_document_is_looked_at_once(cache: Cache, judged: list[str]) -> None:
    documents = essay(*SENTENCES), essay(*SENTENCES[::-1], id="reed")
    first = found(*documents, cache=cache)
    assert (judged, len(first)) == (["moss", "reed"], 4)
    assert found(*documents, cache=cache) == first
    assert judged == ["moss", "reed"]


def test_a_document_that_is_numbered_anew_keeps_its_recommendations_under_the_new_id(
    cache: Cache, judged: list[str]
) -> None:
    document = essay(*SENTENCES, id="unsigned-2")
    author = replace(document.authors[0], id="unsigned-3", short="Unsigned 3")
    renamed = replace(document, id="unsigned-3", authors=(author,))
    found(document, cache=cache)
    kept = found(renamed, cache=cache)
    assert judged == ["unsigned-2"]
    assert kept == found(renamed)
    assert {one.id.rpartition("-")[0] for one in kept} == {"unsigned-3"}


def test_two_of_the_same_words_have_each_their_own(cache: Cache) -> None:
    documents = essay(*SENTENCES, id="moss"), essay(*SENTENCES, id="moss-2")
    assert found(*documents, cache=cache) == found(*documents, cache=cache) == found(*documents)


@pytest.mark.parametrize(
    "other",
    [
        replace(essay(*SENTENCES), language="und"),
        replace(essay(*SENTENCES), authors=()),
        replace(essay(*SENTENCES), sentences=essay(*SENTENCES).sentences[:2]),
        replace(essay(*SENTENCES), blocks=tuple(replace(block, level=2) for block in essay(*SENTENCES).blocks)),
    ],
    ids=["language", "authors", "sentences", "blocks"],
)
def test_whatever_is_read_of_a_document_can_decide_and_makes_it_another(
    cache: Cache, judged: list[str], other: Document
) -> None:
    found(essay(*SENTENCES), cache=cache)
    assert found(other, cache=cache) == found(other)
    assert judged == ["moss"] * 3


def test_what_is_kept_under_another_name_than_it_says_is_found_anew(cache: Cache, judged: list[str]) -> None:
    found(essay(*SENTENCES), cache=cache)
    (file,) = (path for path in cache.folder.rglob("*") if path.is_file())
    key = file.parent.name + file.name
    kept = cache.get(key)
    assert kept is not None
    cache.put(key, kept.replace(b'["moss",', b'["reed",', 1))
    assert found(essay(*SENTENCES), cache=cache) == found(essay(*SENTENCES))
    assert judged == ["moss"] * 3


def test_progress_counts_what_is_taken_from_before(cache: Cache) -> None:
    class Counting(NoProgress):
        done = 0

        def advance(self, count: int = 1) -> None:
            self.done += count

    corpus = Corpus(documents=(essay(*SENTENCES), essay(*SENTENCES, id="reed")))
    find_recommendations(corpus, SETTINGS, cache=cache)
    counting = Counting()
    find_recommendations(corpus, SETTINGS, cache=cache, progress=counting)
    assert counting.done == 2
