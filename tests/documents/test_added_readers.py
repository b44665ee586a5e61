"""Another package adds a reader by its entry point: its files are found, read and named as the package's own are."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.documents import added_readers, registry
from tests.documents.building import body_sentences, left_out_or_read, read_folder

MODULE = """
from briefgen.model.documents import Block, BlockKind, Document
from briefgen.model.evidence import Span

class Shouting:
    media_types = ("text/x-shouting",)

    def read(self, source, content):
        text = content.decode().lower().capitalize()
        block = Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text)))
        return Document(id=source.path, source=source, text=text, blocks=(block,))
"""


@pytest.fixture
def _added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Installs a package that reads `*.shout`."""
    place = tmp_path / "site"
    (place / "shouting-1.0.dist-info").mkdir(parents=True)
    (place / "shouting.py").write_text(MODULE)
    (place / "shouting-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (place / "shouting-1.0.dist-info" / "entry_points.txt").write_text(
        "[briefgen.readers]\nshout = shouting:Shouting\n"
    )
    monkeypatch.syspath_prepend(place)
    _forget()
    yield
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    importlib.invalidate_caches()
    added_readers.added_readers.cache_clear()
    registry.reader_for.cache_clear()


@pytest.mark.usefixtures("_added")
def test_its_files_are_read(tmp_path: Path) -> None:
    files = {"a.shout": "THE ROOMS SHOULD OPEN UNTIL NINE.", "b.txt": "The rooms must close before that hour.\n"}
    corpus = read_folder(tmp_path / "sources", {name: text.encode() for name, text in files.items()})
    assert [document.source.media_type for document in corpus.documents] == ["text/x-shouting", "text/plain"]
    assert body_sentences(corpus.documents[0]) == ["The rooms should open until nine."]


def test_without_it_they_are_named() -> None:
    result = left_out_or_read("THE ROOMS SHOULD OPEN UNTIL NINE.", "a.shout")
    assert getattr(result, "slug", "") == "unsupported-type"
