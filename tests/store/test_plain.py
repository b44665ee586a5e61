"""Values as plain JSON and back: what comes back is the same, or is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.documents.corpus import read_document
from briefgen.model.documents import Document
from briefgen.model.evidence import Span
from briefgen.model.recommendations import Recommendation, Stance
from briefgen.recommendations import document_recommendations
from briefgen.settings import ReadingSettings, RecommendationSettings
from briefgen.store import as_plain, from_plain
from tests.cli.conftest import PAPERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """Everything that a value may hold."""

    name: str
    number: int
    share: float
    flag: bool
    span: Span | None
    stances: tuple[Stance, ...]
    pairs: tuple[tuple[str, int], ...]
    terms: frozenset[str] = frozenset()


@given(
    st.builds(
        Nested,
        name=st.text(),
        number=st.integers(),
        share=st.floats(allow_nan=False, allow_infinity=False),
        flag=st.booleans(),
        span=st.none() | st.integers(0, 99).map(lambda at: Span(at, at + 1)),
        stances=st.lists(st.sampled_from(Stance)).map(tuple),
        pairs=st.lists(st.tuples(st.text(), st.integers())).map(tuple),
        terms=st.frozensets(st.text()),
    )
)
def test_any_value_comes_back_the_same_through_json(value: Nested) -> None:
    assert from_plain(Nested, json.loads(json.dumps(as_plain(value)))) == value


def test_a_set_is_written_in_an_order_that_no_run_decides() -> None:
    assert as_plain(frozenset({"ferry", "bridge", "canal"})) == ["bridge", "canal", "ferry"]


def test_a_document_and_its_recommendations_come_back_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    for name, text in PAPERS.items():
        file = tmp_path_factory.mktemp("papers") / name
        file.write_text(text, encoding="utf-8")
        document = read_document(file, ReadingSettings())
        assert from_plain(Document, json.loads(json.dumps(as_plain(document)))) == document
        found = document_recommendations(document, RecommendationSettings())
        assert found
        assert tuple(from_plain(Recommendation, json.loads(json.dumps(as_plain(one)))) for one in found) == found


GOOD = as_plain(Nested(name="a", number=1, share=0.5, flag=True, span=Span(0, 1), stances=(Stance.FOR,), pairs=()))


@pytest.mark.parametrize("at", range(len(GOOD)))
@pytest.mark.parametrize("wrong", [{"a": 1}, [["a"]], [None]])
def test_a_value_of_another_shape_is_refused(at: int, wrong: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_plain(Nested, [*GOOD[:at], wrong, *GOOD[at + 1 :]])


@pytest.mark.parametrize("plain", [None, {}, [], GOOD[:-1], [*GOOD, 1], "text"])
def test_what_has_too_few_or_too_many_fields_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_plain(Nested, plain)


def test_a_class_checks_what_it_is_given() -> None:
    with pytest.raises(ValueError, match="not a span"):
        from_plain(Span, [5, 2])
