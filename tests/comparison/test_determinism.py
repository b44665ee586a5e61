"""The same documents give the same comparison, in whatever order they come."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from briefgen.comparison import compare
from briefgen.model.comparison import Comparison
from briefgen.model.documents import Corpus
from briefgen.settings import ComparisonSettings
from tests.comparison.building import NO_THEMES, Advice, corpus_of

VERBS = ("Build", "Expand", "Reduce", "Repeal", "Strengthen", "Do not build")
THINGS = (
    "tram tunnels",
    "oak hedges",
    "a bilateral fishing pact",
    "a trilateral fishing treaty",
    "school meals",
    "the ferry",
)

advice = st.builds(
    lambda verb, thing, number: Advice(
        f"Sentence {number} says: {verb} {thing}.", f"{verb} {thing}", against=verb.startswith("Do not")
    ),
    st.sampled_from(VERBS),
    st.sampled_from(THINGS),
    st.integers(1, 400),
)
texts = st.dictionaries(
    st.sampled_from(["arnold", "bell", "cole", "dahl"]),
    st.lists(advice, max_size=4, unique_by=lambda item: item.sentence),
    min_size=2,
)


def build(texts: Mapping[str, Sequence[Advice]], *, turned: bool = False, backwards: bool = False) -> Comparison:
    corpus, recommendations = corpus_of(texts)
    if backwards:
        corpus = Corpus(documents=corpus.documents[::-1])
    return compare(corpus, NO_THEMES, recommendations[::-1] if turned else recommendations, ComparisonSettings())


@given(texts)
def test_the_order_of_the_recommendations_does_not_matter(texts: dict[str, list[Advice]]) -> None:
    assert build(texts) == build(texts, turned=True)


@given(texts)
def test_the_order_of_the_documents_changes_no_option_and_no_finding(texts: dict[str, list[Advice]]) -> None:
    def essence(result: Comparison) -> object:
        options = {frozenset(option.recommendations): option.label for option in result.options}
        return options, {(f.kind, frozenset(f.recommendations), f.score, f.ground) for f in result.findings}

    assert essence(build(texts)) == essence(build(texts, backwards=True))


@given(texts)
def test_every_part_of_a_comparison_fits_the_others(texts: dict[str, list[Advice]]) -> None:
    result = build(texts)
    ids = [item.id for item in result.recommendations]
    assert len(set(ids)) == len(ids)
    assert sorted(id for option in result.options for id in option.recommendations) == sorted(ids)
    options = {option.id: option for option in result.options}
    assert len(options) == len(result.options)
    for item in result.recommendations:
        assert item.option is not None
        assert item.id in options[item.option].recommendations
    for option in result.options:
        assert sorted(id for position in option.positions for id in position.recommendations) == sorted(
            option.recommendations
        )
        assert 0 < len(option.label.split()) <= 8


@given(texts)
def test_a_finding_compares_different_documents_with_a_confidence_and_a_reason(texts: dict[str, list[Advice]]) -> None:
    result = build(texts)
    for finding in result.findings:
        documents = [result.recommendation(id).document for id in finding.recommendations]
        assert (len(set(documents)) == 1) is (finding.kind.value == "lone")
        assert finding.kind.value == "lone" or len(set(documents)) == len(documents)
        assert 0 <= finding.score <= 1
        assert finding.score == round(finding.score, 6)
        assert finding.reason.endswith(".")
        assert finding.option in {option.id for option in result.options}


def test_the_seed_of_hashing_does_not_matter() -> None:
    script = (
        "from tests.comparison.building import *\n"
        "texts = {'arnold': [Advice('A bilateral fishing pact is due.', 'Conclude a bilateral fishing pact'),"
        " Advice('Build tram tunnels and plant oak hedges.')],"
        " 'bell': [Advice('We need a trilateral fishing treaty.', 'Conclude a trilateral fishing treaty'),"
        " Advice('Plant oak hedges near tram tunnels.')]}\n"
        "print(compared(texts))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert b"exclusive-alternatives" in outputs.pop()
