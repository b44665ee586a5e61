"""A small comparison built by hand, so that a test says in a line who recommends what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.model.comparison import Comparison, Finding, FindingKind, PolicyOption, Position, PositionKind
from briefgen.model.documents import (
    Author,
    Block,
    BlockKind,
    Corpus,
    DatePrecision,
    Document,
    IssueDate,
    Provenance,
    Source,
    Title,
)
from briefgen.model.evidence import Passage, Sentence, Span
from briefgen.model.publication import Edition
from briefgen.model.recommendations import Evidence, Recommendation, Stance, Strength
from briefgen.model.themes import Theme, ThemeSet

FOUND = Provenance(rule="by hand")
EDITION = Edition(number=1, date="2026-11-22", digest="0" * 64, version="0.1.0")


def document(
    id: str,
    text: str,
    *,
    author: str | None = None,
    title: str | None = None,
    issued: str | None = None,
    latest_year: int | None = None,
) -> Document:
    """A document of paragraphs parted by blank lines, every sentence ending in a full stop and a space."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    passages: list[Passage] = []
    for number, match in enumerate(re.finditer(r"[^\n]+", text), 1):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(*match.span()), number=number))
        inside = []
        for part in re.finditer(r"[^ .][^.]*\.", match[0]):
            span = Span(match.start() + part.start(), match.start() + part.end())
            inside.append(len(sentences))
            sentences.append(Sentence(index=len(sentences), block=number - 1, spans=(span,), text=part[0]))
        passages.append(
            Passage(id=f"{id}-p{number}", document=id, span=Span(*match.span()), sentences=tuple(inside), text=match[0])
        )
    name = author or title or f"{id}.txt"
    who = Author(
        id=f"{id}-a", name=name, short=name.split()[-1] if author else name, is_named=bool(author), found=FOUND
    )
    precision = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}
    return Document(
        id=id,
        source=Source(path=f"{id}.txt", media_type="text/plain", sha256="a" * 64),
        text=text,
        blocks=tuple(blocks),
        title=Title(text=title, found=FOUND) if title else None,
        authors=(who,),
        issued=IssueDate(iso=issued, precision=precision[len(issued)], found=FOUND) if issued else None,
        latest_year=latest_year,
        language="en",
        sentences=tuple(sentences),
        passages=tuple(passages),
    )


def recommendation(
    document: Document,
    sentence: int,
    headline: str,
    *,
    addressee: str | None = None,
    stance: Stance = Stance.FOR,
    strength: Strength = Strength.SHOULD,
    explicit: bool = True,
    option: str | None = None,
    theme: str | None = None,
    score: float = 0.9,
) -> Recommendation:
    """A recommendation made in one sentence of a document."""
    evidence = Evidence(
        quotations=document.quote_sentence(document.sentences[sentence]),
        sentence=sentence,
        rule="modal",
        score=score,
        explicit=explicit,
    )
    return Recommendation(
        id=f"{document.id}-{sentence:04x}",
        document=document.id,
        headline=headline,
        addressee=addressee,
        stance=stance,
        strength=strength,
        explicit=explicit,
        score=score,
        rule="modal",
        evidence=(evidence,),
        theme=theme,
        option=option,
        language=document.language,
    )


def option(
    id: str, label: str, recommendations: Sequence[Recommendation], documents: Sequence[str], theme: str | None = None
) -> PolicyOption:
    """An option with a position for every document, from the stance of its recommendations."""
    positions = []
    for document in documents:
        own = [entry for entry in recommendations if entry.document == document]
        kind = PositionKind(own[0].stance.value) if own else PositionKind.SILENT
        positions.append(Position(document=document, kind=kind, recommendations=tuple(entry.id for entry in own)))
    return PolicyOption(
        id=id,
        label=label,
        theme=theme,
        recommendations=tuple(entry.id for entry in recommendations),
        positions=tuple(positions),
    )


def finding(
    id: str,
    kind: FindingKind,
    recommendations: Sequence[Recommendation],
    *,
    option: str | None = None,
    theme: str | None = None,
    score: float = 0.8,
    ground: str = "same-action",
    terms: tuple[str, ...] = (),
) -> Finding:
    """A finding on these recommendations."""
    return Finding(
        id=id,
        kind=kind,
        option=option,
        theme=theme,
        recommendations=tuple(entry.id for entry in recommendations),
        score=score,
        ground=ground,
        terms=terms,
        reason="Both ask for the same.",
    )


VIDAL = document(
    "d1",
    "The creation of a new bilateral treaty is necessary. Border security stays fragile.\n\n"
    "Building a wall is no solution. Extradition should be simplified.",
    author="Irving Vidal",
    title="The spirit of border security",
    latest_year=2018,
)
WOOD = document(
    "d2",
    "It is worth considering a bilateral perimeter deal. Mexico needs to strengthen its own border controls.\n\n"
    "The U.S. should train personnel against cyber attacks. Border security between Mexico and Canada is close.",
    author="Duncan Wood",
    title="Working on border security",
)
DIEZ = document(
    "d3",
    "The working groups could be expanded to a trilateral institution. Border security has grown.",
    author="Jordi Díez",
    title="A perimeter",
    issued="2007",
)
SURVEY = document("d4", "Joint training programs will be crucial for cyber security. Border security matters.")
DOCUMENTS = (VIDAL, WOOD, DIEZ, SURVEY)
CORPUS = Corpus(documents=DOCUMENTS)
IDS = tuple(document.id for document in DOCUMENTS)

TREATY = recommendation(
    VIDAL, 0, "Create a new bilateral treaty", strength=Strength.MUST, option="vessel", theme="agreement"
)
WALL = recommendation(VIDAL, 2, "Build a wall", stance=Stance.AGAINST, option="wall", theme="border")
EXTRADITION = recommendation(VIDAL, 3, "Simplify extradition", option="extradition", theme="border")
DEAL = recommendation(
    WOOD, 0, "Consider a bilateral perimeter deal", strength=Strength.MAY, option="vessel", theme="agreement"
)
CONTROLS = recommendation(
    WOOD,
    1,
    "Strengthen its own border controls",
    addressee="Mexico",
    strength=Strength.MUST,
    option="controls",
    theme="border",
)
TRAIN = recommendation(
    WOOD, 2, "Train personnel against cyber attacks", addressee="The U.S.", option="cyber", theme="cyber"
)
GROUPS = recommendation(
    DIEZ,
    0,
    "Expand the working groups to a trilateral institution",
    strength=Strength.MAY,
    option="groups",
    theme="agreement",
)
JOINT = recommendation(
    SURVEY, 0, "Joint training programs for cyber security", option="cyber", theme="cyber", score=0.7
)
RECOMMENDATIONS = (TREATY, WALL, EXTRADITION, DEAL, CONTROLS, TRAIN, GROUPS, JOINT)

THEMES = ThemeSet(
    themes=(
        Theme(
            id="agreement", label="Form of the agreement", keywords=("treaty",), passages=("d1-p1", "d3-p1"), share=0.4
        ),
        Theme(id="border", label="Border control", keywords=("border",), passages=("d1-p2", "d2-p1"), share=0.3),
        Theme(id="cyber", label="Cyber security", keywords=("cyber",), passages=("d2-p2", "d4-p1"), share=0.3),
        Theme(id="trade", label="Trade", keywords=("trade",), passages=(), share=0.0),
    ),
    criterion="Their number is the square root of half the passages.",
    grouped=True,
)

COMPARISON = Comparison(
    recommendations=RECOMMENDATIONS,
    options=(
        option("vessel", "A bilateral agreement", (TREATY, DEAL), IDS, "agreement"),
        option("cyber", "Cyber training", (TRAIN, JOINT), IDS, "cyber"),
        option("groups", "Expand the working groups", (GROUPS,), IDS, "agreement"),
        option("controls", "Strengthen border controls", (CONTROLS,), IDS, "border"),
        option("extradition", "Simplify extradition", (EXTRADITION,), IDS, "border"),
        option("wall", "Build a wall", (WALL,), IDS, "border"),
    ),
    findings=(
        finding("agree-vessel", FindingKind.AGREEMENT, (TREATY, DEAL), option="vessel", theme="agreement"),
        finding("agree-cyber", FindingKind.AGREEMENT, (TRAIN, JOINT), option="cyber", theme="cyber", score=0.7),
        finding(
            "tension-1",
            FindingKind.TENSION,
            (TREATY, GROUPS),
            theme="agreement",
            ground="exclusive-alternatives",
            terms=("bilateral", "trilateral"),
        ),
        finding(
            "tension-2",
            FindingKind.TENSION,
            (GROUPS, DEAL),
            theme="agreement",
            score=0.7,
            ground="exclusive-alternatives",
            terms=("trilateral", "bilateral"),
        ),
        finding("lone-groups", FindingKind.LONE, (GROUPS,), option="groups", theme="agreement"),
        finding("lone-controls", FindingKind.LONE, (CONTROLS,), option="controls", theme="border"),
        finding("lone-extradition", FindingKind.LONE, (EXTRADITION,), option="extradition", theme="border"),
        finding("lone-wall", FindingKind.LONE, (WALL,), option="wall", theme="border"),
    ),
)


def without_findings(*kinds: FindingKind) -> Comparison:
    """The comparison without the findings of some kinds."""
    return replace(COMPARISON, findings=tuple(entry for entry in COMPARISON.findings if entry.kind not in kinds))
