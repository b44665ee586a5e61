"""The brief of very many texts on the page: what they come to, and where each of them is told of."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefgen.model.brief import Brief
from briefgen.page import render
from briefgen.page.crowds import ADVICE, AGREEMENTS, IN_FULL, LONE, SIDES, TENSIONS, of_crowd, told
from briefgen.page.lengths import drafts
from briefgen.page.templates import template_for
from briefgen.page.to_html import screen_html
from briefgen.settings import PageSettings
from tests.page.building import build_brief

MANY = IN_FULL + 20


@pytest.fixture(scope="module")
def crowd() -> Brief:
    return build_brief(voices=MANY, options=6, themes=3)


@pytest.fixture(scope="module")
def shown(crowd: Brief) -> str:
    return screen_html(crowd, template_for(PageSettings()))


def test_so_many_texts_as_fit_are_told_of_one_by_one() -> None:
    brief = build_brief(voices=IN_FULL, options=3, themes=1)
    (draft,) = drafts(brief, "full")
    assert (draft.more.crowd, draft.more.told, draft.brief.cards) == ("", (), brief.cards)


def test_of_more_the_findings_are_printed_that_most_texts_share(crowd: Brief) -> None:
    (draft,) = drafts(crowd, "full")
    printed = draft.brief
    assert (len(crowd.cards), printed.cards) == (MANY, ())
    assert printed.agreements == tuple(replace(one, sides=one.sides[:SIDES]) for one in crowd.agreements[:AGREEMENTS])
    assert len(printed.tensions) <= TENSIONS
    assert len(printed.lone) <= LONE
    assert len(printed.comparison.recommendations) <= ADVICE
    assert all(len(chapter.rows) <= SIDES for chapter in printed.chapters)
    assert (printed.matrix, printed.key_messages, printed.voices) == (crowd.matrix, crowd.key_messages, crowd.voices)


def test_each_lone_proposal_shown_is_of_another_text(crowd: Brief) -> None:
    voices = [contrast.sides[0].document for contrast in of_crowd(crowd).lone]
    assert len(voices) == len(set(voices))


def test_only_texts_that_are_quoted_are_listed(crowd: Brief, shown: str) -> None:
    printed = of_crowd(crowd)
    heard = told(printed)
    assert 0 < len(heard) <= IN_FULL
    assert list(heard) == [voice.document for voice in crowd.voices if voice.document in set(heard)]
    sources = {document.id: document.source.path for document in crowd.corpus.documents}
    table = shown[shown.index('id="sources"') :]
    assert all((sources[one.document] in table) == (one.document in heard) for one in crowd.voices)


def test_the_page_says_where_the_rest_is(crowd: Brief, shown: str) -> None:
    count = f"{len(crowd.comparison.recommendations):,}".replace(",", "[,\u202f\u00a0]?")
    said = rf"Of {MANY} texts the page tells what they come to; every text and all {count} recommendations are in brief.json"
    assert len(re.findall(said, shown)) == 3
    assert f"{MANY} texts, " in shown


def test_nothing_on_the_page_leads_into_the_void(shown: str) -> None:
    ids = set(re.findall(r'id="([^"]+)"', shown))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= ids


def test_the_data_files_have_everything(crowd: Brief) -> None:
    data, table = render(crowd, PageSettings(formats=("json", "csv")))
    assert data.content.count(b'"sha256"') == MANY
    assert table.content.count(b"\r\n") == len(crowd.comparison.recommendations) + 1


@pytest.mark.parametrize("language", ["es", "fr"])
def test_it_is_said_in_the_language_of_the_brief(language: str, crowd: Brief) -> None:
    (draft,) = drafts(replace(crowd, language=language), "full")
    assert "brief.json" in draft.more.crowd and " the page " not in draft.more.crowd
