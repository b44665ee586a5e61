"""A brief of one page, and one of two to four: parts of the whole one that say what they leave out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import page as validation
import pikepdf
import pytest

from briefgen.page import render
from briefgen.page.lengths import LONE, LONE_OF_EACH, drafts
from briefgen.settings import PageSettings
from tests.page.building import build_brief
from tests.page.test_to_pdf import pages_of


def printed(length: str, voices: int, tmp_path: Path) -> tuple[Path, list[str]]:
    (made,) = render(build_brief(voices=voices), PageSettings(formats=("pdf",), length=length))
    path = tmp_path / "brief.pdf"
    path.write_bytes(made.content)
    return path, pages_of(made.content, tmp_path)


@pytest.mark.parametrize("voices", [2, 5, 12])
def test_one_page_is_one_page_with_its_sources_and_what_else_there_is(voices: int, tmp_path: Path) -> None:
    path, pages = printed("page", voices, tmp_path)
    assert len(pages) == 1
    assert "Sources:" in pages[0] and "More in the full brief:" in pages[0]
    assert "Contents" not in pages[0]
    assert validation.validate_pdf(path, profile=validation.ValidationProfile("ua1")).is_compliant


@pytest.mark.parametrize("voices", [2, 12])
def test_a_short_brief_has_two_to_four_pages_and_no_link_into_the_void(voices: int, tmp_path: Path) -> None:
    path, pages = printed("brief", voices, tmp_path)
    assert 2 <= len(pages) <= 4
    assert "More in the full brief:" in pages[-1]
    with pikepdf.open(path) as pdf:
        known = {str(name) for name in pdf.Root.Names.Dests.Names[::2]}
        wanted = {str(link.Dest) for page in pdf.pages for link in page.get("/Annots", []) if "/Dest" in link}
    assert wanted and wanted <= known


def test_drafts_get_shorter_and_say_what_they_leave_out() -> None:
    brief = build_brief(voices=12)
    shown = drafts(brief, "page")
    sizes = [(len(d.brief.facing), len(d.brief.matrix.rows) if d.brief.matrix else 0) for d in shown]
    assert sizes == sorted(sizes, reverse=True)
    assert shown[0].more.rows == ""
    assert shown[2].more.rows == "Left out here for want of room: two pairs of quotations."


def test_the_whole_brief_has_one_draft_that_leaves_nothing_out() -> None:
    brief = build_brief(voices=2, options=3, themes=1)
    (draft,) = drafts(brief, "full")
    assert draft.brief is brief and draft.more.full == ""


def test_of_many_lone_proposals_the_whole_brief_shows_some_of_every_text() -> None:
    brief = build_brief(voices=5)
    lone = tuple(
        replace(brief.lone[0], finding=f"f{at}", sides=(replace(brief.lone[0].sides[0], document=voice.document),))
        for voice in brief.voices
        for at in range(LONE)
    )
    (draft,) = drafts(replace(brief, lone=lone), "full")
    shown = Counter(contrast.sides[0].document for contrast in draft.brief.lone)
    assert set(shown.values()) == {LONE_OF_EACH} and len(shown) == 5
    assert draft.more.lone == "Shown: 40 of 300, of each text the strongest; the annex has all recommendations."
    (few,) = drafts(replace(brief, lone=lone[:LONE]), "full")
    assert len(few.brief.lone) == LONE and few.more.lone == ""


def test_the_data_is_the_same_whatever_is_printed() -> None:
    brief = build_brief(voices=2, options=3, themes=1)
    made = [render(brief, PageSettings(formats=("json",), length=length)) for length in ("page", "full")]
    assert made[0] == made[1]
