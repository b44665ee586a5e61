"""An option of several documents is named in words that all of them use."""

from __future__ import annotations

import pytest

from briefgen.language.tokens import words
from tests.comparison.building import Advice, compared, option_of


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        (
            "Publish the lock counts every three months.",
            "Publish lock counts and ferry figures.",
            "Publish lock counts",
        ),
        (
            "Make ferries free of charge on Sundays.",
            "Make ferries free of charge for pupils.",
            "Ferries free of charge",
        ),
        ("Build a wide towpath bridge.", "Paint the towpath bridge in red.", "Towpath bridge"),
    ],
    ids=["how often", "for whom", "different verbs"],
)
def test_what_only_one_says_is_not_in_the_name(one: str, other: str, name: str) -> None:
    comparison = compared({"ruiz": [Advice(one)], "berg": [Advice(other)]})
    option = option_of(comparison, "ruiz-0")
    assert option_of(comparison, "berg-0").id == option.id
    assert option.label == name


def test_the_first_part_of_a_compound_is_no_name() -> None:
    comparison = compared(
        {"ruiz": [Advice("Address cybersecurity in ports.")], "berg": [Advice("Develop drills against cyber crime.")]}
    )
    labels = {option_of(comparison, id).label for id in ("ruiz-0", "berg-0")}
    assert "Cyber" not in labels


def test_a_name_keeps_the_order_of_a_headline() -> None:
    texts = ["Repair the old canal lock gates before winter.", "Repair the canal lock gates with oak."]
    comparison = compared({id: [Advice(text)] for id, text in zip(("ruiz", "berg"), texts, strict=True)})
    label = words(option_of(comparison, "ruiz-0").label)
    assert any(label == [w for w in words(text) if w in label] for text in texts)


def test_the_one_word_that_the_whole_corpus_is_about_is_no_name() -> None:
    talk = [f"The harbour of town {number} is old." for number in range(40)]
    texts = {
        "arnold": [
            Advice("Now is the time to deepen the harbour partnership.", "Deepen the harbour partnership"),
            *talk,
        ],
        "bell": [Advice("Both must strengthen their harbour relations.", "Strengthen their harbour relations"), *talk],
    }
    assert option_of(compared(texts), "arnold-0").label != "Harbour"
