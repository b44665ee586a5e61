"""Documents and corpora from texts, for the tests of the reading stage."""

from __future__ import annotations

from pathlib import Path

from briefgen.documents import read_corpus
from briefgen.documents.ids import with_ids
from briefgen.documents.reading import read_content
from briefgen.model.documents import BODY_KINDS, BlockKind, Corpus, Document
from briefgen.model.notices import Notice
from briefgen.settings import ReadingSettings

SETTINGS = ReadingSettings()
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def read(text: str | bytes, name: str = "text.txt") -> Document:
    """The document that a text makes; it must make one."""
    result = left_out_or_read(text, name)
    assert isinstance(result, Document), result
    return with_ids([result])[0]


def left_out_or_read(text: str | bytes, name: str = "text.txt") -> Document | Notice:
    return read_content(name, text.encode() if isinstance(text, str) else text, SETTINGS)


def read_folder(folder: Path, files: dict[str, str | bytes]) -> Corpus:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_corpus([folder], SETTINGS)


def plain(document: Document, kind: BlockKind) -> list[str]:
    """What a reader sees of the blocks of one kind."""
    return [document.plain(block.span) for block in document.blocks if block.kind is kind]


def body_sentences(document: Document) -> list[str]:
    return [s.text for s in document.sentences if document.blocks[s.block].kind in BODY_KINDS]
