"""Corpora for the printed page, made of neutral sentences: as many authors, names as long and texts as odd as one likes.

Every author takes a stand on some issues, tells something about the others, and asks for one thing that no other asks
for. Who says what follows from the author's number, so the same call writes the same files.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

LONG_NAMES = (
    "Lakshminarayanan Venkataraghavan-Subramaniam",
    "Hildegard Freifrau von Wolfenbüttel-Scharzfeld",
    "Grzegorz Brzęczyszczykiewicz",
    "Jean-Baptiste de la Croix-Saint-Ange",
    "Katarzyna Wojciechowska-Krzyżanowska",
    "María de los Ángeles Fernández-Villaverde",
    "Oluwaseun Adebayo-Ogunleye",
    "Þorgerður Guðmundsdóttir",
    "Chukwuemeka Nwachukwu-Okonkwo",
    "Bartholomew Featherstonehaugh-Cholmondeley",
    "Anastasia Papadimitropoulou",
    "Maximiliano Etxeberria-Goikoetxea",
)
_GIVEN = ("Ana", "Bert", "Clara", "David", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas")
_FAMILY = (
    *("Abbott", "Brandt", "Castell", "Dorn", "Eklund", "Farkas", "Gruber", "Hansen", "Ivanov", "Jansen", "Kowal"),
    *("Lindt", "Moreau", "Novak", "Olsen", "Petri", "Quint", "Rossi", "Santos", "Tanaka", "Urban", "Vogel", "Weber"),
)
_MONTHS = ("January", "March", "April", "June", "September", "November")
_WATER = tomllib.loads((Path(__file__).parent / "water.toml").read_text("utf-8"))
_ISSUES = _WATER["issues"]

TAKEN = 4
"""Issues on which an author takes a stand."""
WRITTEN = 7
"""Issues that an author writes about at all."""
UNDATED = 4
"""Every fourth text states no date."""


def names(count: int) -> tuple[str, ...]:
    """So many different names: the long ones first for up to twelve, plain ones for more."""
    if count <= len(LONG_NAMES):
        return LONG_NAMES[:count]
    pairs = [f"{_GIVEN[(row + column) % len(_GIVEN)]} {_FAMILY[column]}" for row in range(10) for column in range(23)]
    return tuple(islice(pairs, count))


def write_corpus(
    folder: Path,
    authors: int | Sequence[str | None],
    *,
    repeats: int = 3,
    title_characters: int = 0,
    quotation_words: int = 0,
) -> Path:
    """Writes one text file for each author and returns the folder.

    Args:
        folder: where to; made if it is not there.
        authors: how many, or their names; None writes a text without a name.
        repeats: sentences of its own that a text has on each issue: its length.
        title_characters: titles of at least so many characters, if any.
        quotation_words: a demand of at least so many words in every text, if any.
    """
    folder.mkdir(parents=True, exist_ok=True)
    who = names(authors) if isinstance(authors, int) else tuple(authors)
    for number, name in enumerate(who):
        text = _text(number, name, repeats, title_characters, quotation_words)
        (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return folder


def _text(number: int, name: str | None, repeats: int, title_characters: int, quotation_words: int) -> str:
    head = [_title(number, title_characters)]
    if name:
        head.append(f"By {name}")
    if number % UNDATED != UNDATED - 1:
        head.append(f"{number % 27 + 1} {_MONTHS[number % len(_MONTHS)]} {2015 + number % 9}")
    parts = [text for at in range(len(_ISSUES)) if (text := _about(number, at, repeats))]
    parts.insert(2, f"One thing is forgotten in the valley. {_lone(number)} Nobody else seems to have thought of it.")
    if quotation_words:
        parts.append(_long_demand(number, quotation_words))
    return "\n\n".join([*head, *parts]) + "\n"


def _title(number: int, characters: int) -> str:
    title = f"The water supply of the valley: {_ISSUES[number % len(_ISSUES)]['name']}"
    more = cycle(f", {issue['name']}" for issue in _ISSUES)
    while len(title) < characters:
        title += next(more)
    return title


def _about(number: int, at: int, repeats: int) -> str:
    """What one author writes on one issue: what is told of it, what the author has seen, and the stand if it takes one;
    "" on an issue that it does not write about."""
    issue = _ISSUES[at]
    turn = (number * 3 + at * 7) % len(_ISSUES)
    if turn >= WRITTEN:
        return ""
    first = (number + at) % len(issue["tells"])
    told = [issue["tells"][first], issue["tells"][(first + 1 + number % 2) % len(issue["tells"])]]
    told += [_seen(number, at, turn) for turn in range(repeats)]
    if turn < TAKEN:
        told.insert(1, _stand(number, at))
    return " ".join(told)


def _seen(number: int, at: int, turn: int) -> str:
    """A sentence that no other author writes: who told what, where and when."""
    seen = _WATER["seen"]
    pick = number * 31 + at * 7 + turn * 13
    return str(seen["sentences"][pick % len(seen["sentences"])]).format(
        town=seen["towns"][(pick // 3) % len(seen["towns"])],
        person=seen["persons"][(pick // 5 + turn) % len(seen["persons"])],
        thing=_ISSUES[at]["name"],
        year=1950 + pick % 70,
        count=3 + pick % 89,
    )


def _stand(number: int, at: int) -> str:
    issue = _ISSUES[at]
    if issue["against"] and (number + at) % 5 == 0:
        return str(issue["against"][0])
    return str(issue["for"][number % len(issue["for"])])


def _lone(number: int) -> str:
    sentences = _WATER["lone"]["sentences"]
    turn, place = divmod(number, len(sentences))
    sentence: str = sentences[place]
    return sentence if not turn else f"{sentence[:-1]}, and in {_WATER['seen']['towns'][turn]} before all others."


def _long_demand(number: int, words: int) -> str:
    """One sentence that asks for something and then does not end for so many words."""
    said = f"The parish of {_WATER['seen']['towns'][number % 25]} should dig a well of its own"
    more = cycle(
        (
            "because the springs of the hills run dry in August",
            "although the engineers of the capital prefer a pipeline",
            "so that the gardens of the upper terraces can be watered in the evening",
            "as the minutes of the last assembly have it",
        )
    )
    while len(said.split()) < words:
        said += f", {next(more)}"
    return f"{said}."
