"""Where sentences end.

A rule-based splitter: every run of `.`, `!`, `?` or `…` before white space is a candidate, and a few rules on the word
before and the word after decide. No model is loaded, so a single short text costs next to nothing, and each decision
can be explained. Its words are data: `abbreviations.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefgen.model.evidence import Span

_CLOSERS = "\"'”’»›)\\]}*_`"
_OPENERS = "\"'“‘„«‹(\\[{*_`¿¡"

# Possessive quantifiers and the look-behind keep the search linear on any input, also on a megabyte of full stops.
_CANDIDATE = re.compile(
    rf"(?<![.!?…])(?<!\.[ \u00a0])(?P<stop>\.(?:[ \u00a0]\.)++|[.!?…‽]++)(?P<close>(?:[{_CLOSERS}]|[ \u00a0\u202f]»)*+)"
    rf"(?P<space>\s++)(?P<open>(?:[{_OPENERS}]|«[ \u00a0\u202f])*+)(?P<next>[^\W_]+(?:['’-][^\W_]+)*+|\S)"
)
_GLUED = re.compile(
    r"(?:(?<=[\w'’][^\W\d_][.!?])|(?<=\d\d[.!?])|(?<=#[.!?]))(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-þ]|[AI][ \u00a0'’])"
)
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»(\[{/—–]*$")
_ITEM = re.compile(r"(?:(?<=\s)|^)\s?(?:[•⁃‣◦▪]\s?)?(?P<label>\d{1,2}|[a-z])(?P<form>\.\)|\.|\))(?=\s+\S)")
_PLAIN_WORD = re.compile(r"(?<![\w.])[a-z]{4,}$")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu)['’](?=\w)")
_PLURAL = re.compile(r"(?!II|XX|MM)([A-Z])\1")
"""How Spanish shortens plurals: EE. UU., FF. AA.; Roman numbers are none."""
_TOKEN = re.compile(r"\S*")
_ADDRESS = re.compile(r"[@/\\]|www\.|://")
_LONGEST_WORD = 40
_DASHES = "—–"
_BEFORE_FIRST = "\"'“‘„«([{*_`¿¡ \n\t\u00a0#•⁃‣◦▪-–—"


@dataclass(frozen=True, slots=True)
class _Words:
    leading: frozenset[str]
    numbered: frozenset[str]
    trailing: frozenset[str]
    starters: frozenset[str]
    also_words: frozenset[str]
    small_starters: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads((files("briefgen.language") / "abbreviations.toml").read_text("utf-8"))
    return _Words(
        *(
            frozenset(table[name])
            for name in ("leading", "numbered", "trailing", "starters", "also_words", "small_starters")
        )
    )


def split_sentences(text: str) -> list[Span]:
    """The sentences of a text, as spans into it, in order, without the white space between them.

    `text` is one block (paragraph, item, heading); line ends inside it count as spaces. Note marks should have been
    replaced by as many spaces, so that "Protocols.[1] These" is read as "Protocols. These".
    """
    spans: list[Span] = []
    start = 0
    for cut in [*_cuts(text), len(text)]:
        stretch = text[start:cut]
        inner = stretch.strip()
        if inner:
            first = start + len(stretch) - len(stretch.lstrip())
            spans.append(Span(first, first + len(inner)))
        start = cut
    return spans


def _cuts(text: str) -> list[int]:
    """Offsets at which a new sentence begins, in order."""
    forced = sorted({*_glued(text), *_enumerated(text)})
    cuts: list[int] = []
    start = at = 0
    for match in _CANDIDATE.finditer(text):
        while at < len(forced) and forced[at] <= match.start():
            start = forced[at]
            cuts.append(start)
            at += 1
        if _ends(text, match, start):
            start = match.end("space")
            cuts.append(start)
    return sorted({*cuts, *forced[at:]})


def _ends(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the sentence that began at `start` ends at this candidate."""
    stop, following = match["stop"], match["next"]
    if following[0] in ",;:.!?…%":
        return False
    if following in _DASHES and text[match.end("next") : match.end("next") + 2].lstrip()[:1].islower():
        return False  # "—¿Vienes? —preguntó ella."
    if following[0].islower():
        return _ends_before_small_letter(text, match, start)
    if "!" in stop or "?" in stop:
        return True
    if len(stop) > 1 or stop == "…":
        return _ellipsis_ends(text, match)
    left = text[max(start, match.start() - _LONGEST_WORD) : match.start()]
    found = _WORD_BEFORE.search(left)
    word = found[0].lstrip("*_'’`#") if found else ""
    is_first = match.start() - start < _LONGEST_WORD and not left.removesuffix(word).strip(_BEFORE_FIRST)
    if is_first and (len(word) == 1 or re.fullmatch(r"[ivxlcIVXLC]+|[\d.]+", word)):
        return False  # "2." and "a." number what follows
    if match["close"].strip("*_`"):
        return (
            True  # `... as an engineer.) Next`, `"This is great." She`: the stop belongs to what has just been closed
        )
    return _stop_ends(word, following, bool(match["open"]), len(text[start : min(match.start(), start + 200)].split()))


def _ends_before_small_letter(text: str, match: re.Match[str], start: int) -> bool:
    """In hasty writing a sentence may begin small: after a plain word, and with a word that opens one."""
    if match["stop"] != "." or match["close"] or match["open"] or match["next"] not in _words().small_starters:
        return False
    found = _PLAIN_WORD.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    words = _words()
    return found is not None and found[0] not in words.leading | words.numbered | words.trailing


def _ellipsis_ends(text: str, match: re.Match[str]) -> bool:
    """Four dots, or three right after a word, end a sentence; three after a space or a bracket are an omission."""
    dots = match["stop"].count(".") + 3 * match["stop"].count("…")
    if dots > 3:
        return True
    before = text[match.start() - 1 : match.start()]
    return bool(before) and not before.isspace() and before not in '([{"“‘«'


def _stop_ends(word: str, following: str, is_opened: bool, words_so_far: int) -> bool:
    """Whether a full stop after `word` and before `following` ends a sentence that has so many words."""
    words = _words()
    lower = word.lower()
    last = _ELIDED.sub("", lower).rsplit("-", 1)[-1]  # "l'art", "Norway-U.S"
    starts = (
        following.lower().replace("’", "'") in words.starters and following[1:] == following[1:].lower()
    )  # "U.S. AND" in capitals goes on
    if _PLURAL.fullmatch(word):
        return starts and not _PLURAL.fullmatch(following)
    if len(word) == len(following) == 1 and word.islower() and following.isupper():
        return starts  # "a. C.", before Christ
    if last in words.leading:
        return False
    if last in words.numbered:
        if following[0].isdigit() or is_opened or re.fullmatch(r"[IVXLC]+|[A-Z]", following):
            return False
        return starts or (word.islower() and last in words.also_words)
    if last in words.trailing or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last):
        begins = starts or last == "etc" or (last in ("a.m", "p.m") and following.lower() in words.leading)
        return begins and words_so_far > 3
    if len(last) == 1 and word[-1:].isupper():
        return starts  # an initial, or "you and I. Did"
    return True


def _glued(text: str) -> list[int]:
    """Sentences without a space between them ("on Tuesday.He went"); addresses of mail and hosts are left whole."""
    cuts = []
    for match in _GLUED.finditer(text):
        at = match.start()
        left = _WORD_BEFORE.search(text[max(0, at - _LONGEST_WORD) : at])
        right = _TOKEN.match(text, at, at + _LONGEST_WORD)
        token = (left[0] if left else "") + (right[0] if right else "")
        if not _ADDRESS.search(token):
            cuts.append(at)
    return cuts


def _enumerated(text: str) -> list[int]:
    """Items run together on one line ("1. The first item 2. The second item"), where the text begins with an item."""
    first = _ITEM.match(text)
    if not first:
        return []
    cuts, expected = [], _after(first["label"])
    for match in _ITEM.finditer(text, first.end()):
        if match["label"] == expected and match["form"] == first["form"]:
            cuts.append(match.start())
            expected = _after(expected)
    return cuts


def _after(label: str) -> str:
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
