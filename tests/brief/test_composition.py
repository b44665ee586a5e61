"""The whole brief, read as its readers read it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief import compose
from briefgen.brief.audit import statements
from briefgen.brief.wording import CLAIM_WORDS
from briefgen.model.brief import Brief, Remark, Statement
from briefgen.model.comparison import Comparison, Finding, FindingKind, PositionKind
from briefgen.model.documents import Corpus
from briefgen.model.notices import Notice, Severity
from briefgen.model.recommendations import Stance, Strength
from briefgen.model.themes import ThemeSet
from briefgen.settings import MailSettings, OutputSettings, PageSettings, Settings
from tests.brief.building import (
    COMPARISON,
    CORPUS,
    DOCUMENTS,
    EDITION,
    RECOMMENDATIONS,
    THEMES,
    document,
    recommendation,
    without_findings,
)

NOTHING = Comparison(recommendations=(), options=(), findings=())


def composed(comparison: Comparison = COMPARISON, corpus: Corpus = CORPUS, themes: ThemeSet = THEMES) -> Brief:
    return compose(corpus, themes, comparison, EDITION, Settings())


def test_the_bottom_line_is_one_sentence_of_three_findings() -> None:
    assert composed().lead.text == (
        "Vidal and Wood point the same way: a bilateral agreement; they part on one point: bilateral or trilateral; "
        "four proposals stand alone."
    )


def test_the_key_messages_open_with_a_short_claim_and_end_with_a_reference() -> None:
    messages = composed().key_messages
    assert 3 <= len(messages) <= 5
    for message in messages:
        assert 0 < len(message.claim.split()) <= CLAIM_WORDS
        assert message.target
        assert len(message.text) > len(message.claim)


def test_the_sharpest_tension_comes_first_and_every_voice_is_named() -> None:
    messages = composed().key_messages
    assert messages[0].claim == "Bilateral or trilateral: Vidal and Wood part from Díez."
    said = " ".join(message.text for message in messages)
    assert all(name in said for name in ("Vidal", "Wood", "Díez", "the unsigned text"))


def test_two_tensions_face_each_other_with_one_voice_a_side() -> None:
    facing = composed().facing
    assert [[side.document for side in contrast.sides] for contrast in facing] == [["d1", "d3"], ["d2", "d3"]]


def test_without_tension_nothing_faces_and_page_one_says_so() -> None:
    brief = composed(without_findings(FindingKind.TENSION))
    assert brief.facing == ()
    assert "none pulls the other way" in brief.lead.text
    assert any("exclude each other" in remark.text for remark in brief.care)


def test_without_agreement_the_bottom_line_does_not_claim_any() -> None:
    brief = composed(without_findings(FindingKind.AGREEMENT))
    assert brief.lead.text.startswith("No two texts ask for the same course of action")
    assert brief.subtitle == "Four texts: where they part, and what only one proposes"


def test_texts_that_recommend_nothing_give_a_brief_that_says_so() -> None:
    brief = composed(NOTHING)
    assert isinstance(brief.lead, Remark)
    assert brief.key_messages == ()
    assert brief.matrix is None
    assert {row.word for chapter in brief.chapters for row in chapter.rows} == {"Describes", "Silent"}
    assert all("No recommendation was found" in card.facts[-2].text + card.facts[-1].text for card in brief.cards)


def test_one_document_without_any_text_does_not_stop_the_brief() -> None:
    empty = replace(DOCUMENTS[3], text="", blocks=(), sentences=(), passages=())
    themes = replace(THEMES, themes=THEMES.themes[:1])
    compared = replace(NOTHING, recommendations=RECOMMENDATIONS[:1])
    assert composed(compared, Corpus(documents=(*DOCUMENTS[:3], empty)), themes).voices[3].words == 0


def test_a_chapter_says_the_finding_and_has_a_row_for_every_voice() -> None:
    agreement, border, cyber, trade = composed().chapters
    assert agreement.heading.text == "Bilateral or trilateral: Vidal and Wood part from Díez"
    assert cyber.heading.text == "Wood and the unsigned text ask for cyber training"
    assert isinstance(trade.heading, Remark)
    for chapter in (agreement, border, cyber, trade):
        assert [row.document for row in chapter.rows] == ["d1", "d2", "d3", "d4"]
    assert [row.word for row in agreement.rows] == ["Calls for", "Suggests", "Suggests", "Silent"]
    assert border.rows[0].word == "Calls for, opposes"
    assert [side.headline for side in border.rows[0].sides] == ["Against: build a wall", "Simplify extradition"]


def test_silence_is_a_word_with_the_date_beside_it() -> None:
    cyber = composed().chapters[2]
    assert cyber.rows[0].word == "Silent"
    assert cyber.rows[0].remark == "No passage on this theme (undated; latest year mentioned 2018)."


def test_the_matrix_shows_shared_options_first_and_no_empty_cell() -> None:
    matrix = composed().matrix
    assert matrix
    assert [row.option for row in matrix.rows][:2] == ["vessel", "cyber"]
    assert len(matrix.rows) <= 8
    assert all(cell.word for row in matrix.rows for cell in row.cells)
    assert matrix.message == "Two of the six options shown are shared; none by all four texts"


def test_an_option_with_an_opponent_is_disputed_and_never_shared() -> None:
    vessel = COMPARISON.options[0]
    positions = tuple(
        replace(entry, kind=PositionKind.AGAINST) if entry.document == "d2" else entry for entry in vessel.positions
    )
    brief = composed(replace(COMPARISON, options=(replace(vessel, positions=positions), *COMPARISON.options[1:])))
    assert brief.matrix
    assert brief.matrix.message == "One of the six options shown is shared; none by all four texts; one is disputed"


def test_no_statement_has_the_id_of_a_finding() -> None:
    brief = composed()
    assert not {entry.id for entry in statements(brief)} & {entry.id for entry in brief.comparison.findings}


def test_a_text_in_a_language_without_rules_was_not_read_rather_than_silent() -> None:
    unread = Notice(
        slug="language-unsupported", severity=Severity.WARNING, subject="d3.txt", detail="No rules.", remedy="Read it."
    )
    brief = compose(CORPUS, THEMES, COMPARISON, EDITION, Settings(), notices=(unread,))
    assert brief.matrix
    assert [cell.word for cell in brief.matrix.rows[1].cells] == ["Silent", "Calls for", "Not read", "Calls for"]
    assert brief.cards[2].silent_on == ()
    assert brief.chapters[1].rows[2].word == "Not read"
    assert "Díez was not read" in brief.chapters[1].others


def test_who_is_told_of_in_a_chapter_is_not_said_to_ask_for_nothing() -> None:
    """The recommendation of one side of an agreement belongs to another theme."""
    moved = replace(RECOMMENDATIONS[7], theme="trade")
    compared = replace(COMPARISON, recommendations=(*RECOMMENDATIONS[:7], moved))
    cyber, trade = composed(compared).chapters[2:]
    assert "unsigned text" in cyber.statements[0].text
    assert "unsigned text" not in cyber.others
    assert trade.heading.text == cyber.heading.text


def test_who_is_addressed_loses_the_capital_that_only_its_sentence_gave_it() -> None:
    text = document("d", "Insurers should rise. Mexico should rise.", author="A Rios")
    entries = tuple(recommendation(text, at, "Rise", addressee=who) for at, who in enumerate(("Insurers", "Mexico")))
    compared = Comparison(recommendations=entries, options=(), findings=())
    brief = compose(Corpus(documents=(text,)), THEMES, compared, EDITION, Settings())
    assert brief.annex.addressees == ((entries[0].id, "insurers"),)


def test_the_title_may_be_given() -> None:
    brief = compose(CORPUS, THEMES, COMPARISON, EDITION, Settings(page=PageSettings(title="Our border")))
    assert brief.title == "Our border"


def test_notices_of_documents_corpus_and_stages_are_all_there_once() -> None:
    def notice(subject: str) -> Notice:
        return Notice(slug="left-out", severity=Severity.WARNING, subject=subject, detail="Empty.", remedy="Fill it.")

    documents = (replace(DOCUMENTS[0], notices=(notice("a"),)), *DOCUMENTS[1:])
    corpus = Corpus(documents=documents, notices=(notice("b"), notice("a")))
    brief = compose(corpus, THEMES, COMPARISON, EDITION, Settings(), notices=(notice("c"),))
    assert [entry.subject for entry in brief.notices] == ["b", "a", "c"]
    assert any("three notices" in remark.text for remark in brief.care)


@pytest.mark.parametrize("group", ["reading", "themes", "recommendations", "comparison", "page", "editions"])
def test_the_manifest_names_every_group_of_settings_that_decides_a_byte(group: str) -> None:
    assert f"Settings: {group}" in dict(composed().annex.manifest)


def test_the_manifest_leaves_out_what_changes_no_byte() -> None:
    """How a brief is made and mailed is nothing that its readers need to know."""
    mail = MailSettings(host="mail.example.org", user="someone")
    brief = compose(CORPUS, THEMES, COMPARISON, EDITION, Settings(mail=mail, output=OutputSettings(jobs=7)))
    printed = " ".join(f"{name} {value}" for name, value in brief.annex.manifest)
    assert "max_pages" in printed
    for left_out in ("mail", "publishing", "output", "cache", "jobs", "example.org", "someone", "render_seconds"):
        assert left_out not in printed


def test_a_chapter_points_to_what_is_told_under_another_theme_and_tells_its_own() -> None:
    """A matter is the heading of one chapter; the others that it touches name it after what is theirs."""
    moved = replace(RECOMMENDATIONS[7], theme="trade")
    own = replace(RECOMMENDATIONS[0], id="wood-own", theme="trade", option=None)
    finding = Finding(
        id="lone-99",
        kind=FindingKind.LONE,
        option=None,
        theme="trade",
        recommendations=(own.id,),
        score=0.9,
        ground="lone",
        terms=(),
        reason="",
    )
    compared = replace(
        COMPARISON,
        recommendations=(*RECOMMENDATIONS[:7], moved, own),
        findings=(*COMPARISON.findings, finding),
    )
    cyber, trade = composed(compared).chapters[2:]
    assert trade.heading.text != cyber.heading.text
    assert trade.heading.text.startswith("Only ")
    assert [entry.claim.rstrip(".") for entry in trade.statements] == [cyber.heading.text]


@given(
    kinds=st.lists(st.sampled_from(FindingKind), min_size=1, max_size=6),
    picks=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=6, max_size=6),
    forces=st.lists(
        st.tuples(st.sampled_from(Strength), st.sampled_from(Stance), st.booleans()), min_size=8, max_size=8
    ),
    terms=st.sampled_from([(), ("one", "other")]),
)
def test_whatever_was_found_is_composed_and_traced(
    kinds: list[FindingKind],
    picks: list[tuple[int, int]],
    forces: list[tuple[Strength, Stance, bool]],
    terms: tuple[str, ...],
) -> None:
    """Any findings on any recommendations give a brief that its own audit accepts, twice the same."""
    entries = tuple(
        replace(entry, strength=strength, stance=stance, explicit=explicit)
        for entry, (strength, stance, explicit) in zip(RECOMMENDATIONS, forces, strict=True)
    )
    findings = []
    for place, (kind, (a, b)) in enumerate(zip(kinds, picks, strict=False)):
        one, other = entries[a], entries[b]
        if kind is not FindingKind.LONE and one.document == other.document:
            continue
        ids: tuple[str, ...] = (one.id,) if kind is FindingKind.LONE else (one.id, other.id)
        findings.append(
            Finding(
                id=f"f{place}",
                kind=kind,
                option=one.option,
                theme=one.theme,
                recommendations=ids,
                score=0.8,
                ground="by hand",
                terms=terms,
                reason="By hand.",
            )
        )
    compared = replace(COMPARISON, recommendations=entries, findings=tuple(findings))
    brief = composed(compared)
    assert brief == composed(compared)
    said = [statement.id for statement in statements(brief)]
    assert len(said) == len(set(said))
    assert all(isinstance(entry, Statement) and entry.evidence for entry in statements(brief))


def test_a_doubt_stands_beside_what_it_doubts_and_is_traced() -> None:
    """Who argues for an option and doubts it is quoted with both halves, in tables and in findings."""
    diez = DOCUMENTS[2]
    doubt = diez.quote_sentence(diez.sentences[1])
    options = []
    for option in COMPARISON.options:
        positions = tuple(
            replace(position, kind=PositionKind.CONDITIONAL, doubt=doubt)
            if option.id == "groups" and position.document == "d3"
            else position
            for position in option.positions
        )
        options.append(replace(option, positions=positions))
    brief = composed(replace(COMPARISON, options=tuple(options)))
    row = next(row for row in brief.chapters[0].rows if row.document == "d3")
    assert row.word == "Qualifies"
    assert [side.quotations for side in row.sides][-1] == doubt
    assert row.sides[-1].headline == "With this condition or doubt"
    assert brief.tensions[0].sides[-1].quotations == doubt
    assert set(doubt) <= set(brief.tensions[0].heading.evidence)
    assert [len(contrast.sides) for contrast in brief.facing] == [2, 2]


def test_where_texts_want_an_option_to_be_different_things_the_cell_says_which() -> None:
    variants = {"d1": "bilateral", "d2": "trilateral"}
    vessel = COMPARISON.options[0]
    positions = tuple(replace(entry, variant=variants.get(entry.document)) for entry in vessel.positions)
    brief = composed(replace(COMPARISON, options=(replace(vessel, positions=positions), *COMPARISON.options[1:])))
    assert brief.matrix
    assert [cell.word for cell in brief.matrix.rows[0].cells] == ["Bilateral", "Trilateral", "Silent", "Silent"]
