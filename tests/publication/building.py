"""A brief and its files, as small as publishing needs them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefgen.model.brief import Annex, Brief, Remark
from briefgen.model.comparison import Comparison
from briefgen.model.documents import Author, Corpus, Document, Provenance, Source
from briefgen.model.notices import Notice
from briefgen.model.publication import Artifact, Edition, Publication
from briefgen.model.themes import ThemeSet
from briefgen.publication import next_edition, publish
from briefgen.settings import OutputSettings, Settings

DATED = Settings(output=OutputSettings(date="2026-11-22"))


def corpus(*texts: str, notices: tuple[Notice, ...] = ()) -> Corpus:
    """One document for every text."""
    documents = []
    for number, text in enumerate(texts, 1):
        author = Author(id=f"a{number}", name=f"Author {number}", short=str(number), found=Provenance(rule="by hand"))
        digest = hashlib.sha256(text.encode()).hexdigest()
        source = Source(path=f"paper-{number}.txt", media_type="text/plain", sha256=digest)
        documents.append(Document(id=f"d{number}", source=source, text=text, blocks=(), authors=(author,)))
    return Corpus(documents=tuple(documents), notices=notices)


def brief(edition: Edition, of: Corpus) -> Brief:
    """A brief that says nothing."""
    return Brief(
        edition=edition,
        corpus=of,
        themes=ThemeSet(themes=(), criterion="none", grouped=False),
        comparison=Comparison(recommendations=(), options=(), findings=()),
        notices=(),
        voices=(),
        title="",
        subtitle="",
        lead=Remark(text=""),
        key_messages=(),
        matrix=None,
        facing=(),
        care=(),
        agreements=(),
        tensions=(),
        lone=(),
        chapters=(),
        cards=(),
        annex=Annex(method=(), manifest=()),
    )


def artifact(name: str, content: bytes) -> Artifact:
    """A file of an edition."""
    return Artifact(name=name, media_type="application/octet-stream", content=content)


def issue(
    output: Path,
    *texts: str,
    settings: Settings = DATED,
    files: tuple[Artifact, ...] = (artifact("brief.pdf", b"pdf"), artifact("brief.json", b"json")),
) -> Publication:
    """Numbers and publishes an edition made from the texts."""
    of = corpus(*texts)
    return publish(brief(next_edition(of, settings, output), of), files, output, settings)


def tree(folder: Path) -> dict[str, bytes | str]:
    """Everything in a folder: files with their bytes, links with their targets, hidden ones too."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = str(path.readlink())
        elif path.is_file():
            found[name] = path.read_bytes()
    return found
