"""Whether words name a thing ("a new treaty") or a deed ("build a wall"), or are a sentence: how they can be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefgen.language.catalogue import read, spoken, words
from briefgen.language.lexicon import load_lexicon
from briefgen.model.recommendations import HeadlineForm, Recommendation


def is_foreign(recommendation: Recommendation) -> bool:
    """Whether it is written in another language than the brief, so that its words cannot be built into a sentence."""
    return bool(recommendation.language) and recommendation.language != spoken()


def is_told(headline: str, recommendation: Recommendation) -> bool:
    """Whether a headline is a sentence of its own in its text: "We propose that the office publishes its data"."""
    if headline.lower() not in recommendation.evidence[0].plain.lower():
        return False
    openers = "|".join(map(re.escape, words("texts.that", of=recommendation.language)))
    said = rf"\b(?:{openers}) (?:\w+ ){{0,2}}{re.escape(headline)}\b"
    return bool(openers) and bool(re.search(said, recommendation.evidence[0].plain, re.IGNORECASE))


def lacks_article(thing: str, language: str) -> bool:
    """Whether a thing cannot stand in a sentence as it is: its language wants an article, and it has none."""
    if words("texts.bare_things", of=language):
        return False
    return not _has_article(thing, language)


def _has_article(thing: str, language: str) -> bool:
    """Whether a phrase opens with a word that only things open with: an article, "more", "every"."""
    openers = words("texts.openers_of_nouns", of=language)
    elided = tuple(opener for opener in openers if opener.endswith("’"))
    return thing.partition(" ")[0].lower() in openers or thing.lower().startswith(elided)


def stands_in_sentence(label: str, said: Sequence[Recommendation]) -> bool:
    """Whether a label can be built into a sentence of the brief; if not, it is set after a colon.

    Args:
        said: the recommendations it was made from.
    """
    if any(is_foreign(recommendation) for recommendation in said):
        return False
    language = said[0].language if said else ""
    if any(word in words("texts.modals", of=language) for word in label.lower().split()[1:]):
        return False
    if any(is_told(label, recommendation) for recommendation in said):
        return False
    return not (is_thing(label, said) and lacks_article(label, language))


def is_deed(headline: str, recommendation: Recommendation) -> bool:
    """Whether a headline opens with the verb of what is to be done: as it was made, or, where that is not known, as its
    first words tell."""
    if recommendation.form is HeadlineForm.DEED:
        return True
    return recommendation.form is HeadlineForm.UNKNOWN and not is_thing(headline, [recommendation])


def is_thing(headline: str, said: Sequence[Recommendation] = ()) -> bool:
    """Whether a headline or label names a thing ("A new treaty", "Repeal of a law") and not a deed ("Build a wall").

    Args:
        said: the recommendations it was made from: what stands after "should" there is a deed ("should count").
    """
    language = said[0].language if said else ""
    opener, *rest = headline.lower().split()
    if _has_article(headline, language):
        return True
    if words("texts.infinitives", of=language):
        return _is_thing_beside_infinitives(headline, language)
    if any(_follows_a_modal(opener, recommendation.evidence[0].plain, language) for recommendation in said):
        return False
    if tuple(rest[:1]) == words("texts.of", of=language):
        return opener not in words("texts.verbs_with_of", of=language)
    if headline.lower().startswith(words("texts.negations", of=language)):
        return False
    if opener.endswith(words("texts.adverb", of=language)) and rest:
        opener, *rest = rest
    if rest and rest[0] in words("texts.determiners", of=language):
        return False
    return not is_a_verb(opener, language)


def _follows_a_modal(word: str, text: str, language: str) -> bool:
    """Whether a word stands behind "should" or the like, with an adverb between them or none; case does not matter."""
    low = text.lower()
    for modal in _modals(words("texts.modals", of=language)).finditer(low):
        for at in {modal.end(), modal.end("modal")}:
            end = at + len(word)
            if low.startswith(word, at) and _is_letter(low[end : end + 1]) != _is_letter(word[-1:]):
                return True
    return False


def _is_letter(text: str) -> bool:
    return re.match(r"\w", text) is not None


@cache
def _modals(modals: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<modal>(?:{'|'.join(modals)}) )(?:\w+ly )?")


def _is_thing_beside_infinitives(headline: str, language: str) -> bool:
    """The same in a language whose deeds open with an infinitive, whatever follows; an adverb may stand before it."""
    if headline.lower().startswith(words("texts.negations", of=language)):
        return False
    opener, *rest = headline.lower().split()
    if opener.endswith(words("texts.adverb", of=language)) and rest:
        opener = rest[0]
    return not is_a_verb(opener, language)


def is_a_verb(word: str, language: str) -> bool:
    """Whether a word is the base form of a verb: one of the lexicon, or one with the ending of an infinitive."""
    ends = words("texts.infinitives", of=language)
    if ends and word.endswith(ends) and word not in words("texts.nouns_like_verbs", of=language):
        return True
    return word in _verbs(language or read())


@cache
def _verbs(language: str) -> frozenset[str]:
    lexicon = load_lexicon(language)
    groups = ("action_verb", "mental_verb", "other_verb")
    known = (lexicon.words(group) for group in groups if group in lexicon.groups) if lexicon else ()
    return frozenset().union(*known)
