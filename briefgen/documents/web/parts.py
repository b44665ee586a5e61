"""What the parts of a web page are: main text, menus and other chrome, notes, sources; told by names and by links."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice
from typing import NamedTuple

from briefgen.documents.tags import Tagged
from briefgen.documents.web.tags import Said, WebTag
from briefgen.model.documents import BlockKind

_MOST = 0.4
"""An element with more of the page's text than this is no chrome, whatever its name."""
_MARKED = 0.3
"""Where less of the text is in paragraphs, the page does without them."""
_LINKED = 0.5
_MOSTLY_LINKED = 0.8
_HARDLY_LINKED = 0.2
_PROSE = frozenset({"p", "li", "blockquote"})
_LINKS = frozenset({"a"})
_FEW = 1_000
"""The words inside an element with more children than this are not counted."""
_DEEPEST = 4
"""How many links or paragraphs that stand in each other are told apart."""


class Share(NamedTuple):
    """Characters inside an element: all, those in links, those in paragraphs."""

    all: int
    links: int
    prose: int


class Parts:
    """What is known of a page before its text is read. Nothing is counted that no element asks for."""

    def __init__(self, page: Tagged[WebTag]) -> None:
        self._page = page
        self.hidden = 0
        """How many words a browser would not show."""
        self._away: list[int] = []
        """Where elements begin that a browser does not show, the outermost ones."""
        if any(kind.is_away for kind in page.kinds):
            self._look_away()
        self.main = self._main() if any(kind.may_be_main for kind in page.kinds) else None
        """Where the element begins that holds the page's main text, if one says so."""

    def _look_away(self) -> None:
        tags, partners = self._page.tags, self._page.partners
        end = -1
        for at, tag in enumerate(tags):
            if tag.is_away and at > end:
                self._away.append(at)
                end = partners[at]
                if tag.is_counted:
                    self.hidden += self._words(at)

    def _words(self, at: int) -> int:
        """How many words are inside an element, as far as that is cheap to say."""
        if len(list(islice(self._page.children(at), _FEW))) == _FEW:
            return 1
        return len(" ".join(self._page.inside(at)).split())

    def _main(self) -> int | None:
        tags = self._page.tags
        places = [at for at, tag in enumerate(tags) if tag.may_be_main and not self._is_away(at)]
        articles = [at for at in places if tags[at].name == "article"]
        others = [at for at in places if tags[at].name == "main" or tags[at].attributes.get("role") == "main"]
        for candidates in (articles, others):
            if len(candidates) == 1 and self.weight(self.share(candidates[0])) > _MOST * self.total:
                return candidates[0]
        return None

    def _is_away(self, at: int) -> bool:
        found = bisect(self._away, at) - 1
        return found >= 0 and self._page.partners[self._away[found]] >= at

    @cached_property
    def has_title(self) -> bool:
        """Whether a heading of the first level is in the main text."""
        if self.main is None:
            return False
        return any(self._page.tags[at].name == "h1" for at in range(self.main, self._page.partners[self.main]))

    @cached_property
    def _sizes(self) -> list[int]:
        """The characters of each text that is shown."""
        sizes = list(map(len, map(str.strip, self._page.texts)))
        for at in self._away:
            for inside in range(at + 1, self._page.partners[at] + 1):
                sizes[inside] = 0
        return sizes

    @cached_property
    def _all(self) -> list[int]:
        return list(accumulate(self._sizes))

    @cached_property
    def _links(self) -> _Within:
        return _Within(self._page, self._sizes, _LINKS)

    @cached_property
    def _prose(self) -> _Within:
        return _Within(self._page, self._sizes, _PROSE)

    @cached_property
    def _anchors(self) -> list[int]:
        """Where links begin."""
        return [at for at, tag in enumerate(self._page.tags) if tag.name == "a" and not tag.closes]

    @cached_property
    def _linked(self) -> list[int]:
        """The running total of the characters in links; those of a link in another count twice."""
        sizes = (self._all[self._page.partners[at]] - self._all[at] for at in self._anchors)
        return list(accumulate(sizes, initial=0))

    def share(self, at: int) -> Share:
        """The characters inside the element that begins there."""
        everything = self._all[self._page.partners[at]] - self._all[at]
        return Share(everything, self._links.inside(at), self._prose.inside(at))

    @cached_property
    def is_unmarked(self) -> bool:
        """Whether the page does without paragraphs."""
        links, prose = self._links.total, self._prose.total
        return prose < _MARKED * (self._all[-1] - links)

    @cached_property
    def total(self) -> int:
        """The weight of the whole page."""
        return self.weight(Share(self._all[-1], self._links.total, self._prose.total))

    def weight(self, share: Share) -> int:
        """How much of the page's text an element holds; where few paragraphs are marked, all that is in no link."""
        return share.all - share.links if self.is_unmarked else share.prose

    def kind(self, at: int, tag: WebTag) -> Said | None:
        """What all text inside an element is, if the element itself says so; and why."""
        if tag.states or at == self.main:
            return tag.states
        if tag.says or not tag.asks:
            return tag.says
        if not (tag.chrome or self._may_be_of_links(at)):
            return None
        share = self.share(at)
        if self.weight(share) > _MOST * self.total:
            return None
        if tag.chrome:
            return BlockKind.FURNITURE, f"the page's {tag.chrome}", None
        return (BlockKind.FURNITURE, "the page's links", None) if self._is_of_links(at, tag, share) else None

    def _may_be_of_links(self, at: int) -> bool:
        """Whether enough of an element may be links: told at once for most, without telling nested links apart."""
        end = self._page.partners[at]
        first, behind = bisect(self._anchors, at), bisect(self._anchors, end)
        if first == behind:
            return False
        linked = self._linked[behind] - self._linked[first]
        return linked > _HARDLY_LINKED * (self._all[end] - self._all[at])

    def _is_of_links(self, at: int, tag: WebTag, share: Share) -> bool:
        """Whether an element is there for its links: a menu, a row of them, "Share this" with its links."""
        if share.links > _LINKED * share.all:
            if tag.doubtful():
                return True
            if tag.name in {"ul", "ol"} and len(list(islice(self._page.children(at), 3))) > 2:
                return True
        if tag.name == "div" and not share.prose and share.links > _MOSTLY_LINKED * share.all:
            third = bisect(self._anchors, at) + 2
            if third < len(self._anchors) and self._anchors[third] < self._page.partners[at]:
                return True
        return tag.shares() and share.links > _HARDLY_LINKED * share.all


@dataclass(slots=True)
class _Within:
    """Characters inside elements of some names."""

    page: Tagged[WebTag]
    sizes: list[int]
    names: frozenset[str]
    _depths: list[int] = field(default_factory=list)
    """In how many of them each text stands."""
    _sums: dict[int, list[int]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """The characters inside any of them."""
        return self._sum(1)[-1]

    def inside(self, at: int) -> int:
        """The characters of an element that are in such an element, be it itself or one inside it."""
        sums = self._sum(self._depth(at) + 1)
        return sums[self.page.partners[at]] - sums[at]

    def _depth(self, at: int) -> int:
        self._sum(1)
        return min(self._depths[at], _DEEPEST)

    def _sum(self, least: int) -> list[int]:
        """The running total of the characters in so many of them or more."""
        if not self._depths:
            depth = 0
            for tag in self.page.tags:
                self._depths.append(depth)
                if tag.name in self.names and not tag.is_empty:
                    depth += -1 if tag.closes else 1
            self._depths.append(depth)
        if least not in self._sums:
            pairs = zip(self.sizes, self._depths, strict=True)
            self._sums[least] = list(accumulate(size if depth >= least else 0 for size, depth in pairs))
        return self._sums[least]
