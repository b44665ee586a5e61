"""Scores what is found in short texts of many kinds, whose sentences that recommend are marked in them.

Under `tests/corpora/en` lie submissions, letters, speeches, essays and comments written for this purpose. A mark stands
after each sentence that recommends something: `{+}` outright, `{~}` by implication, `{?}` where readers may differ; an
asterisk in it says that a brief of the text must have the sentence. The program sees the texts without their marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from briefgen.model.recommendations import Evidence
from tests.evaluation.comments import Judged
from tests.evaluation.sentences import Ratio, matches, squash

TEXTS = Path(__file__).parents[1] / "corpora" / "en"

_MARK = re.compile(r"\s*\{(?P<kind>[+~?]\*?)\}")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.|\([a-z]\)) ", re.MULTILINE)
_END = re.compile(r"(?<=[a-z0-9)\]\"”’%!?][.!?])[\"”]?\s+(?=[\"“A-Z0-9_*])")


@dataclass(frozen=True)
class Marked:
    """A sentence with its mark."""

    text: str
    kind: str

    @property
    def is_optional(self) -> bool:
        return "?" in self.kind

    @property
    def is_explicit(self) -> bool:
        return "+" in self.kind

    @property
    def is_core(self) -> bool:
        return "*" in self.kind


def read_marked(text: str) -> tuple[str, list[Marked]]:
    """A text without its marks, and the sentences that stood before them."""
    marked = []
    start = 0
    for mark in _MARK.finditer(text):
        before = text[start : mark.start()].split("\n\n")[-1]
        before = _ITEM.split(before)[-1].strip()
        marked.append(Marked(text=_END.split(before)[-1].strip(), kind=mark["kind"]))
        start = mark.end()
    return _MARK.sub("", text), marked


@dataclass(frozen=True)
class Verdicts:
    """All marked sentences, which of them were found, and what was taken: optional ones count neither way."""

    sought: tuple[tuple[str, Marked], ...]
    found: frozenset[tuple[str, Marked]]
    judged: tuple[Judged, ...]


def judge_varied() -> Verdicts:
    """Goes through all texts; the name of each is its folder and its file."""
    sought: list[tuple[str, Marked]] = []
    found: set[tuple[str, Marked]] = set()
    judged: list[Judged] = []
    for folder in sorted(path for path in TEXTS.iterdir() if path.is_dir()):
        for name, marked, evidence in _read(folder):
            sought += [(name, one) for one in marked if not one.is_optional]
            for one in evidence:
                hits = [mark for mark in marked if matches(squash(one.plain), squash(mark.text))]
                sure = [(name, mark) for mark in hits if not mark.is_optional]
                found.update(sure)
                if sure or not hits:
                    judged.append(Judged(file=name, text=one.plain, rule=one.rule, right=bool(sure)))
    return Verdicts(sought=tuple(sought), found=frozenset(found), judged=tuple(judged))


def score_varied() -> dict[str, float | list[tuple[str, str]]]:
    """Figures over all texts, as `tests.evaluation.sentences.score` names them, and `missed` and `false_alarms`."""
    verdicts = judge_varied()
    right = sum(one.right for one in verdicts.judged)
    ratio = Ratio.of(right, len(verdicts.judged), len(verdicts.found), len(verdicts.sought))
    return {
        "sentence_precision": round(ratio.precision, 4),
        "sentence_recall": round(ratio.recall, 4),
        "sentence_f1": ratio.f1,
        "explicit_recall": _share(verdicts, "is_explicit"),
        "core_recall": _share(verdicts, "is_core"),
        "missed": [(name, one.text) for name, one in verdicts.sought if (name, one) not in verdicts.found],
        "false_alarms": [(one.file, one.text) for one in verdicts.judged if not one.right],
    }


def _share(verdicts: Verdicts, what: str) -> float:
    sought = [one for one in verdicts.sought if getattr(one[1], what)]
    return round(len([one for one in sought if one in verdicts.found]) / len(sought), 4)


def _read(folder: Path) -> list[tuple[str, list[Marked], list[Evidence]]]:
    """Each text of a folder: its name, its marked sentences, and what the program finds in it."""
    from briefgen.pipeline import read_sources
    from briefgen.recommendations import find_recommendations
    from briefgen.settings import Settings

    settings = Settings()
    marked = {}
    with TemporaryDirectory() as held:
        for path in sorted(folder.iterdir()):
            text, marked[path.name] = read_marked(path.read_text("utf-8"))
            (Path(held) / path.name).write_text(text, "utf-8")
        corpus = read_sources([Path(held)], settings, output=Path(held) / "no-output")
        names = {document.id: PurePosixPath(document.source.path).name for document in corpus.documents}
        evidence: dict[str, list[Evidence]] = {name: [] for name in marked}
        for recommendation in find_recommendations(corpus, settings.recommendations):
            evidence[names[recommendation.document]] += recommendation.evidence
    return [(f"{folder.name}/{name}", marked[name], evidence[name]) for name in marked]
