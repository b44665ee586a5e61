"""Scores the recommendations and findings of a `brief.json` against a gold annotation of the same documents.

Text is matched after NFKC normalisation with everything but letters and digits removed, so that a score depends neither
on quotation marks, spaces and note marks nor on the format a document came in.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

Json = dict[str, Any]


def squash(text: str) -> str:
    """The letters and digits of a text, in one case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def matches(one: str, other: str) -> bool:
    """Whether two squashed sentences overlap by half of the shorter one, neither being over 3 times as long."""
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) > 3 * max(len(short), 40):
        return False
    if short in long:
        return len(short) >= 15 or short == long
    half = len(short) // 2
    for head, tail in ((one, other), (other, one)):
        for size in range(min(len(head), len(tail)), half - 1, -1):
            if head.endswith(tail[:size]):
                return size >= 20
    return False


@dataclass(frozen=True)
class Ratio:
    """Precision, recall and F1, rounded to 4 digits."""

    precision: float
    recall: float

    @classmethod
    def of(cls, hits_predicted: int, predicted: int, hits_gold: int, gold: int) -> Ratio:
        return cls(hits_predicted / predicted if predicted else 0.0, hits_gold / gold if gold else 0.0)

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return round(2 * self.precision * self.recall / total, 4) if total else 0.0


@dataclass
class Tally:
    """What is counted while going through the documents."""

    predicted: int = 0
    gold: int = 0
    hits_predicted: int = 0
    hits_gold: int = 0
    explicit: int = 0
    explicit_hits: int = 0
    core: int = 0
    core_hits: int = 0
    pairs: Counter[str] = field(default_factory=Counter)
    stances: Counter[bool] = field(default_factory=Counter)
    titles: Counter[bool] = field(default_factory=Counter)
    authors: Counter[bool] = field(default_factory=Counter)
    gold_of: dict[str, str] = field(default_factory=dict)
    maybe_gold_of: dict[str, Counter[str]] = field(default_factory=dict)
    voted: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    missed: list[tuple[str, str]] = field(default_factory=list)
    false_alarms: list[tuple[str, str]] = field(default_factory=list)


def score(brief: Json, gold: Json) -> dict[str, Any]:
    """All figures by name, and the lists `missed` and `false_alarms` of (file, sentence)."""
    tally = Tally()
    documents = {PurePosixPath(document["file"]).name: document for document in brief["documents"]}
    for expected in gold["documents"]:
        name = PurePosixPath(expected["file"]).name
        document = documents.get(name)
        recommendations = [r for r in brief["recommendations"] if document and r["document"] == document["id"]]
        _metadata(tally, document, expected)
        _document(tally, name, recommendations, expected)
    for recommendation, votes in tally.maybe_gold_of.items():
        tally.gold_of.setdefault(recommendation, votes.most_common(1)[0][0])
    sentences = Ratio.of(tally.hits_predicted, tally.predicted, tally.hits_gold, tally.gold)
    same, wrong, lost = tally.pairs["same"], tally.pairs["wrong"], tally.pairs["lost"]
    figures: dict[str, Any] = {
        "sentence_precision": round(sentences.precision, 4),
        "sentence_recall": round(sentences.recall, 4),
        "sentence_f1": sentences.f1,
        "explicit_recall": _share(tally.explicit_hits, tally.explicit),
        "core_recall": _share(tally.core_hits, tally.core),
        "grouping_f1": Ratio.of(same, same + wrong, same, same + lost).f1,
        "stance_accuracy": _share(tally.stances[True], tally.stances.total()),
        "titles": _share(tally.titles[True], tally.titles.total()),
        "authors": _share(tally.authors[True], tally.authors.total()),
        "boilerplate_leaks": _leaks(brief, gold),
        "missed": tally.missed,
        "false_alarms": tally.false_alarms,
    }
    return figures | _themes(tally, brief, gold) | _relations(tally, brief, gold)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _metadata(tally: Tally, document: Json | None, expected: Json) -> None:
    if expected.get("title"):
        tally.titles[document is not None and squash(document.get("title") or "") == squash(expected["title"])] += 1
    found = {squash(author) for author in (document or {}).get("authors") or []}
    tally.authors[document is not None and found == {squash(author) for author in expected.get("authors") or []}] += 1


def _document(tally: Tally, name: str, recommendations: list[Json], expected: Json) -> None:
    quotes = [(squash(e["text"]), r, e["text"]) for r in recommendations for e in r["evidence"]]
    sentences = [(squash(s["text"]), s) for s in expected["sentences"]]
    hits_gold: set[int] = set()
    hits_quote: set[int] = set()
    hits_optional: set[int] = set()
    links: list[tuple[int, Json, Json]] = []
    for i, (quote, recommendation, _) in enumerate(quotes):
        for j, (text, sentence) in enumerate(sentences):
            if not matches(quote, text):
                continue
            if sentence.get("optional"):
                hits_optional.add(i)
                if sentence["rec"]:
                    tally.maybe_gold_of.setdefault(recommendation["id"], Counter())[sentence["rec"]] += 1
            else:
                hits_quote.add(i)
                hits_gold.add(j)
                links.append((j, recommendation, sentence))
    tally.predicted += len(quotes) - len(hits_optional - hits_quote)
    tally.hits_predicted += len(hits_quote)
    tally.hits_gold += len(hits_gold)
    for j, (_, sentence) in enumerate(sentences):
        if sentence.get("optional"):
            continue
        tally.gold += 1
        if sentence["strength"] == "explicit":
            tally.explicit += 1
            tally.explicit_hits += j in hits_gold
        if j not in hits_gold:
            tally.missed.append((name, sentence["text"]))
    tally.false_alarms += [(name, text) for i, (_, _, text) in enumerate(quotes) if i not in hits_quote | hits_optional]
    found = {text for j, (text, _) in enumerate(sentences) if j in hits_gold}
    _groups(tally, links, recommendations, expected, found)


def _groups(
    tally: Tally, links: list[tuple[int, Json, Json]], recommendations: list[Json], expected: Json, found: set[str]
) -> None:
    for gold in expected["recommendations"]:
        if gold.get("core"):
            tally.core += 1
            tally.core_hits += any(squash(text) in found for text in gold["sentences"])
    first: dict[int, tuple[str, str]] = {}
    votes: dict[str, Counter[str]] = {}
    for j, recommendation, sentence in links:
        first.setdefault(j, (recommendation["id"], sentence["rec"]))
        votes.setdefault(recommendation["id"], Counter())[sentence["rec"]] += 1
    for one, other in itertools.combinations(sorted(first), 2):
        same = first[one][0] == first[other][0]
        should = first[one][1] == first[other][1]
        tally.pairs["same" if same and should else "wrong" if same else "lost" if should else "apart"] += 1
    tally.unsure |= {r["id"] for r in expected["recommendations"]} - {
        s["rec"] for s in expected["sentences"] if not s.get("optional")
    }
    stance = {r["id"]: r["stance"] for r in expected["recommendations"]}
    for recommendation in recommendations:
        if recommendation["id"] in votes:
            best = votes[recommendation["id"]].most_common(1)[0][0]
            tally.gold_of[recommendation["id"]] = best
            tally.voted.add(recommendation["id"])
            tally.stances[recommendation["stance"] == stance.get(best, "for")] += 1


def _themes(tally: Tally, brief: Json, gold: Json) -> dict[str, float]:
    from sklearn.metrics import v_measure_score

    theme_of = {rec: theme["name"] for theme in gold.get("themes", []) for rec in theme["recommendations"]}
    sure = [r for r in brief["recommendations"] if r["id"] in tally.voted and tally.gold_of[r["id"]] in theme_of]
    expected = [theme_of[tally.gold_of[r["id"]]] for r in sure]
    return (
        {"themes_v_measure": round(float(v_measure_score(expected, [str(r["theme"]) for r in sure])), 4)}
        if sure
        else {}
    )


def _relations(tally: Tally, brief: Json, gold: Json) -> dict[str, float]:
    kinds = {frozenset((r["a"], r["b"])): r["kind"] for r in gold.get("relations", [])}
    easy = {
        frozenset((r["a"], r["b"]))
        for r in gold.get("relations", [])
        if r.get("optional") or {r["a"], r["b"]} & tally.unsure
    }
    wanted = {pair: kind for pair, kind in kinds.items() if pair not in easy}
    owner = {r["id"]: r["document"] for r in brief["recommendations"]}
    found: dict[frozenset[str], str] = {}
    for comparison in brief["comparisons"]:
        if comparison["kind"] not in ("agreement", "tension"):
            continue
        members = {(tally.gold_of.get(r), r) for r in comparison["recommendations"]}
        for (gold_a, a), (gold_b, b) in itertools.combinations(sorted(members, key=str), 2):
            pair = frozenset((gold_a or "?" + a, gold_b or "?" + b))
            if owner[a] != owner[b] and pair not in easy:
                found[pair] = "agree" if comparison["kind"] == "agreement" else "tension"
    right = [pair for pair in found if pair in wanted]
    ratio = Ratio.of(len(right), len(found), len(right), len(wanted))
    typed = sum(found[pair] == wanted[pair] for pair in right)
    tensions = [pair for pair, kind in wanted.items() if kind == "tension"]
    return {
        "relation_precision": round(ratio.precision, 4),
        "relation_recall": round(ratio.recall, 4),
        "relation_f1": ratio.f1,
        "relation_typed_f1": Ratio.of(typed, len(found), typed, len(wanted)).f1,
        "tension_recall": _share(sum(found.get(pair) == "tension" for pair in tensions), len(tensions)),
    }


def _leaks(brief: Json, gold: Json) -> int:
    quoted = squash(" ".join(e["text"] for r in brief["recommendations"] for e in r["evidence"]))
    lines = [line for document in gold["documents"] for line in document.get("boilerplate", [])]
    return sum(len(squash(line)) >= 12 and squash(line) in quoted for line in lines)
