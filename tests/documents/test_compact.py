"""Packed documents: the same to every reader, in a fraction of the memory."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.documents import read_corpus
from briefgen.documents.compact import CompactDocument, compact
from briefgen.documents.reading import read_content
from briefgen.model.documents import Block, Document, Mark
from briefgen.model.evidence import Passage, Sentence, Span
from briefgen.settings import ReadingSettings
from briefgen.store import as_plain, from_plain

ESSAY = """# Trams before cars

By Ana Ruiz

3 May 2019

The council should build a second line[1]. It must not wait for the state.

- Trams are quiet.
- Fares should stay as they are.

[1]: Ruiz, A. Lines. Porto 2012.
"""


def _read(text: str) -> Document:
    result = read_content("a/essay.md", text.encode(), ReadingSettings())
    assert isinstance(result, Document)
    return result


def _same(one: Document, other: Document) -> bool:
    return all(getattr(one, field.name) == getattr(other, field.name) for field in fields(Document))


def test_a_packed_document_says_what_the_plain_one_says() -> None:
    document = _read(ESSAY)
    packed = compact(document)
    assert isinstance(packed, CompactDocument)
    assert _same(packed, document)
    assert packed.words == document.words
    assert packed.quote_sentence(packed.sentences[1]) == document.quote_sentence(document.sentences[1])
    assert as_plain(packed) == as_plain(document)
    assert from_plain(Document, as_plain(packed)) == document


@given(st.text(st.characters(exclude_categories=()), min_size=1).filter(lambda text: any(map(str.isalnum, text))))
@settings(max_examples=60)
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    document = replace(_read(ESSAY), text=text)
    assert _same(compact(document), document)
    assert _same(compact(_read(text)), _read(text))


def test_a_packed_document_is_sent_packed_and_copied_plain() -> None:
    packed = compact(_read(ESSAY))
    sent = pickle.loads(pickle.dumps(packed))
    assert isinstance(sent, CompactDocument)
    assert _same(sent, packed)
    assert len(pickle.dumps(packed)) < len(pickle.dumps(_read(ESSAY * 3))) / 2
    copied = replace(packed, id="other")
    assert (copied.id, copied.text) == ("other", packed.text)
    assert _same(pickle.loads(pickle.dumps(copied)), copied)
    assert _same(pickle.loads(pickle.dumps(compact(copied))), copied)


def test_what_cannot_be_told_from_the_text_is_packed_as_it_is() -> None:
    document = _read(ESSAY)
    sentences = tuple(
        replace(one, text=f"{one.text}*", block=7, spans=(*one.spans, Span(0, 3))) for one in document.sentences
    )
    passages = tuple(replace(one, sentences=(40, 0), text="other", span=Span(1, 2)) for one in document.passages)
    blocks = tuple(replace(one, number=3, page=4, level=5, continues=0, reason="so") for one in document.blocks)
    odd = replace(document, sentences=sentences, passages=passages, blocks=blocks, declared=(("title", "Trams"),))
    assert isinstance(compact(odd), CompactDocument)
    assert _same(compact(odd), odd)


def test_every_field_of_what_is_packed_is_known_to_who_packs_it() -> None:
    known = {
        Block: "kind span number page level continues reason",
        Mark: "kind span",
        Sentence: "index block spans text",
        Passage: "id document span sentences text",
    }
    assert {kind: " ".join(field.name for field in fields(kind)) for kind in known} == known


def test_a_packed_document_that_is_called_otherwise_stays_packed() -> None:
    document = _read(ESSAY)
    author = replace(document.authors[0], id="ana")
    called = compact(document).called("ana-2", (author,))
    assert isinstance(called, CompactDocument)
    assert compact(called) is called
    assert _same(called, document.called("ana-2", (author,)))
    assert {passage.document for passage in called.passages} == {"ana-2"}
    assert called.passages[0].id == "ana-2-p1"
    assert compact(called.called("b")).authors == (author,)


def test_a_document_whose_passages_are_called_after_another_is_left_as_it_is() -> None:
    other = replace(_read(ESSAY), id="other")
    assert compact(other) is other


def test_packed_and_plain_documents_have_the_same_fields_and_no_others() -> None:
    packed = compact(_read(ESSAY))
    assert not hasattr(packed, "nothing")
    assert not hasattr(replace(packed, id="other"), "_packed")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_large_corpus_is_read_packed_to_the_same_documents(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        text = ESSAY.replace("trams", f"trams {number}").replace("Ana", f"Ana{number}") + f"\nLine {number} is open.\n"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    settings = ReadingSettings(near_duplicates="keep")
    plain = read_corpus([tmp_path], settings)
    monkeypatch.setattr("briefgen.documents.corpus.COMPACT_ABOVE", 3)
    packed = read_corpus([tmp_path], settings, jobs=jobs)
    assert {type(one) for one in packed.documents} == {CompactDocument}
    assert {type(one) for one in plain.documents} == {Document}
    assert all(_same(one, other) for one, other in zip(packed.documents, plain.documents, strict=True))
    assert packed.notices == plain.notices
