"""What holds for every text: nothing is lost, every place is exact, order and repetition change nothing."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.documents import read_corpus
from briefgen.documents.reading import read_content
from briefgen.model.documents import BODY_KINDS, Block, Document
from tests.documents.building import SEEDS, SETTINGS, read

_PIECES = [
    "The council should act now.", "Why not? Because J. Smith of the U.S. said so.", "# Heading", "## Another *one*", "Title\n=====",
    "- an item", "1. first", "  2) second", "> quoted", "---", "[1] A note.", "<sup>2</sup> Another.", "word<sup>1</sup> and so[2].",
    "| a | b |", "|---|---|", "By Jane Doe", "References", "Doe, J. (2010). Things. Press.", "top of page", "Page 3 of 9", "{slot}Text", "\f",
    "    indented text", ".. note:: x", "```", "the running head", "cut in the", "middle of it.", "“A quotation that stands alone here.” – Someone",
    "12 May 2016", "*emphasis*", "[link](http://x.org)", "\t", " ", "\u00a0", "…", "«¿Qué?»", "Table 1: Things", "---\ntitle: T\n---", "= T\nA B <a@b.c>",
]  # fmt: skip
texts = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.text(alphabet="aA.!?\n #*_[]<>`|-1“”’\f:,é ", max_size=25)),
    min_size=1,
    max_size=25,
).flatmap(lambda parts: st.sampled_from(["\n", "\n\n", " ", "\n \n"]).map(lambda glue: glue.join(parts)))


def _read(text: str) -> Document | None:
    result = read_content("text.txt", text.encode(), SETTINGS)
    return result if isinstance(result, Document) else None


def parts_of(blocks: tuple[Block, ...], first: int) -> list[int]:
    """A block and those that it goes on in past page breaks."""
    parts = [first]
    for at, block in enumerate(blocks):
        if block.continues == parts[-1]:
            parts.append(at)
    return parts


def check_places(document: Document) -> None:
    text, blocks = document.text, document.blocks
    ends = [0, *(block.span.end for block in blocks)]
    assert all(block.span.start >= end for block, end in zip(blocks, ends, strict=False)), (
        "blocks overlap or are out of order"
    )
    outside = "".join(
        text[one:two] for one, two in zip(ends, [*(b.span.start for b in blocks), len(text)], strict=True)
    )
    assert not outside.strip("\ufeff \t\n\f\v\r\u00a0") and not any(c.isalnum() for c in outside), (
        "text outside all blocks"
    )
    assert all(text[b.span.start : b.span.end] == text[b.span.start : b.span.end].strip() for b in blocks)
    marks = document.marks
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(marks))
    for at, sentence in enumerate(document.sentences):
        assert sentence.index == at
        assert any(blocks[part].span.covers(sentence.spans[0]) for part in parts_of(blocks, sentence.block))
        assert sentence.text == " ".join(sentence.text.split())
        assert all(any(block.span.covers(span) for block in blocks) for span in sentence.spans)
    spans = sorted(span for sentence in document.sentences for span in sentence.spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans)), "sentences overlap"
    for block in blocks:
        if block.continues is not None:
            assert blocks[block.continues].span.end <= block.span.start and blocks[block.continues].kind in BODY_KINDS


def check_passages(document: Document) -> None:
    seen = [index for passage in document.passages for index in passage.sentences]
    body = [s.index for s in document.sentences if document.blocks[s.block].kind in BODY_KINDS]
    assert seen == body, "every body sentence is in exactly one passage, in order"
    for passage in document.passages:
        assert passage.text == " ".join(document.sentences[index].text for index in passage.sentences)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_any_text_keeps_its_places(text: str) -> None:
    document = _read(text)
    if document is not None:
        check_places(document)
        check_passages(document)
        assert document == _read(text)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_make_a_document_or_a_notice(content: bytes) -> None:
    for name in ("a.txt", "a.md", "a.rst"):
        read_content(name, content, SETTINGS)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_the_reference_essays_keep_their_places(path: Path) -> None:
    document = read(path.read_bytes(), path.name)
    check_places(document)
    check_passages(document)
    assert all(
        quotation.text == document.text[s.start : s.end]
        for sentence in document.sentences
        for s, quotation in zip(sentence.spans, document.quote_sentence(sentence), strict=True)
    )


def test_the_order_of_files_changes_nothing() -> None:
    files = sorted(SEEDS.glob("*.txt"))
    assert read_corpus(files, SETTINGS) == read_corpus(files[::-1], SETTINGS)


def test_the_number_of_workers_changes_nothing() -> None:
    assert read_corpus([SEEDS], SETTINGS, jobs=2) == read_corpus([SEEDS], SETTINGS)


def test_line_ends_change_no_sentence() -> None:
    text = (SEEDS / "003_fd2c77ac92bd6f6d.txt").read_bytes()
    one, two = read(text), read(text.replace(b"\n", b"\r\n"))
    assert (one.text, one.sentences) == (two.text, two.sentences)


@pytest.mark.parametrize(
    "unit",
    [
        "The council should act. ",
        "- item\n",
        "References\n\nDoe, J. 2020. X.\n\n",
        "By Jane Doe\n\n",
        "*a ",
        "\f",
        ". ",
    ],
)
def test_reading_takes_time_in_proportion(unit: str) -> None:
    """Four times the text takes four times as long, not sixteen: counted in processor time, with room for noise."""
    from time import process_time

    def cost(times: int) -> float:
        start = process_time()
        read_content("a.txt", (unit * times).encode(), SETTINGS)
        return process_time() - start

    cost(100)
    small = max(min(cost(1_000) for _ in range(2)), 0.01)
    assert min(cost(4_000) for _ in range(2)) < 10 * small
