"""Scores the themes of a `brief.json` against hand-labelled passages of the same texts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Any

Json = dict[str, Any]


def score_themes(brief: Json, gold: list[Json], sources: Path) -> dict[str, float]:
    """Agreement of predicted and labelled themes.

    Each labelled passage (document, first words, last words) is found in its file; its predicted theme is the one whose
    passages cover most of it.

    Returns:
        `ami`, `ari`: chance-corrected agreement (at most 1); `author_information`: normalised mutual information of
        predicted theme and author; `shared`: share of themes with two authors or more; `without_theme`: share of the
        labelled passages that no theme covers.
    """
    from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, normalized_mutual_info_score

    files = {PurePosixPath(document["file"]).name: document["id"] for document in brief["documents"]}
    texts = {name: _squashed((sources / name).read_text("utf-8")) for name in files}
    labels, found, authors = [], [], []
    for passage in gold:
        name = next((name for name in sorted(files) if name.startswith(passage["doc"])), None)
        span = name and _find(texts[name], passage["starts"], passage["ends"])
        if name and span:
            labels.append(passage["label"])
            authors.append(passage["doc"])
            found.append(str(_theme_of(brief, files[name], span)))
    by_theme: dict[str, set[str]] = {}
    for theme, author in zip(found, authors, strict=True):
        by_theme.setdefault(theme, set()).add(author)
    return {
        "located": len(labels) / len(gold),
        "ami": round(float(adjusted_mutual_info_score(labels, found)), 4),
        "ari": round(float(adjusted_rand_score(labels, found)), 4),
        "author_information": round(float(normalized_mutual_info_score(authors, found)), 4),
        "author_information_gold": round(float(normalized_mutual_info_score(authors, labels)), 4),
        "shared": round(sum(len(group) > 1 for group in by_theme.values()) / len(by_theme), 4),
        "without_theme": round(found.count("None") / len(found), 4),
    }


def _squashed(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text in one case, and the offset of each."""
    pairs = [(d, i) for i, c in enumerate(text) for d in c.casefold() if d.isalnum()]
    return "".join(d for d, _ in pairs), [i for _, i in pairs]


def _find(text: tuple[str, list[int]], starts: str, ends: str) -> tuple[int, int] | None:
    squashed, offsets = text
    first, last = _squashed(starts)[0], _squashed(ends)[0]
    start = squashed.find(first)
    end = squashed.find(last, start)
    if start < 0 or end < 0:
        return None
    return offsets[start], offsets[min(end + len(last), len(offsets)) - 1] + 1


def _theme_of(brief: Json, document: str, span: tuple[int, int]) -> str | None:
    cover: Counter[str] = Counter()
    for theme in brief["themes"]:
        for passage in theme["passages"]:
            if passage["document"] == document:
                cover[theme["id"]] += max(0, min(passage["end"], span[1]) - max(passage["start"], span[0]))
    best = max(sorted(cover), key=lambda theme: cover[theme], default=None)
    return best if best and cover[best] else None
