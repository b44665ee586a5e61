"""A question of the analyst's: each document's best sentences, or silence."""

from __future__ import annotations

import pytest

from briefgen.comparison.questions import questions
from briefgen.model.comparison import Question, Reply
from briefgen.model.documents import Corpus
from tests.comparison.building import PASTIME, Advice, document, recommendation

TEXTS = {
    "a": f"{PASTIME}\nThe council should build a sea wall. Walls are dear. A bilateral treaty would help the fishers.",
    "b": f"{PASTIME}\nA wall was built in the north. The three countries met. They want a trilateral fund for ferries.",
    "c": f"{PASTIME}\nFares rose. Nobody minds.",
}


def ask(*asked: str) -> tuple[Question, ...]:
    documents = tuple(document(id, text) for id, text in TEXTS.items())
    advice = recommendation(documents[0], "a-wall", Advice("The council should build a sea wall."))
    return questions(Corpus(documents=documents), [advice], asked)


def said(reply: Reply) -> list[str]:
    return [bearing.quotation[0].plain for bearing in reply.bearings]


def test_every_document_answers_in_its_own_words_or_is_silent() -> None:
    (question,) = ask("Should there be a sea wall?")
    assert [reply.document for reply in question.replies] == ["a", "b", "c"]
    assert said(question.replies[0])[0] == "The council should build a sea wall."
    assert question.replies[2].bearings == ()


def test_a_recommendation_comes_first_and_is_named() -> None:
    (question,) = ask("walls")
    first, *others = question.replies[0].bearings
    assert (first.recommendation, first.terms) == ("a-wall", ("wall",))
    assert [bearing.recommendation for bearing in others] == [None]


def test_either_side_of_an_or_is_an_answer() -> None:
    (question,) = ask("bilateral or trilateral?")
    assert said(question.replies[0]) == ["A bilateral treaty would help the fishers."]
    assert set(said(question.replies[1])) == {"The three countries met.", "They want a trilateral fund for ferries."}


def test_a_word_in_passing_is_not_enough() -> None:
    (question,) = ask("a treaty on the protection of whales in winter")
    assert not any(reply.bearings for reply in question.replies)


@pytest.mark.parametrize("text", ["should it be?", "¿?", "the of and"])
def test_a_question_without_a_subject_is_answered_by_silence(text: str) -> None:
    (question,) = ask(text)
    assert not any(reply.bearings for reply in question.replies)


def test_ids_are_told_apart() -> None:
    assert [question.id for question in ask("Walls?", "walls", "¿?")] == ["walls", "walls-2", "question"]


def test_scores_are_shares_and_quotations_verbatim() -> None:
    for question in ask("sea wall", "a trilateral fund for ferries"):
        for reply in question.replies:
            for bearing in reply.bearings:
                assert 0 < bearing.score <= 1
                assert all(part.text in TEXTS[reply.document] for part in bearing.quotation)
