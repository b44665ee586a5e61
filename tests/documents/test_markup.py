"""Marked-up texts in depth: what their own grammar says is a block, and what is form and not text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.documents import BlockKind, MarkKind
from tests.documents.building import body_sentences, plain, read
from tests.documents.test_properties import check_places

PROSE = "The council should open the rooms until nine, and it must not close them\nbefore that hour on any day of the week, whoever may ask for it.\n"


def test_restructured_directives() -> None:
    document = read(
        "On Rooms\n========\n\n"
        ":Author: Ada Lind\n:Date: 12 March 2021\n\n"
        f"{PROSE}\n"
        ".. a comment\n   of two lines\n\n"
        ".. note:: Open the rooms now.\n   All of them.\n\n"
        ".. warning::\n\n   Close no doors.\n\n   Not one.\n\n"
        ".. epigraph::\n\n   Nobody reads anymore.\n\n"
        ".. figure:: rooms.png\n   :alt: Rooms\n\n   Rooms in 2017.\n\n"
        ".. code-block:: python\n\n   print(1)\n\n"
        ".. include:: /etc/hostname\n\n"
        ".. list-table::\n\n   * - Year\n     - Rooms\n\n"
        ".. [1] A note.\n\n   Its end.\n.. [Lind17] Lind, A. (2017). Rooms.\n\n"
        "Type this::\n\n   $ open\n\n"
        "Term\n   What it means.\n\n"
        "   Nobody, indeed, reads.\n\n"
        "| One line\n| and another\n\n"
        ".. |x| image:: y.png\n.. _target: https://example.org/\n",
        "paper.rst",
    )
    assert document.title and document.title.text == "On Rooms"
    assert [author.name for author in document.authors] == ["Ada Lind"]
    assert document.issued and document.issued.iso == "2021-03-12"
    assert plain(document, BlockKind.QUOTATION) == ["Nobody reads anymore.", "Nobody, indeed, reads."]
    assert plain(document, BlockKind.NOTE) == ["A note. Its end."]
    assert plain(document, BlockKind.REFERENCE) == ["Lind, A. (2017). Rooms."]
    assert plain(document, BlockKind.TABLE) == ["Rooms in 2017.", ".. list-table:: * - Year - Rooms"]
    body = plain(document, BlockKind.PARAGRAPH)
    for text in (
        "Open the rooms now. All of them.",
        "Close no doors.",
        "Not one.",
        "Type this:",
        "What it means.",
        "One line and another",
    ):
        assert text in body, text
    furniture = " ".join(plain(document, BlockKind.FURNITURE))
    for text in (
        "a comment of two lines",
        "print(1)",
        "include:: /etc/hostname",
        "$ open",
        "image:: y.png",
        ".. _target:",
    ):
        assert text in furniture, text


def test_restructured_inline_markup() -> None:
    document = read(
        "The *rooms* should **open** `now <https://example.org>`_, as ``code`` and :emphasis:`all` say. [1]_\n\n"
        "It is so.\\ :sup:`2` Never |mind| the 5 \\* 5 of it.\n",
        "paper.rst",
    )
    assert body_sentences(document) == [
        "The rooms should open now, as code and all say.", "It is so.", "Never mind the 5 * 5 of it."
    ]  # fmt: skip


NOTED = """= On Rooms

The law is plain.footnote:[See the link:https://example.org/a[Report of 2017], _p. 4_.] It says that rooms, as the
city has them,footnote:talks[Bo Ek, _Talks_, 2012.] must openfootnote:[On Mondays.]. Nobody reads
there.footnote:talks[] The city should keep them.footnoteref:[late,A note that goes
over two lines, with [sic] in it.]

* Open the rooms.footnote:[Of an item.]
* Close the doors.footnoteref:[late]
"""


def test_the_notes_of_asciidoc_are_kept_apart_from_the_sentences_that_call_them() -> None:
    document = read(NOTED, "paper.adoc")
    assert [sentence.text for sentence in document.sentences] == [
        "On Rooms",
        "The law is plain.",
        "It says that rooms, as the city has them, must open.",
        "Nobody reads there.",
        "The city should keep them.",
        "Open the rooms.",
        "Close the doors.",
    ]
    assert plain(document, BlockKind.NOTE) == [
        "See the Report of 2017, p. 4.",
        "Bo Ek, Talks, 2012.",
        "A note that goes over two lines, with [sic] in it.",
        "Of an item.",
    ]
    assert {block.number for block in document.blocks if block.kind is BlockKind.PARAGRAPH} == {1}
    assert [block.number for block in document.blocks if block.kind is BlockKind.LIST_ITEM] == [2, 3]
    check_places(document)


@pytest.mark.parametrize("text", ["footnote:[" * 20_000, "footnote:[a" + "[b" * 20_000, "footnote:[" + "\\" * 50_000])
def test_notes_of_asciidoc_that_are_never_closed_are_text(text: str) -> None:
    document = read(f"{PROSE} {text}", "paper.adoc")
    assert not plain(document, BlockKind.NOTE)


def test_asciidoc_blocks() -> None:
    document = read(
        "= On Rooms\nAda Lind <ada@example.org>\nv1.0, 2021-03-12\n:toc:\n\n"
        "// a comment\n== What is\n\n"
        f"{PROSE}\n"
        "NOTE: Open the rooms now.\n\n"
        "[NOTE]\n====\nClose no doors.\n====\n\n"
        '[quote, "Bo Ek", Talks]\nNobody reads anymore.\n\n'
        "____\nNobody, indeed.\n\nReads.\n____\n\n"
        "----\nprint(1)\n----\n\n....\nliteral\n....\n\n////\nA long\n\ncomment.\n////\n\n"
        "****\nIn a box.\n****\n\n"
        ".Rooms by year\n|===\n|Year |Rooms\n\n|2017 |4\n|===\n\n"
        "* Open the rooms,\nall of them.\n** The small ones.\n+\nLate.\n. First.\n.. Second.\n\n"
        "Room:: A place to read.\n\n"
        "include::/etc/hostname[]\nimage::rooms.png[Rooms]\n\n"
        "[[anchor]]\n=== What to do\n\n'''\n\nThe rooms should open.footnote:[Report of 2017.]\n",
        "paper.adoc",
    )
    assert document.title and document.title.text == "On Rooms"
    assert [author.name for author in document.authors] == ["Ada Lind"]
    assert document.issued and document.issued.iso == "2021-03-12"
    assert plain(document, BlockKind.HEADING) == ["What is", "What to do"]
    assert plain(document, BlockKind.QUOTATION) == ["Nobody reads anymore.", "Nobody, indeed.", "Reads."]
    assert plain(document, BlockKind.LIST_ITEM) == [
        "Open the rooms, all of them.",
        "The small ones.",
        "First.",
        "Second.",
    ]
    assert plain(document, BlockKind.TABLE) == ["Rooms by year", "|=== |Year |Rooms |2017 |4 |==="]
    body = plain(document, BlockKind.PARAGRAPH)
    for text in (
        "Open the rooms now.",
        "Close no doors.",
        "In a box.",
        "Late.",
        "Room A place to read.",
        "The rooms should open.",
    ):
        assert text in body, text
    apart = [block.span for block in document.blocks if block.kind is BlockKind.FURNITURE]
    furniture = " ".join(" ".join(document.text[span.start : span.end].split()) for span in apart)
    for text in (
        "print(1)",
        "literal",
        "A long comment.",
        "include::/etc/hostname[]",
        "image::rooms.png[Rooms]",
        "'''",
    ):
        assert text in furniture, text


def test_asciidoc_inline_markup() -> None:
    document = read(
        "= A\n\nThe _rooms_ should *open* https://example.org[now], as <<rooms,the rooms>> and #all# say.^2^ The 20 km^2^ are "
        "+kept+ \\{so}.\n",
        "paper.adoc",
    )
    assert body_sentences(document) == [
        "The rooms should open now, as the rooms and all say.", "The 20 km2 are kept {so}."
    ]  # fmt: skip


def test_markdown_in_depth() -> None:
    document = read(
        "+++\ntitle = 'On Rooms'\nauthor = 'Ada Lind'\n+++\n\n"
        "# What is #\n\n"
        "There are three aims: to open the rooms for everybody who reads in the town, (2) to\n"
        "(3) keep them open, and to tell everybody of it, by\nthe end of the year.[^1] See [the report][r] of 2017\\*.\n\n"
        "- [ ] Open the rooms.\n- [x] Close the doors.\n\n"
        "> Nobody reads.\n> Nobody.\n\n"
        "  Year   Rooms\n  ------ -------\n  2017   4\n\n"
        "```\ncode\n```\n\n<!-- a comment -->\n\n"
        "[^1]: Report of 2017.\n\n[r]: https://example.org/\n",
        "paper.md",
    )
    assert document.title and document.title.text == "On Rooms"
    assert body_sentences(document)[:2] == [
        "There are three aims: to open the rooms for everybody who reads in the town, (2) to (3) keep them open, and to tell everybody of it, by the end of the year.",
        "See the report of 2017*.",
    ]
    assert plain(document, BlockKind.LIST_ITEM) == ["Open the rooms.", "Close the doors."]
    assert plain(document, BlockKind.QUOTATION) == ["Nobody reads. Nobody."]
    assert plain(document, BlockKind.TABLE) == ["Year Rooms ------ ------- 2017 4"]
    assert plain(document, BlockKind.NOTE) == ["Report of 2017."]
    assert [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE] == ["[^1]"]


@pytest.mark.parametrize("name", ["paper.rst", "paper.adoc", "paper.md", "paper.txt"])
@given(
    st.lists(
        st.sampled_from(
            [
                "",
                "text here",
                ".. note::",
                "   more",
                "====",
                "----",
                "* a",
                ". b",
                "|===",
                "| c",
                "::",
                "x::",
                "[quote]",
                "____",
                "> q",
                "# h",
                ":f: g",
                ">>> 1",
                "- d",
                "\t",
                "------ ----",
                "[^1]: n",
                ".. [1]",
                "<!--",
                "+++",
                "---",
            ]
        ),
        max_size=14,
    )
)
def test_whatever_the_lines_are_blocks_lie_in_order_and_hold_all_text(name: str, lines: list[str]) -> None:
    text = "\n".join([*lines, "word"])
    document = read(text, name)
    at = 0
    for block in document.blocks:
        assert not document.text[at : block.span.start].strip()
        at = block.span.end
    assert not document.text[at:].strip()
