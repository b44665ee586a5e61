"""A card tells one voice apart from the others."""

from __future__ import annotations

from dataclasses import replace

from briefgen.brief.cards import cards, vocabulary
from briefgen.brief.material import Material, material
from briefgen.model.brief import AuthorCard
from briefgen.model.comparison import Citation
from tests.brief.building import COMPARISON, CORPUS, DIEZ, THEMES, document


def made(have: Material) -> tuple[AuthorCard, ...]:
    return cards(have, {option.id: option.label for option in have.comparison.options})


def card(document: str) -> AuthorCard:
    citations = (
        Citation(
            citing="d3",
            cited="[4] Stein, Arthur. 1983. Coordination.",
            quotation=DIEZ.quote_sentence(DIEZ.sentences[0])[0],
        ),
        Citation(citing="d3", cited="d2", quotation=DIEZ.quote_sentence(DIEZ.sentences[1])[0]),
    )
    found = made(material(CORPUS, THEMES, replace(COMPARISON, citations=citations)))
    return next(entry for entry in found if entry.voice.document == document)


def facts(document: str) -> list[str]:
    return [fact.text for fact in card(document).facts]


def test_the_facts_count_what_was_found() -> None:
    assert facts("d2") == [
        "32 words.",
        "Three recommendations, all explicit.",
        "Shares two of its three options with others.",
        "Addressed: Mexico and the U.S.",
        "No work cited was found in it.",
    ]


def test_an_unsigned_text_is_said_to_be_unsigned() -> None:
    assert "The text names no author." in facts("d4")


def test_a_voice_alone_is_said_to_be_alone() -> None:
    assert "Shares no option with others (it has one option)." in facts("d3")


def test_works_cited_are_voices_first_then_works_without_the_number_of_their_note_and_their_stop() -> None:
    assert card("d3").cites == ("Wood", "Stein, Arthur. 1983. Coordination")
    assert "No work cited was found in it." not in facts("d3")


def test_what_a_voice_leaves_out_are_the_options_that_others_share() -> None:
    assert card("d3").silent_on == ("A bilateral agreement", "Cyber training")
    assert card("d2").silent_on == ()


def test_the_recommendations_come_strongest_first() -> None:
    assert card("d2").recommendations == ("d2-0001", "d2-0002", "d2-0000")


def test_a_voices_own_words_are_those_that_others_use_less() -> None:
    total = {"peace": 9, "border": 40, "canal": 8}
    assert vocabulary({"border": 10, "canal": 8, "peace": 2}, total)[0] == "canal"
    assert "peace" not in vocabulary({"border": 10, "canal": 8, "peace": 2}, total)


def test_own_words_keep_their_commonest_form() -> None:
    texts = (
        document("d1", "The NATO flag. The NATO hat. The NATO pin. A nato cup."),
        document("d2", "The hat is red."),
    )
    corpus = replace(CORPUS, documents=texts)
    empty = replace(COMPARISON, recommendations=(), options=(), findings=())
    assert made(material(corpus, THEMES, empty))[0].vocabulary[0] == "NATO"


def own_words(text: str, *, author: str = "Ada Moss") -> tuple[str, ...]:
    corpus = replace(CORPUS, documents=(document("d1", text, author=author), document("d2", "The hat is red.")))
    empty = replace(COMPARISON, recommendations=(), options=(), findings=())
    return made(material(corpus, THEMES, empty))[0].vocabulary


def test_a_word_that_only_opens_names_is_no_term() -> None:
    names = "The North Coast sleeps. A North Shore ferry, the North Head light. Lamps and lamps and lamps."
    assert own_words(names) == ("lamps",)
    assert "north" in own_words("The north wind, the north wall and the north gate. Lamps.")


def test_what_a_body_calls_itself_is_no_term_of_its_own() -> None:
    said = "The Society asks. The Society says. The Society waits. Wells, wells and wells."
    assert own_words(said, author="The Well Society") == ("wells",)
    assert "Society" in own_words(said, author="Ada Moss")
