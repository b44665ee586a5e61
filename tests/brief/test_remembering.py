"""What is asked for again while one brief is composed is worked out once, and never taken for another's."""

from __future__ import annotations

from briefgen.brief.remembering import once, remembering
from briefgen.language.catalogue import phrase, speaking

looked_up: list[object] = []


@once
def length(text: list[str], *, twice: bool = False) -> int:
    looked_up.append(text)
    return len(text) * (2 if twice else 1)


@once
def linked(texts: list[str]) -> str:
    return f" {phrase('grammar.and')} ".join(texts)


def test_the_same_object_is_looked_at_once_for_each_way_of_asking() -> None:
    looked_up.clear()
    text = ["a", "b"]
    with remembering():
        assert [length(text), length(text), length(text, twice=True), length(text, twice=True)] == [2, 2, 4, 4]
    assert looked_up == [text, text]


def test_an_equal_object_is_another_one_and_none_is_taken_for_one_that_has_gone() -> None:
    with remembering():
        assert [length(["a"] * number) for number in range(200)] == list(range(200))


def test_nothing_is_kept_outside_or_for_the_next_brief() -> None:
    texts = ["a", "b"]
    with speaking("en"), remembering():
        assert linked(texts) == "a and b"
    with speaking("fr"), remembering():
        assert linked(texts) == "a et b"
    texts.append("c")
    assert linked(texts) == "a and b and c"
