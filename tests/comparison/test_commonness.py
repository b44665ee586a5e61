"""How common words are: counted in little memory where there are very many."""

from __future__ import annotations

from collections import Counter

import pytest

from briefgen.comparison.asks import commonness
from briefgen.comparison.asks.commonness import Commonness, Tally, count_terms, forget_rare

TEXTS = [[["water", "levy", f"word{at}", f"other{at}"]] for at in range(60)]


def test_what_is_common_weighs_the_same_when_rare_pairs_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = count_terms(TEXTS, 0.1)
    monkeypatch.setattr(commonness, "MOST_PAIRS", 50)
    part = count_terms(TEXTS, 0.1)
    assert part.counts == whole.counts
    assert len(part.pairs) <= 50 < len(whole.pairs)
    for term in ("water", ("levy", "water"), "word3", ("other3", "word3")):
        assert part.weight(term) == whole.weight(term)


def test_few_pairs_are_never_forgotten() -> None:
    pairs = Counter({"a b": 1})
    forget_rare(pairs)
    assert pairs == Counter({"a b": 1})


def test_of_many_pairs_the_least_counted_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = Counter({f"a {at}": at for at in range(1, 101)})
    monkeypatch.setattr(commonness, "MOST_PAIRS", 99)
    forget_rare(pairs)
    assert 0 < len(pairs) <= 49
    assert min(pairs.values()) > 50


def test_a_weight_is_the_same_whether_it_is_remembered_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    tally = count_terms(TEXTS, 0.1)

    def weights() -> list[float]:
        known = Commonness(
            passages=tally, advice=Tally(texts=0, counts=Counter(), pairs=Counter(), rare=0.1), weak=frozenset()
        )
        return [known.weight(term) for term in ("water", "word1", ("levy", "water"), "water", "levy")]

    remembered = weights()
    monkeypatch.setattr(commonness, "MOST_KNOWN", 1)
    assert weights() == remembered
