"""Too few passages to group: the terms that they share, each with the passages that use it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.documents import Corpus
from briefgen.model.themes import Theme, ThemeSet
from briefgen.settings import ThemeSettings
from briefgen.themes.ordering import DIGITS, in_document_order, slugs
from briefgen.themes.phrases import Phrase
from briefgen.themes.reading import Reading

MOST_TERMS = 12
"""Terms shown at most; more would be an index."""


def terms_as_themes(corpus: Corpus, reading: Reading, phrases: Sequence[Phrase], settings: ThemeSettings) -> ThemeSet:
    """The phrases that most documents and passages use, longer ones first where they are as frequent.

    A passage may stand under several terms. A term that only ever occurs inside a longer one, or in more than three
    quarters of the passages of a corpus of four or more, is left out.
    """
    ranked = sorted(
        (phrase for phrase in phrases if len(reading) < 4 or len(phrase.rows) <= 0.75 * len(reading)),
        key=lambda phrase: (-_voices(phrase, reading), -len(phrase.rows) * (1 + len(phrase.key)), phrase.key),
    )
    chosen: list[Phrase] = []
    for phrase in ranked:
        if len(chosen) < MOST_TERMS and not any(_is_said_by(phrase, other) for other in chosen):
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


def _voices(phrase: Phrase, reading: Reading) -> int:
    return len({reading.documents[row] for row in phrase.rows})


def _is_said_by(phrase: Phrase, chosen: Phrase) -> bool:
    """Whether two terms share a word and most of the shorter list of passages."""
    shared = len(phrase.rows & chosen.rows)
    return bool(set(phrase.key) & set(chosen.key)) and 2 * shared > min(len(phrase.rows), len(chosen.rows))
