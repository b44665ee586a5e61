"""Words that a text must have for a template of a lexicon to fit it, read off the template.

A rule's template fits few sentences, and looking for it costs microseconds in each. Nearly every template needs one of
a few words ("recommend", "should"), and whether a text has one of them is told at once from the set of its words. What
is needed is never guessed: a template that was not understood needs nothing, and is looked for.

Source of the idea: R. Cox, Regular expression matching with a trigram index, 2012; here with words for trigrams.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

Keys = frozenset[str]
"""Words in lower case, and beginnings of words: four letters and `_OPEN`."""

GroupKeys = Callable[[str], Keys | None]
"""What a group of the lexicon needs, by its name."""

_MOST_SETS = 2
_OPEN = "…"
_BEGINNING = 4
_WORD = re.compile(r"\w+")
_ODD = re.compile("[İıſµ\u0345-\u03ff\u1c80-\u1fff\u212a\u212b\ufb05\ufb06]")
"""Letters that a search without regard to case takes for others, and `str.lower` does not."""

_TOKEN = re.compile(
    r"(?P<group>\{[a-z_]+\})|(?P<times>(?:[*+?]|\{\d*,?\d*\})[?+]?)|(?P<ahead>\(\?<?[=!])|(?P<open>\((?:\?(?:P<\w+>|:|"
    r"-?i:))?(?!\?))|(?P<close>\))|(?P<or>\|)|(?P<edge>\\b|[\^$])|(?P<gap>\\[sW]|\[(?:\\[sW.-]|[^\w\\^\]-])+-?\])"
    r"|(?P<any>\\[^\W_]|\.|\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escaped>\\.)|(?P<text>[^\\()\[\]{}|*+?.^$])"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A part of a template.

    It is `text`, a `group` of the lexicon, an `edge` of words (which may be a gap between them), `any` characters, or
    alternatives (`any` with `ways`). `least` is how often it must be there, 0 or 1.
    """

    kind: str
    text: str = ""
    ways: tuple[tuple[_Item, ...], ...] = ()
    least: int = 1
    repeats: bool = False


class _NotUnderstood(ValueError):
    """A template with something that is not read here."""


@lru_cache(maxsize=512)
def keys_of(text: str) -> Keys | None:
    """The words of a text and their beginnings; None where case folding could mislead."""
    low = text.lower()
    if not low.isascii() and _ODD.search(text):
        return None
    found = set(_WORD.findall(low))
    found.update([word[:_BEGINNING] + _OPEN for word in found if len(word) >= _BEGINNING])
    return frozenset(found)


def may_say(text: str, said: str) -> bool:
    """Whether a search for some words without regard to case can find them in a text; False is sure."""
    low = text.lower()
    if said.lower() in low:
        return True
    return _ODD.search(said) is not None or (not low.isascii() and _ODD.search(text) is not None)


def needed(template: str, group_keys: GroupKeys) -> tuple[Keys, ...]:
    """Sets of keys: a text must have one of each for the template to fit somewhere in it; none where nothing is sure.

    Args:
        template: a regular expression in which `{group}` stands for any phrase of a group.
        group_keys: what each group needs.
    """
    try:
        ways, at = _ways(template, 0)
    except _NotUnderstood:
        return ()
    if at < len(template):
        return ()
    if len(ways) == 1:
        return tuple(sorted(_each(ways[0], False, False, group_keys), key=_frequency)[:_MOST_SETS])
    keys = _of_ways(ways, False, False, group_keys)
    return (keys,) if keys else ()


def needed_by_phrase(phrase: str) -> Keys | None:
    """Keys of which a text must have one to hold a phrase of a lexicon."""
    best: Keys | None = None
    for word in phrase.split():
        options = [_of_text(option.rstrip("~"), True, not option.endswith("~")) for option in word.split("/")]
        if not word.startswith("(") and None not in options:
            best = _rarer(best, frozenset().union(*(keys for keys in options if keys)))
    return best


def _ways(template: str, at: int) -> tuple[tuple[tuple[_Item, ...], ...], int]:
    """The alternatives that begin at `at`, and where they end: at a closing bracket or the end."""
    ways: list[tuple[_Item, ...]] = []
    items: list[_Item] = []
    while at < len(template):
        token = _TOKEN.match(template, at)
        if token is None:
            raise _NotUnderstood(template)
        kind, text, at = token.lastgroup or "", token.group(), token.end()
        if kind == "close":
            return (*ways, tuple(items)), at - 1
        if kind == "or":
            ways.append(tuple(items))
            items = []
        elif kind == "times":
            if not items:
                raise _NotUnderstood(template)
            items[-1] = _repeated(items[-1], text)
        elif kind in {"open", "ahead"}:
            inner, at = _ways(template, at)
            if template[at : at + 1] != ")":
                raise _NotUnderstood(template)
            at += 1
            if kind == "open":
                items.append(_Item("any", ways=inner))
            elif inner == ((_Item("any", r"\w"),),) and text in {"(?<!", "(?!"}:
                items.append(_Item("edge"))
        else:
            items.append(_Item({"gap": "edge", "escaped": "text"}.get(kind, kind), text.removeprefix("\\")))
            if kind == "any":
                items[-1] = _Item("any", text)
    return (*ways, tuple(items)), at


def _repeated(item: _Item, times: str) -> _Item:
    """An item with a quantifier; a mark of edges that may be missing says nothing, and neither does its place."""
    least = 0 if times[0] in "*?" or times.startswith(("{0", "{,")) else 1
    return _Item(item.kind, item.text, item.ways, least, repeats=times[0] != "?")


def _of_ways(ways: Sequence[Sequence[_Item]], before: bool, after: bool, group_keys: GroupKeys) -> Keys | None:
    found: set[str] = set()
    for way in ways:
        keys = _of_items(way, before, after, group_keys)
        if keys is None:
            return None
        found |= keys
    return frozenset(found)


def _of_items(items: Sequence[_Item], before: bool, after: bool, group_keys: GroupKeys) -> Keys | None:
    return min(_each(items, before, after, group_keys), key=_frequency, default=None)


def _each(items: Sequence[_Item], before: bool, after: bool, group_keys: GroupKeys) -> Iterator[Keys]:
    """What each of the items needs; `before` and `after` say whether words surely begin and end there."""
    left, right = [before], [after]
    for item in items:
        left.append(_edge(item, left[-1], last=True))
    for item in reversed(items):
        right.append(_edge(item, right[-1], last=False))
    right.reverse()
    text, begun = "", before
    for at, item in enumerate((*items, _Item("edge"))):
        if at < len(items) and item.kind == "text" and item.least and not item.repeats:
            begun = begun if text else left[at]
            text += item.text
            continue
        if text:
            keys = _of_text(text, begun, right[at])
            if keys:
                yield keys
            text = ""
        keys = None
        if item.least and item.kind == "group":
            keys = group_keys(item.text[1:-1])
        elif item.least and item.ways:
            sure = not item.repeats
            keys = _of_ways(item.ways, sure and left[at], sure and right[at + 1], group_keys)
        if keys:
            yield keys


def _edge(item: _Item, outside: bool, *, last: bool) -> bool:
    """Whether an edge of words is certain at the last (else the first) place of an item, given the one across it."""
    if item.kind == "text":
        inside = not (item.text.isalnum() or item.text == "_")
    elif item.ways:
        inside = True
        for way in item.ways:
            here = outside
            for one in way if last else reversed(way):
                here = _edge(one, here, last=last)
            inside = inside and here
    else:
        inside = item.kind in {"edge", "group"}
    return inside and (item.least > 0 or outside)


def _of_text(text: str, begun: bool, ended: bool) -> Keys | None:
    """The rarest word of a piece of text, or its beginning where it may go on; None where no word surely begins."""
    best: Keys | None = None
    for word in _WORD.finditer(text.lower()):
        if not (begun or word.start()):
            continue
        if ended or word.end() < len(text):
            best = _rarer(best, frozenset({word.group()}))
        elif len(word.group()) >= _BEGINNING:
            best = _rarer(best, frozenset({word.group()[:_BEGINNING] + _OPEN}))
    return best


def _rarer(one: Keys | None, other: Keys | None) -> Keys | None:
    """Of two needs the one that fewer texts meet, going by the length of the words; short words are in every text."""
    if one is None or other is None:
        return one if other is None else other
    return other if _frequency(other) < _frequency(one) else one


def _frequency(keys: Keys) -> int:
    """Roughly how many of ten thousand words are one of the keys."""
    return sum(100 if key in _COMMON or len(key) < 3 else 8 if key.endswith(_OPEN) else 3 for key in keys)


_COMMON = frozenset({
    "the", "and", "for", "not", "are", "was", "were", "has", "have", "had", "can", "may", "will", "would", "this",
    "that", "with", "from", "been", "more", "also", "its", "they", "their", "there", "which", "these", "those",
    "could", "about", "other", "you", "our", "all", "any", "one", "what", "when", "who", "how", "out", "but", "los",
    "las", "una", "uno", "con", "del", "por", "para", "que", "les", "des", "est", "pas", "une", "dans", "sur", "son",
    "sont", "plus", "pour",
})  # fmt: skip
"""Words that many sentences have."""
