"""A page or an XML part taken apart at its tags, without a tree: names, attributes, the texts between, partners.

A tree costs an object for each element that is looked at, which is most of what reading through one costs. What is
written regularly is taken apart by one expression; all else is first put in order by a parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

_TAG = re.compile("<([^<>]*)>")
_FREE = re.compile(
    r"([A-Za-z][\w:.-]*+)((?:\s++[A-Za-z_:][\w:.-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'`=<>/&]++))?+)*+)\s*+(/?)",
    re.A,
)
"""A start tag as people and programs write them: HTML, "Start tags"."""
_STRICT = re.compile(r"([^\s\"'<>/=&]++)((?:\s++[^\s\"'<>/=&]++=(?:\"[^\"]*+\"|'[^']*+'))*+)\s*+(/?)", re.A)
"""A start tag of XML."""
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=&]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'`=<>/&]++)))?+", re.A)
DEEPEST = 256
"""How deep elements may stand in each other; libxml2 goes no deeper."""
LONGEST = 5_000_000
"""Characters up to which no limit of libxml2's can be met, so that it need not be asked."""


class IrregularError(ValueError):
    """The text has to be put in order by a parser before it can be taken apart."""


@dataclass(slots=True)
class Tag:
    """A tag as it is written; one object stands for all that are written alike.

    `closes`: it ends an element; `is_empty`: the element has nothing in it and no end tag. In an element so begun, what
    begins with one of the names in `shuts` would end it first; `may_stay_open`: it may do without an end tag then, and
    where the element around it ends.
    """

    name: str
    attributes: dict[str, str]
    closes: bool = False
    is_empty: bool = False
    shuts: Container[str] = ()
    may_stay_open: bool = False


T = TypeVar("T", bound=Tag)


@dataclass(slots=True)
class Tagged(Generic[T]):
    """A text taken apart: `texts[at]` stands in front of `tags[at]`, and one more behind the last tag.

    `partners[at]` is the place of the end tag for a start tag, of the start tag for an end tag; an empty element is its
    own partner. `kinds` are the tags that occur, each once. `is_plain`: all characters of the texts are seen, and of
    the white space that is made a single space there are only spaces.
    """

    tags: list[T]
    texts: list[str]
    partners: list[int]
    kinds: list[T]
    is_plain: bool = False

    def inside(self, at: int) -> list[str]:
        """All texts inside the element that begins there, in order."""
        return self.texts[at + 1 : self.partners[at] + 1]

    def text(self, at: int) -> str:
        """All that is inside an element as one text."""
        return "".join(self.inside(at))

    def children(self, at: int) -> Iterable[int]:
        """The places where the elements begin that stand directly in that one."""
        child, end = at + 1, self.partners[at]
        while child < end:
            yield child
            child = self.partners[child] + 1


class _Known(dict[str, T]):
    """The tags met so far, as they are written."""

    def __init__(self, learn: Callable[[str], T]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, written: str) -> T:
        tag = self[written] = self._learn(written)
        return tag


def take_apart(text: str, learn: Callable[[str], T], undo: Callable[[str], str]) -> Tagged[T]:
    """The text at its tags.

    Args:
        text: without comments, processing instructions and document type.
        learn: what a tag is, from what stands between its angle brackets.
        undo: a text with its character references undone.

    Raises:
        IrregularError: the tags do not stand in each other, or one of them would be read in another way by a parser.
    """
    parts = _TAG.split(text)
    written = parts[1::2]
    texts = parts[::2]
    if text.count("<") != len(written):
        raise IrregularError
    known = _Known(learn)
    tags = list(map(known.__getitem__, written))
    try:
        partners = _partners(tags)
    except IrregularError:
        tags, texts = _with_all_ends(tags, texts, known)
        partners = _partners(tags)
    if "&" in text:
        texts = [undo(one) if "&" in one else one for one in texts]
    return Tagged(tags, texts, partners, list(known.values()))


def _partners(tags: list[T]) -> list[int]:
    partners = list(range(len(tags)))
    shuts: Container[str] = ()
    above: list[int] = []
    for at, tag in enumerate(tags):
        if tag.closes:
            if not above:
                raise IrregularError
            start = above.pop()
            if tags[start].name != tag.name:
                raise IrregularError
            partners[at], partners[start] = start, at
            shuts = tags[above[-1]].shuts if above else ()
        elif tag.name in shuts:
            raise IrregularError
        elif not tag.is_empty:
            above.append(at)
            shuts = tag.shuts
            if len(above) > DEEPEST:
                raise IrregularError
    if above:
        raise IrregularError
    return partners


def _with_all_ends(tags: list[T], texts: list[str], known: _Known[T]) -> tuple[list[T], list[str]]:
    """The same with the end tags that a writer of HTML may leave out: HTML, "Optional tags".

    Raises:
        IrregularError: others are left out, too.
    """
    ended: list[T] = []
    between: list[str] = []
    above: list[T] = []

    def end(text: str) -> str:
        ended.append(known[f"/{above.pop().name}"])
        between.append(text)
        return ""

    for tag, text in zip(tags, texts, strict=False):
        if tag.closes:
            while above and above[-1].name != tag.name and above[-1].may_stay_open:
                text = end(text)
            if not above or above.pop().name != tag.name:
                raise IrregularError
        else:
            while above and above[-1].may_stay_open and tag.name in above[-1].shuts:
                text = end(text)
            if not tag.is_empty:
                above.append(tag)
        ended.append(tag)
        between.append(text)
    return ended, [*between, texts[-1]]


def start_tag(written: str, undo: Callable[[str], str], *, is_free: bool) -> tuple[str, dict[str, str], bool]:
    """Name, attributes, and whether a tag says that its element is empty.

    Args:
        written: what stands between the angle brackets.
        undo: a text with its character references undone.
        is_free: it is HTML, with attributes without quotation marks or values, and capitals that mean nothing.

    Raises:
        IrregularError: it is no such tag.
    """
    match = (_FREE if is_free else _STRICT).fullmatch(written)
    if match is None:
        raise IrregularError
    name, rest, slash = match.groups()
    attributes: dict[str, str] = {}
    if rest:
        found = _ATTRIBUTE.findall(rest)
        for key, double, single, bare in found:
            value = double or single or bare
            attributes[key.lower() if is_free else key] = undo(value) if "&" in value else value
        if len(attributes) != len(found):
            raise IrregularError
    return name.lower() if is_free else name, attributes, bool(slash)
