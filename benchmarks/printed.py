"""Generated texts as PDF files, for measuring: six pages or seven, with a running head and page numbers.

    python benchmarks/printed.py 200 FOLDER [TEXTS]

Each file holds the paragraphs of six texts of `generated.py`: about 3,000 words, as the reference essays have on
average; or of as many as are asked for. What is there already is left as it is.
"""

from __future__ import annotations

import html
import os
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generated import Stock, text_of

TEXTS = 6
STYLE = """
@page { size: A4; margin: 25mm; @top-center { content: "Submissions"; font-size: 8pt }
        @bottom-center { content: counter(page); font-size: 8pt } }
body { font: 11pt serif; text-align: justify } h1 { font-size: 18pt } p { margin: 0 0 6pt }
"""


def page_of(number: int, stock: Stock, count: int) -> str:
    """The text with that number as a page of HTML."""
    texts = [text_of(count * number + at, stock).strip().split("\n\n") for at in range(count)]
    head, author, date = texts[0][:3]
    paragraphs = [author, date, *(one for text in texts for one in text[3:])]
    body = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    return f"<html lang=en><style>{STYLE}</style><title>{html.escape(head)}</title><h1>{html.escape(head)}</h1>{body}"


def write(numbers: range, folder: Path, count: int) -> None:
    """Prints some of the texts into a folder."""
    warnings.simplefilter("ignore")
    from weasyprint import HTML

    stock = Stock()
    for number in numbers:
        file = folder / f"{number:04d}.pdf"
        if not file.exists():
            HTML(string=page_of(number, stock, count)).write_pdf(file)


def write_files(count: int, folder: Path, texts: int = TEXTS) -> None:
    """Prints so many files of so many texts into a folder, with every core of the machine."""
    folder.mkdir(parents=True, exist_ok=True)
    shares = os.cpu_count() or 1
    with ProcessPoolExecutor(shares) as workers:
        list(workers.map(write, [range(at, count, shares) for at in range(shares)], repeat(folder), repeat(texts)))


if __name__ == "__main__":
    write_files(int(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
