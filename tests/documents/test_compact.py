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
from briefgen.model.documents import Document
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
    assert compact(document).text == text


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
