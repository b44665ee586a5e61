"""`brief.json`: everything the brief rests on, for other programs. Format `briefgen.brief/1`, see `brief.schema.json`.

Within a format number fields are only added. Floats are rounded to six digits, since their last digits differ between
builds of numpy; every list has the order of the brief.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any, ClassVar

from briefgen.model.brief import Brief, Statement
from briefgen.model.comparison import Citation, Discrepancy, Finding, PolicyOption, Question
from briefgen.model.corrections import Correction
from briefgen.model.documents import Document
from briefgen.model.editions import Changes
from briefgen.model.evidence import Quotation, Span
from briefgen.model.notices import Notice
from briefgen.model.publication import Artifact, Edition
from briefgen.model.recommendations import Recommendation
from briefgen.model.themes import Theme
from briefgen.page.json_text import as_bytes

FORMAT = "briefgen.brief/1"


@dataclass(frozen=True, slots=True)
class JsonRenderer:
    """Renders a brief as `brief.json`."""

    name: ClassVar[str] = "json"
    media_type: ClassVar[str] = "application/json"

    def render(self, brief: Brief) -> Artifact:
        """The brief as UTF-8 JSON: accents kept, indented by one space, a newline at the end."""
        return Artifact(name="brief.json", media_type=self.media_type, content=as_bytes(_contract(brief)))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the format."""
    text = (files("briefgen.page") / "brief.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def contract(brief: Brief) -> dict[str, Any]:
    """The brief as the format's plain values, floats not yet rounded."""
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in _contract(brief).items()}


def _contract(brief: Brief) -> dict[str, Any]:
    """The same, lists as iterators over their entries."""
    compared = brief.comparison
    spans = {
        passage.id: (passage.document, passage.span)
        for document in brief.corpus.documents
        for passage in document.passages
    }
    return {
        "format": FORMAT,
        "title": brief.title,
        "language": brief.language,
        "selection": brief.selection,
        "edition": _edition(brief.edition),
        "documents": map(_document, brief.corpus.documents),
        "themes": (_theme(theme, spans) for theme in brief.themes.themes),
        "recommendations": map(_recommendation, compared.recommendations),
        "options": map(_option, compared.options),
        "comparisons": map(_finding, compared.findings),
        "discrepancies": map(_discrepancy, compared.discrepancies),
        "citations": map(_citation, compared.citations),
        "questions": map(question_as_json, compared.questions),
        "statements": map(_statement, statements(brief)),
        "notices": map(_notice, brief.notices),
        "corrections": map(_correction, brief.corrections),
        "changes": changes_as_json(brief.changes) if brief.changes is not None else None,
    }


def statements(brief: Brief) -> tuple[Statement, ...]:
    """All statements of the brief, in reading order."""
    contrasts = (*brief.facing, *brief.agreements, *brief.tensions, *brief.lone)
    found: list[object] = [brief.lead, *brief.key_messages, *(contrast.heading for contrast in contrasts)]
    for chapter in brief.chapters:
        found += [chapter.heading, *chapter.statements]
    return tuple({entry.id: entry for entry in found if isinstance(entry, Statement)}.values())


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "number": edition.number,
        "name": edition.name,
        "date": edition.date,
        "digest": edition.digest,
        "version": edition.version,
        "supersedes": edition.supersedes,
    }


def _document(document: Document) -> dict[str, Any]:
    named = [author for author in document.authors if author.is_named]
    affiliations = dict.fromkeys(author.affiliation for author in named if author.affiliation)
    return {
        "id": document.id,
        "file": document.source.path,
        "sha256": document.source.sha256,
        "media_type": document.source.media_type,
        "title": document.title.text if document.title else None,
        "authors": [author.name for author in named],
        "affiliation": "; ".join(affiliations) or None,
        "date": document.issued.iso if document.issued else None,
        "latest_year": document.latest_year,
        "language": document.language,
        "words": document.words,
    }


def _theme(theme: Theme, spans: Mapping[str, tuple[str, Span]]) -> dict[str, Any]:
    placed = [(id, *spans[id]) for id in theme.passages]
    return {
        "id": theme.id,
        "label": theme.label,
        "keywords": list(theme.keywords),
        "share": theme.share,
        "general": theme.is_general,
        "passages": [{"id": id, "document": doc, "start": span.start, "end": span.end} for id, doc, span in placed],
    }


def _recommendation(recommendation: Recommendation) -> dict[str, Any]:
    return {
        "id": recommendation.id,
        "document": recommendation.document,
        "theme": recommendation.theme,
        "headline": recommendation.headline,
        "addressee": recommendation.addressee,
        "stance": recommendation.stance.value,
        "strength": recommendation.strength.value,
        "explicit": recommendation.explicit,
        "score": recommendation.score,
        "rule": recommendation.rule,
        "option": recommendation.option,
        "evidence": [
            {**_quotation(quotation), "rule": evidence.rule, "score": evidence.score, "explicit": evidence.explicit}
            for evidence in recommendation.evidence
            for quotation in evidence.quotations
        ],
        "attributed_to": recommendation.attributed_to,
        "cites": list(recommendation.citations),
    }


def _option(option: PolicyOption) -> dict[str, Any]:
    return {
        "id": option.id,
        "label": option.label,
        "theme": option.theme,
        "positions": [
            {
                "document": position.document,
                "stance": position.kind.value,
                "recommendations": list(position.recommendations),
                "variant": position.variant,
                "doubt": _placed(position.doubt),
            }
            for position in option.positions
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "option": finding.option,
        "theme": finding.theme,
        "recommendations": list(finding.recommendations),
        "score": finding.score,
        "ground": finding.ground,
        "terms": list(finding.terms),
        "reason": finding.reason,
    }


def _discrepancy(discrepancy: Discrepancy) -> dict[str, Any]:
    return {
        "kind": discrepancy.kind,
        "subject": discrepancy.subject,
        "evidence": _placed(discrepancy.quotations),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {"citing": citation.citing, "cited": citation.cited, "evidence": _placed([citation.quotation])}


def question_as_json(question: Question) -> dict[str, Any]:
    """A question with what each document says on it; a document without passages is silent."""
    return {
        "id": question.id,
        "text": question.text,
        "replies": [
            {
                "document": reply.document,
                "passages": [
                    {
                        "evidence": _placed(bearing.quotation),
                        "passage": bearing.passage,
                        "score": bearing.score,
                        "terms": list(bearing.terms),
                        "recommendation": bearing.recommendation,
                    }
                    for bearing in reply.bearings
                ],
            }
            for reply in question.replies
        ],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "text": statement.text,
        "about": list(statement.about),
        "evidence": _placed(statement.evidence),
    }


def changes_as_json(changes: Changes) -> dict[str, Any]:
    """What changed since an earlier edition: every list in the order of the brief, kinds by their names."""
    return asdict(changes)


def _correction(correction: Correction) -> dict[str, Any]:
    return asdict(correction) | {"changes": dict(correction.changes)}


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "slug": notice.slug,
        "severity": notice.severity.value,
        "subject": notice.subject,
        "detail": notice.detail,
        "remedy": notice.remedy,
    }


def _placed(quotations: Iterable[Quotation]) -> list[dict[str, Any]]:
    return [{"document": quotation.locator.document, **_quotation(quotation)} for quotation in quotations]


def _quotation(quotation: Quotation) -> dict[str, Any]:
    locator = quotation.locator
    return {
        "text": quotation.text,
        "start": locator.span.start,
        "end": locator.span.end,
        "page": locator.page,
        "line": locator.line,
        "paragraph": locator.paragraph,
    }
