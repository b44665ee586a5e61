"""Labels: what each kind of block is known by. Every text here is made up for the purpose."""

from __future__ import annotations

import pytest

from briefgen.model.documents import BlockKind
from tests.documents.building import body_sentences, plain, read

LONG = "The town has three libraries, and all of them close at five although most people work until six."
MORE = "Readers have asked for longer hours since 2009, and the council has promised to look into the matter."


@pytest.mark.parametrize(
    "heading",
    ["# Opening hours", "Opening hours\n=============", "OPENING HOURS", "2. Opening hours", "Opening hours", "II. Opening hours", "== Opening hours"],
)  # fmt: skip
def test_headings(heading: str) -> None:
    document = read(f"Libraries and their readers\n\n{LONG}\n\n{heading}\n\n{MORE}\n")
    found = plain(document, BlockKind.HEADING)[-1]
    assert found.casefold() == "opening hours"
    assert body_sentences(document) == [LONG, MORE]


@pytest.mark.parametrize("line", ["It closes at five.", "we close", "Dear reader,", "Open until nine;"])
def test_what_is_no_heading(line: str) -> None:
    assert line not in plain(read(f"{LONG}\n\n{line}\n\n{MORE}\n"), BlockKind.HEADING)


def test_wrapped_lines_make_paragraphs() -> None:
    text = "The town has three libraries, and all of them close at five\nalthough most people work until six in the evening. So they\nhave asked.\n   A second paragraph begins with a space, as in print, and goes\non to the next line of the page.\n"
    assert len(plain(read(text), BlockKind.PARAGRAPH)) == 2


def test_a_line_for_each_paragraph() -> None:
    assert plain(read(f"{LONG} {MORE}\n{MORE} {LONG}\n{LONG} {LONG}\n"), BlockKind.PARAGRAPH) == [
        f"{LONG} {MORE}",
        f"{MORE} {LONG}",
        f"{LONG} {LONG}",
    ]


def test_items_are_told_from_numbered_headings_and_lose_their_bullets() -> None:
    document = read(f"{LONG}\n\n- Open until nine\n- Hire two people\n  for the late shift\n\n1. First\n2. Second\n")
    assert plain(document, BlockKind.LIST_ITEM) == [
        "Open until nine",
        "Hire two people for the late shift",
        "First",
        "Second",
    ]
    assert [s.text for s in document.sentences][1:3] == ["Open until nine", "Hire two people for the late shift"]


def test_quotations_notes_tables_code_and_comments() -> None:
    document = read(
        f"{LONG}[1]\n\n> Another's words\n> on two lines.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTable 2: Hours.\n\n```\ncode\n```\n\n<!-- hidden -->\n\n{MORE}\n\n[1] A note.\n"
    )
    assert plain(document, BlockKind.QUOTATION) == ["Another's words on two lines."]
    assert plain(document, BlockKind.NOTE) == ["[1] A note."]
    assert len(plain(document, BlockKind.TABLE)) == 2
    assert body_sentences(document) == [LONG, MORE]


@pytest.mark.parametrize(
    "heading", ["References", "## Bibliography", "Works Cited", "Bibliografía", "Références", "6. References"]
)
def test_sources_up_to_the_next_part(heading: str) -> None:
    document = read(
        f"# Hours\n\n{LONG}\n\n{heading}\n\nLind, Ada. 2019. Rooms. Town Press.\n\nMora, Leo (2020). “Books.” Town Review 3.\n\n## Annex on costs\n\n{MORE}\n"
    )
    assert len(plain(document, BlockKind.REFERENCE)) == 2
    assert body_sentences(document) == [LONG, MORE]


def test_a_heading_about_sources_of_something_heads_no_list_of_sources() -> None:
    document = read(
        f"# Water\n\n{LONG}\n\n## Sources of water\n\n{MORE}\n\n## Conflict of interest\n\nA judge who is a party must stand down.\n\n## Conclusion\n\n{LONG} {MORE} {LONG}\n"
    )
    assert "A judge who is a party must stand down." in body_sentences(document)
    assert MORE in body_sentences(document)


def test_the_site_around_an_essay() -> None:
    site = "Skip to main content\n\nShare\n\nThe hours of libraries\n\nBy Ada Lind\n\n" + f"{LONG}\n\n{MORE}\n\n" * 3
    document = read(site + "Related articles\n\nTen books to read\n\n© 2019 Town Review\n")
    assert set(body_sentences(document)) == {LONG, MORE}
    assert document.title and document.title.text == "The hours of libraries"


def test_acknowledgements_are_set_apart() -> None:
    document = read(
        f"# Hours\n\n{LONG}\n\n## Acknowledgements\n\nThanks to all who helped.\n\n## Conclusion\n\n{MORE}\n"
    )
    assert body_sentences(document) == [LONG, MORE]


def test_a_running_head_between_pages() -> None:
    head = "Hours of libraries in the north and in the south"
    text = f"{LONG}\n\n{head}\n\n{MORE} The council\n\n{head}\n\nhas not answered.\n\n{head}\n\n{LONG}\n"
    document = read(text)
    assert head not in body_sentences(document)
    assert "The council has not answered." in body_sentences(document)


def test_page_edges_with_form_feeds() -> None:
    pages = [
        f"Town Review   {n}\nThe {thing} of the town is old and needs\nrepair, as the council said in its\nlast report on the {thing}. It follows\nThe Editors\n"
        for n, thing in enumerate(("bridge", "tower", "market", "station"), 1)
    ]
    document = read("\f".join(pages))
    assert not any("Review" in s or "Editors" in s for s in body_sentences(document))
    assert [block.page for block in document.blocks if block.kind is BlockKind.FURNITURE] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_a_word_cut_by_a_page_break() -> None:
    document = read(f"{LONG} The plan is dispropor-\n\nPage 2 of 9\n\ntionate and unfair.\n")
    assert body_sentences(document)[1] == "The plan is disproportionate and unfair."


def test_sentences_are_not_joined_over_a_heading() -> None:
    document = read(f"# Hours\n\n{LONG.rstrip('.')}\n\n## Costs\n\n{MORE}\n")
    assert len(body_sentences(document)) == 2


def test_restructured_text() -> None:
    text = "Title: Hours\nAuthor: Ada Lind <ada@example.org>, Mora\nCreated: 24-Aug-2018\n\nAbstract\n========\n\nSee `the plan <https://x.org>`_ of Town_ and :doc:`this` [1]_.\n\n.. _Town: https://x.org\n\n.. note::\n\n   Open late.\n\n.. image:: x.png\n   :alt: no\n\nNotes\n=====\n\n.. [1] A note.\n"
    document = read(text, "a.rst")
    assert body_sentences(document)[0] == "See the plan of Town and this."
    assert [author.name for author in document.authors] == ["Ada Lind", "Mora"]
    assert document.issued and document.issued.iso == "2018-08-24"
    assert plain(document, BlockKind.NOTE) == ["A note."]


def test_numbered_paragraphs_are_no_notes() -> None:
    document = read(
        "".join(f"[{n}] The court finds that claim number {n} of the applicant must fail.\n\n" for n in range(1, 8))
    )
    assert len(body_sentences(document)) == 7
