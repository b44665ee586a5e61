"""The works cited near a recommendation, as the text prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.model.documents import Document, MarkKind
from briefgen.model.evidence import Sentence

_NAME = r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,4}"
_AUTHORS = rf"{_NAME}(?:(?:,| and| &|, and) {_NAME})*(?: et al\.?)?"
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_BRACKETED = re.compile(
    rf"\((?:see |cf\. |e\.g\.,? )?({_AUTHORS},? "
    rf"{_YEAR}(?:[,:] ?(?:pp?\. ?)?\d+(?:[-–]\d+)?)?(?:; "
    rf"?{_AUTHORS},? {_YEAR}[^();]*)*)\)"
)
_RUNNING = re.compile(rf"\b({_AUTHORS}) \(({_YEAR})(?:[,:][^)]*)?\)")
_SUP = re.compile(r"</?\w+>|[\[\]^]")


def citations(document: Document, sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """Author-year references and note numbers in these sentences, each once, in reading order.

    Args:
        document: the document that the sentences are of.
        sentences: the evidence.
    """
    found: dict[str, None] = {}
    for sentence in sentences:
        for span in sentence.spans:
            for mark in document.marks:
                if mark.kind is MarkKind.NOTE and span.overlap(mark.span):
                    number = _SUP.sub("", document.text[mark.span.start : mark.span.end]).strip()
                    if number:
                        found[f"[{number}]"] = None
        for match in _BRACKETED.finditer(sentence.text):
            for work in match[1].split(";"):
                found[work.strip()] = None
        for match in _RUNNING.finditer(sentence.text):
            found[f"{match[1]} ({match[2]})"] = None
    return tuple(found)
