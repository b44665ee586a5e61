"""Texts as vectors: words, stems and character n-grams weighted by TF-IDF, with unit rows.

Counting and weighing are a few lines each; the module of scikit-learn that has them takes longer to import than all
that a small corpus is computed with. The tests hold the results against scikit-learn's, number by number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

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
    column = {token: at for at, token in enumerate(vocabulary or [""])}
    columns: list[int] = []
    times: list[int] = []
    ends = [0]
    for tokens in texts:
        held = sorted((column[token], number) for token, number in Counter(tokens).items() if token in column)
        columns.extend(at for at, _ in held)
        times.extend(number for _, number in held)
        ends.append(len(columns))
    return csr_matrix((np.array(times, dtype=np.float64), columns, ends), shape=(len(texts), len(column)))


def weighted(counts: Matrix) -> Matrix:
    """Counts to TF-IDF with damped counts, `(1 + log tf) * (1 + log((1 + n) / (1 + df)))`, rows of length one.

    Source: G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988.
    """
    weights = counts.copy()
    texts = counts.shape[0]
    rarity = np.log((texts + 1) / (np.bincount(counts.indices, minlength=counts.shape[1]) + 1.0)) + 1.0
    weights.data = (np.log(counts.data) + 1.0) * rarity[counts.indices]
    row = np.repeat(np.arange(texts), np.diff(counts.indptr))
    length = np.sqrt(np.bincount(row, weights=weights.data * weights.data, minlength=texts))
    weights.data /= length[row]
    return weights


def _characters(texts: Sequence[str]) -> Matrix:
    """N-grams of the words of each text, a space at either end of a word, by TF-IDF."""

    @cache
    def grams(word: str) -> list[str]:
        padded = f" {word} "
        return [padded[at : at + size] for size in _GRAMS for at in range(len(padded) - size + 1)]

    return weighted(count([[gram for word in text.split() for gram in grams(word)] for text in texts]))


_GRAMS = (3, 4, 5)
"""Characters of the n-grams."""
