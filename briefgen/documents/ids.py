"""Short readable ids for documents and authors, and a stand-in author for unsigned texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.documents.byline.people import slug
from briefgen.model.documents import UNSIGNED, Author, Document, Provenance


def with_ids(
    documents: Iterable[Document], *, finish: Callable[[Document], Document] = lambda document: document
) -> tuple[Document, ...]:
    """The documents, in their order, with ids from their first author's short name.

    A second text of that name gets `-2`, and so on by the order given. One person, or body, has one id in all
    documents; two of the same short name have two. Unsigned texts are their own authors, numbered if there are several.
    Each is given to `finish` as soon as it has its id.
    """
    documents = tuple(documents)
    unsigned = sum(1 for document in documents if not document.authors)
    names: dict[str, str] = {}
    given: dict[str, int] = {}
    taken: dict[str, int] = {}
    counted = 0
    finished = []
    for document in documents:
        if document.authors:
            authors = tuple(replace(author, id=_author_id(author, names, given)) for author in document.authors)
        else:
            counted += 1
            authors = (_stand_in(document, counted if unsigned > 1 else 0),)
        wanted = slug(authors[0].short) if document.authors else UNSIGNED
        finished.append(finish(document.called(_free(wanted or "document", taken), authors)))
    return tuple(finished)


def _free(wanted: str, taken: dict[str, int]) -> str:
    """The id wanted, with the first number that makes it new."""
    number = taken.get(wanted, 0) + 1
    while number > 1 and f"{wanted}-{number}" in taken:
        number += 1
    taken[wanted] = number
    new = wanted if number == 1 else f"{wanted}-{number}"
    taken.setdefault(new, 1)
    return new


def _author_id(author: Author, names: dict[str, str], given: dict[str, int]) -> str:
    """The id of that name; `names` holds those given so far, by full name without accents and case, `given` what is
    taken of them."""
    full = slug(author.name) or author.name
    if full not in names:
        names[full] = _free(slug(author.short) or "author", given)
    return names[full]


def _stand_in(document: Document, number: int) -> Author:
    """An unsigned text as its own author, called by its title or file; `number` is 0 where it is the only one."""
    return Author(
        id=f"{UNSIGNED}-{number}" if number > 1 else UNSIGNED,
        name=document.title.text if document.title else PurePosixPath(document.source.path).name,
        short=f"Unsigned {number}" if number else "Unsigned",
        is_named=False,
        found=Provenance(rule="unsigned", span=document.title.found.span if document.title else None),
    )
