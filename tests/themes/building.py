"""Small corpora of passages, built by hand so that a test says in a line who writes about what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.model.documents import Author, Corpus, Document, Provenance, Source
from briefgen.model.evidence import Passage, Span

FOUND = Provenance(rule="by hand")

HARBOUR = (
    "The harbour authority dredges the channel so that container ships can reach the quay at low tide.",
    "Container ships wait for high tide, because the harbour authority has not dredged the channel.",
    "A deeper channel brings larger container ships, and the quay needs new cranes for them.",
    "Cranes on the quay unload container ships day and night when the channel is dredged.",
    "Pilots guide container ships along the channel to the quay of the old harbour.",
    "The harbour earns its money from container ships and from the fees of the quay.",
)
SCHOOLS = (
    "Primary schools lack trained teachers, and pupils in rural districts learn in crowded classrooms.",
    "Trained teachers leave rural districts, so pupils share classrooms and textbooks.",
    "A salary for trained teachers in rural districts would bring pupils back to primary schools.",
    "Textbooks reach pupils late, and teachers copy pages for crowded classrooms.",
    "Pupils of primary schools in rural districts walk an hour to crowded classrooms.",
    "Inspectors visit primary schools and report that teachers lack textbooks for their pupils.",
)
FORESTS = (
    "Illegal logging destroys the mangrove forests, and rangers have no boats to stop the loggers.",
    "Rangers patrol the mangrove forests on foot while loggers use fast boats.",
    "Mangrove forests shelter fish, and illegal logging empties the nets of the villages.",
    "Satellite images show illegal logging in mangrove forests before rangers arrive.",
    "Villages replant mangrove forests that loggers have cut, with seedlings from the rangers.",
    "Fines for illegal logging are too small to protect the mangrove forests.",
)
ENERGY = (
    "Solar panels on public roofs would feed the electricity grid at noon.",
    "The electricity grid fails at noon, when solar panels feed more power than the cables carry.",
    "Batteries store the power of solar panels and relieve the electricity grid.",
    "Households with solar panels pay a tariff for the electricity grid that they hardly use.",
    "A fair tariff lets households sell the power of their solar panels to the grid.",
    "Cables of the electricity grid must grow before more solar panels are connected.",
)
SUBJECTS: Mapping[str, Sequence[str]] = {"harbour": HARBOUR, "schools": SCHOOLS, "forests": FORESTS, "energy": ENERGY}


def document(id: str, passages: Sequence[str], *, author: str = "", language: str = "en") -> Document:
    """A document whose text is its passages, one a line."""
    text, placed = "", []
    for number, passage in enumerate(passages, start=1):
        start = len(text)
        text += passage + "\n"
        span = Span(start, start + len(passage))
        placed.append(Passage(id=f"{id}-p{number}", document=id, span=span, sentences=(number - 1,), text=passage))
    who = Author(id=f"{id}-author", name=author or id, short=author or id, is_named=bool(author), found=FOUND)
    return Document(
        id=id,
        source=Source(path=f"{id}.txt", media_type="text/plain", sha256="0" * 64),
        text=text,
        blocks=(),
        authors=(who,),
        language=language,
        passages=tuple(placed),
    )


def corpus(*documents: Document) -> Corpus:
    return Corpus(documents=documents)


def essays() -> Corpus:
    """Three authors on four subjects, 48 passages: every subject by every author."""
    texts: dict[str, list[str]] = {"ade": [], "brun": [], "cole": []}
    authors = tuple(texts)
    for passages in SUBJECTS.values():
        for at, passage in enumerate(passages):
            texts[authors[at % 3]].append(passage)
            texts[authors[(at + 1) % 3]].append(f"{passage} {passages[(at + 2) % 6]}")
    return corpus(*(document(name, lines) for name, lines in texts.items()))


def subject_of(passage: str) -> str:
    """The subject that a passage of `essays` is about."""
    return next(name for name, passages in SUBJECTS.items() if any(passage.startswith(one) for one in passages))


def reference_essays(folder: Path) -> Corpus:
    """The reference essays, every paragraph of thirty words or more a passage."""
    return corpus(
        *(
            document(path.stem[:3], [line for line in path.read_text("utf-8").splitlines() if len(line.split()) >= 30])
            for path in sorted(folder.glob("*.txt"))
        )
    )
