"""Renews the samples: one text in every format, by the programs that people use: `python -m tests.conversion.samples`.

Needs pandoc and LibreOffice Writer. The tests read what is committed, so they need neither.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from briefgen.documents import read_document
from briefgen.model.documents import Document
from briefgen.settings import ReadingSettings
from tests.conversion.convert import FORMATS, ask_for, convert, lacking

FOLDER = Path(__file__).parent / "samples"
TEXT = FOLDER / "night-trains.txt"


def original() -> Document:
    """How the text file is read that all others are made from."""
    return read_document(TEXT, ReadingSettings())


def samples() -> dict[str, Path]:
    """The files by format and program: "docx-pandoc"."""
    return {path.name.partition(".")[0]: path for path in sorted(FOLDER.iterdir()) if path != TEXT}


def main() -> int:
    """Makes the samples named, or all. Returns 6 when a program is missing."""
    if missing := lacking():
        print(ask_for(missing), file=sys.stderr)
        return 6
    with tempfile.TemporaryDirectory() as folder:
        wanted = sys.argv[1:] or list(FORMATS)
        convert(Path(folder), wanted, [original()])
        for name in wanted:
            (made,) = (Path(folder) / name).iterdir()
            shutil.copyfile(made, FOLDER / f"{name}{made.suffix}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
