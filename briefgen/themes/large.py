"""Grouping of very many passages, in time and memory that grow with their number and not with its square."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

from briefgen.language.vectors import count, weighted
from briefgen.themes.consensus import Groups, renumber
from briefgen.themes.reading import Reading
from briefgen.themes.views import DIGITS

_DIMENSIONS = 50
_MAX_SHARE = 0.5
_MIN_PASSAGES = 5
_MAX_WORDS = 30_000


def group_many(reading: Reading, *, groups: int, seed: int) -> Groups:
    """TF-IDF, latent semantic analysis with 50 dimensions, mini-batch k-means.

    Sources: S. Deerwester et al., Indexing by latent semantic analysis, 1990; N. Halko, P. Martinsson and J. Tropp,
    Finding structure with randomness, 2011; D. Sculley, Web-scale k-means clustering, 2010.
    """
    counts = count(reading.stems, min_texts=_MIN_PASSAGES, max_share=_MAX_SHARE)
    if counts.shape[1] > _MAX_WORDS:
        common = np.argsort(-np.asarray((counts > 0).sum(axis=0)).ravel(), kind="stable")[:_MAX_WORDS]
        counts = counts[:, np.sort(common)]
    points = np.round(_reduced(counts, seed), DIGITS)
    length = np.linalg.norm(points, axis=1, keepdims=True)
    points = points / np.where(length > 0, length, 1.0)
    clustering = MiniBatchKMeans(groups, batch_size=2_048, n_init=5, random_state=seed)
    return renumber(np.asarray(clustering.fit_predict(points), dtype=np.int64))


def _reduced(counts: Any, seed: int) -> np.ndarray:
    """The passages in 50 dimensions or fewer; in one word or none, where texts say the same line over and over."""
    if counts.shape[1] < 2:
        return np.hstack([counts.toarray(), np.ones((counts.shape[0], 1))])
    dimensions = max(1, min(_DIMENSIONS, min(counts.shape) - 1))
    return np.asarray(TruncatedSVD(dimensions, random_state=seed).fit_transform(weighted(counts)))
