"""The reason of a finding in one plain sentence."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.documents import Document

AGREEMENTS = {
    "same-action": "{who} ask for the same thing: their recommendations share {terms}.",
    "same-alternative": "{who} ask for an arrangement of the same kind: {terms}.",
    "common-aim": "{who} ask for the relationship itself to be closer or better ({terms}) and name no single measure.",
    "as-corrected": "{who} ask for one course of action: so an analyst has corrected it.",
    "same-words-same-signatories": (
        "{who} have a signatory in common and use the same words ({terms}): this is not independent agreement."
    ),
}
AGAINST = "{who} argue against the same thing: their texts share {terms}."
TOGETHER = "Not all of these are independent: the texts of {who} have a signatory in common."
TENSIONS = {
    "opposed-stance": "{a} is for and {b} is against the same thing: both speak of “{x}”.",
    "opposed-action": "On the same matter the word of {a} is “{x}” and the word of {b} is “{y}”.",
    "opposed-quantity": "{a} wants “{x}”, {b} “{y}”: there cannot be more and fewer at once.",
    "different-answers": "To one question {a} answers “{x}” and {b} “{y}”: it can be answered in one way only.",
    "exclusive-alternatives": "{a} speaks of “{x}”{first}, {b} of “{y}”{second}: one arrangement cannot be both.",
    "negated-qualifier": "The effort goes to “{x}” with {a} and to “{y}” with {b}.",
    "rejected-alternative": "“{x}” with {a} stands against “{y}” with {b}: one of them is named as not wanted.",
    "different-amounts": "{a} and {b} ask for the same thing with different numbers: “{x}” and “{y}”.",
}


def agreement_reason(
    ground: str,
    documents: Sequence[Document],
    terms: Sequence[str],
    against: bool,
    *,
    together: Sequence[Sequence[Document]] = (),
) -> str:
    """Why two or more recommendations count as one course of action; `together` are those documents among them that
    have a signatory in common."""
    template = AGAINST if against and ground == "same-action" else AGREEMENTS[ground]
    said = template.format(who=_voices(documents), terms=_listed([f"“{term}”" for term in terms[:3]]))
    return " ".join([said, *(TOGETHER.format(who=_voices(group)) for group in together)])


def tension_reason(
    ground: str, documents: tuple[Document, Document], terms: tuple[str, str], values: tuple[str, str]
) -> str:
    """Why two recommendations pull apart; `values` are what the terms stand for where they are alternatives."""
    first, second = (f" ({v})" if v.casefold() != t.casefold() else "" for v, t in zip(values, terms, strict=True))
    return TENSIONS[ground].format(
        a=documents[0].voice, b=documents[1].voice, x=terms[0], y=terms[1], first=first, second=second
    )


def lone_reason(document: Document, documents: int) -> str:
    """Why a recommendation stands alone."""
    others = "the other document" if documents == 2 else f"the other {documents - 1} documents"
    return f"Only {document.voice} asks for this; no recommendation of {others} comes close to it."


def _voices(documents: Sequence[Document]) -> str:
    return _listed([document.voice for document in documents])


def _listed(items: Sequence[str]) -> str:
    items = list(dict.fromkeys(items))
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
