"""The name of an option of several documents: only words that all of them use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.comparison.options.labels import LABEL_WORDS, telling_words


def shared_terms(asks: Sequence[Ask], vocabulary: Vocabulary) -> frozenset[str]:
    """The terms that every document has in its headlines or in the sentences that say best what it asks."""
    by_document: dict[str, set[str]] = {}
    for ask in asks:
        said = by_document.setdefault(ask.document, set())
        for text in (ask.recommendation.headline, *ask.sentences):
            said.update(term for term, _ in vocabulary.terms(text))
    return frozenset(set.intersection(*by_document.values()))


def holds_more(label: str, shared: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether a label says something that not all of the documents say."""
    return any(term not in shared for term, _ in vocabulary.terms(label))


def shared_label(
    headlines: Sequence[str], shared: frozenset[str], vocabulary: Vocabulary, tells: Callable[[str], bool]
) -> str | None:
    """The stretch of a headline that says most in shared words only; None where none says anything of the matter.

    One that opens with the headline's verb is better than another that says as much, then the shorter one.
    """
    best: tuple[tuple[int, bool, int], str] | None = None
    for headline in headlines:
        for words, opens in _stretches(headline.rstrip("…. ").split(), shared, vocabulary):
            text = " ".join(words).strip(",;: ")
            said = telling_words(text, vocabulary, tells)
            names = any(not vocabulary.is_action(word) and tells(term) for term, word in vocabulary.terms(text))
            value = (said, opens and vocabulary.is_verb(words[0].casefold()), -len(words))
            if names and len(words) <= LABEL_WORDS and (best is None or value > best[0]):
                best = value, text
    return best[1][:1].upper() + best[1][1:] if best else None


def _stretches(
    words: Sequence[str], shared: frozenset[str], vocabulary: Vocabulary
) -> Iterator[tuple[list[str], bool]]:
    """The longest runs of words without a foreign one, trimmed of what leads to nothing, and whether one opens."""
    terms = {word: term for term, word in vocabulary.terms(" ".join(words))}
    turning = vocabulary.lexicon.words("never_cut")
    run: list[str] = []
    start = 0
    for at, word in enumerate((*words, "")):
        plain = word.casefold().strip(",;:()“”\"'")
        is_foreign = not word or plain in turning or (plain in terms and terms[plain] not in shared)
        if not is_foreign:
            run.append(word)
        if is_foreign or word.endswith((",", ";", ":")):
            kept = _trimmed(run, vocabulary)
            if kept:
                yield kept, start == 0 and kept[0] == words[0]
            run, start = [], at + 1


def _trimmed(run: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """A run from its first word that says something to its last one, which is no mere beginning ("cyber")."""
    ends = [at for at, word in enumerate(run) if vocabulary.terms(word)]
    if ends and run[ends[-1]].casefold() in vocabulary.beginnings:
        ends.pop()
    return list(run[ends[0] : ends[-1] + 1]) if ends else []
