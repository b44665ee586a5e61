"""Which rules read which language: English has its own, Spanish and French share theirs.

A further Romance language needs a lexicon with the groups of the Spanish one and its code in `ROMANCE`; one of another
family a module of rules, one of vetoes, one that makes headlines and one that groups.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.lexicon import Lexicon
from briefgen.model.documents import Document
from briefgen.recommendations.english import clauses as english_clauses
from briefgen.recommendations.english import grouping as english_grouping
from briefgen.recommendations.english import registry as english
from briefgen.recommendations.english.headlines import headline as english_headline
from briefgen.recommendations.english.headlines import standalone as english_standalone
from briefgen.recommendations.english.headlines.phrases import lower_common
from briefgen.recommendations.matching import Context, Headline, Match, Rule
from briefgen.recommendations.romance import clauses as romance_clauses
from briefgen.recommendations.romance import grouping as romance_grouping
from briefgen.recommendations.romance import headline as romance_headline
from briefgen.recommendations.romance import registry as romance

ROMANCE = frozenset({"es", "fr"})
"""Languages that the rules of `romance` read, each with its own lexicon."""

RULES: tuple[Rule, ...] = (*english.RULES, *romance.RULES)
"""The rules of all languages; those of one name say the same."""


def judge(context: Context) -> Match | None:
    """The verdict of the rules of the sentence's language; None if it recommends nothing."""
    return romance.judge(context) if context.lexicon.language in ROMANCE else english.judge(context)


def headline(context: Context, match: Match) -> Headline:
    """The headline of the sentence that a match was found in, at most twelve words."""
    if context.lexicon.language in ROMANCE:
        return romance_headline.headline(context, match)
    return english_headline.headline(context, match)


def group(document: Document, found: Sequence[tuple[Context, Match]]) -> list[list[tuple[Context, Match]]]:
    """The sentences found, in reading order, as groups that make one recommendation each."""
    return (
        romance_grouping.group(document, found)
        if document.language in ROMANCE
        else english_grouping.group(document, found)
    )


def stands_alone(lexicon: Lexicon, words: str, *, addressee: bool) -> bool:
    """Whether nothing in a headline points to what is not in it."""
    if lexicon.language in ROMANCE:
        return romance_headline.stands_alone(lexicon, words, addressee=addressee)
    return english_standalone.stands_alone(lexicon, words, addressee=addressee)


def can_act(lexicon: Lexicon, words: str) -> bool:
    """Whether a noun group may name somebody who acts."""
    if lexicon.language in ROMANCE:
        return romance_clauses.can_act(lexicon, words)
    return english_clauses.can_act(lexicon, words)


def named(context: Context, words: str) -> str:
    """Who should act as the text names it, without the capital of a sentence's first word; a Spanish or French article
    apart from a preposition."""
    lexicon = context.lexicon
    if lexicon.language not in ROMANCE:
        return lower_common(context, words)
    first, _, rest = words.partition(" ")
    article = lexicon.tables["contraction"].get(first.lower())
    if article and rest:
        return f"{article} {rest}"
    opens = first.lower() in lexicon.words("determiner") or words[1:2] in {"'", "’"}
    return words[:1].lower() + words[1:] if opens else words
