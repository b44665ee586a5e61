"""Findings become sentences: a table of what is found and what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.brief.bodies import body_of
from briefgen.brief.labels import label_of
from briefgen.brief.material import Material, material
from briefgen.brief.matters import Matter, agreements, alone, tensions
from briefgen.brief.reasons import reason_of
from briefgen.brief.things import stands_in_sentence
from briefgen.brief.wording import CLAIM_WORDS, claim_of, who
from briefgen.model.comparison import Comparison, Finding, FindingKind
from briefgen.model.documents import Corpus
from briefgen.model.recommendations import Recommendation, Stance
from tests.brief.building import (
    COMPARISON,
    CONTROLS,
    CORPUS,
    DEAL,
    DOCUMENTS,
    EXTRADITION,
    GROUPS,
    IDS,
    JOINT,
    THEMES,
    TRAIN,
    TREATY,
    WALL,
    document,
    finding,
    option,
    recommendation,
)

AGREEMENT, TENSION, LONE = FindingKind.AGREEMENT, FindingKind.TENSION, FindingKind.LONE


def test_one_sentence_in_several_texts_is_said_to_be_one_sentence() -> None:
    sentence = "Should this model be adopted, it will be codified in the charter with the names of all who hold office."
    texts = tuple(document(id, sentence, author=name) for id, name in (("d6", "Ada Moss"), ("d7", "Ian Reed")))
    said = tuple(recommendation(text, 0, "Should this model be adopted, it will be codified…") for text in texts)
    found = finding("f", AGREEMENT, said, terms=("model be adopted",))
    have = material(Corpus(documents=texts), THEMES, Comparison(options=(), recommendations=said, findings=(found,)))
    (matter,) = agreements(have)
    same = "Moss and Reed write in the same words: “Should this model be adopted, it will…”."
    assert claim_of(have, matter) == same
    assert reason_of(have, matter).startswith("Moss and Reed write the same sentence word for word")


def one(found: Finding, corpus: Corpus = CORPUS) -> tuple[Material, Matter]:
    have = material(corpus, THEMES, replace(COMPARISON, findings=(found,)))
    matters = {AGREEMENT: agreements, TENSION: tensions, LONE: alone}[found.kind](have)
    return have, matters[0]


@pytest.mark.parametrize(
    ("found", "claim"),
    [
        (finding("f", AGREEMENT, (TRAIN, JOINT), option="cyber"), "Wood and the unsigned text ask for cyber training."),
        (
            finding("f", AGREEMENT, (TRAIN, JOINT), option="cyber", score=0.55),
            "Wood and the unsigned text point the same way: cyber training.",
        ),
        (
            finding("f", AGREEMENT, (TREATY, DEAL), option="vessel"),
            "Vidal and Wood point the same way: a bilateral agreement.",
        ),
        (
            finding("f", TENSION, (TREATY, GROUPS), terms=("bilateral", "trilateral")),
            "bilateral or trilateral: Vidal parts from Díez.",
        ),
        (finding("f", TENSION, (WALL, CONTROLS), option="wall"), "build a wall: Wood for, Vidal against."),
        (finding("f", TENSION, (TREATY, GROUPS)), "Vidal and Díez pull in different directions."),
        (finding("f", LONE, (EXTRADITION,)), "Only Vidal proposes to simplify extradition."),
        (finding("f", LONE, (TRAIN,)), "Only Wood asks the U.S. to train personnel against cyber attacks."),
    ],
)
def test_a_claim_says_what_was_found(found: Finding, claim: str) -> None:
    assert claim_of(*one(found)) == claim


@pytest.mark.parametrize(
    ("documents", "text"),
    [
        (["d1"], "Vidal"),
        (["d1", "d3"], "Vidal and Díez"),
        (["d1", "d2", "d3"], "three of four texts"),
        (list(IDS), "all four texts"),
    ],
)
def test_voices_are_named_up_to_two_and_counted_above(documents: list[str], text: str) -> None:
    assert who(material(CORPUS, THEMES, COMPARISON), documents) == text


def test_when_all_speak_against_a_thing_the_claim_says_so() -> None:
    against = replace(DEAL, stance=Stance.AGAINST, headline="A wall", option="wall")
    entries = (replace(WALL, headline="A wall"), against)
    compared = replace(
        COMPARISON,
        recommendations=entries,
        options=(option("wall", "A wall", (), IDS),),
        findings=(finding("f", AGREEMENT, entries, option="wall"),),
    )
    have = material(CORPUS, THEMES, compared)
    assert claim_of(have, agreements(have)[0]) == "Vidal and Wood speak against the same thing: a wall."


def test_an_agreement_on_a_disputed_option_says_on_what() -> None:
    vessel = COMPARISON.options[0]
    apart = finding("t", TENSION, (TREATY, replace(DEAL, id="d2-other")), option="vessel", terms=("wide", "narrow"))
    agreed = finding("a", AGREEMENT, (TREATY, DEAL), option="vessel", terms=("border", "controls"))
    entries = (*COMPARISON.recommendations, replace(DEAL, id="d2-other"))
    compared = replace(COMPARISON, recommendations=entries, findings=(apart, agreed))
    have = material(CORPUS, THEMES, compared)
    assert claim_of(have, agreements(have)[0]) == "Vidal and Wood point the same way on border and controls."
    positions = tuple(replace(held, variant="bilateral" if held.recommendations else None) for held in vessel.positions)
    have = material(CORPUS, THEMES, replace(compared, options=(replace(vessel, positions=positions),)))
    assert claim_of(have, agreements(have)[0]) == "Vidal and Wood point the same way: bilateral."


def test_a_tension_over_one_word_is_not_an_alternative() -> None:
    have, matter = one(finding("f", TENSION, (TREATY, GROUPS), terms=("fees", "fees")))
    assert claim_of(have, matter) == "fees: Vidal and Díez pull in different directions."


def test_who_only_ask_for_deeds_are_not_said_to_ask_for_the_thing() -> None:
    have, matter = one(finding("f", AGREEMENT, (TRAIN, JOINT), option="cyber"))
    deeds = replace(matter, left=(TRAIN, replace(JOINT, headline="Launch joint training programs for cyber security")))
    assert claim_of(have, deeds) == "Wood and the unsigned text point the same way: cyber training."


def test_two_in_tension_are_never_said_to_agree() -> None:
    found = (
        finding("a", AGREEMENT, (TREATY, GROUPS), option="vessel"),
        finding("t", TENSION, (TREATY, GROUPS), terms=("bilateral", "trilateral")),
    )
    assert agreements(material(CORPUS, THEMES, replace(COMPARISON, findings=found))) == ()


def test_a_long_claim_counts_instead_of_naming() -> None:
    long = tuple(
        replace(text, authors=(replace(text.authors[0], short="Van der Ende tot Oldenbarnevelt", is_named=True),))
        for text in DOCUMENTS
    )
    have, matter = one(
        finding("f", TENSION, (TREATY, GROUPS), terms=("bilateral", "trilateral")), Corpus(documents=long)
    )
    assert len(claim_of(have, matter).split()) <= CLAIM_WORDS


def test_the_label_is_what_every_text_says() -> None:
    """Of a headline that one text alone could have written, none is said to want it."""
    have, matter = one(finding("f", AGREEMENT, (TRAIN, JOINT), option="cyber"))
    assert label_of(have, matter) == "cyber training"
    other = replace(matter, left=(TRAIN, replace(JOINT, headline="Train on cyber")))
    assert label_of(have, other) in {"cyber training", "train on cyber"}


@pytest.mark.parametrize(
    ("room", "text"),
    [
        (
            400,
            "Wood asks the U.S. to train personnel against cyber attacks, and "
            "the unsigned text calls for joint training programs for cyber security.",
        ),
        (
            100,
            "The unsigned text calls for joint training programs for cyber security, and Wood says it in other words.",
        ),
        (1, "The unsigned text calls for joint training programs for cyber security, and Wood says it in other words."),
    ],
)
def test_what_has_no_room_is_named_without_its_clause(room: int, text: str) -> None:
    have, matter = one(finding("f", AGREEMENT, (TRAIN, JOINT), option="cyber"))
    assert body_of(have, matter, room=room) == text


def test_each_side_of_a_tension_keeps_a_clause_however_little_room_there_is() -> None:
    have = material(CORPUS, THEMES, COMPARISON)
    body = body_of(have, tensions(have)[0], room=1)
    assert ", while Díez suggests steps to expand the working groups" in body
    assert body.startswith("Vidal calls for a new bilateral treaty")


def test_a_condition_is_said() -> None:
    base = COMPARISON.options[2]
    positions = tuple(
        replace(position, kind=type(position.kind).CONDITIONAL) if position.document == "d3" else position
        for position in base.positions
    )
    entries: tuple[Recommendation, ...] = (GROUPS, TREATY)
    found = finding("f", TENSION, entries, option="groups", terms=("trilateral", "bilateral"))
    compared = replace(COMPARISON, options=(replace(base, positions=positions),), findings=(found,))
    have = material(CORPUS, THEMES, compared)
    assert body_of(have, tensions(have)[0]).endswith("a trilateral institution, with reservations.")


def test_who_asks_for_the_same_in_the_same_words_is_named_together() -> None:
    have, matter = one(finding("f", AGREEMENT, (TRAIN, JOINT), option="cyber"))
    same = replace(matter, left=(replace(TRAIN, headline=JOINT.headline, addressee=None), JOINT))
    assert body_of(have, same) == "Wood and the unsigned text call for joint training programs for cyber security."


def test_who_says_the_same_is_never_said_to_say_it_in_other_words() -> None:
    have, matter = one(finding("f", AGREEMENT, (TRAIN, JOINT), option="cyber"))
    same = replace(matter, left=(replace(TRAIN, headline=JOINT.headline, addressee=None), JOINT))
    assert "in other words" not in body_of(have, same, room=1)


def test_a_label_that_is_a_sentence_is_set_after_a_colon() -> None:
    said = (replace(JOINT, headline="Every ship should have a pilot"),)
    assert not stands_in_sentence(said[0].headline, said)
    assert stands_in_sentence("A pilot on every ship", said)


def test_who_of_all_that_agree_has_a_signatory_in_common_is_said() -> None:
    body = tuple(
        replace(text, authors=(replace(text.authors[0], affiliation="Border Club"),))
        if text.id in {"d1", "d2"}
        else text
        for text in CORPUS.documents
    )
    three = finding("f", AGREEMENT, (TREATY, DEAL, GROUPS), option="vessel", terms=("agreement",))
    compared = replace(COMPARISON, findings=(three,))
    have = material(replace(CORPUS, documents=body), THEMES, compared)
    (matter,) = agreements(have)
    said = "Not all of these are independent: the texts of Vidal and Wood have a signatory in common."
    assert reason_of(have, matter).endswith(said)
    apart = material(CORPUS, THEMES, compared)
    assert "in common" not in reason_of(apart, agreements(apart)[0])
