"""What a theme may be called: phrases of the texts that read as a heading, and no names of authors."""

from __future__ import annotations

import pytest

from briefgen.model.documents import Block, BlockKind, Corpus, Document
from briefgen.model.evidence import Span
from briefgen.themes.labelling import best_label, log_odds, name_group
from briefgen.themes.names import names_in
from briefgen.themes.ordering import slugs
from briefgen.themes.phrases import Phrase, find_phrases
from tests.themes.building import corpus, document


def _phrases(*texts: str, banned: frozenset[str] = frozenset(), language: str = "en") -> dict[str, Phrase]:
    found = find_phrases(texts, [language] * len(texts), banned=banned)
    return {phrase.form: phrase for phrase in found}


def test_a_phrase_lies_between_stop_words_and_punctuation() -> None:
    found = _phrases("Of border controls, ports.", "With border controls; and then ports.")
    assert set(found) == {"border controls", "controls", "ports"}
    assert found["border controls"].rows == {0, 1}
    assert found["border controls"].closed == 1.0


def test_a_phrase_in_one_text_only_is_none() -> None:
    assert _phrases("The harbour.", "The quay.") == {}


def test_plurals_count_as_one_and_the_usual_form_is_shown() -> None:
    found = _phrases("Our border control.", "The border controls.", "Those border controls.")
    assert found["border controls"].rows == {0, 1, 2}
    assert "border control" not in found


def test_inner_words_stand_inside_only() -> None:
    found = _phrases("The rule of law.", "A rule of law.", "Of law and of.")
    assert "rule of law" in found
    assert not any(form.startswith("of ") or form.endswith(" of") for form in found)


def test_a_noun_of_a_noun_is_the_compound() -> None:
    found = _phrases("The sharing of intelligence.", "Intelligence sharing.", "More intelligence sharing.")
    assert found["intelligence sharing"].rows == {0, 1, 2}


@pytest.mark.parametrize(
    ("texts", "no_heading"),
    [
        (("They dredge the quay.", "We dredge the canal."), "dredge"),
        (("The harbour is crowded.", "The quay was crowded."), "crowded"),
        (("It was, effectually, closed.", "Effectually closed."), "effectually"),
        (("The North American quay.", "A North American harbour."), "North American"),
        (("In 2006 COVID-19 came.", "In 2006 COVID-19 went."), "COVID-19"),
        (("See https://quay.org/a now.", "At https://quay.org/a too."), "https"),
    ],
    ids=["verb", "participle", "adverb", "front of a phrase", "digits", "address"],
)
def test_no_heading(texts: tuple[str, str], no_heading: str) -> None:
    assert no_heading.casefold() not in {form.casefold() for form in _phrases(*texts)}


def test_a_heading_keeps_proper_nouns_and_loses_the_capital_of_a_sentence() -> None:
    found = _phrases("Ports of Mexico matter.", "The ports of Mexico.", "Some ports of Mexico.")
    assert found["ports of Mexico"].heading == "Ports of Mexico"
    assert not found["ports of Mexico"].is_name
    assert _phrases("The Quay Council.", "A Quay Council.")["Quay Council"].is_name


def test_banned_words_are_in_no_phrase() -> None:
    assert _phrases("The Marlowe quay.", "A Marlowe quay.", banned=frozenset({"marlowe"})).keys() == {"quay"}


def test_spanish_phrases() -> None:
    found = _phrases("El estado de derecho.", "Un estado de derecho.", language="es")
    assert "estado de derecho" in found


def test_log_odds_grow_with_what_is_particular() -> None:
    assert log_odds(8, 10, 2, 90) > log_odds(4, 10, 2, 90) > log_odds(4, 10, 20, 90) > 0
    assert log_odds(1, 10, 50, 90) < 0
    assert log_odds(5, 10, 45, 90) == pytest.approx(0)


def test_a_group_is_named_by_what_its_passages_share_and_others_do_not() -> None:
    texts = ["The border controls are slow."] * 3 + ["The rural schools are poor."] * 3
    names = name_group([0, 1, 2], find_phrases(texts, ["en"] * 6, banned=frozenset()), ["a", "b", "a", "b", "a", "b"])
    forms = [name.phrase.form for name in names]
    assert forms[0] == "border controls"
    assert not any("school" in form for form in forms)


def test_a_group_without_a_shared_phrase_has_no_name() -> None:
    assert name_group([0, 1], find_phrases(["Quay.", "Ship."], ["en"] * 2, banned=frozenset()), ["a", "b"]) == ()
    assert best_label(()) is None


def test_a_label_is_not_given_twice_and_prefers_what_the_theme_was_made_for() -> None:
    texts = ["The harbour, the quay and cyber attacks."] * 2 + ["Rural schools."] * 6
    names = name_group([0, 1], find_phrases(texts, ["en"] * 8, banned=frozenset()), ["a", "b"] * 4)
    about = best_label(names, about=("cyber",))
    assert about is not None
    assert "cyber" in about.phrase.form
    other = best_label(names, used=[about.phrase.key], about=("cyber",))
    assert other is not None
    assert other.phrase.key != about.phrase.key


def _with_text(text: str, *, kind: BlockKind = BlockKind.PARAGRAPH, author: str = "Ada Marlowe") -> Corpus:
    made = document("d", [text], author=author)
    blocks = (Block(kind=kind, span=Span(0, len(made.text))),)
    return corpus(
        Document(
            id=made.id, source=made.source, text=made.text, blocks=blocks, authors=made.authors, passages=made.passages
        )
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nothing.", "marlowe"),
        ("Ports decay (Hobday 2006: 26).", "hobday"),
        ("As Hobday and Lennox (1999) show, ports decay.", "lennox"),
        ("It was Prime Minister Stella Hobday who said so.", "hobday"),
    ],
)
def test_authors_cited_authors_and_titled_persons_are_names(text: str, name: str) -> None:
    assert name in names_in(_with_text(text))


def test_the_authors_of_references_are_names() -> None:
    assert "hobday" in names_in(_with_text("Hobday, S. Ports. London 1999.", kind=BlockKind.REFERENCE))


@pytest.mark.parametrize(
    "text",
    [
        "The Bank pays (World Bank 2006), says the Bank, and the World sees. World and Bank, Bank and World.",
        "The harbour (Harbour 2006) is closed.",
    ],
)
def test_a_word_that_is_used_otherwise_is_no_name(text: str) -> None:
    assert not {"bank", "world", "harbour"} & names_in(_with_text(text))


def test_an_unsigned_text_has_no_name_to_ban() -> None:
    assert names_in(_with_text("Nothing.", author="")) == frozenset()


def test_slugs_are_plain_and_unique() -> None:
    assert slugs(["Économie & Énergie", "Economie, energie", "…"]) == (
        "economie-energie",
        "economie-energie-2",
        "theme",
    )
