"""Texts as vectors: words, stems and character n-grams weighted by TF-IDF, with unit rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer

from briefgen.language.tokens import content_words, split_compounds, stems

Matrix = Any
"""A scipy sparse matrix in row form (scipy has no types)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVectors:
    """The same texts seen in three ways; every matrix has one row per text, of length one, or zero if nothing is left.

    `words` are folded words as written, `stems` their Snowball stems, `characters` n-grams of 3 to 5 letters within
    words: they see that "cyber" is in "cybersecurity" and forgive endings that a stemmer does not know.
    """

    words: Matrix
    stems: Matrix
    characters: Matrix


def vectorise(texts: Sequence[str], *, background: Sequence[str] = (), language: str = "en") -> TextVectors:
    """Short texts as vectors that can be compared by their dot product.

    Args:
        texts: sentences, headlines, passages; one row each.
        background: texts that tell how common a word is (all passages of the corpus): what the whole corpus says
            weighs little in a comparison. The texts themselves are counted too.
        language: ISO 639-1 code of all the texts, for stop words and stems.
    """
    split = split_compounds([content_words(text, language) for text in (*texts, *background)])
    kept = slice(0, len(texts))
    stemmed = [stems(tokens, language) for tokens in split]
    return TextVectors(
        words=weighted(count(split))[kept],
        stems=weighted(count(stemmed))[kept],
        characters=_characters([" ".join(tokens) for tokens in split])[kept],
    )


def count(texts: Sequence[Sequence[str]], *, min_texts: int = 1, max_share: float = 1.0) -> Matrix:
    """How often each token occurs in each text: a sparse matrix, columns in alphabetical order of tokens.

    Args:
        texts: tokenised texts.
        min_texts: tokens in fewer texts are left out.
        max_share: tokens in a larger share of the texts (0 to 1) are left out.

    Where that leaves no token at all the result has one empty column, so that nothing built on it can break.
    """
    limit = max(min_texts, int(max_share * len(texts)))
    seen: dict[str, int] = {}
    for tokens in texts:
        for token in set(tokens):
            seen[token] = seen.get(token, 0) + 1
    vocabulary = sorted(token for token, times in seen.items() if min_texts <= times <= limit)
    counter = CountVectorizer(analyzer=_as_given, vocabulary=vocabulary or [""], dtype=np.float64)
    return counter.fit_transform(texts)


def weighted(counts: Matrix) -> Matrix:
    """Counts to TF-IDF with damped counts, `(1 + log tf) * (1 + log((1 + n) / (1 + df)))`, rows of length one.

    Source: G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988.
    """
    return TfidfTransformer(sublinear_tf=True).fit_transform(counts)


def _characters(texts: Sequence[str]) -> Matrix:
    if not any(texts):
        return count([() for _ in texts])
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, lowercase=False).fit_transform(
        texts
    )


def _as_given(tokens: Sequence[str]) -> Sequence[str]:
    return tokens
