"""How well very many texts are grouped, on real prose whose subjects are known, against a bare clustering.

    python benchmarks/grouping.py

The texts are what the installed libraries say of their own functions and classes, a hundred words at most of each; the
label is the package that it is from (of scikit-learn, scipy, numpy and dask the part). It is not policy, but it is
written by many hands on some forty subjects that overlap. Printed are normalised mutual information with the labels and
processor seconds, for all texts, and for as many as the small-set method still takes.
"""

from __future__ import annotations

import ast
import random
import re
import sys
import sysconfig
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from threadpoolctl import threadpool_limits

from briefgen.model.documents import Corpus, Document, Source
from briefgen.model.evidence import Passage, Span
from briefgen.settings import ThemeSettings
from briefgen.themes.indices import shared_information

IN_PARTS = frozenset({"sklearn", "scipy", "numpy", "dask"})
SHORTEST, LONGEST, FEWEST = 30, 100, 60
FEW = 2_900


def texts() -> list[tuple[str, str]]:
    """Label and text, each text once."""
    found: dict[str, tuple[str, str]] = {}
    for label, said in _descriptions(Path(sysconfig.get_path("purelib"))):
        words = re.sub(r"(?:>>>|\.\.\. ).*", "", said).split()
        if len(words) >= SHORTEST:
            found.setdefault(" ".join(words[:12]), (label, " ".join(words[:LONGEST])))
    sizes = Counter(label for label, _ in found.values())
    return [one for one in found.values() if sizes[one[0]] >= FEWEST]


def _descriptions(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(site.rglob("*.py")):
        parts = file.relative_to(site).parts
        if {"test", "tests", "briefgen"} & set(parts):
            continue
        label = ".".join(parts[:2]).removesuffix(".py") if parts[0] in IN_PARTS else parts[0].removesuffix(".py")
        try:
            tree = ast.parse(file.read_text("utf-8"))
        except (SyntaxError, UnicodeDecodeError, ValueError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and (said := ast.get_docstring(node)):
                yield label, said


def bare(said: Sequence[str], groups: int) -> list[int]:
    """scikit-learn's TfidfVectorizer and MiniBatchKMeans."""
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(min_df=5, max_df=0.5, stop_words="english").fit_transform(said)
    found: list[int] = MiniBatchKMeans(groups, batch_size=2_048, n_init=5, random_state=0).fit_predict(vectors).tolist()
    return found


def by_sample(said: Sequence[str], groups: int) -> list[int]:
    """What is done above three thousand passages."""
    from briefgen.themes.counting import count_passages
    from briefgen.themes.large import group_many

    counts = count_passages(_corpus(said).documents)
    rows = dict(zip(counts.passages, group_many(counts, groups=groups, seed=0).labels.tolist(), strict=True))
    return [rows.get(f"t{at:05}-p1", -1) for at in range(len(said))]


def by_consensus(said: Sequence[str], groups: int) -> list[int]:
    """What is done up to three thousand passages."""
    from briefgen.themes.grouping import group_passages
    from briefgen.themes.reading import read_passages
    from briefgen.themes.views import embed

    reading = read_passages(_corpus(said))
    settings = ThemeSettings(number=groups)
    labels = group_passages(reading, settings, groups=groups, views=embed(reading, groups=groups)).labels.tolist()
    rows = dict(zip(reading.passages, labels, strict=True))
    return [rows.get(f"t{at:05}-p1", -1) for at in range(len(said))]


def _corpus(said: Sequence[str]) -> Corpus:
    documents = []
    for at, text in enumerate(said):
        id = f"t{at:05}"
        passage = Passage(id=f"{id}-p1", document=id, span=Span(0, len(text)), sentences=(0,), text=text)
        source = Source(path=f"{id}.txt", media_type="text/plain", sha256="0" * 64)
        documents.append(Document(id=id, source=source, text=text, blocks=(), language="en", passages=(passage,)))
    return Corpus(documents=tuple(documents))


def main() -> int:
    every = texts()
    few = random.Random(0).sample(every, FEW)
    ways: list[tuple[str, Callable[[Sequence[str], int], list[int]], list[tuple[str, str]]]] = [
        ("bare clustering", bare, every),
        ("by a sample", by_sample, every),
        ("bare clustering", bare, few),
        ("by a sample", by_sample, few),
        ("by consensus", by_consensus, few),
    ]
    with threadpool_limits(limits=1):
        bare([said for _, said in every[:500]], 4)  # imports
        for name, way, chosen in ways:
            labels = [label for label, _ in chosen]
            start = time.process_time()
            found = way([said for _, said in chosen], len(set(labels)))
            spent = time.process_time() - start
            told = f"{len(chosen):>7,} texts, {len(set(labels))} subjects: {name:<16}"
            print(f"{told} information {shared_information(labels, found):.3f}  {spent:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
