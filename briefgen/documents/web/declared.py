"""What a web page says of itself beside its text: `<meta>`, OpenGraph, Dublin Core, JSON-LD (schema.org), `<time>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefgen.documents.tags import Tagged
from briefgen.documents.web.tags import WebTag

_TITLES = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = (
    "citation_author",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_DATES = (
    "citation_publication_date",
    "citation_date",
    "article:published_time",
    "dc.date",
    "dcterms.date",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "date",
    "pubdate",
    "publish-date",
)
_TEXTS = re.compile(r"article|report|posting|creativework|book|chapter|thesis|legislation|webpage", re.I)
_MOST = 200_000
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d")


def declared_by(page: Tagged[WebTag]) -> tuple[tuple[str, str], ...]:
    """Title, authors and date by the names that front matter has; of several sources the most formal one is taken."""
    places: dict[str, list[int]] = {}
    for at, tag in enumerate(page.tags):
        if tag.tells:
            places.setdefault(tag.name, []).append(at)
    metas: dict[str, list[str]] = {}
    for at in places.get("meta", ())[:500]:
        meta = page.tags[at].attributes
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        value = " ".join(meta.get("content", "").split())
        if name and value:
            metas.setdefault(name, []).append(value)
    linked = list(_linked_data(page, places.get("script", ())))
    titles = _first(metas, _TITLES) or [one for one in (_text(node.get("headline")) for node in linked) if one]
    authors = _first(metas, _AUTHORS) or [name for node in linked for name in _names(node.get("author"))]
    dates = _first(metas, _DATES) or [one for one in (_text(node.get("datePublished")) for node in linked) if one]
    times = (page.tags[at].attributes for at in places.get("time", ())[:50])
    dates = dates or [time.get("datetime", "") for time in times if _is_issue(time)]
    headings = [" ".join(page.text(at).split()) for at in places.get("h1", ())[:5]]
    own = next((page.texts[at + 1] for at in places.get("title", ())), "")
    pairs = [("title", _own_title(headings, titles, " ".join(own.split())))]
    pairs += (("author", name) for name in dict.fromkeys(authors) if "://" not in name)
    pairs += (("date", _STAMP.sub(r"\1 ", date).split(" ")[0] if _STAMP.match(date) else date) for date in dates[:1])
    return tuple((key, value[:300]) for key, value in pairs if value)


def _own_title(headings: list[str], titles: list[str], whole: str) -> str:
    """The title to go by; none where the page has a single first heading, which then is the title as printed."""
    if len([one for one in headings if one]) == 1:
        return ""
    if titles:
        return titles[0]
    if any(whole.startswith(one) for one in headings if one):
        return next(one for one in headings if one and whole.startswith(one))
    return max(re.split(r"\s[|»–—:-]{1,2}\s", whole), key=len) if whole else ""


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return next((metas[name] for name in names if name in metas), [])


def _is_issue(time: dict[str, str]) -> bool:
    return "pubdate" in time or time.get("itemprop") == "datePublished"


def _linked_data(page: Tagged[WebTag], scripts: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The page's JSON-LD nodes that are texts."""
    for at in scripts[:200]:
        if page.tags[at].attributes.get("type", "").lower() != "application/ld+json" or page.tags[at].is_empty:
            continue
        script = page.texts[at + 1]
        if not script or len(script) > _MOST:
            continue
        try:
            found = json.loads(script)
        except (ValueError, RecursionError):
            continue
        nodes = found if isinstance(found, list) else [found]
        nodes = [inner for node in nodes if isinstance(node, dict) for inner in [node, *_listed(node.get("@graph"))]]
        yield from (node for node in nodes if isinstance(node, dict) and _TEXTS.search(str(node.get("@type"))[:100]))


def _names(author: Any) -> Iterator[str]:
    for one in _listed(author):
        name = _text(one.get("name")) if isinstance(one, dict) else _text(one)
        if name:
            yield name


def _listed(value: Any) -> list[Any]:
    return value[:100] if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
