"""Too few passages to group: the terms that they share, each with the passages that use it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.lexicon import load_lexicon
from briefgen.model.documents import Corpus
from briefgen.model.themes import Theme, ThemeSet
from briefgen.settings import ThemeSettings
from briefgen.themes.ordering import DIGITS, in_document_order, slugs
from briefgen.themes.phrases import Phrase
from briefgen.themes.reading import Reading

FEWEST, MOST_TERMS = 3, 8
"""Terms shown at least, where there are so many, and at most; more would be an index."""
PASSAGES_A_TERM = 4
"""Passages for each term that is shown: a page of text is not divided into a dozen headings."""


def terms_as_themes(corpus: Corpus, reading: Reading, phrases: Sequence[Phrase], settings: ThemeSettings) -> ThemeSet:
    """The phrases that most documents and passages use, longer ones first where they are as frequent.

    A passage may stand under several terms. A term that only ever occurs inside a longer one, or in more than three
    quarters of the passages of a corpus of four or more, is left out, and so is a single word for a body that acts:
    every text asks something of the council.
    """
    bodies = _bodies(corpus)
    most = min(MOST_TERMS, max(FEWEST, len(reading) // PASSAGES_A_TERM))
    ranked = sorted(
        (
            phrase
            for phrase in phrases
            if (len(reading) < 4 or len(phrase.rows) <= 0.75 * len(reading)) and phrase.heading.casefold() not in bodies
        ),
        key=lambda phrase: (-_voices(phrase, reading), -len(phrase.rows) * (1 + len(phrase.key)), phrase.key),
    )
    chosen: list[Phrase] = []
    for phrase in ranked:
        if len(chosen) < most and not any(_is_said_by(phrase, other) for other in chosen):
            chosen.append(phrase)
    ids = slugs(phrase.heading for phrase in chosen)
    in_vain = "" if settings.number == "auto" else f"; themes.number = {settings.number} has no effect"
    return ThemeSet(
        themes=tuple(
            Theme(
                id=id,
                label=phrase.heading,
                keywords=(),
                passages=in_document_order(corpus, (reading.passages[row] for row in phrase.rows)),
                share=round(len(phrase.rows) / len(reading), DIGITS),
            )
            for id, phrase in zip(ids, chosen, strict=True)
        ),
        criterion=(
            f"{len(reading)} passages are fewer than the {settings.min_passages} that grouping needs: "
            f"terms that passages share are shown instead of themes{in_vain}."
        ),
        grouped=False,
    )


def _bodies(corpus: Corpus) -> frozenset[str]:
    """Words for those who can be asked to act, in the languages of the corpus."""
    lexicons = [load_lexicon(language) for language in sorted({document.language for document in corpus.documents})]
    return frozenset().union(*(lexicon.words("institution") for lexicon in lexicons if lexicon))


def _voices(phrase: Phrase, reading: Reading) -> int:
    return len({reading.documents[row] for row in phrase.rows})


def _is_said_by(phrase: Phrase, chosen: Phrase) -> bool:
    """Whether two terms share a word and most of the shorter list of passages."""
    shared = len(phrase.rows & chosen.rows)
    return bool(set(phrase.key) & set(chosen.key)) and 2 * shared > min(len(phrase.rows), len(chosen.rows))
