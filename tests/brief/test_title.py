"""The title says what the texts are about, in their words."""

from __future__ import annotations

import pytest

from briefgen.brief import title as titles
from briefgen.brief.title import TITLE_CHARACTERS, title_and_subtitle
from briefgen.brief.written import all_written
from briefgen.model.documents import Corpus
from tests.brief.building import CORPUS, document


def subject_of(corpus: Corpus) -> str:
    return titles.subject_of(corpus, all_written(corpus))


def title(corpus: Corpus) -> str:
    return title_and_subtitle(corpus, all_written(corpus), "text", agree=True, part=True, advise=True)[0]


def corpus(*texts: tuple[str | None, str]) -> Corpus:
    return Corpus(documents=tuple(document(f"d{place}", text, title=name) for place, (name, text) in enumerate(texts)))


def test_the_subject_is_what_titles_and_texts_share() -> None:
    assert subject_of(CORPUS).lower() == "border security"


def test_names_that_follow_the_subject_stand_in_the_title() -> None:
    assert title(CORPUS) == "Border security between Mexico and Canada"


def test_a_name_that_is_cut_off_is_left_out() -> None:
    texts = corpus(
        ("Water supply", "The water supply in the Northern province is old."), ("On water", "A water supply fails.")
    )
    assert title(texts) == "Water supply"


def test_what_is_often_said_but_in_no_title_is_not_the_subject() -> None:
    busy = "The school meals are late. The school meals are cold. The school meals are few. A water supply is good."
    texts = corpus(("Water supply", busy), ("The supply of water", busy))
    assert title(texts) == "Water supply"


def test_a_name_alone_is_not_the_subject() -> None:
    texts = corpus((None, "The United States has a water supply."), (None, "The United States wants a water supply."))
    assert title(texts) == "Water supply"


@pytest.mark.parametrize("text", ["", "Yes."])
def test_texts_that_share_no_phrase_are_only_counted(text: str) -> None:
    assert title(corpus((None, text), (None, "No."))) == "Two texts compared"


def test_a_title_fits_two_lines() -> None:
    names = "Northumberland and Southumberland and the Kingdom of Westumberland and Eastumberland"
    texts = corpus(("Water supply", f"The water supply between {names}."), ("Water supply", "A water supply."))
    assert title(texts) == "Water supply"
    assert len(title(texts)) <= TITLE_CHARACTERS


@pytest.mark.parametrize(
    ("agree", "part", "advise", "subtitle"),
    [
        (True, True, True, "Four texts: where they agree, where they part, and what only one proposes"),
        (True, False, True, "Four texts: where they agree, and what only one proposes"),
        (False, True, True, "Four texts: where they part, and what only one proposes"),
        (False, False, True, "Four texts: what each of them proposes"),
        (False, False, False, "Four texts: what they describe"),
    ],
)
def test_the_subtitle_promises_what_the_brief_has(agree: bool, part: bool, advise: bool, subtitle: str) -> None:
    assert title_and_subtitle(CORPUS, all_written(CORPUS), "text", agree=agree, part=part, advise=advise)[1] == subtitle
