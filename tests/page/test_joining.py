"""A table that runs over several pages is one table for a reader who listens."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import page as validation
import pikepdf
import pytest
from weasyprint import HTML

from briefgen.page import render
from briefgen.page.joining import join_tables
from briefgen.settings import PageSettings
from tests.page.building import build_brief


@pytest.fixture(scope="module")
def long_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve voices, so that a chapter's table does not fit a page."""
    path = tmp_path_factory.mktemp("long") / "brief.pdf"
    (made,) = render(build_brief(voices=12, themes=2), PageSettings(formats=("pdf",)))
    path.write_bytes(made.content)
    return path


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == kind and "/K" in o]


def rows_of(table: pikepdf.Object) -> list[pikepdf.Object]:
    return [row for part in table.K if part.S in ("/THead", "/TBody") for row in part.K]


def test_every_table_has_one_caption_one_head_and_rows_on_several_pages(long_tables: Path) -> None:
    with pikepdf.open(long_tables) as pdf:
        tables = elements(pdf, "/Table")
        spread = 0
        for table in tables:
            kinds = Counter(str(kid.S) for kid in table.K)
            assert kinds["/Caption"] == kinds["/THead"] == 1
            spread += len({row.Pg.objgen for row in rows_of(table)}) > 1
    assert len(tables) == 8
    assert spread > 0


def test_every_cell_names_a_head_of_its_own_table(long_tables: Path) -> None:
    with pikepdf.open(long_tables) as pdf:
        for table in elements(pdf, "/Table"):
            rows = rows_of(table)
            heads = {str(cell.ID) for row in rows for cell in row.K if cell.S == "/TH"}
            cells = [cell for row in rows for cell in row.K if cell.S == "/TD"]
            assert cells
            assert all({str(head) for head in cell.A.Headers} <= heads for cell in cells)


def _joined(pdf: Any) -> None:
    objects = {one.reference: one for one in pdf.objects}
    join_tables(objects[pdf.catalog["StructTreeRoot"]], objects)


def test_a_row_as_high_as_a_page_leaves_its_rows_in_the_table_of_its_caption(tmp_path: Path) -> None:
    head = '<thead><tr><th scope="col" id="h">Who</th></tr></thead>'
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title><style>
        @page {{ size: A6 }} tr {{ break-inside: avoid }} td {{ height: 110mm }} caption, thead {{ break-after: auto }}
        </style></head><body><p style="height: 60mm">Before.</p><table><caption>Two rows</caption>{head}
        <tbody><tr><td headers="h">One</td></tr><tr><td headers="h">Two</td></tr></tbody></table></body></html>"""
    file = tmp_path / "two.pdf"
    HTML(string=page).write_pdf(file, pdf_variant="pdf/ua-1", finisher=lambda document, pdf: _joined(pdf))
    with pikepdf.open(file) as pdf:
        (table,) = (one for one in elements(pdf, "/Table") if "/Caption" in [str(kid.S) for kid in one.K])
        assert len([row for row in rows_of(table) if "/TD" in [str(cell.S) for cell in row.K]]) == 2
        assert all(part.P.objgen == table.objgen for part in table.K)


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_still_conforms(long_tables: Path, profile: str) -> None:
    assert validation.is_pdf_compliant(long_tables, profile=validation.ValidationProfile(profile))
