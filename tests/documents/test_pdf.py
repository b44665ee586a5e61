"""PDF: lines become paragraphs again, in the order of reading; what every page prints is told apart; pages are kept."""

from __future__ import annotations

import io

import pikepdf
import pytest

from briefgen.documents.reading import read_content
from briefgen.model.documents import BODY_KINDS, BlockKind, Document, MarkKind
from briefgen.model.notices import Notice
from briefgen.settings import ReadingSettings
from tests.documents.building import SETTINGS, body_sentences, left_out_or_read, plain, read
from tests.documents.converting import PRINTED, TWO_COLUMNS, as_html, essays, printed, share_found

PROSE = "The council should open the rooms until nine. It must not close them before that hour on any day of the week. "


def pdf(body: str, style: str = PRINTED, lang: str = "en") -> Document:
    return read(printed(f'<html lang="{lang}"><style>{style}</style><body>{body}</body></html>'), "paper.pdf")


CASES = [(essay, "one column", PRINTED, 0.995) for essay in essays()]
CASES += [(essay, "two columns", TWO_COLUMNS, 0.98) for essay in essays() if len(essay.text) < 20_000]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("essay", "layout", "style", "goal"), CASES, ids=[f"{case[0].id}, {case[1]}" for case in CASES]
)
def test_the_reference_essays_are_found_again(essay: Document, layout: str, style: str, goal: float) -> None:
    converted = read(printed(as_html(essay, style)), "essay.pdf")
    share = share_found(essay, converted)
    print(f"pdf, {layout} {essay.id}: {share.in_text:.4f} in the text, {share.as_sentences:.4f} as sentences")
    assert share.in_text >= goal, share.missing
    assert share.as_sentences >= 0.98
    assert converted.id == essay.id
    assert converted.title == essay.title or (
        converted.title and essay.title and converted.title.text == essay.title.text
    )
    assert len(plain(converted, BlockKind.HEADING)) == len(plain(essay, BlockKind.HEADING))
    assert len(plain(converted, BlockKind.NOTE)) == len(plain(essay, BlockKind.NOTE))
    heads = [text for text in plain(converted, BlockKind.FURNITURE) if text == "Essays on security, volume 3"]
    assert len(heads) == converted.blocks[-1].page
    assert not any("volume 3" in sentence for sentence in body_sentences(converted))


def test_pages_are_counted_and_a_sentence_across_them_is_one() -> None:
    document = pdf(f"<h1>On Rooms</h1><p>{PROSE * 60}</p>")
    cut = [sentence for sentence in document.sentences if len(sentence.spans) > 1]
    assert cut and all(sentence.text in PROSE for sentence in cut)
    one, two = (document.locate(span) for span in cut[0].spans)
    assert (one.page, two.page) == (1, 2) and one.paragraph == two.paragraph
    assert len({sentence.block for sentence in document.sentences if document.blocks[sentence.block].number == 1}) == 1
    assert document.text.count("\f") == document.blocks[-1].page - 1  # type: ignore[operator]


def test_structure_survives() -> None:
    document = pdf(
        f"<h1>On Rooms</h1><p>{PROSE}</p><h2>What to do about it</h2><ul><li>Open the rooms early, and for so long that everybody can come who works in the day.</li>"
        f"<li>Close the doors late.</li></ul><p>{PROSE}<b>It is bold.</b></p><p><b>A line in bold</b></p><p>{PROSE * 4}</p>"
    )
    assert [(b.level, document.plain(b.span)) for b in document.blocks if b.kind is BlockKind.HEADING][:2] == [
        (1, "On Rooms"), (2, "What to do about it"),
    ]  # fmt: skip
    assert plain(document, BlockKind.LIST_ITEM) == [
        "Open the rooms early, and for so long that everybody can come who works in the day.", "Close the doors late.",
    ]  # fmt: skip
    assert "A line in bold" in plain(document, BlockKind.HEADING)
    assert "It is bold." in body_sentences(document)


@pytest.mark.parametrize("indent", ["margin: 0; text-indent: 2em", "margin: 1em 0"], ids=["set in", "parted"])
def test_paragraphs_are_told_by_indents_or_gaps(indent: str) -> None:
    document = pdf(
        f"<h1>On Rooms</h1><p>{PROSE * 3}</p><p>{PROSE * 4}</p><p>{PROSE * 2}</p>",
        f"body {{ text-align: justify }} p {{ {indent} }}",
    )
    assert plain(document, BlockKind.PARAGRAPH) == [(PROSE * n).strip() for n in (3, 4, 2)]


def test_cut_words_are_whole_and_hyphens_that_belong_stay() -> None:
    words = "Cross-border cooperation, counterterrorism, well-being, self-determination and internationalisation. "
    document = pdf(f"<p>{words * 30}</p>", PRINTED + "body { width: 6cm }")
    assert set(body_sentences(document)) == {words.strip()}


def test_a_hyphen_without_a_sign_of_its_own_is_judged_by_the_documents_words() -> None:
    from briefgen.documents.pdf.lines import Line
    from briefgen.documents.pdf.words import Vocabulary, keeps_hyphen

    texts = ["the cooperation is good here", "a cross-border and well meant", "border law and state law too"]
    known = Vocabulary(Line(text, 1, 0, 0, 1, 1, 1) for text in texts)
    assert not keeps_hyphen("of coop-", "eration", known)
    assert keeps_hyphen("of cross-", "border", known)
    assert keeps_hyphen("U.S.-", "Mexico", known)
    assert not keeps_hyphen("of impor-", "tance", known)


def test_words_are_counted_alike_however_many_are_asked_for() -> None:
    from briefgen.documents.pdf.lines import Line
    from briefgen.documents.pdf.words import Vocabulary

    texts = [
        "The co\u2010operation of the North-",
        "ern towns: northern, NORTHERN, north-northern",
        "no 3rd rd, re-north",
        "coop\u00ad",
        "eration",
    ]
    words = {
        "north": 0,
        "northern": 2,
        "rd": 2,
        "the": 2,
        "ern": 0,
        "co-operation": 1,
        "north-northern": 1,
        "coop": 0,
        "eration": 0,
    }
    few, many = (Vocabulary(Line(text, 1, 0, 0, 1, 1, 1) for text in texts) for _ in range(2))
    for number in range(100):
        many.times(f"w{number}")
    assert {word: few.times(word) for word in words} == {word: many.times(word) for word in words} == words


def test_a_hyphen_between_numbers_is_their_own() -> None:
    from briefgen.documents.pdf.lines import Line
    from briefgen.documents.pdf.words import Vocabulary, keeps_hyphen

    assert keeps_hyphen("pp. 115-", "140 of the report", Vocabulary([Line("pp. 115140 and 115140", 1, 0, 0, 1, 1, 1)]))


def test_lines_drawn_across_two_columns_are_read_column_by_column() -> None:
    from briefgen.documents.pdf.columns import columns
    from briefgen.documents.pdf.lines import Line

    across = Line("title", 1, 50, 760, 500, 772, 12)
    drawn = [across]
    places = [(row, left) for row in range(12) for left in (50, 300)]
    drawn += [Line(f"{x}-{row}", 1, x, 700 - 14 * row, x + 200, 710 - 14 * row, 10) for row, x in places]
    read_as = [line.text for column in columns(drawn, 550) for line in column.lines]
    assert read_as == ["title", *(f"{left}-{row}" for left in (50, 300) for row in range(12))]


def test_calls_of_notes_are_marks() -> None:
    document = pdf(
        f"<p>The rooms are closed.<sup>1</sup> They hold 20 people<sup>2</sup> each. {PROSE}</p><p class=footnote>1 Report of 2017.</p>"
    )
    assert body_sentences(document)[:2] == ["The rooms are closed.", "They hold 20 people each."]
    assert [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE] == ["1", "2"]
    assert plain(document, BlockKind.NOTE) == ["1 Report of 2017."]


def test_a_call_that_begins_a_line_is_a_mark_and_a_notes_own_number_is_none() -> None:
    document = pdf(
        f"<p>They close at noon on the days that follow.<br><sup>12</sup> Nobody reads there after that. {PROSE}</p>"
        "<p class=footnote><sup>12</sup> Report of 2017.</p>"
    )
    assert body_sentences(document)[1] == "Nobody reads there after that."
    assert [document.text[m.span.start : m.span.end] for m in document.marks if m.kind is MarkKind.NOTE] == ["12"]
    assert plain(document, BlockKind.NOTE) == ["12 Report of 2017."]


def test_notes_of_equal_wording_are_notes_and_a_running_foot_is_none() -> None:
    note = "<p class=footnote>{} Ibid., p. 12.</p>"
    pages = "".join(
        f"<div style='break-after: page'><p>{PROSE * 3}</p>{note.format(at * at)}</div>" for at in range(1, 6)
    )
    document = pdf(pages)
    assert plain(document, BlockKind.NOTE) == [f"{at * at} Ibid., p. 12." for at in range(1, 6)]
    numbered = "".join(
        f"<div style='break-after: page'><p>{PROSE * 3}</p>{note.format(at + 6)}</div>" for at in range(5)
    )
    assert plain(pdf(numbered), BlockKind.NOTE) == []


def test_a_page_that_is_turned_reads_the_same() -> None:
    body = f"<html><style>{PRINTED}</style><h1>On Rooms</h1><p>{PROSE * 5}</p></html>"
    upright = read(printed(body), "a.pdf")
    for angle in (90, 180, 270):
        with pikepdf.open(io.BytesIO(printed(body))) as file:
            file.pages[0].rotate(angle, relative=False)
            changed = io.BytesIO()
            file.save(changed)
        turned = read(changed.getvalue(), "a.pdf")
        assert set(upright.text.split()) == set(turned.text.split())


def test_any_author_in_the_properties_must_stand_in_the_text() -> None:
    for name, found in (("Ada Lind", ["Ada Lind"]), ("Office User", [])):
        html = f'<html><head><meta name="author" content="{name}"></head><h1>On Rooms</h1><p>{PROSE * 5}</p><p>Ada Lind, 2020</p></html>'
        assert [author.name for author in read(printed(html), "a.pdf").authors if author.is_named] == found


def encrypted() -> bytes:
    with pikepdf.open(io.BytesIO(printed(f"<p>{PROSE}</p>"))) as file:
        changed = io.BytesIO()
        file.save(changed, encryption=pikepdf.Encryption(owner="o", user="u"))
    return changed.getvalue()


def picture() -> bytes:
    dot = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    return printed(f'<img src="{dot}" style="width: 10cm; height: 10cm">')


def test_why_a_file_is_left_out_is_said() -> None:
    whole = printed(f"<p>{PROSE * 300}</p>")
    for content, slug in (
        (b"%PDF-1.7\n%\xe2\xe3", "damaged-file"),
        (whole[: len(whole) // 2], "damaged-file"),
        (encrypted(), "encrypted-file"),
        (picture(), "no-text-layer"),
    ):
        result = left_out_or_read(content, "paper.pdf")
        assert isinstance(result, Notice) and result.slug == slug, (slug, result)
        assert result.detail and result.remedy


@pytest.mark.parametrize(
    ("limits", "slug"),
    [({"max_pages": 2}, "too-many-pages"), ({"max_text_characters": 5_000}, "text-too-long")],
)
def test_limits(limits: dict[str, int], slug: str) -> None:
    content = printed(f"<p>{PROSE * 300}</p>")
    result = read_content("paper.pdf", content, ReadingSettings(**limits))
    assert isinstance(result, Notice) and result.slug == slug


def test_a_page_that_is_a_picture_is_named() -> None:
    with pikepdf.open(io.BytesIO(printed(f"<p>{PROSE * 5}</p>"))) as file, pikepdf.open(io.BytesIO(picture())) as scan:
        file.pages.append(scan.pages[0])
        changed = io.BytesIO()
        file.save(changed)
    document = read(changed.getvalue(), "paper.pdf")
    assert [(notice.slug, notice.detail[-3:]) for notice in document.notices] == [("pages-without-text", ": 2")]


def bomb(kind: str) -> bytes:
    """PDF files that unpack to gigabytes, or draw themselves for ever."""
    import zlib

    file = pikepdf.new()
    file.add_blank_page()
    if kind == "flate":
        content = zlib.compress(b" " * 250_000_000, 1)
        stream = pikepdf.Stream(file, b"")
        stream.write(zlib.compress(content), filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]))
    else:
        form = pikepdf.Stream(
            file, b"/X Do /X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]
        )
        form = file.make_indirect(form)
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        file.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        stream = pikepdf.Stream(file, b"/X Do")
    file.pages[0].Contents = file.make_indirect(stream)
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("kind", ["flate", "recursion"])
def test_bombs_are_named_and_the_next_file_is_read(kind: str) -> None:
    result = left_out_or_read(bomb(kind), "bomb.pdf")
    assert isinstance(result, Notice)
    assert result.slug in {"reader-crashed", "reader-too-large", "reader-too-slow", "no-text-layer", "damaged-file"}
    assert any(block.kind in BODY_KINDS for block in pdf(f"<p>{PROSE * 3}</p>").blocks)


def test_the_same_file_gives_the_same_document() -> None:
    content = printed(f"<h1>On Rooms</h1><p>{PROSE * 30}</p>")
    assert read_content("a.pdf", content, SETTINGS) == read_content("a.pdf", content, SETTINGS)
