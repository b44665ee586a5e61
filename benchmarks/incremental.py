"""What one more document costs among many, and what a build with nothing new costs: `make bench-incremental`.

Processor seconds up to rendering, of fresh processes: the full job without a cache, and the same after one document was
added to a folder of which there is an edition. Then `briefgen build` with nothing new against `briefgen --help`.
The documents are made of runs of sentences of the reference essays, drawn with a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import ROOT, Bar, add_options, concluded, spent

from briefgen.documents import read_corpus
from briefgen.model.documents import BODY_KINDS
from briefgen.settings import ReadingSettings

MOST_SHARE = 0.15
MOST_TIMES = 1.5
RUNS_OF, RUNS = 6, 6
"""Sentences in a run, runs in a document: about 900 words."""

BRIEF = """
import sys, time
from pathlib import Path
from briefgen import Settings, make_brief, publish_brief
from briefgen.store import Cache

sources, output, cache, publish = sys.argv[1:]
settings = Settings.model_validate({"page": {"formats": ["json"]}})
kept = Cache(Path(cache), 10**9) if cache else None
brief = make_brief([Path(sources)], settings, output=Path(output), cache=kept)
print(time.process_time())
if publish:
    publish_brief(brief, settings, output=Path(output))
"""


def write_documents(folder: Path, count: int) -> None:
    """Writes that many documents and one more, `one-more.md`, beside the folder."""
    corpus = read_corpus([ROOT / "seeds"], ReadingSettings())
    sentences = [
        sentence.text
        for document in corpus.documents
        for sentence in document.sentences
        if document.blocks[sentence.block].kind in BODY_KINDS
    ]
    draw = random.Random(4)
    for number in range(count + 1):
        starts = [draw.randrange(len(sentences) - RUNS_OF) for _ in range(RUNS)]
        text = "\n\n".join(" ".join(sentences[at : at + RUNS_OF]) for at in starts)
        name = f"Author{chr(65 + number // 26 % 26)}{chr(97 + number % 26)} Name{number}"
        file = folder / f"paper-{number:03d}.md" if number < count else folder.parent / "one-more.md"
        file.write_text(f"# A view of number {number}\n\n{name}\n\n{text}\n", encoding="utf-8")


def up_to_rendering(sources: Path, output: Path, cache: Path | None, *, publish: bool = False) -> float:
    """Processor seconds of a fresh process until the brief is composed."""
    words = [str(sources), str(output), str(cache or ""), "yes" if publish else ""]
    done = subprocess.run(
        [sys.executable, "-c", BRIEF, *words], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout)


def command_seconds(*words: str) -> float:
    """Processor seconds of a command of the program."""
    return spent([sys.executable, "-m", "briefgen", *words]).processor


def main() -> int:
    """Measures and prints. Returns 1 with `--check` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200, help="documents before one is added")
    add_options(parser)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources, output, cache = folder / "sources", folder / "output", folder / "cache"
        sources.mkdir()
        write_documents(sources, arguments.documents)
        up_to_rendering(sources, output, cache, publish=True)
        (folder / "one-more.md").rename(sources / "one-more.md")
        full = up_to_rendering(sources, folder / "none", None)
        added = up_to_rendering(sources, output, cache)
        build = ("-q", "build", "seeds", "--format", "json", "--output", str(folder / "seeds"))
        command_seconds(*build)
        pairs = [(command_seconds(*build), command_seconds("--help")) for _ in range(5)]
    nothing, help_ = (statistics.median(values) for values in zip(*pairs, strict=True))
    print(f"processor seconds, {arguments.documents} documents")
    print(f"  full job up to rendering: {full:.2f}")
    print(f"  after one document was added: {added:.2f}")
    print(f"  build with nothing new: {nothing:.2f}; --help: {help_:.2f}")
    bars = [
        Bar(name=f"one document added to {arguments.documents} / full job", figure=added / full, most=MOST_SHARE),
        Bar(name="build with nothing new / --help", figure=nothing / help_, most=MOST_TIMES),
    ]
    return concluded(bars, arguments)


if __name__ == "__main__":
    sys.exit(main())
