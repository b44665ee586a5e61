"""An id of a brief traced back: from `brief.json` to the file, the line, the text around it, and the rule."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from inspect import getdoc, isfunction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.errors import UsageError
from briefgen.model.evidence import Span

if TYPE_CHECKING:
    from briefgen.model.documents import Document
    from briefgen.recommendations.alternatives import Alternative
    from briefgen.settings import ReadingSettings

NEAREST = 3
"""Recommendations named that an option might have held as well."""
AROUND = 160
"""Characters shown before and after a quotation, cut at a word."""

KINDS = {
    "themes": "theme",
    "recommendations": "recommendation",
    "options": "option",
    "comparisons": "finding",
    "statements": "statement",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One piece of evidence: where it stands, word for word, with the text around it, and the rule that chose it.

    `before` and `after` are None when the source could not be found as it was. `alternatives` are all rules that fit
    the sentence, the one that won among them.
    """

    file: str
    line: int | None
    page: int | None
    paragraph: int | None
    text: str
    before: str | None
    after: str | None
    rule: str | None = None
    score: float | None = None
    rationale: str | None = None
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What an id stands for, facts about it by name, and its evidence."""

    id: str
    kind: str
    text: str
    facts: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]


def read_brief(file: Path) -> dict[str, Any]:
    """The content of a `brief.json`.

    Raises:
        UsageError: there is none, or it is something else.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        hint = "build one with `briefgen build --format json`, or name it with --brief or --output"
        raise UsageError(
            f"no brief to explain: {error.strerror}", where=str(file), hint=hint, slug="no-brief"
        ) from error
    except (ValueError, RecursionError) as error:
        raise _no_brief(file) from error
    if not isinstance(content, dict) or not str(content.get("format", "")).startswith("briefgen.brief/"):
        raise _no_brief(file)
    return content


class Tracer:
    """Traces ids of one brief.

    Args:
        brief: the content of its `brief.json`.
        folders: where the sources may be; a file counts only when its SHA-256 is the one in the brief.
        reading: settings, to read them the same way.
    """

    def __init__(self, brief: Mapping[str, Any], folders: Sequence[Path], reading: ReadingSettings) -> None:
        self._brief = brief
        self._folders = folders
        self._reading = reading
        self._read: dict[str, Document | None] = {}
        self._fitting: dict[str, dict[int, tuple[Alternative, ...]]] = {}
        with _understood():
            self._documents = {document["id"]: document for document in brief["documents"]}
            self._recommendations = {one["id"]: one for one in brief["recommendations"]}

    def trace(self, id: str) -> tuple[Trace, ...]:
        """What the id stands for, and where that comes from; several may share an id: a theme and an option.

        Raises:
            UsageError: the brief has no such id; the hint names the nearest.
        """
        with _understood():
            entries = [(kind, entry) for part, kind in KINDS.items() for entry in self._brief.get(part, ())]
            if found := [self._traced(kind, entry) for kind, entry in entries if entry["id"] == id]:
                return tuple(found)
            ids = {entry["id"]: kind for kind, entry in entries}
        near = get_close_matches(id, ids, n=3, cutoff=0.4)
        nearest = ", ".join(f"{one} ({ids[one]})" for one in near)
        hint = f"did you mean {nearest}?" if near else "brief.json lists all ids"
        raise UsageError(f"the brief has nothing with the id {id!r}", hint=hint, slug="unknown-id")

    def _traced(self, kind: str, entry: dict[str, Any]) -> Trace:
        if kind == "recommendation":
            places = [self._place(entry["document"], evidence) for evidence in entry["evidence"]]
        elif kind == "statement":
            places = [self._place(evidence["document"], evidence) for evidence in entry["evidence"]]
        elif kind == "theme":
            places = [self._opening(passage) for passage in entry["passages"]]
        else:
            places = [self._first_place(id) for id in _recommendations_of(entry) if id in self._recommendations]
        facts = tuple((name, value) for name, value in self._facts(kind, entry) if value)
        text = entry.get("headline") or entry.get("label") or entry.get("text") or entry.get("reason") or ""
        return Trace(id=entry["id"], kind=kind, text=text, facts=facts, places=tuple(places))

    def _facts(self, kind: str, entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if kind == "recommendation":
            yield "author", self._voice(entry["document"])
            yield "addressee", entry["addressee"] or ""
            said = "explicit" if entry["explicit"] else "implied"
            yield "wording", f"{entry['stance']}, {entry['strength']}, {said}"
            yield "reported of", entry["attributed_to"] or ""
            yield "option", entry["option"] or ""
            yield "nearest", self._nearest([entry["id"]])
        elif kind == "option":
            for position in entry["positions"]:
                yield position["stance"], self._voice(position["document"])
            yield "nearest", self._nearest(_recommendations_of(entry))
        elif kind == "finding":
            yield "finding", f"{entry['kind']}, confidence {entry['score']:.2f}"
            yield "ground", f"{entry['ground']} ({', '.join(entry['terms'])})" if entry["terms"] else entry["ground"]
            yield "option", entry["option"] or ""
        elif kind == "theme":
            yield "keywords", ", ".join(entry["keywords"])
            for one in self._recommendations.values():
                if one["theme"] == entry["id"]:
                    yield "recommends", f"{one['id']}: {one['headline']}"
        else:
            yield "about", ", ".join(entry["about"])
        yield "theme", entry.get("theme") or ""

    def _voice(self, document: str) -> str:
        entry = self._documents[document]
        return f"{', '.join(entry['authors']) or 'unsigned'} ({entry['file']})"

    def _first_place(self, id: str) -> Place:
        recommendation = self._recommendations[id]
        return self._place(recommendation["document"], recommendation["evidence"][0])

    def _opening(self, passage: dict[str, Any]) -> Place:
        """The beginning of a passage; the brief has its span only, so that its words and line come from the source."""
        document = self._document(passage["document"])
        span = Span(passage["start"], passage["end"])
        text = document.text[span.start : span.end] if document else ""
        cut = text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] or text[:AROUND]
        locator = document.locate(span) if document else None
        return Place(
            file=self._documents[passage["document"]]["file"],
            line=locator.line if locator else None,
            page=locator.page if locator else None,
            paragraph=locator.paragraph if locator else None,
            text=cut,
            before="" if text else None,
            after=("…" if cut != text else "") if text else None,
        )

    def _place(self, document: str, evidence: dict[str, Any]) -> Place:
        text = self._text(document)
        start, end = evidence["start"], evidence["end"]
        if text is not None and text[start:end] != evidence["text"]:
            text = None
        rule = evidence.get("rule")
        return Place(
            file=self._documents[document]["file"],
            line=evidence["line"],
            page=evidence["page"],
            paragraph=evidence.get("paragraph"),
            text=evidence["text"],
            before=None if text is None else _tail(text[:start]),
            after=None if text is None else _head(text[end:]),
            rule=rule,
            score=evidence.get("score"),
            rationale=_rationale(rule) if rule else None,
            alternatives=self._alternatives(document, start) if rule and text is not None else (),
        )

    def _alternatives(self, id: str, offset: int) -> tuple[Alternative, ...]:
        """All rules that fit the sentence at an offset of a document."""
        from briefgen.recommendations.alternatives import alternatives

        document = self._document(id)
        if document is None:
            return ()
        if id not in self._fitting:
            self._fitting[id] = alternatives(document)
        places = ((span, sentence.index) for sentence in document.sentences for span in sentence.spans)
        at = next((index for span, index in places if span.start <= offset < span.end), -1)
        return self._fitting[id].get(at, ())

    def _nearest(self, ids: Sequence[str]) -> str:
        """The recommendations outside an option that are most like one in it, each with its likeness."""
        from briefgen.language.similarity import similarities

        def said(id: str) -> str:
            one = self._recommendations[id]
            return f"{one['headline']} {one['evidence'][0]['text']}"

        others = [id for id in self._recommendations if id not in ids]
        found = similarities([said(id) for id in ids], [said(id) for id in others]) if ids and others else None
        best = found.max(axis=0).tolist() if found is not None else []
        order = sorted(zip(best, others, strict=True), key=lambda one: (-one[0], one[1]))[:NEAREST]
        return "; ".join(f"{id} ({value:.2f}): {self._recommendations[id]['headline']}" for value, id in order)

    def _text(self, document: str) -> str | None:
        """The source's text, None when it is not found as it was."""
        found = self._document(document)
        return found.text if found else None

    def _document(self, id: str) -> Document | None:
        if id not in self._read:
            self._read[id] = self._find(self._documents[id])
        return self._read[id]

    def _find(self, entry: Mapping[str, Any]) -> Document | None:
        from briefgen.documents import read_each
        from briefgen.model.documents import Document

        for folder in self._folders:
            try:
                for found in read_each([folder / entry["file"]], self._reading):
                    if isinstance(found, Document) and found.source.sha256 == entry["sha256"]:
                        return found
            except UsageError:  # it lies in none of the folders, or in the next
                continue
        return None


def _no_brief(file: Path) -> UsageError:
    return UsageError("this is no brief.json", where=str(file), hint="name another with --brief", slug="no-brief")


@contextmanager
def _understood() -> Iterator[None]:
    """A file of that format may still be damaged."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"the brief.json is damaged: {type(error).__name__} {error}"
        raise UsageError(what, hint="build it again, or name another with --brief", slug="no-brief") from error


def _recommendations_of(entry: Mapping[str, Any]) -> list[str]:
    """The recommendations of an option or a finding."""
    if "positions" in entry:
        return [id for position in entry["positions"] for id in position["recommendations"]]
    return list(entry["recommendations"])


def _rationale(rule: str) -> str | None:
    """Why there is such a rule, in its own words: a rule is the function of that name."""
    from briefgen.recommendations.grammar import RULES

    functions = {function.__name__.replace("_", "-"): function for function in RULES if isfunction(function)}
    found = getdoc(functions.get(rule))
    return " ".join(found.split()) if found and rule in functions else None


def _tail(text: str) -> str:
    """The end of the text before a quotation, from a word on, on one line."""
    cut = " ".join(text[-AROUND:].split())
    return cut if len(text) <= AROUND else "…" + cut.partition(" ")[2]


def _head(text: str) -> str:
    """The beginning of the text after a quotation, up to a word, on one line."""
    cut = " ".join(text[:AROUND].split())
    return cut if len(text) <= AROUND else cut.rpartition(" ")[0] + "…"
