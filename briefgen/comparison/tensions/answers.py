"""Answers to a question that has only one: one leader or a committee, elected or appointed, in public or in secret."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.model.recommendations import Recommendation


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


def answers(of: Recommendation, vocabulary: Vocabulary) -> tuple[Answer, ...]:
    """The answers in the sentence that says it best, one to a question; where it names two, it answers nothing.

    What stands after "rather than" or "more than" is what the author does not want, and is not read.
    """
    text = of.evidence[0].plain
    turn = vocabulary.lexicon.search("{compared_with}", text)
    text = text[: turn.start()] if turn else text
    found = []
    for question, values in vocabulary.questions.items():
        about = {vocabulary.term(match.group().casefold()) for match in _all(vocabulary, f"about_{question}", text)}
        given = {value: match for value in values for match in _all(vocabulary, value, text)[:1]}
        if len(given) == 1 and about:
            ((value, match),) = given.items()
            words = " ".join(match.group().split())
            found.append(Answer(question=question, value=value, words=words, about=frozenset(about)))
    return tuple(found)


def _all(vocabulary: Vocabulary, group: str, text: str) -> list[re.Match[str]]:
    return list(vocabulary.lexicon.finditer(f"{{{group}}}", text))
