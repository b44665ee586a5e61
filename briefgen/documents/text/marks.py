"""Stretches inside a block that are form, not text: note calls, emphasis, link targets, bullets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.documents.text.kinds import Markup
from briefgen.model.documents import Mark, MarkKind
from briefgen.model.evidence import Span

# Quantifiers are bounded, so that a mark left open costs little on any input.
_NOTE_CALLS = (
    re.compile(r"<sup>\s{0,3}(?:\[?\d{1,3}\]?(?:\s?[,–-]\s?\d{1,3}){0,8}|\*{1,3}|[a-z])\s{0,3}</sup>"),
    re.compile(r"\[(?<=[^\s\[(]\[)\^?\d{1,3}(?:[,–-]\s?\d{1,3}){0,8}\](?![(:\w])"),
    re.compile(r"(?<=\S) ?\[(?:\d{1,3}|#\w{0,20})\]_(?!\w)"),
    re.compile(r"(?<=[^\W\d_][.,;:!?”\"’)])[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|(?<=[^\W\d_]{3})[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}"),
)
_RAISED_CALLS = {
    Markup.MARKDOWN: re.compile(r"(?<=[^\W\d_]{2}|[a-z)”\"’][.,;:!?])(?<!\b[kcmd]m)\^\d{1,3}\^"),
    Markup.ASCIIDOC: re.compile(r"(?<=[^\W\d_]{2}|[a-z)”\"’][.,;:!?])(?<!\b[kcmd]m)\^\d{1,3}\^"),
    Markup.RESTRUCTURED: re.compile(r"(?<=[^\W\d_]{2}|[a-z)”\"’][.,;:!?])\\ :sup:`\d{1,3}`"),
}
"""Raised figures after a word or its full stop; after a single letter or a figure they are powers."""
_FOOTNOTE = re.compile(
    r"footnote(?:ref:\[[\w-]{1,40},?|:[\w-]{0,40}\[)(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,300}\]){0,2000}+)\]", re.S
)
"""A note that stands where it is called, or its call alone; links in it have brackets of their own."""
_TAG = re.compile(r"</?(?:sup|sub|em|strong|b|i|u|br|span|small|p|a|div|font|center)(?:\s[^<>\n]{0,200})?/?>", re.I)
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"(\[)[^\[\]\n]{1,400}(\]\([^()\s]{1,500}(?:\s\"[^\"\n]{0,200}\")?\))")
_AUTOLINK = re.compile(r"(<)(?:https?://|mailto:|www\.)[^<>\s]{1,500}(>)")
_ROLE = re.compile(r"(:[a-z:]{2,20}:`)(?!\d)[^`]{1,200}(`)|(:)[a-z]{2,20}(?=:`\d)")
_ROLE_NUMBER = re.compile(r"(?<=:)(`)\d{1,8}(`)")
_RST_LINK = re.compile(r"(`)(?=\S)[^`<]{1,300}?(\s<[^<>`]{1,500}>`_{1,2})|(`)[^`<>]{1,200}(`_{1,2})")
_RST_NAME = re.compile(r"_(?<=[^\W_]_)(?=[\s.,;:)]|$)")
_STRONG = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])[^*]{1,600}?(?<=[^\s*])(\1)(?![\w*])")
_UNDERSCORED = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])[^_\n]{1,300}?(?<=[^\s_])(\1)(?!\w)")
_CODE = re.compile(r"(?<!`)(`{1,2})(?=[^\s`])[^`\n]{1,200}(\1)(?![_`])")
_ESCAPE = re.compile(r"\\(?=[_*$#\[\]()<>`~&!.-])")
_PLACEHOLDER = re.compile(r"(?<!\\)\{\{?[A-Za-z][\w]{1,30}\}?\}")

_MARKUP = (
    _TAG,
    _IMAGE,
    _LINK,
    _AUTOLINK,
    _RST_LINK,
    _ROLE,
    _ROLE_NUMBER,
    _STRONG,
    _UNDERSCORED,
    _CODE,
    _ESCAPE,
    _PLACEHOLDER,
)

_ANY_ESCAPE = re.compile(r"(\\)[!-/:-@\[-`{-~]")
_REFERENCE = re.compile(r"(?<!!)(\[)[^\[\]\n]{1,400}(\]\[[^\[\]\n]{0,100}\])")
_MACRO_LINK = re.compile(
    r"((?:link:|mailto:)?(?<![a-z])(?!footnote)[a-z]{2,10}:(?://)?[^\s\[\]]{1,500}\[)[^\[\]\n]{1,400}(\])"
)
_CROSS_REFERENCE = re.compile(r"(<<[^<>,\n]{1,100}(?:,[ ]?|(?=>>)))[^<>\n]{0,200}(>>)")
_PASSTHROUGH = re.compile(r"(\+{1,3})(?=\S)[^+\n]{1,200}?(?<=\S)(\1)")
_HIGHLIGHT = re.compile(r"(?<![\w#])((?:\[[^\]\n]{0,60}\])?#{1,2})(?=[^\s#])[^#\n]{1,200}?(?<=[^\s#])(#{1,2})(?!\w)")
_RAISED = re.compile(r"(\^)(?=\S)[^\^\s]{1,40}(\^)|(~)(?=\S)[^~\s]{1,40}(~)")
_ANCHOR = re.compile(r"\[\[[\w-]{1,100}(?:,[^\]\n]{0,100})?\]\]|image:[^\s\[\]:]{1,300}\[[^\]\n]{0,300}\]")
_SUBSTITUTION = re.compile(r"(\|)(?=\S)[^|\n]{1,80}(?<=\S)(\|_{0,2})")
_OWN: dict[Markup, tuple[re.Pattern[str], ...]] = {
    Markup.MARKDOWN: (_ANY_ESCAPE, _REFERENCE),
    Markup.RESTRUCTURED: (_ANY_ESCAPE, _RST_NAME, _SUBSTITUTION),
    Markup.ASCIIDOC: (
        _ANY_ESCAPE,
        _MACRO_LINK,
        _CROSS_REFERENCE,
        _PASSTHROUGH,
        _HIGHLIGHT,
        _RAISED,
        _ANCHOR,
    ),
}


_SIGNS = {
    **dict.fromkeys(_NOTE_CALLS, "["),
    _NOTE_CALLS[0]: "<",
    _NOTE_CALLS[-1]: "¹²³⁴⁵⁶⁷⁸⁹⁰",
    _RAISED_CALLS[Markup.MARKDOWN]: "^",
    _RAISED_CALLS[Markup.RESTRUCTURED]: "\\",
    _FOOTNOTE: ("footnote",),
    **dict.fromkeys((_IMAGE, _LINK, _REFERENCE, _MACRO_LINK, _ANCHOR), "["),
    **dict.fromkeys((_TAG, _AUTOLINK, _CROSS_REFERENCE), "<"),
    **dict.fromkeys((_ROLE, _ROLE_NUMBER, _RST_LINK, _CODE), "`"),
    **dict.fromkeys((_ESCAPE, _ANY_ESCAPE), "\\"),
    **dict.fromkeys((_UNDERSCORED, _RST_NAME), "_"),
    _STRONG: "*",
    _PLACEHOLDER: "{",
    _PASSTHROUGH: "+",
    _HIGHLIGHT: "#",
    _RAISED: "^~",
    _SUBSTITUTION: "|",
}
"""Of the signs given for an expression each match has one."""


def find_marks(text: str, *, markup: Markup = Markup.NONE, form: Iterable[Span] = ()) -> tuple[Mark, ...]:
    """All marks of a text, ordered by place, none overlapping another.

    Args:
        text: the document's text.
        markup: the language that the text is marked up in; each has marks of its own beside those that all may have.
        form: stretches that the structure knows as markup: bullets, heading marks, quotation marks in the margin.
    """
    found = [Mark(kind=MarkKind.MARKUP, span=span) for span in form]
    calls = (*_NOTE_CALLS, _FOOTNOTE, *filter(None, [_RAISED_CALLS.get(markup)]))
    for expression in calls:
        if _may_match(expression, text):
            found += (Mark(kind=MarkKind.NOTE, span=Span(*match.span())) for match in expression.finditer(text))
    for expression in (*_MARKUP, *_OWN.get(markup, ())):
        if _may_match(expression, text):
            found += (Mark(kind=MarkKind.MARKUP, span=span) for span in _stretches(expression, text))
    return _without_overlaps(found)


def note_text(text: str, mark: Mark) -> Span | None:
    """The place of the note's own text inside a mark that calls it; None where it stands elsewhere or is empty."""
    match = _FOOTNOTE.match(text, mark.span.start) if mark.kind is MarkKind.NOTE else None
    if not match or match.end() != mark.span.end or not match["text"].strip():
        return None
    return Span(*match.span("text"))


def _may_match(expression: re.Pattern[str], text: str) -> bool:
    """Whether any of the signs that every match of an expression has is in the text: quicker than to look for one."""
    return any(sign in text for sign in _SIGNS[expression])


def _stretches(expression: re.Pattern[str], text: str) -> Iterator[Span]:
    """The groups of every match, or the whole match of an expression without groups."""
    for match in expression.finditer(text):
        if not expression.groups:
            yield Span(*match.span())
        for group in range(1, expression.groups + 1):
            if match.start(group) >= 0:
                yield Span(*match.span(group))


def _without_overlaps(found: list[Mark]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.span.start, -mark.span.end, mark.kind)):
        if not marks or mark.span.start >= marks[-1].span.end:
            marks.append(mark)
    return tuple(marks)


def masked(text: str, start: int, marks: Iterable[Mark]) -> str:
    """A stretch of text, beginning at offset `start`, for the splitter: same length, marks out of its way.

    Note calls become spaces; markup becomes asterisks where it touches text, which the splitter looks through, and
    spaces where it stands apart (bullets, quotation marks in the margin).
    """
    parts, at = [], 0
    for mark in marks:
        first, last = max(0, mark.span.start - start), min(len(text), mark.span.end - start)
        if last <= first or first < at:
            continue
        apart = text[last - 1].isspace() or mark.kind is MarkKind.NOTE
        parts += [text[at:first], (" " if apart else "*") * (last - first)]
        at = last
    return "".join([*parts, text[at:]])
