"""What growing corpora cost: processor time and memory of every step, how they grow, and against a bare clustering.

    python benchmarks/scale.py 250 500 1000 2000        (--plot docs/scale.svg draws them)

Corpora are generated (`generated.py` says how): real prose, perturbed. Each size is a fresh process. The exponent is
that of cost = a * size ** b between the smallest and the largest. "bare" is scikit-learn's TfidfVectorizer and
MiniBatchKMeans on the passages of the largest corpus, in the same run: what no such analysis could do without. Both
begin with the corpus as it is held, packed; the ratio without unpacking on the side of "bare" is printed too.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import Bar, add_options, concluded

HERE = Path(__file__).resolve().parent
STEPS = ("reading", "themes", "recommendations", "comparison", "composing", "json")
JUDGED = 10_000
"""Texts from which on themes are judged against a bare clustering: below, what the sample costs counts."""
COLOURS = ("#14507a", "#b35900", "#4c7a14", "#7a1450", "#555555", "#0a8f8f")


def measure(folder: Path, steps: int) -> dict[str, float]:
    """Processor seconds of each step on a folder, megabytes at most, and what was found."""
    from briefgen import brief, comparison, documents, page, recommendations, themes
    from briefgen.pipeline import number_edition
    from briefgen.settings import Settings

    settings = Settings.model_validate({"page": {"formats": ["json"]}, "reading": {"max_documents": 10_000_000}})
    spent: dict[str, float] = {}
    import sklearn.cluster
    import sklearn.feature_extraction.text  # noqa: F401

    last = _processor()

    def done(step: str) -> None:
        nonlocal last
        now = _processor()
        spent[step], last = now - last, now

    corpus = documents.read_corpus([folder], settings.reading)
    done("reading")
    found = themes.find_themes(corpus, settings.themes)
    done("themes")
    advice = recommendations.find_recommendations(corpus, settings.recommendations)
    done("recommendations")
    compared = comparison.compare(corpus, found, advice, settings.comparison)
    done("comparison")
    spent |= {"documents": len(corpus.documents), "passages": len(corpus.passages), "found": len(advice)}
    if steps > 4:
        edition = number_edition(corpus, settings, output=folder / "none")
        made = brief.compose(corpus, found, compared, edition, settings)
        done("composing")
        spent["bytes"] = len(page.render(made, settings.page)[0].content)
        done("json")
    spent["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    last = _processor()
    texts = [passage.text for passage in corpus.each_passage()]
    done("unpacking")
    _bare(texts, len(found.themes))
    done("bare")
    return spent


def _bare(texts: list[str], groups: int) -> None:
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(min_df=5, max_df=0.5, stop_words="english").fit_transform(texts)
    MiniBatchKMeans(max(2, groups), batch_size=2_048, n_init=5, random_state=0).fit(vectors)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def exponent(small: dict[str, float], large: dict[str, float], steps: tuple[str, ...]) -> float:
    """The exponent with which the cost of some steps grows."""
    costs = [max(0.01, sum(one.get(step, 0.0) for step in steps)) for one in (small, large)]
    return math.log(costs[1] / costs[0]) / math.log(large["documents"] / small["documents"])


def plot(rows: list[dict[str, float]], file: Path) -> None:
    """Seconds by documents, both axes logarithmic, a line for each step."""
    across = [math.log10(row["documents"]) for row in rows]
    steps = [step for step in STEPS if step in rows[-1]]
    heights = [math.log10(max(0.05, row[step])) for row in rows for step in steps]
    low, high = math.floor(min(heights)), math.ceil(max(heights))

    def x(value: float) -> float:
        return round(60 + 380 * (value - across[0]) / max(1e-9, across[-1] - across[0]), 1)

    def y(value: float) -> float:
        return round(300 - 260 * (value - low) / (high - low), 1)

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 340" font-family="sans-serif" font-size="12">',
        "<title>Processor seconds of each step by number of documents</title>",
        '<rect width="620" height="340" fill="#ffffff"/>',
    ]
    for power in range(low, high + 1):
        parts.append(f'<path d="M60 {y(power)}H440" stroke="#dddddd"/>')
        parts.append(f'<text x="52" y="{y(power) + 4}" text-anchor="end">{10.0**power:g} s</text>')
    for row, at in zip(rows, across, strict=True):
        parts.append(f'<text x="{x(at)}" y="320" text-anchor="middle">{row["documents"]:,.0f}</text>')
    for step, colour in zip(steps, COLOURS, strict=False):
        points = " ".join(
            f"{x(at)},{y(math.log10(max(0.05, row[step])))}" for row, at in zip(rows, across, strict=True)
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    ordered = sorted(zip(steps, COLOURS, strict=False), key=lambda one: -rows[-1][one[0]])
    for place, (step, colour) in enumerate(ordered):
        parts.append(f'<text x="460" y="{60 + 18 * place}" fill="{colour}">{step}: {rows[-1][step]:,.1f} s</text>')
    file.write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[250, 500, 1_000])
    parser.add_argument("--steps", type=int, default=len(STEPS), help="4 ends before composing")
    parser.add_argument("--plot", type=Path)
    add_options(parser)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.measure, asked.steps)))
        return 0
    rows = []
    with tempfile.TemporaryDirectory(prefix="briefgen-scale-") as folder:
        for size in sorted(asked.sizes):
            corpus = Path(folder) / str(size)
            subprocess.run([sys.executable, HERE / "generated.py", str(size), corpus], check=True)
            command = [sys.executable, __file__, "--steps", str(asked.steps), "--measure", str(corpus)]
            done = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
            row = json.loads(done.stdout)
            rows.append(row)
            spent = "  ".join(f"{step} {row[step]:.1f}" for step in STEPS if step in row)
            print(f"{row['documents']:>7,} documents: {spent} s; {row['megabytes']:,.0f} MB", flush=True)
    small, large = rows[0], rows[-1]
    steps = tuple(step for step in STEPS if step in large)
    for step in steps:
        print(f"  {step:<16} grows with the power {exponent(small, large, (step,)):.2f}")
    print(f"  all              grows with the power {exponent(small, large, steps):.2f}   (bar: 1.1)")
    print(f"  memory           {1000 * large['megabytes'] / large['documents']:,.0f} kB a document")
    held = large["themes"] / (large["unpacking"] + large["bare"])
    print(f"  themes / bare clustering of the same corpus:    {held:.2f}   (bar: 2, from {JUDGED:,} texts on)")
    print(f"  the same, of texts that need not be unpacked:   {large['themes'] / large['bare']:.2f}")
    analysis = sum(large[step] for step in steps[1:4])
    print(f"  whole analysis / bare clustering:               {analysis / large['bare']:.2f}")
    if asked.plot:
        plot(rows, asked.plot)
    sizes = f"{small['documents']:,.0f} to {large['documents']:,.0f}"
    bars = [
        Bar(name=f"growth from {sizes} texts, exponent", figure=exponent(small, large, steps), most=1.1),
        Bar(name=f"memory of {large['documents']:,.0f} texts, megabytes", figure=large["megabytes"], most=4096),
    ]
    if large["documents"] >= JUDGED:
        bars.append(Bar(name="themes / bare clustering of the same corpus", figure=held, most=2.0))
    return concluded(bars, asked)


if __name__ == "__main__":
    sys.exit(main())
