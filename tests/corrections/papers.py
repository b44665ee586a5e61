"""Five short papers on one question, and a brief made of some of them with corrections."""

from __future__ import annotations

from pathlib import Path

from briefgen.corrections import read_corrections
from briefgen.model.brief import Brief
from briefgen.pipeline import make_brief
from briefgen.settings import Settings
from tests.cli.conftest import PAPERS as TWO

PAPERS = TWO | {
    "okoro.txt": """Books for every street

By Ada Okoro

A bus with books reaches more people than a house at the station. The council should buy a bus with books. It should
stop at every school once a week. The late hours are dear and few would come. Fees for lost books should be dropped.
""",
    "unsigned.txt": """A note on the library

The library belongs to all. The parking fees should pay for books and not for roads. The rooms are cold in winter. The
council should mend the roof before it buys anything else. A bus with books is a toy.
""",
    "berg.txt": """Sundays first

By Ida van der Berg

Families come on Sundays. The council should open the library on Sundays. Volunteers can do the work at the desk, as
they do in other towns. The roof must be mended this year. The branch at the station should be kept open.
""",
}


def write(folder: Path, *names: str) -> Path:
    """A folder with these papers, all of them by default."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or tuple(PAPERS):
        (folder / name).write_text(PAPERS[name], encoding="utf-8")
    return folder


def corrected(folder: Path, text: str) -> Brief:
    """The brief of a folder of papers with these corrections."""
    file = folder.parent / "corrections.toml"
    file.write_text(text, encoding="utf-8")
    return make_brief([folder], Settings(), output=folder.parent / "none", corrections=read_corrections(file))
