"""The PDF: accessible, archivable, the same bytes everywhere, every quotation in its text, nothing opened from outside."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import page as validation
import pikepdf
import pytest

from briefgen.errors import MissingDependency, OutputFailed
from briefgen.model.brief import Brief
from briefgen.page import render
from briefgen.page.filters import plain_words
from briefgen.page.to_pdf import UNDATED, _surroundings
from briefgen.settings import PageSettings
from tests.page.building import build_brief
from tests.page.test_to_html import HOSTILE

PDF = PageSettings(formats=("pdf",))


def text_of(pdf: bytes, tmp_path: Path, *options: str) -> str:
    """The text that `pdftotext` finds, white space collapsed."""
    path = tmp_path / "read.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split())


def pages_of(pdf: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "read.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_conforms_to_both_standards(printed: Path, profile: str) -> None:
    report = validation.validate_pdf(printed, profile=validation.ValidationProfile(profile))
    assert report.is_compliant, sorted({failure.rule_id for failure in report.failures})


def test_every_quotation_is_found_in_its_text(files: dict[str, bytes], brief: Brief, tmp_path: Path) -> None:
    text = "".join(text_of(files["brief.pdf"], tmp_path, "-raw").split())
    for one in brief.comparison.recommendations:
        for evidence in one.evidence:
            assert "".join(f"“{plain_words(evidence.quotations)}”".split()) in text


def test_every_note_is_on_the_page_of_its_call(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        places = {}
        names = pdf.Root.Names.Dests.Names
        for name, target in zip(names[::2], names[1::2], strict=True):
            places[str(name)] = pikepdf.Page(target[0]).index
    notes = [name for name in places if name.startswith("note-")]
    assert len(notes) > 25
    assert all(places[name] == places[name.replace("note-", "call-")] for name in notes)


def test_links_are_called_by_words_and_lead_both_ways(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        called = {str(link.Dest): str(link.Contents) for link in links}
    assert called["note-2"].startswith("Note 2: Ana Núñez, para.")
    assert called["call-2"] == "Back to note 2 in the text"
    assert called["tensions"] == "To: tensions" or called["tensions"].startswith("To: Where")
    assert not any(words.startswith(("note-", "call-", "rec-")) for words in called.values())


def test_running_heads_and_page_numbers_are_no_text(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        for page in pdf.pages:
            marks = [(str(args[0]), args[1]) for args, op in pikepdf.parse_content_stream(page) if str(op) == "BDC"]
            artifacts = [mark for name, mark in marks if name == "/Artifact"]
            assert artifacts and all(mark.get("/Type") == "/Pagination" for mark in artifacts)


def test_only_the_fonts_of_the_page_are_in_it(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        bases = {str(font.BaseFont).partition("+")[2] for font in fonts}
        assert all("/ToUnicode" in font for font in fonts if font.Subtype == "/Type0")
    assert len(bases) == 4 and all(base.startswith(("Brief-Serif", "Brief-Sans")) for base in bases)


def test_the_data_is_attached_with_the_date_of_the_edition(printed: Path, files: dict[str, bytes]) -> None:
    with pikepdf.open(printed) as pdf:
        assert pdf.attachments["brief.json"].get_file().read_bytes() == files["brief.json"]
        (attached,) = pdf.Root.AF
        assert attached.AFRelationship == "/Data"
        assert str(attached.EF.F.Params.CreationDate) == "D:20261122000000Z"
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo["/Title"]).startswith("Flood protection")
        assert pdf.Root.Metadata.get("/Filter") is None


def test_an_undated_edition_has_a_fixed_date(tmp_path: Path) -> None:
    undated = build_brief(voices=2, options=3, themes=1, date=None)
    (made,) = render(undated, PDF)
    with pikepdf.open(_written(made.content, tmp_path)) as pdf:
        assert str(pdf.Root.AF[0].EF.F.Params.ModDate) == f"D:{UNDATED.replace('-', '')}000000Z"
        assert "/CreationDate" not in pdf.docinfo


def test_bookmarks_lead_through_the_brief(printed: Path, brief: Brief) -> None:
    with pikepdf.open(printed) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert "Where they part" in titles and "Sources" in titles
    assert [f"{chapter.number}. {chapter.label}" for chapter in brief.chapters] == [
        title for title in titles if re.match(r"\d+\. ", title)
    ]


def test_page_one_is_whole_and_contents_follow(files: dict[str, bytes], brief: Brief, tmp_path: Path) -> None:
    first, second, *rest = pages_of(files["brief.pdf"], tmp_path)
    for text in (brief.title, brief.subtitle, brief.lead.text, brief.key_messages[-1].claim, brief.care[-1].text):
        assert text in first.replace("\u00a0", " ")
    for contrast in brief.facing:
        for side in contrast.sides:
            assert plain_words(side.quotations) in first
    assert "Contents" in second and f"2 / {len(rest) + 2}" in second


def test_a_short_brief_has_no_contents(tmp_path: Path) -> None:
    (short,) = render(build_brief(voices=2, options=3, themes=1), PDF)
    pages = pages_of(short.content, tmp_path)
    assert len(pages) <= 6
    assert not any("Contents" in page for page in pages)


SAME = """
import sys
sys.path.insert(0, sys.argv[1])
from briefgen.page import render
from briefgen.settings import PageSettings
from tests.page.building import build_brief
sys.stdout.buffer.write(render(build_brief(voices=2, options=3, themes=1), PageSettings(formats=(sys.argv[2],)))[0].content)
"""


def test_same_bytes_in_another_folder_with_other_settings_of_the_machine(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    made = []
    for name, seed, zone, epoch in (("one", "1", "Asia/Tokyo", "0"), ("two", "77", "America/Lima", "1700000000")):
        copy = tmp_path / name
        for part in ("briefgen", "templates", "tests/page"):
            shutil.copytree(root / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        (copy / "tests" / "__init__.py").touch()
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch, "LC_ALL": "C"}
        command = [sys.executable, "-c", SAME, str(copy), "pdf"]
        made.append(subprocess.run(command, cwd=copy, env=surroundings, capture_output=True, check=True).stdout)
    assert made[0].startswith(b"%PDF") and made[0] == made[1]


def test_the_process_that_prints_finds_no_program_to_start() -> None:
    assert shutil.which("sh") and shutil.which("sh", path=_surroundings()["PATH"]) is None


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brief: Brief) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # of the process that prints
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    render(brief, PDF)

    assert list(tmp_path.iterdir()) == []


def test_text_is_data(tmp_path: Path) -> None:
    (hostile,) = render(build_brief(voices=2, options=3, themes=1, extra=HOSTILE), PDF)
    text = text_of(hostile.content, tmp_path)
    assert "<link rel=attachment href=file:///etc/passwd>{{ 7 * 7 }}" in text
    assert "[U+202E]gnp.exe[U+0007]" in text
    with pikepdf.open(_written(hostile.content, tmp_path)) as pdf:
        assert list(pdf.attachments) == ["brief.json"]
        assert b"root:" not in hostile.content


def test_characters_that_the_fonts_lack_are_spelled_out_and_it_is_said(tmp_path: Path) -> None:
    (foreign,) = render(build_brief(voices=2, options=3, themes=1, extra=" 中文"), PDF)
    text = text_of(foreign.content, tmp_path)
    assert "[U+4E2D U+6587]" in text
    assert "The fonts of this file lack some characters" in text
    report = validation.validate_pdf_bytes(foreign.content, profile=validation.ValidationProfile("ua1"))
    assert report.is_compliant


@pytest.mark.parametrize(
    "reference",
    [
        '<link rel="attachment" href="file:///etc/passwd">',
        '<img alt="" src="file:///etc/passwd">',
        '<img alt="" src="../../../briefgen.toml">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    ],
)
def test_a_template_opens_nothing_outside_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: str
) -> None:
    folder = tmp_path / "templates" / "brief"
    folder.mkdir(parents=True)
    (tmp_path / "briefgen.toml").touch()
    (folder / "front.html.j2").write_text(f"<h1>x</h1>{reference}", "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputFailed) as refused:
        render(build_brief(voices=2, options=3, themes=1), PDF)
    assert "not allowed to open" in refused.value.what


def test_a_rendering_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(OutputFailed) as refused:
        render(build_brief(voices=12), PageSettings(formats=("pdf",), render_seconds=1))
    assert refused.value.slug == "render-too-slow"


@pytest.mark.parametrize("megabytes", [8, 40, 100])
def test_a_rendering_that_takes_too_much_memory_is_given_up(megabytes: int) -> None:
    """Whether it is Python, a library or the start of a thread that finds none left."""
    with pytest.raises(OutputFailed) as refused:
        render(build_brief(voices=2, options=3), PageSettings(formats=("pdf",), render_megabytes=megabytes))
    assert refused.value.slug == "render-too-large"


def test_without_pango_the_packages_are_named_and_the_other_formats_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brief: Brief
) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libgobject-2.0-0')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(MissingDependency) as missing:
        render(brief, PDF)
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in str(missing.value.hint)
    assert missing.value.exit_code == 6
    assert len(render(brief, PageSettings(formats=("html", "json")))) == 2


def _written(content: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "written.pdf"
    path.write_bytes(content)
    return path
