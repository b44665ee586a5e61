"""What refers to what: bookmarks for the anchors that are linked to, footnotes for the notes that are called."""

from __future__ import annotations

from collections.abc import Container

from lxml.html import HtmlElement

from briefgen.page.word.xml import Element, element


class References:
    """The anchors of a page. A bookmark is made once, where its anchor first stands.

    Args:
        page: the whole page.
    """

    def __init__(self, page: HtmlElement) -> None:
        self._notes = {note.get("id"): note for note in page.find_class("fn") if note.get("id")}
        wanted = dict.fromkeys(link.get("href")[1:] for link in page.iter("a") if link.get("href", "").startswith("#"))
        there = {node.get("id") for node in page.iter() if node.get("id")} - set(self._notes)
        # A name in Word begins with a letter and has at most 40 characters.
        self._names = {id_: f"brief{number}" for number, id_ in enumerate(wanted, start=1) if id_ in there}
        self._numbers = {id_: number for number, id_ in enumerate(self._names, start=1)}
        self._labels = _labels(page, self._names)
        self._made: set[str] = set()
        self.footnotes: list[HtmlElement] = []
        """The notes called so far, in the order of their calls; the first has the number 1."""

    def name(self, anchor: str) -> str:
        """The bookmark's name of an anchor, "" where nothing stands there."""
        return self._names.get(anchor, "")

    def label(self, anchor: str) -> str:
        """The heading under which an anchor stands, as short as in running heads; an entry of a list by its own id."""
        return self._labels.get(anchor, "")

    def bookmark(self, anchor: str) -> tuple[Element, ...]:
        """The beginning and end of an anchor's bookmark; nothing where none is needed or it is made already."""
        if anchor not in self._names or anchor in self._made:
            return ()
        self._made.add(anchor)
        number = self._numbers[anchor]
        return (
            element("bookmarkStart", id_=number, name=self._names[anchor]),
            element("bookmarkEnd", id_=number),
        )

    def footnote(self, anchor: str) -> int | None:
        """The number of the footnote that a call leads to, None when there is no such note."""
        if anchor not in self._notes:
            return None
        self.footnotes.append(self._notes[anchor])
        return len(self.footnotes)


def _labels(page: HtmlElement, wanted: Container[str]) -> dict[str, str]:
    labels: dict[str, str] = {}
    heading = ""
    for node in page.iter():
        if isinstance(node.tag, str):
            if node.tag in ("h1", "h2"):
                heading = node.get("data-running") or " ".join(node.text_content().split())
            if node.get("id") in wanted:
                labels[node.get("id")] = node.get("id").removeprefix("rec-") if node.tag == "li" else heading
    return labels
