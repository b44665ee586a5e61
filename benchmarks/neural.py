"""What the analysis costs beside the recipe of BERTopic with sentence embeddings: `make bench-neural`.

The model's weights are not needed to know its cost: `encoder.py` has the shape of all-MiniLM-L6-v2 and drawn weights.
A vector is made of each text or passage, of its first 256 word pieces; UMAP brings the vectors to five dimensions,
HDBSCAN groups them, and the words of each group are weighted: with BERTopic's own defaults. This is done twice: for
each generated text (`generated.py`) once, of which some 60 % are then cut off, and for every passage, which is what
our themes group. Against both stand our themes and our whole analysis: themes, recommendations, comparison.

Processor seconds, one thread each, in one run; what is loaded or compiled once (imports, the graph, numba's functions)
is left out everywhere. All of it grows in line with the texts. It tells cost only: drawn weights group nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generated import write_corpus
from measuring import ROOT, Bar, add_options, concluded, processor

LIBRARIES = ROOT / ".neural"
"""Where `scripts/setup neural` puts what only the recipe needs; nothing else ever sees it."""
LEAST_TIMES = 5.0
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
Spent = dict[str, float]


def stopwatch(spent: Spent) -> Callable[[str], None]:
    """Puts down, under a name, the processor seconds since it was last called."""
    last = processor()

    def done(step: str) -> None:
        nonlocal last
        now = processor()
        spent[step], last = now - last, now

    return done


def recipe(texts: list[str]) -> Spent:
    """Processor seconds of each step of BERTopic, and how many groups it found."""
    import numpy as np
    from encoder import Encoder

    warnings.simplefilter("ignore")
    encoder = Encoder()
    encoder.encode(texts[:8])
    drawn = np.random.default_rng(0).normal(size=(500, 384)).astype(np.float32)
    for is_large in (False, True):  # compiles what it takes for few texts, and for many
        grouped(drawn, force_approximation_algorithm=is_large)
    spent: Spent = {}
    done = stopwatch(spent)
    vectors = encoder.encode(texts)
    done("embedding")
    labels = grouped(vectors)
    done("UMAP and HDBSCAN")
    _words(texts, labels)
    done("words")
    return spent | {"parameters": encoder.parameters}


def grouped(vectors: Any, **more: Any) -> list[int]:
    """The group of each vector, by BERTopic's defaults; -1 for none."""
    from sklearn.cluster import HDBSCAN
    from umap import UMAP

    near = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", low_memory=False, **more)
    found = HDBSCAN(min_cluster_size=10, metric="euclidean", cluster_selection_method="eom")
    labels: list[int] = found.fit_predict(near.fit_transform(vectors)).tolist()
    return labels


def _words(texts: list[str], labels: list[int]) -> list[list[str]]:
    """The ten words of each group by TF-IDF of its texts taken together, as BERTopic weights them."""
    import numpy as np
    from sklearn.feature_extraction.text import CountVectorizer

    groups = sorted(set(labels))
    joined = [" ".join(text for text, label in zip(texts, labels, strict=True) if label == group) for group in groups]
    counter = CountVectorizer()
    counts = counter.fit_transform(joined)
    rarity = np.log(1 + counts.sum() / len(groups) / np.asarray(counts.sum(axis=0)).ravel())
    weights = counts.multiply(1 / counts.sum(axis=1)).multiply(rarity).tocsr().toarray()
    names = counter.get_feature_names_out()
    return [[str(names[at]) for at in np.argsort(-row)[:10]] for row in weights]


def ours(folder: Path) -> tuple[Spent, list[str]]:
    """Processor seconds of each step of ours; and the passages."""
    import sklearn.cluster
    import sklearn.feature_extraction.text  # noqa: F401  the imports of a path that few texts do not take

    from briefgen import comparison, documents, recommendations, themes
    from briefgen.settings import Settings

    settings = Settings.model_validate({"reading": {"max_documents": 10_000_000}})

    def measured(sources: list[Path]) -> tuple[Spent, list[str]]:
        spent: Spent = {}
        done = stopwatch(spent)
        corpus = documents.read_corpus(sources, settings.reading)
        done("reading")
        found = themes.find_themes(corpus, settings.themes)
        done("themes")
        advice = recommendations.find_recommendations(corpus, settings.recommendations)
        done("recommendations")
        comparison.compare(corpus, found, advice, settings.comparison)
        done("comparison")
        return spent, [passage.text for passage in corpus.passages]

    measured(sorted(folder.rglob("*.txt"))[:20])
    return measured([folder])


def work(kind: str, folder: Path) -> Spent:
    """What one of the ways takes; ours leaves the passages for the others."""
    passages = folder / "passages.json"
    if kind == "ours":
        spent, found = ours(folder)
        passages.write_text(json.dumps(found), encoding="utf-8")
        return spent | {"passages": len(found)}
    if kind == "texts":
        return recipe([file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.txt"))])
    return recipe(json.loads(passages.read_text(encoding="utf-8")))


def fresh(kind: str, folder: Path) -> Spent:
    """What one of the ways takes in a fresh process; only the recipe's sees the libraries of its own."""
    environment = {**os.environ, **ONE_THREAD}
    if kind != "ours":
        environment["PYTHONPATH"] = str(LIBRARIES)
    command = [sys.executable, __file__, "--work", kind, "--folder", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=environment)
    found: Spent = json.loads(done.stdout)
    return found


def told(name: str, steps: tuple[str, ...], several: list[Spent]) -> float:
    """Prints the seconds of each step, medians of the rounds, and gives their sum."""
    seconds = {step: statistics.median(one[step] for one in several) for step in steps}
    parts = "  ".join(f"{step} {spent:.1f}" for step, spent in seconds.items())
    print(f"{name:<28} {sum(seconds.values()):7.1f} s: {parts}")
    return sum(seconds.values())


def main() -> int:
    """Measures and prints. Returns 1 with `--check` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=1, help="times that each is done, in turns; medians count")
    add_options(parser)
    for hidden, kind in (("--work", str), ("--folder", Path)):
        parser.add_argument(hidden, type=kind, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        print(json.dumps(work(asked.work, asked.folder)))
        return 0
    if not LIBRARIES.exists():
        raise SystemExit("the libraries of the recipe are not installed: make bench-neural installs them")
    found: dict[str, list[Spent]] = {kind: [] for kind in ("ours", "texts", "passages")}
    with tempfile.TemporaryDirectory(prefix="briefgen-neural-") as name:
        folder = Path(name)
        write_corpus(asked.texts, folder)
        for _ in range(asked.rounds):
            for kind, several in found.items():
                several.append(fresh(kind, folder))
    print(f"{asked.texts:,} texts of some 500 words, {found['ours'][0]['passages']:,.0f} passages")
    print(f"the encoder has {found['texts'][0]['parameters']:,.0f} parameters")
    steps = ("embedding", "UMAP and HDBSCAN", "words")
    texts = told("BERTopic's recipe, cut texts", steps, found["texts"])
    passages = told("BERTopic's recipe, passages", steps, found["passages"])
    grouping = told("our themes", ("themes",), found["ours"])
    analysis = told("our analysis", ("themes", "recommendations", "comparison"), found["ours"])
    reading = told("with reading", ("reading", "themes", "recommendations", "comparison"), found["ours"])
    print(f"reading included: {texts / reading:.1f} and {passages / reading:.1f} times the recipe's throughput")
    bars = [
        Bar(name="themes / BERTopic's recipe on cut texts, throughput", figure=texts / grouping, least=LEAST_TIMES),
        Bar(name="themes / BERTopic's recipe on passages", figure=passages / grouping, least=LEAST_TIMES),
        Bar(name="whole analysis / BERTopic's recipe on cut texts", figure=texts / analysis, least=LEAST_TIMES),
        Bar(name="whole analysis / BERTopic's recipe on passages", figure=passages / analysis, least=LEAST_TIMES),
    ]
    return concluded(bars, asked)


if __name__ == "__main__":
    sys.exit(main())
