"""What stands around a PDF's text: heads and feet, numbers of lines, large first letters, pages held or boxed oddly."""

from __future__ import annotations

import io

import pikepdf
import pytest

from briefgen.model.documents import BlockKind, Document
from briefgen.model.notices import Notice
from tests.documents.building import body_sentences, left_out_or_read, plain, read
from tests.documents.converting import PRINTED, printed

PROSE = "The council should open the rooms until nine. It must not close them before that hour on any day of the week. "
SENTENCES = {
    "The council should open the rooms until nine.",
    "It must not close them before that hour on any day of the week.",
}
LINES = (
    "The council should open the rooms until nine on every day of the week, and",
    "must not close them before that hour. The office should say so in time, so",
    "that nobody comes in vain, and it should say it in each paper of the town.",
)  # fmt: skip


def page(body: str, style: str = PRINTED) -> bytes:
    return printed(f"<html lang=en><style>{style}</style><h1>On Rooms</h1>{body}</html>")


def changed(content: bytes, change: str) -> bytes:
    """The file with its first page or its page tree changed."""
    with pikepdf.open(io.BytesIO(content)) as file:
        if change == "shifted":
            file.pages[0].MediaBox = pikepdf.Array([-300, -300, 295, 542])
        elif change == "huge":
            file.pages[0].MediaBox = pikepdf.Array([0, 0, 10_000_000, 10_000_000])
        elif change == "cyclic":
            file.Root.Pages.Kids.append(file.Root.Pages)
        saved = io.BytesIO()
        owner = pikepdf.Encryption(owner="o", user="", allow=pikepdf.Permissions(extract=False))
        file.save(saved, encryption=owner if change == "owner" else False)
    return saved.getvalue()


@pytest.mark.parametrize("change", ["shifted", "huge", "cyclic", "owner", "unlisted"])
def test_odd_files_are_read(change: str) -> None:
    """Boxes that begin elsewhere or have no end, a tree that contains itself, a password for owners, no list of parts."""
    content = page(f"<p>{PROSE * 3}</p>")
    if change == "unlisted":
        content = content[: content.rfind(b"startxref")] + b"startxref\n99\n%%EOF\n"
    else:
        content = changed(content, change)
    document = read(content, "paper.pdf")
    assert set(body_sentences(document)) >= SENTENCES and "On Rooms" in plain(document, BlockKind.HEADING)


def test_a_file_without_pages_is_named() -> None:
    saved = io.BytesIO()
    pikepdf.new().save(saved)
    result = left_out_or_read(saved.getvalue(), "paper.pdf")
    assert isinstance(result, Notice) and result.slug == "damaged-file"


def furniture(document: Document) -> list[str]:
    return plain(document, BlockKind.FURNITURE)


def test_heads_of_left_and_right_pages_and_of_a_single_one() -> None:
    style = (
        "@page { size: A5; margin: 2cm } @page :left { @top-left { content: 'A. Lind' } }"
        "@page :right { @top-right { content: 'On rooms and their hours' } }"
    )
    document = read(page(f"<p>{PROSE * 70}</p>", style), "paper.pdf")
    pages = document.blocks[-1].page or 0
    assert pages >= 4 and len(furniture(document)) == pages and set(body_sentences(document)) == SENTENCES
    alone = read(page(f"<p>{PROSE * 3}</p>"), "paper.pdf")
    assert furniture(alone) == ["Essays on security, volume 3", "1"]


@pytest.mark.parametrize("every", [1, 5])
def test_numbers_of_lines_are_no_text(every: int) -> None:
    number = '<span style="position: absolute; left: -1.2cm">{}</span>'
    body = "".join(
        f'<div style="position: relative">{number.format(at) if at % every == 0 else ""}{line}</div>'
        for at, line in enumerate(LINES * 8, start=1)
    )
    document = read(page(body), "paper.pdf")
    assert set(body_sentences(document)) == {
        sentence.strip(" .") + "." for sentence in " ".join(LINES).split(".") if sentence
    }
    assert set(furniture(document)) >= {str(at) for at in range(every, 25, every)}


def test_a_large_first_letter_belongs_to_its_word() -> None:
    letter = '<span style="float: left; font-size: 30pt; line-height: 1">T</span>'
    document = read(page(f"<p>{letter}{PROSE[1:]}{PROSE * 4}</p>"), "paper.pdf")
    assert plain(document, BlockKind.PARAGRAPH) == [(PROSE * 5).strip()]


def test_three_columns_are_read_one_after_the_other() -> None:
    style = PRINTED + "@page { size: A4 landscape } body { columns: 3; font-size: 10pt } h1 { column-span: all }"
    document = read(page(f"<p>{PROSE * 40}</p>", style), "paper.pdf")
    assert set(body_sentences(document)) == SENTENCES and len(body_sentences(document)) == 80


def test_ligatures_soft_hyphens_and_captions() -> None:
    words = "The official office affirms efficient responsibilities of the council."
    soft = words.replace("responsibilities", "respon&shy;si&shy;bil&shy;i&shy;ties")
    style = PRINTED + "body { width: 5cm; font-variant-ligatures: common-ligatures }"
    document = read(
        page(f"<p>{(soft + ' ') * 4}</p><p>Figure 1: Rooms by hour</p><p>{(soft + ' ') * 4}</p>", style), "a.pdf"
    )
    assert set(body_sentences(document)) == {words}
    assert plain(document, BlockKind.TABLE) == ["Figure 1: Rooms by hour"]


def test_what_two_pages_begin_with_is_text_unless_a_gap_parts_it() -> None:
    refrain = "The council should answer the letter of the fishermen before the winter comes."
    prose = f"<p>{refrain}</p><p>{'The harbour has been silting up for years and nobody has dredged it. ' * 12}</p>"
    style = "@page { margin: 1cm } p { margin: 0 }"
    document = read(
        printed(f"<html lang=en><style>{style}</style>{prose}<div style='break-before: page'>{prose}</div></html>")
    )
    assert " ".join(body_sentences(document)).count(refrain) == 2
    assert not any(block.kind is BlockKind.FURNITURE for block in document.blocks)
