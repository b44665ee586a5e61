"""Large corpora for measuring: real prose, perturbed, so that no two texts are alike. Not for judging quality.

    python benchmarks/generated.py 10000 FOLDER

Each text has about 500 words: a title, a signature, a date, and paragraphs of sentences drawn from one of the reference
essays and from a stock of advice. Every seventh content word is exchanged for another of the same ending, numbers and
years are drawn anew, and each text has a few words of its own, so that the vocabulary grows with the corpus as it does
in life. The same number gives the same text on every machine.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
WORDS = 500
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = ("tion", "ing", "ed", "ly", "ity", "ment", "ous", "ive", "al", "s", "")
_EXCHANGED = 0.14

_WHO = (
    "The ministry",
    "The council",
    "Parliament",
    "The two governments",
    "The regulator",
    "Schools",
    "The agency",
    "We",
)
_FORCE = ("should", "must", "need to", "ought to", "could", "should not", "has to")
_DEED = (
    "fund",
    "publish",
    "extend",
    "limit",
    "train staff for",
    "merge",
    "review",
    "reduce",
    "support",
    "create",
    "ban",
)
_WHAT = (
    "the ferry service", "night buses", "the water levy", "rent control", "school meals", "the border posts",
    "joint patrols", "the visa fee", "a regional court", "river monitoring", "apprenticeships", "the fishing quota",
    "rural clinics", "the carbon price", "heat pumps", "data centres", "land records", "the harvest insurance",
    "cycle lanes", "the pension age", "library hours", "mobile teams", "flood defences", "the export licence",
    "drug courts", "youth clubs", "the tariff on steel", "broadband masts", "care homes", "the housing register",
)  # fmt: skip
_WHY = (
    "because delay costs more than action", "so that small towns are not left behind", "before the next budget",
    "as neighbouring countries have done", "for at least {number} years", "in {number} of the districts",
    "and report to the public every year", "once the review is complete", "with money from the general fund",
)  # fmt: skip
_FIRST = (
    "Ana",
    "Ben",
    "Carla",
    "David",
    "Elif",
    "Femi",
    "Grace",
    "Hugo",
    "Ines",
    "Jonas",
    "Kira",
    "Luis",
    "Mona",
    "Nils",
)
_SYLLABLES = ("bar", "den", "fal", "gor", "hol", "kin", "lam", "mer", "nor", "pel", "ras", "sol", "tan", "ver", "wil")


class Stock:
    """Sentences of the reference essays, by essay, and their words by ending."""

    def __init__(self) -> None:
        texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
        self.essays = [
            [" ".join(one.split()) for one in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text) if 8 <= len(one.split()) <= 45]
            for text in texts
        ]
        self.by_ending: dict[str, list[str]] = defaultdict(list)
        for word in sorted({word for essay in self.essays for one in essay for word in _WORD.findall(one)}):
            if word.islower():
                self.by_ending[_ending(word)].append(word)


def text_of(number: int, stock: Stock) -> str:
    """The text with that number."""
    draw = random.Random(number)
    own = ["".join(draw.choices(_SYLLABLES, k=3)) for _ in range(3)]
    essay = stock.essays[number % len(stock.essays)]
    what = draw.sample(_WHAT, 4)
    written: list[str] = []
    words = 0
    while words < WORDS:
        made = _advice(draw, what) if draw.random() < 0.12 else _perturbed(draw.choice(essay), draw, stock, own)
        written.append(made)
        words += len(made.split())
    paragraphs = [" ".join(written[at : at + 4]) for at in range(0, len(written), 4)]
    author = f"{draw.choice(_FIRST)} {''.join(draw.choices(_SYLLABLES, k=2)).title()}{draw.choice('aeiou')}"
    head = f"On {what[0].removeprefix('the ')} and {what[1].removeprefix('the ')}"
    return (
        f"{head}\n\nBy {author}\n\n{draw.randint(1, 28)} May {draw.randint(2015, 2026)}\n\n"
        + "\n\n".join(paragraphs)
        + "\n"
    )


def write_corpus(number: int, folder: Path) -> None:
    """So many texts, a thousand in a folder; what is there already is left as it is."""
    stock = Stock()
    for at in range(number):
        file = folder / f"{at // 1000:03d}" / f"{at:06d}.txt"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text_of(at, stock), encoding="utf-8")


def _advice(draw: random.Random, what: list[str]) -> str:
    why = draw.choice(_WHY).format(number=draw.randint(2, 40))
    return f"{draw.choice(_WHO)} {draw.choice(_FORCE)} {draw.choice(_DEED)} {draw.choice(what)} {why}."


def _perturbed(sentence: str, draw: random.Random, stock: Stock, own: list[str]) -> str:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        if not word.islower() or draw.random() > _EXCHANGED:
            return word
        return draw.choice(own) if draw.random() < 0.1 else draw.choice(stock.by_ending[_ending(word)] or [word])

    varied = _WORD.sub(other, sentence)
    return re.sub(r"\d+", lambda match: str(draw.randint(1, 10 ** len(match.group()))), varied)


def _ending(word: str) -> str:
    return next(ending for ending in _ENDINGS if word.endswith(ending))


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]))
