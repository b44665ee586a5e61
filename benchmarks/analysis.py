"""What analysing the seeds costs, against bare TF-IDF and NMF on the same passages: `make bench-analysis`.

Analysis is finding recommendations, finding themes and comparing; reading, composing and rendering are left out. Prints
processor seconds (user and system), which another job disturbs less than the time on the clock: cold, of a fresh
process with all imports; and warm, of the same work done again in that process. Medians of fresh processes in turns.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import ROOT, Bar, add_options, concluded, spent

MOST_TIMES = 3.0

PREPARE = """
import pickle, sys
from pathlib import Path
from briefgen.documents import read_corpus
from briefgen.settings import Settings
corpus = read_corpus([Path(sys.argv[1])], Settings().reading)
Path(sys.argv[2]).write_bytes(pickle.dumps(corpus))
Path(sys.argv[2] + ".passages").write_bytes(pickle.dumps([passage.text for passage in corpus.passages]))
"""

TIMED = """
import json, pickle, sys, time
from pathlib import Path
def timed(work):
    start = time.process_time()
    work()
    return time.process_time() - start
"""

BARE = """
texts = pickle.loads(Path(sys.argv[1] + ".passages").read_bytes())
def work():
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2).fit_transform(texts)
    NMF(n_components=10, random_state=0, max_iter=400).fit_transform(vectors)
"""

ANALYSIS = """
from briefgen.model.documents import Corpus
corpus = pickle.loads(Path(sys.argv[1]).read_bytes())
def work():
    from briefgen import comparison, recommendations, themes
    from briefgen.settings import Settings
    settings = Settings()
    found = themes.find_themes(corpus, settings.themes)
    advice = recommendations.find_recommendations(corpus, settings.recommendations)
    comparison.compare(corpus, found, advice, settings.comparison)
"""

REPORT = """
first = timed(work)
print(json.dumps([time.process_time(), timed(work), first]))
"""


def seconds(program: str, corpus: Path) -> tuple[float, float]:
    """Processor seconds of a program in a fresh process, and of its work when it is done a second time."""
    done = spent([sys.executable, "-c", TIMED + program + REPORT, corpus])
    _, again, _ = json.loads(done.output)
    return done.processor - again, again


def main() -> int:
    """Measures and prints. Returns 1 with `--check` when the bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="?", default=str(ROOT / "seeds"))
    parser.add_argument("--rounds", type=int, default=5)
    add_options(parser)
    arguments = parser.parse_args()
    found: dict[str, list[tuple[float, float]]] = {"bare": [], "analysis": []}
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        subprocess.run([sys.executable, "-c", PREPARE, arguments.sources, str(corpus)], check=True, cwd=ROOT)
        for _ in range(arguments.rounds):
            found["bare"].append(seconds(BARE, corpus))
            found["analysis"].append(seconds(ANALYSIS, corpus))
    cold, warm = (
        {name: statistics.median(pair[at] for pair in pairs) for name, pairs in found.items()} for at in (0, 1)
    )
    print(f"processor seconds      cold   warm   (medians of {arguments.rounds})")
    print(f"TF-IDF and NMF, bare  {cold['bare']:5.2f}  {warm['bare']:5.2f}")
    print(f"analysis              {cold['analysis']:5.2f}  {warm['analysis']:5.2f}")
    times = cold["analysis"] / cold["bare"]
    print(f"times                 {times:5.2f}  {warm['analysis'] / warm['bare']:5.2f}   (bar: {MOST_TIMES} cold)")
    return concluded([Bar(name="analysis, cold / TF-IDF and NMF", figure=times, most=MOST_TIMES)], arguments)


if __name__ == "__main__":
    sys.exit(main())
