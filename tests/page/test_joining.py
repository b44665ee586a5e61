"""A table that runs over several pages is one table for a reader who listens."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import page as validation
import pikepdf
import pytest

from briefgen.page import render
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


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_still_conforms(long_tables: Path, profile: str) -> None:
    assert validation.is_pdf_compliant(long_tables, profile=validation.ValidationProfile(profile))
