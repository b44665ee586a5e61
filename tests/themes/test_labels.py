"""What a theme may be called: phrases of the texts that read as a heading, and no names of authors."""

from __future__ import annotations

import pytest

from briefgen.language.tokens import function_words, stems
from briefgen.model.documents import Block, BlockKind, Corpus, Document
from briefgen.model.evidence import Span
from briefgen.themes.headings import Heading, choose_heading
from briefgen.themes.labelling import Scored, keyness, keywords, score_phrases
from briefgen.themes.names import names_in
from briefgen.themes.ordering import slugs
from briefgen.themes.phrases import Phrase, find_phrases
from tests.themes.building import corpus, document


def _phrases(*texts: str, banned: frozenset[str] = frozenset(), language: str = "en") -> dict[str, Phrase]:
    found = find_phrases(texts, [language] * len(texts), banned=banned)
    return {phrase.form: phrase for phrase in found}


def test_a_phrase_lies_between_stop_words_and_punctuation() -> None:
    found = _phrases("Of border controls, ports.", "With border controls; and then ports.")
    assert set(found) == {"border controls", "ports"}
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


def test_a_phrase_breaks_at_a_verb_in_the_past() -> None:
    found = _phrases(
        "Utilities bought pipes.", "The utilities bought pipes.", "Upper lake fell.", "The upper lake fell."
    )
    assert "upper lake" in found
    assert not any("bought" in form or "fell" in form for form in found)


@pytest.mark.parametrize(
    ("texts", "no_heading"),
    [
        (("They dredge the quay.", "We dredge the canal."), "dredge"),
        (("The harbour is crowded.", "The quay was crowded."), "crowded"),
        (("It was, effectually, closed.", "Effectually closed."), "effectually"),
        (("The North American quay.", "A North American harbour."), "North American"),
        (("In 2006 COVID-19 came.", "In 2006 COVID-19 went."), "COVID-19"),
        (("A focal dredger, a quay.", "The focal dredger, a quay."), "focal"),
        (("Preventing floods is dear.", "For preventing floods."), "preventing floods"),
        (("Harbours lack cranes.", "Quays lack cranes."), "lack cranes"),
        (("Mexico-U.S. ports, Mexico-U.S. quays.", "Mexico-U.S. trade."), "Mexico-U"),
        (("See https://quay.org/a now.", "At https://quay.org/a too."), "https"),
    ],
    ids=[
        "verb",
        "participle",
        "adverb",
        "front of a phrase",
        "digits",
        "adjective",
        "what one does",
        "verb at which phrases break",
        "half a country",
        "address",
    ],
)
def test_no_heading(texts: tuple[str, str], no_heading: str) -> None:
    assert no_heading.casefold() not in {form.casefold() for form in _phrases(*texts)}


def test_a_heading_keeps_proper_nouns_and_loses_the_capital_of_a_sentence() -> None:
    found = _phrases("Ports of Mexico matter.", "The ports of Mexico.", "Some ports of Mexico.")
    assert found["ports of Mexico"].heading == "Ports of Mexico"
    assert not found["ports of Mexico"].is_name
    assert _phrases("The Quay Council.", "A Quay Council.")["Quay Council"].is_name


def test_banned_words_are_in_no_phrase() -> None:
    assert _phrases("The Marlowe, a quay.", "A Marlowe, a quay.", banned=frozenset({"marlowe"})).keys() == {"quay"}


def test_spanish_phrases() -> None:
    found = _phrases("El estado de derecho.", "Un estado de derecho.", language="es")
    assert "estado de derecho" in found


def test_one_notion_is_one_phrase_in_its_commonest_form() -> None:
    found = _phrases(
        "The sharing of intelligence.", "They share intelligence.", "Intelligence sharing.", "Of intelligence sharing."
    )
    assert found["intelligence sharing"].rows == {0, 1, 2, 3}
    assert not any("share" in form or form == "sharing of intelligence" for form in found)


def test_a_compound_counts_with_its_parts() -> None:
    found = _phrases("Cybersecurity.", "The cybersecurity of ports.", "Cyber security.", "Cyber.", "Security.")
    assert found["cybersecurity"].rows == {0, 1, 2}


def test_a_front_part_is_not_counted_as_the_rare_noun_of_its_stem() -> None:
    found = _phrases(*["The north American quay."] * 8, "North Americanism.", "North Americanism.")
    assert "north Americanism" not in {form.casefold() for form in found}


@pytest.mark.parametrize(
    ("text", "is_generic", "is_plain"),
    [
        ("policy", True, True),
        ("foreign policy", True, False),
        ("Peruvian government", True, True),
        ("harbour dues", False, False),
    ],
)
def test_some_nouns_head_nothing_without_a_word_that_says_which(text: str, is_generic: bool, is_plain: bool) -> None:
    phrase = _phrases(f"The {text}.", f"A {text}.")[text]
    assert (phrase.is_generic, phrase.is_plain) == (is_generic, is_plain)


def test_keyness_grows_with_what_is_particular() -> None:
    assert keyness(8, 10, 2, 90) > keyness(4, 10, 2, 90) > keyness(4, 10, 20, 90) > 0
    assert keyness(7, 17, 0, 180) > keyness(7, 17, 5, 180)
    assert keyness(1, 10, 50, 90) < 0
    assert keyness(5, 10, 45, 90) == pytest.approx(0)
    assert keyness(3, 3, 0, 0) == 0


def _scored(texts: list[str], group: int) -> tuple[Scored, ...]:
    """The phrases of the first texts of several, documents taking turns."""
    holders: dict[str, frozenset[int]] = {}
    for row, text in enumerate(texts):
        for stem in stems(text.casefold().replace(".", "").replace(",", "").split()):
            holders[stem] = holders.get(stem, frozenset()) | {row}
    documents = ["a", "b"] * len(texts)
    phrases = find_phrases(texts, ["en"] * len(texts), banned=frozenset())
    return score_phrases(range(group), phrases, documents[: len(texts)], holders)


def _heading(texts: list[str], group: int, *, language: str = "en", about: tuple[str, ...] = ()) -> Heading | None:
    return choose_heading(_scored(texts, group), size=group, words=function_words(language), about=about)


OTHERS = ["Rural schools."] * 12


def test_keywords_are_what_the_passages_share_and_others_do_not() -> None:
    forms = [one.phrase.form for one in keywords(_scored(["The border controls are slow."] * 3 + OTHERS, 3))]
    assert forms[0] == "border controls"
    assert not any("school" in form for form in forms)


def test_a_group_without_a_shared_phrase_has_no_name() -> None:
    assert keywords(_scored(["Quay.", "Ship.", *OTHERS], 2)) == ()
    assert _heading(["Quay.", "Ship.", *OTHERS], 2) is None


@pytest.mark.parametrize(
    ("texts", "heading"),
    [
        (["The border.", "A border.", "Of the border.", "Border security.", "Of border security."], "border security"),
        (["The administration."] * 4 + ["Foreign policy."] * 2, "foreign policy"),
        (["The Peruvian authorities."] * 4 + ["Harbour dues."] * 3, "harbour dues"),
        (["In North Harbour."] * 4 + ["A crane fee.", "The crane fee.", "Of crane fees."], "crane fee"),
        (["The establishment of formal courts."] * 3 + ["Formal courts."], "formal courts"),
        (["The administration."] * 4, "administration"),
    ],
    ids=["word alone", "bare head", "head with a country", "place", "long phrase", "nothing better"],
)
def test_a_heading_says_which(texts: list[str], heading: str) -> None:
    found = _heading(texts + OTHERS, len(texts))
    assert found is not None
    assert found.text == heading


def test_a_theme_of_two_subjects_has_both_in_its_heading() -> None:
    texts = ["Harbour dues."] * 4 + ["The drainage."] * 4 + ["Canal."] * 2
    assert _heading(texts + OTHERS, 10) == Heading(
        text="harbour dues and drainage", keys=(("harbour", "due"), ("drainage",))
    )
    alone = _heading(texts + OTHERS, 10, language="xx")
    assert alone is not None
    assert alone.keys == (("harbour", "due"),)


def test_one_of_many_is_no_second_subject() -> None:
    texts = ["Harbour dues."] * 4 + ["The drain."] * 4 + ["Drains."] * 2
    found = _heading(texts + OTHERS, 10)
    assert found is not None
    assert found.text == "harbour dues"


def test_a_heading_is_not_given_twice_and_prefers_what_the_theme_was_made_for() -> None:
    texts = ["Harbour dues, a quay and the dredger."] * 2 + OTHERS
    first = _heading(texts, 2, about=("dredger",))
    assert first is not None
    assert first.text == "dredger"
    other = choose_heading(_scored(texts, 2), size=2, words=function_words("en"), used=first.keys, about=("dredger",))
    assert other is not None
    assert other.text == "harbour dues"


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
