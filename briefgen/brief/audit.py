"""The audit: nothing is published that cannot be traced to a place in a source.

It does not trust the composition. Quotations are read again from the documents' text; ids are looked up; quoted words,
names and counts inside a statement are held against its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from briefgen.brief.places import sections
from briefgen.errors import Untraceable
from briefgen.language.catalogue import group, pattern, phrase, spoken, words
from briefgen.language.writing import noun
from briefgen.model.brief import Brief, Contrast, Side, Statement
from briefgen.model.comparison import FindingKind
from briefgen.model.documents import Document
from briefgen.model.evidence import Quotation
from briefgen.model.recommendations import Recommendation

HINT = "this is a fault of briefgen: please report it with the texts"


def audit(brief: Brief) -> None:
    """Traces everything that the brief says.

    Raises:
        Untraceable: the first thing that cannot be traced, with its place.
    """
    documents = {document.id: document for document in brief.corpus.documents}
    for where, quotation in _quotations(brief):
        _trace(where, quotation, documents)
    known = _known_ids(brief)
    targets = sections(brief.themes, tuple(documents))
    names = {voice.running.lower(): voice.document for voice in brief.voices}
    titles = frozenset(voice.title for voice in brief.voices)
    for statement in statements(brief):
        _look_up(statement, known, targets)
        _quoted_words(statement, titles)
        _names(statement, names)
        _counts(statement, brief)
    advice = {entry.id: entry for entry in brief.comparison.recommendations}
    doubts: dict[tuple[str | None, str], set[Quotation]] = {
        (option.id, position.document): set(position.doubt)
        for option in brief.comparison.options
        for position in option.positions
        if position.doubt
    }
    for side in _sides(brief):
        _side(side, advice, doubts)


def statements(brief: Brief) -> Iterator[Statement]:
    """Every statement of the brief, in reading order."""
    for contrast in _contrasts(brief):
        yield contrast.heading
    for entry in (brief.lead, *brief.key_messages):
        if isinstance(entry, Statement):
            yield entry
    for chapter in brief.chapters:
        if isinstance(chapter.heading, Statement):
            yield chapter.heading
        yield from chapter.statements


def _contrasts(brief: Brief) -> tuple[Contrast, ...]:
    return (*brief.facing, *brief.agreements, *brief.tensions, *brief.lone)


def _sides(brief: Brief) -> Iterator[Side]:
    for contrast in _contrasts(brief):
        yield from contrast.sides
    for row in brief.matrix.rows if brief.matrix else ():
        yield from (cell.side for cell in row.cells if cell.side)
    for chapter in brief.chapters:
        for position in chapter.rows:
            yield from position.sides


def _quotations(brief: Brief) -> Iterator[tuple[str, Quotation]]:
    """Every quotation of the brief and of what it rests on, with the id of what it belongs to."""
    for statement in statements(brief):
        yield from ((statement.id, quotation) for quotation in statement.evidence)
    for side in _sides(brief):
        yield from ((side.recommendation, quotation) for quotation in side.quotations)
    for entry in brief.comparison.recommendations:
        for evidence in entry.evidence:
            yield from ((entry.id, quotation) for quotation in evidence.quotations)
    for discrepancy in brief.comparison.discrepancies:
        yield from ((discrepancy.subject, quotation) for quotation in discrepancy.quotations)
    for citation in brief.comparison.citations:
        yield citation.cited, citation.quotation
    for question in brief.comparison.questions:
        for bearing in (bearing for reply in question.replies for bearing in reply.bearings):
            yield from ((question.id, quotation) for quotation in bearing.quotation)
    for option in brief.comparison.options:
        for position in option.positions:
            yield from ((option.id, quotation) for quotation in position.doubt)


def _trace(where: str, quotation: Quotation, documents: dict[str, Document]) -> None:
    """A quotation is the text at its span, letter for letter, and what is printed of it is what a reader of it sees."""
    locator = quotation.locator
    document = documents.get(locator.document)
    if document is None:
        raise _untraceable(f"{where} quotes {locator.document}, which is not compared", where)
    span = locator.span
    place = f"{document.source.path}:{locator.line}"
    if not quotation.text or document.text[span.start : span.end] != quotation.text:
        raise _untraceable(f"{where} quotes words that do not stand there: {quotation.text[:60]!r}", place)
    if document.plain(span) != quotation.plain:
        raise _untraceable(f"{where} prints other words than it quotes: {quotation.plain[:60]!r}", place)
    if document.text.count("\n", 0, span.start) + 1 != locator.line:
        raise _untraceable(f"{where} names the wrong line for {quotation.plain[:60]!r}", place)


def _known_ids(brief: Brief) -> frozenset[str]:
    compared = brief.comparison
    groups: tuple[Iterable[str], ...] = (
        (entry.id for entry in compared.recommendations),
        (option.id for option in compared.options),
        (finding.id for finding in compared.findings),
    )
    return frozenset(id for group in groups for id in group)


def _look_up(statement: Statement, known: frozenset[str], targets: frozenset[str]) -> None:
    missing = [id for id in statement.about if id not in known]
    if missing:
        raise _untraceable(f"it speaks of {missing[0]}, which does not exist", statement.id)
    if statement.target is not None and statement.target not in targets:
        raise _untraceable(f"it points to {statement.target}, which does not exist", statement.id)


def _quoted_words(statement: Statement, titles: frozenset[str]) -> None:
    """Words in quotation marks occur in the evidence, piece by piece around an ellipsis; a title may be quoted."""
    said = " ".join(quotation.plain for quotation in statement.evidence)
    opening, closing = (mark.strip() for mark in words("grammar.quotes"))
    for quoted in re.findall(rf"{opening}\s?([^{opening}{closing}]*?)\s?{closing}", statement.text):
        if quoted in titles:
            continue
        for piece in (part.strip() for part in quoted.split("…")):
            if piece and piece not in said:
                raise _untraceable(f"it quotes {piece!r}, which its evidence does not say", statement.id)


def _names(statement: Statement, names: dict[str, str]) -> None:
    """Who is made to speak is quoted: no voice asks for anything without words of its own in the evidence."""
    quoted = {quotation.locator.document for quotation in statement.evidence}
    text = statement.text
    for name, who in names.items():
        if who in quoted and f" {phrase('grammar.and')} " in name:  # "Health and Care" is not "Care" speaking
            text = re.sub(re.escape(name), "…", text, flags=re.IGNORECASE)
    for match in _speaking(spoken()).finditer(text):
        document = names.get(match[1].lower())
        if document is not None and document not in quoted:
            raise _untraceable(f"{match[1]} is made to speak without being quoted", statement.id)


@cache
def _speaking(language: str) -> re.Pattern[str]:
    """Who stands before one of the verbs with which that language's catalogue lets a voice speak, at the start of a
    clause."""
    frames = (frame for frames in group("clauses").values() if isinstance(frames, list) for frame in frames)
    verbs = "|".join(sorted({re.escape(frame.split("{")[0].split()[0].rstrip(":")) for frame in frames}))
    joints = "|".join(rf"(?<=\b{joint} )" for joint in words("grammar.joints"))
    opening = rf"(?:^|(?<=[.;:] )|{joints})(?:{phrase('grammar.only')} )?"
    return re.compile(rf"{opening}([^.;:“”«»]{{1,80}}?)(?: {phrase('grammar.alone')})? (?:{verbs})\b")


def _counts(statement: Statement, brief: Brief) -> None:
    """ "Three of five texts": as many texts are quoted, and so many are compared."""
    spelt, text = (*words("numbers.words"), *words("numbers.feminine")), statement.text
    numbers = "|".join((*spelt, r"[\d\s,]+"))
    nouns = "|".join(noun(name, count) for name in ("text", "author") for count in (1, 2))
    gaps = {"count": f"({numbers})", "total": f"({numbers})", "noun": f"(?:{nouns})"}
    quoted, compared = len({quotation.locator.document for quotation in statement.evidence}), len(brief.voices)
    if part := re.match(rf"(?i:{pattern('counts.of', **gaps)})\b", text):
        count, total = (_value(value, spelt) for value in part.groups())
        if total != compared or not 0 < count < total or quoted < count:
            raise _untraceable(f"it counts {part[0]!r}; {quoted} are quoted, {compared} compared", statement.id)
    every = re.match(rf"(?i:{pattern('counts.all', **gaps)})\b", text)
    if every and not (_value(every[1], spelt) if every[1] else 2) == quoted == compared:
        raise _untraceable(f"it counts {every[0]!r}; {quoted} are quoted, {compared} compared", statement.id)
    proposals = "|".join(noun("proposal", count) for count in (1, 2))
    stand = "|".join(words("grammar.lone_verbs"))
    alone = re.search(rf"(?:^|; )(?i:({numbers}) (?:{proposals}) (?:{stand}))\b", text)
    if alone and _value(alone[1], spelt) != len(brief.comparison.of_kind(FindingKind.LONE)):
        raise _untraceable(f"it counts {alone[0].strip('; ')!r}, the findings do not", statement.id)


def _value(text: str, spelt: tuple[str, ...]) -> int:
    if text.lower() in spelt:
        return spelt.index(text.lower()) % len(words("numbers.words"))
    return int(re.sub(r"\D", "", text))


def _side(side: Side, advice: dict[str, Recommendation], doubts: dict[tuple[str | None, str], set[Quotation]]) -> None:
    """A side is a recommendation of its document, in that recommendation's words or those of its condition or doubt."""
    entry = advice.get(side.recommendation)
    if entry is None:
        raise _untraceable(f"{side.recommendation} is printed and does not exist", side.document)
    own = {quotation for evidence in entry.evidence for quotation in evidence.quotations}
    own |= doubts.get((entry.option, entry.document), set())
    if entry.document != side.document or not side.quotations or not set(side.quotations) <= own:
        raise _untraceable(f"{side.recommendation} is printed with words that are not its own", side.document)


def _untraceable(what: str, where: str) -> Untraceable:
    return Untraceable(what, where=where, hint=HINT)
