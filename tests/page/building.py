"""A brief made by hand, of any size: voices on flood protection, options, chapters, cards, quotations that stand in texts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.model.brief import (
    Annex,
    AuthorCard,
    Brief,
    Cell,
    Chapter,
    Contrast,
    Emphasis,
    Matrix,
    MatrixRow,
    PositionRow,
    Remark,
    Side,
    Statement,
    Voice,
)
from briefgen.model.comparison import Comparison, PositionKind
from briefgen.model.documents import Author, Block, BlockKind, Corpus, Document, Provenance, Source
from briefgen.model.evidence import Quotation, Span
from briefgen.model.notices import Notice, Severity
from briefgen.model.publication import Edition
from briefgen.model.recommendations import Evidence, Recommendation, Stance, Strength
from briefgen.model.themes import Theme, ThemeSet

NAMES = (
    "Ana Núñez", "Bertrand Özil", "Chiara Fröhlich", "Dmitri Šimek", "Unsigned text", "Fatoumata Bâ",
    "Grzegorz Brzęczyszczykiewicz", "Hildegard von Wolfenbüttel-Scharzfeld", "Ikaika Kealoha", "Jean-Baptiste de la Croix",
    "Katarzyna Wojciechowska", "Lakshminarayanan Venkataraghavan",
)  # fmt: skip
OPTIONS = (
    ("Raise the sea dikes", "The ministry must raise the sea dikes along the whole coast before the next decade ends"),
    (
        "Give rivers more room",
        "It is high time that planners give rivers more room, since walls of stone only move the water on",
    ),
    ("Found one flood authority", "The creation of one flood authority, with a budget of its own, is necessary"),
    (
        "Share gauge data daily",
        "Upstream offices should share gauge data with their neighbours every day, not after the event",
    ),
    (
        "Insure every household",
        "Parliament should make insurance against floods compulsory for every household on the plain",
    ),
    (
        "Stop building on the plain",
        "Towns need to stop building on the flood plain, “whatever the price of land”, as one mayor put it",
    ),
    ("Train the volunteers", "Volunteers could be trained twice a year together with the army and the fire service"),
    (
        "Restore the salt marshes",
        "Restoring the salt marshes would help, because a marsh breaks a wave before it meets a wall",
    ),
)
THEMES = ("Dikes and walls", "Rivers and land", "Institutions", "Warning and data", "Insurance", "Nature as protection")
_WORDS = {
    PositionKind.FOR: "Calls for", PositionKind.AGAINST: "Opposes", PositionKind.CONDITIONAL: "Qualifies",
    PositionKind.SILENT: "Silent",
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """What the parts of a brief are made from."""

    documents: tuple[Document, ...]
    voices: tuple[Voice, ...]
    advice: tuple[Recommendation, ...]


def build_brief(
    voices: int = 5,
    options: int = 8,
    themes: int = 6,
    date: str | None = "2026-11-22",
    extra: str = "",
    chapters: bool = True,
) -> Brief:
    """A brief of that many voices, options and themes. `extra` is put into a title, a headline and a quotation."""
    scene = _scene(voices, options, extra)
    contrasts = [_contrast(scene, number, option) for number, option in enumerate(OPTIONS[:options])]
    cells = _matrix(scene, options)
    return Brief(
        edition=Edition(number=2, date=date, digest="0" * 64, version="0.1.0", supersedes=1),
        corpus=Corpus(documents=scene.documents),
        themes=ThemeSet(themes=(Theme(id="t", label="T", keywords=(), passages=(), share=1.0),), criterion="", grouped=True),
        comparison=Comparison(recommendations=scene.advice, options=(), findings=()),
        notices=(_notice(),),
        voices=scene.voices,
        title=f"Flood protection: {voices} texts on dikes, rivers and insurance compared{extra}",
        subtitle="Where they agree, where they part, and what each proposes alone",
        lead=_statement("lead", "All texts want more protection; they part on walls against room for the river.", scene, 0),
        key_messages=tuple(_key(scene, number) for number in range(5)),
        matrix=Matrix(
            message="Every text asks for shared data; three oppose what the others build.",
            source=f"Positions on the {options} options that most texts address; silence is not disagreement.",
            rows=cells,
        ),
        facing=tuple(contrasts[:2]),
        care=(
            Remark(text="None of the texts states its date; the latest years they mention run from 2007 to 2024."),
            Remark(text="Two texts cite the same study, so their agreement on it is not independent."),
            Remark(text="Silence is shown as silence: a text that does not speak of an option is not against it."),
        ),
        agreements=tuple(contrasts[2:5]),
        tensions=tuple(contrasts[:2]),
        lone=tuple(replace(one, sides=one.sides[:1]) for one in contrasts[5:]),
        chapters=tuple(_chapter(scene, number, options) for number in range(themes if chapters else 0)),
        cards=tuple(_card(scene, number) for number in range(voices)),
        annex=Annex(
            method=tuple(
                Remark(text=f"Step {step}. Passages are grouped by the words they share, recommendations are found by rules, "
                       "and every statement is checked against its source before anything is printed.")
                for step in range(1, 5)
            ),
            manifest=(("briefgen", "0.1.0"), ("inputs", "a" * 64), ("settings", "b" * 64)),
        ),
    )  # fmt: skip


def _scene(voices: int, options: int, extra: str) -> Scene:
    documents, made, advice = [], [], []
    for number in range(voices):
        name = NAMES[number % len(NAMES)]
        document, recommendations = _document(number, name, options, extra)
        documents.append(document)
        advice += recommendations
        made.append(
            Voice(
                document=document.id, short=name.split()[-1] if number != 4 else "Unsigned", name=name,
                affiliation="Institute for Coasts and Rivers" if number % 2 else None,
                title=f"A plan for the coast, part {number + 1}", dated="undated; latest year mentioned 2012",
                words=document.words, running=name.split()[-1] if number != 4 else "the unsigned text", signed=number != 4,
            )
        )  # fmt: skip
    return Scene(tuple(documents), tuple(made), tuple(advice))


def _document(number: int, name: str, options: int, extra: str) -> tuple[Document, list[Recommendation]]:
    parts, spans = [f"A plan for the coast, part {number + 1}\n\n"], []
    for at, (_, sentence) in enumerate(OPTIONS[:options]):
        start = sum(len(part) for part in parts)
        whole = f"{sentence}, and this is what {name} means by point {at + 1}{extra if at == 0 else ''}."
        spans.append(Span(start, start + len(whole)))
        parts += [whole, " It rained for the rest of the day.\n\n"]
    id_ = f"d{number:02d}"
    document = Document(
        id=id_, source=Source(path=f"texts/{id_}.txt", media_type="text/plain", sha256=f"{number:064x}"), text="".join(parts),
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, span=span, number=n + 1) for n, span in enumerate(spans)),
        authors=(Author(id=id_, name=name, short=name.split()[-1], found=Provenance(rule="byline")),), language="en",
    )  # fmt: skip
    return document, [_advice(document, at, span, number) for at, span in enumerate(spans) if not _silent(number, at)]


def _advice(document: Document, at: int, span: Span, number: int) -> Recommendation:
    evidence = Evidence(
        quotations=(document.quote(span),), sentence=at, rule="modal-obligation", score=0.9, explicit=at % 3 != 2
    )
    return Recommendation(
        id=f"{document.id}-{at:04x}", document=document.id, headline=OPTIONS[at][0], addressee="the ministry" if at % 2 else None,
        stance=Stance.AGAINST if _kind(number, at) is PositionKind.AGAINST else Stance.FOR, strength=list(Strength)[at % 3],
        explicit=at % 3 != 2, score=0.9, rule="modal-obligation", evidence=(evidence,),
    )  # fmt: skip


def _silent(number: int, at: int) -> bool:
    return (number + 2 * at) % 5 == 4


def _kind(number: int, at: int) -> PositionKind:
    if _silent(number, at):
        return PositionKind.SILENT
    return (PositionKind.FOR, PositionKind.FOR, PositionKind.CONDITIONAL, PositionKind.AGAINST)[(number + at) % 4]


def _side(scene: Scene, number: int, at: int) -> Side | None:
    wanted = f"d{number:02d}-{at:04x}"
    for one in scene.advice:
        if one.id == wanted:
            return Side(
                document=one.document,
                recommendation=one.id,
                headline=one.headline,
                quotations=one.evidence[0].quotations,
            )
    return None


def _sides(scene: Scene, at: int) -> tuple[Side, ...]:
    return tuple(side for number in range(len(scene.voices)) if (side := _side(scene, number, at)))


def _evidence(scene: Scene, at: int) -> tuple[Quotation, ...]:
    every = [side for option in range(len(OPTIONS)) for side in _sides(scene, option)]
    return next((side for side in _sides(scene, at)), every[0]).quotations


def _statement(id_: str, text: str, scene: Scene, at: int, claim: str = "", target: str | None = None) -> Statement:
    return Statement(id=id_, text=text, evidence=_evidence(scene, at), claim=claim, target=target)


def _key(scene: Scene, number: int) -> Statement:
    label = OPTIONS[number][0].lower()
    claim = f"Three of the texts ask to {label}; one is against it."
    rest = " Núñez and Özil call for it without conditions, while Fröhlich wants the costs to be known first."
    return _statement(
        f"key-{number + 1}", claim + rest, scene, number, claim, "tensions" if number < 2 else "agreements"
    )


def _contrast(scene: Scene, number: int, option: tuple[str, str]) -> Contrast:
    return Contrast(
        finding=f"finding-{number}",
        heading=_statement(f"contrast-{number}", f"{option[0]}: some call for it, one is against", scene, number),
        sides=_sides(scene, number)[:2],
        confidence=("high", "medium", "low")[number % 3],
        ground="Both name the same thing and ask for opposite actions.",
    )


def _matrix(scene: Scene, options: int) -> tuple[MatrixRow, ...]:
    return tuple(
        MatrixRow(
            option=f"o{at}", label=OPTIONS[at][0], target=f"theme-{at % len(THEMES)}",
            cells=tuple(
                Cell(document=voice.document, kind=_kind(n, at), word=_WORDS[_kind(n, at)], side=_side(scene, n, at))
                for n, voice in enumerate(scene.voices)
            ),
        )
        for at in range(options)
    )  # fmt: skip


def _chapter(scene: Scene, number: int, options: int) -> Chapter:
    at = number % options
    rows = []
    for n, voice in enumerate(scene.voices):
        side = _side(scene, n, at)
        rows.append(
            PositionRow(
                document=voice.document, word=_WORDS[_kind(n, at)], kind=_kind(n, at), sides=(side,) if side else (),
                remark="" if side else "No passage on this theme.",
            )
        )  # fmt: skip
    return Chapter(
        id=f"theme-{number}", theme=f"t{number}", number=number + 1, label=THEMES[number],
        heading=_statement(f"h{number}", f"Most want {THEMES[number].lower()} to come first; one does not", scene, at),
        keywords=("water", "gauge data", "the plain"),
        statements=(_statement(f"s{number}", f"{THEMES[number]} are asked for by most. Núñez gives the longest account of "
                               "it and ties it to the budget.", scene, at, f"{THEMES[number]} are asked for by most."),),
        emphasis=tuple(Emphasis(document=v.document, passages=(n * 7 + number * 3) % 19) for n, v in enumerate(scene.voices)),
        rows=tuple(rows),
    )  # fmt: skip


def _card(scene: Scene, number: int) -> AuthorCard:
    voice = scene.voices[number]
    return AuthorCard(
        id=f"author-{voice.document}", voice=voice, facts=(Remark(text="It cites no source."),),
        recommendations=tuple(one.id for one in scene.advice if one.document == voice.document)[:5],
        vocabulary=("sea wall", "marsh", "gauge"), cites=("Delta Commission 2008",), silent_on=("Insure every household",),
    )  # fmt: skip


def _notice() -> Notice:
    return Notice(
        slug="empty-file", severity=Severity.WARNING, subject="texts/empty.txt", detail="The file is empty and was left out.",
        remedy="Put the text into it, or take it out of the folder.",
    )  # fmt: skip
