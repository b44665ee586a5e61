"""The index page of published editions, and their feed (Atom, RFC 4287). The same editions give the same bytes."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from briefgen.language.catalogue import LANGUAGES, phrase, speaking
from briefgen.language.writing import date_in_words
from briefgen.settings import PublishingSettings

ATOM = "http://www.w3.org/2005/Atom"
UNDATED = "1980-01-01"
"""The date that the feed gives an undated edition: the standard asks for one, and the clock must not decide."""
_NOT_XML = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_STYLE = (
    "body{font:18px/1.5 Georgia,serif;color:#1b1f24;background:#fff;max-width:44rem;margin:0 auto;padding:1rem}"
    "h1,h2{font-family:Helvetica,Arial,sans-serif;line-height:1.25}h2{font-size:1.15em;margin-bottom:.2em}"
    "a{color:#14507a}summary{cursor:pointer}.when{color:#4a5058;margin:0}"
    "@media(prefers-color-scheme:dark){body{color:#e6e8ea;background:#14171a}a{color:#8ec1e8}.when{color:#b5bbc2}}"
)


def index_page(editions: Sequence[Mapping[str, Any]], settings: PublishingSettings) -> str:
    """One self-contained page with every edition, newest first, its files and key messages."""
    language = str(editions[0]["language"]) if editions else "en"
    page = Element("html", {"lang": language})
    head, body = SubElement(page, "head"), SubElement(page, "body")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    SubElement(head, "title").text = _plain(settings.title)
    SubElement(head, "link", {"rel": "alternate", "type": "application/atom+xml", "href": "feed.xml"})
    SubElement(head, "style").text = _STYLE
    main = SubElement(body, "main")
    SubElement(main, "h1").text = _plain(settings.title)
    for number, one in enumerate(editions):
        spoken = str(one["language"])
        with speaking(spoken if spoken in LANGUAGES else "en"):
            _tell(
                SubElement(main, "article", {"id": _plain(one["name"]), "lang": _plain(spoken)}),
                one,
                is_newest=number == 0,
            )
    indent(page, " ")
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def _tell(entry: Element, one: Mapping[str, Any], *, is_newest: bool) -> None:
    """An edition: title, number and day, key messages, files. After a year there are many: only the newest shows its
    messages at once."""
    link = SubElement(SubElement(entry, "h2"), "a", {"href": _href(one, _first(one))})
    link.text = _plain(one["title"])
    said = f"{phrase('page.mail_edition', number=one['number'])} · {_day(one.get('date'))}"
    SubElement(entry, "p", {"class": "when"}).text = _plain(said)
    if messages := one.get("messages"):
        place = entry
        if not is_newest:
            place = SubElement(entry, "details")
            SubElement(place, "summary").text = phrase("page.key_messages")
        points = SubElement(place, "ul")
        for message in messages:
            SubElement(points, "li").text = _plain(str(message))
    files = SubElement(entry, "p")
    names = sorted(one["files"], key=lambda file: str(file["file"]) != _first(one))
    for number, file in enumerate(names):
        shown = SubElement(files, "a", {"href": _href(one, str(file["file"]))})
        shown.text = f"{_plain(file['file'])} ({int(file['bytes']) / 1000:,.0f} kB)"
        shown.tail = " · " if number + 1 < len(names) else None


def _day(date: object) -> str:
    """A day in words; what stands there for one, if it is none."""
    if not date:
        return phrase("page.undated")
    return date_in_words(str(date)) if _DAY.fullmatch(str(date)) else str(date)


def feed(editions: Sequence[Mapping[str, Any]], settings: PublishingSettings) -> str:
    """The feed. Its id, and that of every entry, stays the same wherever it is published."""
    root = Element("feed", {"xmlns": ATOM})
    first = str(editions[-1]["digest"]) if editions else settings.title
    SubElement(
        root, "id"
    ).text = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'briefgen feed {settings.title} {first}')}"
    SubElement(root, "title").text = _plain(settings.title)
    SubElement(root, "updated").text = max((_moment(one) for one in editions), default=f"{UNDATED}T00:00:00Z")
    SubElement(SubElement(root, "author"), "name").text = _plain(settings.title)
    base = f"{settings.address.rstrip('/')}/" if settings.address else ""
    if base:
        SubElement(root, "link", {"rel": "self", "href": f"{base}feed.xml"})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}index.html"})
    for one in editions:
        entry = SubElement(root, "entry")
        SubElement(entry, "id").text = _urn(f"briefgen edition {one['digest']}")
        SubElement(entry, "title").text = f"{_plain(one['title'])} ({one['number']})"
        SubElement(entry, "updated").text = _moment(one)
        for file in one["files"]:
            relation = "alternate" if file["file"] == _first(one) else "enclosure"
            SubElement(
                entry,
                "link",
                {
                    "rel": relation,
                    "type": _plain(file["media_type"]),
                    "href": base + _href(one, str(file["file"])),
                    "length": str(int(file["bytes"])),
                },
            )
        SubElement(entry, "summary").text = _plain(" ".join(map(str, one.get("messages", ())))) or _plain(one["title"])
    indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _urn(name: str) -> str:
    """A name of its own that stays the same."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _moment(one: Mapping[str, Any]) -> str:
    """An edition's day as RFC 3339 asks; undated ones by their number, so that newer ones are newer."""
    if one.get("date"):
        return f"{one['date']}T00:00:00Z"
    seconds = min(int(one["number"]), 86_399)
    return f"{UNDATED}T{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}Z"


def _first(one: Mapping[str, Any]) -> str:
    names = [str(file["file"]) for file in one["files"]]
    return next((name for name in ("brief.html", "brief.pdf") if name in names), names[0] if names else "")


def _href(one: Mapping[str, Any], file: str) -> str:
    return f"{quote(str(one['name']))}/{quote(file)}"


def _plain(text: object) -> str:
    """Text without the control characters that XML cannot hold."""
    return _NOT_XML.sub(" ", str(text))
