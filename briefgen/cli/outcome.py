"""What `briefgen build` says at the end: where the brief is and what it came to, or what would be done."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli.terminal import one_line, say, say_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.model.brief import Brief
    from briefgen.model.documents import Corpus, Document
    from briefgen.model.notices import Notice
    from briefgen.model.publication import Publication


def outcome_of(brief: Brief, publication: Publication) -> dict[str, Any]:
    """Where the brief is, and how much was compared and found, as plain values."""
    edition = publication.edition
    return {
        "edition": {"number": edition.number, "date": edition.date, "digest": edition.digest},
        "folder": str(publication.folder),
        "files": [
            {"file": artifact.name, "media_type": artifact.media_type, "bytes": len(artifact.content)}
            for artifact in publication.artifacts
        ],
        "title": brief.title,
        "counts": _counts(brief),
        "notices": [_notice(notice) for notice in brief.notices],
    }


def say_outcome(outcome: Mapping[str, Any], *, as_json: bool) -> None:
    """The same, for a reader or a program."""
    if as_json:
        say_json(outcome)
        return
    number, date = outcome["edition"]["number"], outcome["edition"]["date"]
    say(one_line(outcome["title"]))
    say(f"edition {number}{f' of {date}' if date else ', undated'}: {_near(Path(outcome['folder']))}")
    for file in outcome["files"]:
        say(f"  {file['file']:<12} {file['bytes'] / 1000:8,.0f} kB")
    say(", ".join(_counted(number, name) for name, number in outcome["counts"].items() if number))


def say_tailored(folders: Sequence[Path]) -> None:
    """Where the editions made for single recipients are."""
    for folder in folders:
        say(f"  {_near(folder)}")


def say_planned(corpus: Corpus, folder: Path, formats: Sequence[str], *, as_json: bool) -> None:
    """What was read, and what would be written."""
    if as_json:
        say_json(
            {
                "folder": str(folder),
                "formats": list(formats),
                "documents": [
                    {
                        "id": document.id,
                        "file": document.source.path,
                        "title": document.title.text if document.title else None,
                        "authors": [author.name for author in document.authors if author.is_named],
                        "date": document.issued.iso if document.issued else None,
                        "words": document.words,
                    }
                    for document in corpus.documents
                ],
                "notices": [_notice(notice) for notice in notices_of(corpus)],
            }
        )
        return
    say(f"would compare {_counted(len(corpus.documents), 'documents')}:")
    for document in corpus.documents:
        say(f"  {one_line(document.source.path)}: {_described(document)}")
    say(f"would write {', '.join(formats)} and a manifest into {_near(folder)}")


def notices_of(corpus: Corpus) -> tuple[Notice, ...]:
    """The notices of the corpus and of its documents, each once."""
    everything = [*corpus.notices, *(notice for document in corpus.documents for notice in document.notices)]
    return tuple(dict.fromkeys(everything))


def _described(document: Document) -> str:
    names = ", ".join(author.name for author in document.authors if author.is_named) or "unsigned"
    title = f"“{document.title.text}”" if document.title else "no title"
    date = document.issued.iso if document.issued else "undated"
    return one_line(f"{names}, {title}, {date}, {_counted(document.words, 'words')}")


def _counts(brief: Brief) -> dict[str, int]:
    from briefgen.model.comparison import FindingKind

    compared = brief.comparison
    return {
        "documents": len(brief.corpus.documents),
        "recommendations": len(compared.recommendations),
        "themes": len(brief.themes.themes),
        "options": len(compared.options),
        "agreements": len(compared.of_kind(FindingKind.AGREEMENT)),
        "tensions": len(compared.of_kind(FindingKind.TENSION)),
        "lone positions": len(compared.of_kind(FindingKind.LONE)),
        "notices": len(brief.notices),
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "slug": notice.slug,
        "severity": notice.severity.value,
        "subject": notice.subject,
        "detail": notice.detail,
        "remedy": notice.remedy,
    }


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name if number != 1 else name.removesuffix('s')}"


def _near(folder: Path) -> str:
    """The folder as seen from the working folder when it lies in it, else whole."""
    inside = folder.absolute().is_relative_to(Path.cwd())
    return os.path.relpath(folder) if inside else str(folder)
