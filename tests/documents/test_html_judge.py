"""Trafilatura as a second judge of what is a web page's text: asked for in the settings, confined like every reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.documents import read_document
from briefgen.documents.corpus import read_corpus
from briefgen.documents.web import judge
from briefgen.errors import MissingDependency
from briefgen.model.documents import BlockKind, Document
from briefgen.settings import ReadingSettings

ARTICLE = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour of the old town has been dredged three times since the war, and every time it filled up again.",
        "The council should build a wall of stone at the mouth of the river before it pays for another dredger.",
        "Fishermen say that the sand comes from the north, where the dunes were levelled for a road that nobody uses.",
        "A smaller harbour with a deeper channel would serve the ferries and the boats of the town alike, and cost less.",
    )
)
PAGE = f"""<html><head><title>Harbour</title></head><body>
<div class="k1"><div><p>We use a cookie to remember your choices, and so do our three hundred partners in many countries.</p></div></div>
<div class="k2"><h1>The harbour</h1>{ARTICLE}<h2>What it costs</h2><ul><li>Stones: two million</li><li>Labour</li></ul>{ARTICLE.replace("town", "city")}</div>
<div class="comments"><div class="k3"><p>I lived there for years and nobody ever saw a dredger, so I doubt all of this very much indeed.</p></div></div>
</body></html>"""


def read(folder: Path, **settings: str) -> Document:
    file = folder / "harbour.html"
    file.write_text(PAGE, encoding="utf-8")
    return read_document(file, ReadingSettings.model_validate(settings))


def words(document: Document, *kinds: BlockKind) -> str:
    return " ".join(document.plain(block.span) for block in document.blocks if block.kind in kinds)


def test_what_the_judge_leaves_out_is_labelled_and_lists_and_headings_stay(tmp_path: Path) -> None:
    document = read(tmp_path, web_judge="trafilatura")
    assert "nobody ever saw a dredger" in words(document, BlockKind.FURNITURE)
    assert "Stones: two million" in words(document, BlockKind.LIST_ITEM)
    assert "What it costs" in words(document, BlockKind.HEADING)
    assert "build a wall of stone" in words(document, BlockKind.PARAGRAPH)
    assert {block.reason for block in document.blocks if block.kind is BlockKind.FURNITURE} >= {judge.REASON}


def test_nobody_is_asked_unless_the_settings_say_so(tmp_path: Path) -> None:
    own = read(tmp_path)
    assert judge.REASON not in {block.reason for block in own.blocks}
    assert own.text == read(tmp_path, web_judge="trafilatura").text


def test_a_judge_that_is_not_installed_is_named_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "find_spec", lambda name: None)
    with pytest.raises(MissingDependency) as caught:
        read_corpus([tmp_path], ReadingSettings(web_judge="trafilatura"))
    assert (caught.value.exit_code, caught.value.hint) == (6, "python -m pip install 'briefgen[web]'")
