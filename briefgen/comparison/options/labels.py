"""The names of options: a headline cut to a few words, whole phrases at a time, that still says what is to be done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from briefgen.comparison.asks.vocabulary import Vocabulary

LABEL_WORDS = 8
_ANNOUNCED = re.compile(r"^[^:]*:\s*(\w+)\s\w.*$")
_EXPLAINED = re.compile(r"(?<=\w)[:;]\s.*$")
_TAIL = re.compile(r",\s*(?:(?:and|or)\s)?\S+(?:\s\S+)?$")
"""One or two words after the last comma: the beginning of what was cut."""
FEW = 4
"""A label of fewer words that is no imperative, or says nothing of the matter, is worse than the headline's start."""
PHRASES = 7
"""Phrases of a headline that are looked at; what comes after them is left out."""
_PARTIES = re.compile(
    r"\sbetween\s(?:the\s)?[A-Z][^,;]*?\sand\s(?:the\s)?[A-Z][^,;]*?(?=\s(?:to|in|on|for|into|against)\s)"
)
"""Who an action is between, where the label is too long and the matter comes after it."""


def shorten(text: str, vocabulary: Vocabulary, tells: Callable[[str], bool] = bool) -> str:
    """At most `LABEL_WORDS` words of a headline, in its order, first letter a capital.

    Of the phrases that follow the first, those stay that say most of the matter; what belongs to a phrase goes with it.

    Args:
        text: a headline.
        vocabulary: of its language.
        tells: whether a term says what the matter is; any content word does where nothing is given.
    """
    text = text.strip().rstrip(".… ")
    announced = _ANNOUNCED.match(text)
    if announced and vocabulary.is_verb(announced[1].casefold()) and vocabulary.lexicon.search("^{announcement}", text):
        text = text[announced.start(1) :]
    text = vocabulary.lexicon.pattern("^{label_openers} (?=\\w+ \\w+)").sub("", _EXPLAINED.sub("", text))
    words = text.split()
    if len(words) > LABEL_WORDS:
        text = _PARTIES.sub("", text)
        text = vocabulary.lexicon.pattern(r" so that ((?:\S+ ){1,4}?)(?:can|could|may|might) .*$").sub(r" for \1", text)
        words = _without_adverbs(text.split(), vocabulary)
    if len(words) > LABEL_WORDS:
        whole = words
        words = _best_phrases(whole, vocabulary, tells)
        opens_with_verb = vocabulary.is_verb(words[0].casefold())
        said = telling_words(" ".join(words[1:]), vocabulary, tells) if opens_with_verb else len(words) >= FEW
        if not said:
            words = _start(whole, vocabulary)
        words = _TAIL.sub("", " ".join(_trimmed(words, vocabulary))).split()
    words = _trimmed(words, vocabulary)
    label = " ".join(words).rstrip(",;:–- ")
    return label[:1].upper() + label[1:]


def _start(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """The first `LABEL_WORDS` words, to the last comma among them that is not near their beginning.

    A relative clause that would be cut is left out, where the lexicon says how one opens.
    """
    start = list(words[:LABEL_WORDS])
    groups = vocabulary.lexicon.groups
    relative = vocabulary.lexicon.words("relative") if "relative" in groups else frozenset[str]()
    opens = [at for at, word in enumerate(start) if at >= FEW - 1 and word.casefold() in relative]
    if opens and len(words) > LABEL_WORDS:
        start = start[: opens[0]]
    commas = [at for at, word in enumerate(start) if word.endswith(",") and at + 1 >= FEW - 1]
    return start[: commas[-1] + 1] if commas else start


def _trimmed(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """The words without those at the end that only lead to others; "as they are" leads to nothing."""
    end = len(words)
    if vocabulary.lexicon.search("{unchanged}$", " ".join(words)):
        return list(words)
    while end > 1 and words[end - 1].casefold().strip(",") in vocabulary.loose_ends:
        end -= 1
    return list(words[:end])


def telling_words(label: str, vocabulary: Vocabulary, tells: Callable[[str], bool]) -> int:
    """How many terms of a label say what the matter is."""
    return len({term for term, _ in vocabulary.terms(label) if tells(term)})


def _without_adverbs(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """The words without as many adverbs as there are words too many."""
    kept = list(words)
    for word in words:
        if len(kept) > LABEL_WORDS and word.casefold() in vocabulary.lexicon.words("spare_words"):
            kept.remove(word)
    return kept


def _best_phrases(words: Sequence[str], vocabulary: Vocabulary, tells: Callable[[str], bool]) -> list[str]:
    """The phrases that say most in `LABEL_WORDS` words; of those that say as much the ones that skip least."""
    phrases = _phrases(words, vocabulary)[:PHRASES]
    best: tuple[tuple[int, int, int], list[str]] | None = None
    for chosen in _selections(phrases, vocabulary, tells):
        kept = [word for phrase, keep in zip(phrases, chosen, strict=True) if keep for word in phrase]
        kept = _trimmed(kept, vocabulary)
        if len(kept) > LABEL_WORDS:
            continue
        gaps = sum(not keep and any(chosen[at:]) for at, keep in enumerate(chosen))
        value = (telling_words(" ".join(kept), vocabulary, tells), -gaps, len(kept))
        if best is None or value > best[0]:
            best = value, kept
    return best[1] if best else list(words[:LABEL_WORDS])


def _phrases(words: Sequence[str], vocabulary: Vocabulary) -> list[list[str]]:
    phrases: list[list[str]] = [[]]
    for at, word in enumerate(words):
        opens = word.casefold() in vocabulary.boundaries or word.casefold() == "of"
        opens = opens or (
            word.endswith("ing") and words[at + 1 : at + 2] in (["the"], ["a"], ["an"], ["its"], ["their"])
        )
        opens = opens or (at > 0 and words[at - 1].endswith(","))
        if opens and phrases[-1] and phrases[-1][-1].casefold() not in vocabulary.boundaries:
            phrases.append([])
        phrases[-1].append(word)
    return phrases


def _selections(
    phrases: Sequence[Sequence[str]], vocabulary: Vocabulary, tells: Callable[[str], bool]
) -> Iterator[tuple[bool, ...]]:
    """Which phrases may stay: the first; one that says nothing of the matter may be missing, "of the game"; after any
    other gap nothing can follow; "between" needs its "and"."""
    openers = [phrase[0].casefold() for phrase in phrases]
    clauses = vocabulary.lexicon.words("clause_openers")
    turning = vocabulary.lexicon.words("never_cut")
    empty = [
        turning.isdisjoint(word.casefold() for word in phrase)
        and not telling_words(" ".join(phrase), vocabulary, tells)
        for phrase in phrases
    ]
    for rest in product((True, False), repeat=len(phrases) - 1):
        chosen = (True, *rest)
        skipped = [at for at, keep in enumerate(chosen) if not keep and any(chosen[at:])]
        if any(not empty[at] or openers[at] in clauses for at in skipped):
            continue
        bound = [
            at for at in range(1, len(phrases)) if openers[at] in ("of", *clauses) or phrases[at - 1][-1].endswith(",")
        ]
        if any(chosen[at] and not chosen[at - 1] for at in bound):
            continue
        between = [at for at, opener in enumerate(openers) if opener == "between" and chosen[at]]
        if any(at + 1 >= len(phrases) or not chosen[at + 1] for at in between):
            continue
        yield chosen
