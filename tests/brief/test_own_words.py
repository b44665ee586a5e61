"""What is quoted of a sentence that is too long to be quoted whole."""

from __future__ import annotations

import pytest

from briefgen.brief.own_words import telling

LONG = "If trends can be used to look ahead, it appears that given that the towns have varied aims, the chance of a joint fund is rather small."


@pytest.mark.parametrize(
    ("said", "language", "quoted"),
    [
        ("We are far from a joint fund.", "en", "We are far from a joint fund."),
        (LONG, "en", "… the chance of a joint fund is rather small."),
        (f"{LONG[:-1]}, of course.", "en", "… the chance of a joint fund is rather small, of course."),
        (
            "It depends on many things that nobody can foresee today or tomorrow, which is why we would rather wait.",
            "en",
            "",
        ),
        (
            "Si l’on en croit les chiffres publiés par les communes cette année encore, la création d’un fonds est incertaine.",
            "fr",
            "… la création d’un fonds est incertaine.",
        ),
    ],
)
def test_a_long_sentence_is_quoted_by_its_last_whole_clause(said: str, language: str, quoted: str) -> None:
    assert telling(said, 90, language) == quoted
