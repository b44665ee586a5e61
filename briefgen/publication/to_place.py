"""Publishes an edition into a place: its files first, then what names them, the index page and feed at the very end.

So whoever follows a link from the index or the feed finds the edition whole. What is whole already is not sent again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefgen.model.publication import Edition
from briefgen.publication.issued import Issued, content_of
from briefgen.publication.listing import feed, index_page
from briefgen.publication.manifest import FILE_NAME
from briefgen.publication.places import Place
from briefgen.settings import PublishingSettings

LISTING = "editions.json"
"""What stands in a place: from it the index page and the feed are written."""
FORMAT = "briefgen.editions/1"
NOT_SHOWN = frozenset({"record.json"})


def put_files(place: Place, issued: Issued) -> tuple[str, ...]:
    """Writes an edition's files into its folder in a place, the manifest last; gives the names of those written.

    Raises:
        OutputFailed: a file is not what the manifest says.
    """
    name = issued.edition.name
    manifest = (issued.folder / FILE_NAME).read_bytes()
    if place.read(f"{name}/{FILE_NAME}") == manifest:
        return ()
    written = []
    for file in sorted(issued.manifest.artifacts):
        content = content_of(issued, file)
        if place.read(f"{name}/{file}") != content:
            place.write(f"{name}/{file}", content)
            written.append(file)
    place.write(f"{name}/{FILE_NAME}", manifest)
    return (*written, FILE_NAME)


def publish_to(place: Place, issued: Issued, settings: PublishingSettings) -> tuple[str, ...]:
    """Publishes an edition; gives the paths that were written, none when all stood there already."""
    written = [f"{issued.edition.name}/{file}" for file in put_files(place, issued)]
    listed = _listed(place, issued)
    pages = {
        LISTING: json.dumps({"format": FORMAT, "editions": listed}, ensure_ascii=False, indent=1) + "\n",
        "feed.xml": feed(listed, settings),
        "index.html": index_page(listed, settings),
    }
    for path, text in pages.items():
        content = text.encode("utf-8")
        if place.read(path) != content:
            place.write(path, content)
            written.append(path)
    return tuple(written)


def _listed(place: Place, issued: Issued) -> list[dict[str, Any]]:
    """The editions that stand in a place with this one, newest first. A list that cannot be understood is made anew."""
    try:
        known = json.loads(place.read(LISTING) or b"{}")
        editions = {str(one["name"]): one for one in known.get("editions", []) if _is_whole(one)}
    except (ValueError, TypeError, KeyError, AttributeError):
        editions = {}
    editions[issued.edition.name] = _entry(issued)
    return sorted(editions.values(), key=lambda one: (one["number"], one["name"]), reverse=True)


def _is_whole(one: Mapping[str, Any]) -> bool:
    kinds = {"number": int, "name": str, "title": str, "digest": str, "language": str, "files": list}
    return all(isinstance(one.get(key), kind) for key, kind in kinds.items()) and "/" not in one["name"]


def _entry(issued: Issued) -> dict[str, Any]:
    edition: Edition = issued.edition
    return {
        "number": edition.number,
        "name": edition.name,
        "date": edition.date,
        "title": str(issued.brief["title"]),
        "language": str(issued.brief.get("language", "en")),
        "digest": edition.digest,
        "messages": [one["text"] for one in issued.brief["statements"] if one["id"].startswith("key-")],
        "files": [
            {"file": name, "media_type": media_type, "bytes": (issued.folder / name).stat().st_size}
            for name, media_type in sorted(issued.manifest.media_types.items())
            if name not in NOT_SHOWN
        ],
    }
