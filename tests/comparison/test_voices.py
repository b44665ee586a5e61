"""Who counts as one voice: texts that share a signatory are not independent, and several names under one text are one voice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.comparison import compare
from briefgen.model.comparison import Finding, FindingKind
from briefgen.model.documents import Corpus, Document
from briefgen.settings import ComparisonSettings
from tests.comparison.building import NO_THEMES, PASTIME, Advice, document, recommendation

ONE = Advice("The town should build bus lanes on the ring road.", "Build bus lanes on the ring road")
OTHER = Advice("We ask the council to create bus lanes.", "Create bus lanes")


def agreements(documents: tuple[Document, ...], advice: tuple[Advice, ...]) -> list[Finding]:
    found = tuple(recommendation(of, f"{of.id}-0", said) for of, said in zip(documents, advice, strict=True))
    result = compare(Corpus(documents=documents), NO_THEMES, found, ComparisonSettings())
    return list(result.of_kind(FindingKind.AGREEMENT))


@pytest.mark.parametrize(
    ("first", "second", "is_independent"),
    [("Bus League", "Bus  league", False), ("Bus League", "Rail League", True), (None, None, True)],
)
def test_texts_of_one_body_do_not_agree_independently_in_whatever_words(
    first: str | None, second: str | None, is_independent: bool
) -> None:
    documents = (
        document("arnold", f"{PASTIME}\n{ONE.sentence}", author="Ada Arnold", affiliation=first),
        document("bell", f"{PASTIME}\n{OTHER.sentence}", author="Bo Bell", affiliation=second),
    )
    (agreement,) = agreements(documents, (ONE, OTHER))
    assert ("not independent" not in agreement.reason) is is_independent
    assert (agreement.ground != "same-words-same-signatories") is is_independent


def test_an_author_of_both_texts_makes_them_one_voice() -> None:
    arnold = document("arnold", f"{PASTIME}\n{ONE.sentence}", author="Ada Arnold")
    bell = document("bell", f"{PASTIME}\n{OTHER.sentence}", author="Bo Bell")
    joint = replace(bell, authors=(*bell.authors, *arnold.authors))
    (agreement,) = agreements((arnold, joint), (ONE, OTHER))
    assert "not independent" in agreement.reason


def test_a_text_with_several_authors_is_one_voice_with_several_names() -> None:
    arnold = document("arnold", f"{PASTIME}\n{ONE.sentence}", author="Ada Arnold")
    cole = document("cole", PASTIME, author="Cy Cole")
    joint = replace(arnold, authors=(*arnold.authors, *cole.authors))
    bell = document("bell", f"{PASTIME}\n{OTHER.sentence}", author="Bo Bell")
    (agreement,) = agreements((joint, bell), (ONE, OTHER))
    assert len(agreement.recommendations) == 2
    assert joint.voice in agreement.reason
    assert "Arnold" in joint.voice
    assert "Cole" in joint.voice


def test_who_among_three_has_a_signatory_in_common_is_said() -> None:
    third = Advice("Bus lanes should be built.", "Build bus lanes")
    documents = (
        document("arnold", f"{PASTIME}\n{ONE.sentence}", author="Ada Arnold", affiliation="Bus League"),
        document("bell", f"{PASTIME}\n{OTHER.sentence}", author="Bo Bell", affiliation="Bus League"),
        document("cole", f"{PASTIME}\n{third.sentence}", author="Cy Cole"),
    )
    (agreement,) = agreements(documents, (ONE, OTHER, third))
    assert agreement.ground == "same-action"
    assert "the texts of Arnold and Bell have a signatory in common" in agreement.reason
    (apart,) = agreements((*documents[1:], replace(documents[0], authors=())), (OTHER, third, ONE))
    assert "in common" not in apart.reason


def test_unsigned_texts_of_one_title_have_no_signatory_in_common() -> None:
    documents = tuple(
        replace(of, authors=tuple(replace(author, name="Our answer") for author in of.authors))
        for of in (document("arnold", f"{PASTIME}\n{ONE.sentence}"), document("bell", f"{PASTIME}\n{OTHER.sentence}"))
    )
    (agreement,) = agreements(documents, (ONE, OTHER))
    assert agreement.ground == "same-action"
