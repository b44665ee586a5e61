"""The reason of a finding in one plain sentence."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.documents import Document

TENSIONS = {
    "opposed-stance": "{a} argues for what {b} argues against: both speak of “{x}”.",
    "opposed-action": "{a} asks to “{x}” what {b} asks to “{y}”.",
    "exclusive-alternatives": "{a} wants it “{x}”, {b} wants it “{y}”: one arrangement cannot be both.",
    "negated-qualifier": "{a} puts the effort into “{x}”, {b} into “{y}”.",
    "rejected-alternative": "{a} asks for “{x}”; {b} names “{y}” as what it does not want.",
    "different-amounts": "{a} and {b} ask for the same thing with different numbers: “{x}” and “{y}”.",
}


def agreement_reason(documents: Sequence[Document], terms: Sequence[str], same_signatories: bool, against: bool) -> str:
    """Why two or more recommendations count as one course of action."""
    who = _listed([document.voice for document in documents])
    shared = _listed([f"“{term}”" for term in terms[:3]])
    if same_signatories:
        return f"{who} have a signatory in common and use the same words ({shared}): this is not independent agreement."
    what = "argue against the same thing" if against else "ask for the same thing"
    return f"{who} {what}: what they recommend has {shared} in common."


def tension_reason(ground: str, documents: tuple[Document, Document], terms: tuple[str, str]) -> str:
    """Why two recommendations pull apart."""
    one, other = documents
    return TENSIONS[ground].format(a=one.voice, b=other.voice, x=terms[0], y=terms[1])


def lone_reason(document: Document, documents: int) -> str:
    """Why a recommendation stands alone."""
    others = "the other document" if documents == 2 else f"the other {documents - 1} documents"
    return f"Only {document.voice} asks for this; no recommendation of {others} comes close to it."


def _listed(items: Sequence[str]) -> str:
    items = list(dict.fromkeys(items))
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
