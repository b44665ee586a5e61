"""Answers to a question that has only one: one leader or a committee, elected or appointed, in public or in secret."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.comparison.features import Ask
from briefgen.comparison.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The one answer that a recommendation gives to a question of the lexicon.

    `value` is the group of phrases it was found in, `words` the phrase as printed, `about` the terms of the words that
    show that the sentence is about the question at all.
    """

    question: str
    value: str
    words: str
    about: frozenset[str]


def answers(ask: Ask, vocabulary: Vocabulary) -> Mapping[str, Answer]:
    """The answers in the sentence that says it best, by question; where it names two, it answers nothing.

    What stands after "rather than" or "more than" is what the author does not want, and is not read.
    """
    text = ask.recommendation.evidence[0].plain
    turn = vocabulary.lexicon.search("{compared_with}", text)
    text = text[: turn.start()] if turn else text
    found: dict[str, Answer] = {}
    for question, values in vocabulary.questions.items():
        about = {vocabulary.term(match.group().casefold()) for match in _all(vocabulary, f"about_{question}", text)}
        given = {value: match for value in values for match in _all(vocabulary, value, text)[:1]}
        if len(given) == 1 and about:
            ((value, match),) = given.items()
            words = " ".join(match.group().split())
            found[question] = Answer(question=question, value=value, words=words, about=frozenset(about))
    return found


def _all(vocabulary: Vocabulary, group: str, text: str) -> list[re.Match[str]]:
    return list(vocabulary.lexicon.finditer(f"{{{group}}}", text))
