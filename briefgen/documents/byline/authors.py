"""Who signs a document: one small rule for each place where authors put their names, tried in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from briefgen.documents.byline.dates import closing_date
from briefgen.documents.byline.people import (
    clean_name,
    is_body,
    is_body_of,
    is_caseless,
    is_person,
    name_words,
    part_names,
)
from briefgen.documents.byline.signing import opens_name, signing
from briefgen.documents.byline.titles import place_of
from briefgen.documents.labels.draft import Draft
from briefgen.model.documents import BlockKind, Provenance
from briefgen.model.evidence import Span

_HEADED = re.compile(
    r"(?:written |oral |supplementary )?(?:submission|statement|testimony|evidence|remarks|speech|address|comments?"
    r"|letter|response|intervention)s?\s+(?:submitted |made |delivered |prepared )?(?:by|from|of)\s+"
    r"(?P<names>.{2,160}?)(?:\s+(?:to|before|on|at|in response|regarding)\s.*)?$",
    re.I,
)
_HEADED_AFTER = re.compile(
    r"(?P<names>.{2,100}?)(?:['’]s?)?\s+(?:submission|response|statement|comments|evidence)\s+(?:to|on|for|before)\s",
    re.I,
)
_CLOSING = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|respectfully(?: submitted)?|(?:kind|best|warm)"
    r" regards|signed|atentamente|cordialement)[,.:]?(?:\s+|$)",
    re.I,
)
_DASHED = re.compile(r"[—–-]{1,2}\s*(?P<names>[^\W\d_].{3,100})$")
_IS = re.compile(
    r"(?P<name>.{4,60}?)(?:,\s.{2,80}?,)?\s+(?:is|serves|works|teaches|leads|directs|writes|holds|currently|joined|co-?founded|founded|es|dirige|est|dirige)\s"
)
_PLACE = re.compile(r"\b(?:of|at|with|for|del?|en|de la|du|à)\s+(?:the\s+|la\s+|el\s+)?(?P<place>[^\W\d_a-z].{3,160})$")
_TOP = 14
_END = 8
_LONGEST_LINE = 320
_LONGEST_BIOGRAPHY = 1_200


@dataclass(slots=True)
class Signature:
    """Who signs, where each name was found, the blocks that say so, and the affiliation if one stands beside."""

    rule: str
    names: list[tuple[str, Span | None]]
    blocks: list[int] = field(default_factory=list)
    affiliation: str | None = None

    def provenance(self, at: int) -> Provenance:
        return Provenance(rule=self.rule, span=self.names[at][1])


Rule = Callable[[Draft, frozenset[str]], Signature | None]


def find_signature(draft: Draft, ordinary: frozenset[str]) -> Signature | None:
    """The signature by the first rule that finds one; the file's name is never asked.

    `ordinary` are the words that stand in the text without a capital: a line of such words is no name.
    """
    for rule in (_declared, _by_line, _under_title, _headed, _closing, _biography, _organisation):
        found = rule(draft, ordinary)
        if found and found.names:
            if rule is _declared:
                found.blocks += _lines_naming(draft, found, ordinary)
            return found
    return None


def _lines_naming(draft: Draft, signature: Signature, ordinary: frozenset[str]) -> list[int]:
    """The lines that print the names once more that are declared: "By Jane Doe", or the name alone."""
    known = {name for name, _ in signature.names}
    printed = _by_line(draft, ordinary)
    blocks = printed.blocks if printed and {name for name, _ in printed.names} <= known else []
    return sorted({*blocks, *(at for at in top(draft) if draft.plain[at] in known)})


def top(draft: Draft) -> list[int]:
    """The blocks above the running text, without furniture."""
    return [at for at in range(min(draft.first_body, _TOP)) if draft.blocks[at].kind is not BlockKind.FURNITURE]


def end(draft: Draft) -> list[int]:
    """The last blocks, the last one first, without furniture, sources and notes."""
    kinds = (BlockKind.FURNITURE, BlockKind.REFERENCE, BlockKind.NOTE)
    last = [at for at in range(len(draft)) if draft.blocks[at].kind not in kinds]
    return last[::-1][:_END]


def _declared(draft: Draft, ordinary: frozenset[str]) -> Signature | None:
    names: list[tuple[str, Span | None]] = []
    affiliation = None
    for key, value in draft.document.declared:
        if key.split()[-1] in {
            "author",
            "authors",
            "by",
            "byline",
            "writer",
            "creator",
            "autor",
            "autora",
            "autores",
            "auteur",
            "auteurs",
        }:
            names += (
                (name, place_of(draft, name)) for name in part_names(value, single=True) if name not in dict(names)
            )
        elif key in {"affiliation", "organization", "organisation", "institution", "institute"}:
            affiliation = value
    if not names and affiliation:
        names, affiliation = [(affiliation, place_of(draft, affiliation))], None
    return Signature("front matter", names, affiliation=affiliation)


def _by_line(draft: Draft, ordinary: frozenset[str]) -> Signature | None:
    """ "By Jane Doe", above the text or below it."""
    signature = Signature("byline", [])
    for at in [*top(draft), *end(draft)]:
        text = draft.plain[at]
        match = (
            signing(text) if len(text) <= _LONGEST_LINE and draft.blocks[at].kind is not BlockKind.QUOTATION else None
        )
        if not match or at in signature.blocks:
            continue
        if match["names"][0].islower() and not (is_house(match["names"]) or opens_name(match["names"])):
            continue
        before_date = re.split(
            r"\s*[|•·]\s*|\s+[–—-]\s+|,?\s+(?:on\s+)?(?=\w{3,9}\.? \d{1,2},? \d{4})", match["names"]
        )[0]
        before_date = re.sub(r"^(?:(?:the|la|el|le|los|las|les)\s+|l['’])(?=[^\W\d_a-z])", "", before_date)
        body = before_date.strip(" .,;")
        names = (
            [body]
            if is_body_of(body)
            else [
                name
                for name in part_names(before_date)
                if is_body(name) or is_person(name, ordinary=ordinary) or is_caseless(name)
            ]
        )
        if names or is_house(match["names"]):
            signature.blocks.append(at)
            signature.names += ((name, _place(draft, at, name)) for name in names if name not in dict(signature.names))
            rest = _undated(text[text.rfind(names[-1]) + len(names[-1]) :]).strip(" ,|–—-") if names else ""
            if rest and any(word in name_words().bodies for word in re.findall(r"[^\W\d_]+", rest.lower())):
                signature.affiliation = signature.affiliation or rest.rstrip(".")
    return signature


def is_house(text: str) -> bool:
    """Whether a byline names no author but the house: "by Editors"."""
    return clean_name(text).lower() in name_words().no_authors


def _under_title(draft: Draft, ordinary: frozenset[str]) -> Signature | None:
    """Names alone on lines between title and text."""
    signature = Signature("name under the title", [])
    blocks = top(draft)
    titles = [at for at in blocks if draft.is_heading(at) and draft.blocks[at].level == 1]
    for at in blocks:
        text = _undated(draft.plain[at]).strip(" ,*")
        if not titles or (at < titles[0] and at + 1 != titles[0]) or len(text) > 200:
            continue
        names = part_names(text)
        place = text.partition(names[-1])[2] if names else ""
        if place.startswith(",") and is_body(place := place.strip(" ,")):  # "Jane Doe, Institute of Law"
            text = text.removesuffix(place)
        else:
            place = ""
        whole = sum(len(name) for name in names) >= 0.75 * len(re.sub(r"[\s,;]|\band\b|\by\b", "", text))
        if names and whole and all(is_person(name, ordinary=ordinary) for name in names):
            signature.blocks.append(at)
            signature.names += ((name, _place(draft, at, name)) for name in names if name not in dict(signature.names))
            signature.affiliation = signature.affiliation or place or None
    return signature


def _undated(text: str) -> str:
    """A line without the date that ends it."""
    closing = closing_date(text)
    return closing[0] if closing else text


def _headed(draft: Draft, ordinary: frozenset[str]) -> Signature | None:
    """ "Submission by the Reading Society", "Testimony of Jane Doe", as title or line above the text."""
    for at in top(draft):
        for form in (_HEADED, _HEADED_AFTER):
            match = form.match(draft.plain[at]) if len(draft.plain[at]) <= _LONGEST_LINE else None
            if match:
                names = part_names(re.sub(r"^[Tt]he\s+", "", match["names"]))
                names = [name for name in names if is_body(name) or is_person(name, ordinary=ordinary)]
                if names:
                    return Signature("heading names the author", [(name, _place(draft, at, name)) for name in names])
    return None


def _closing(draft: Draft, ordinary: frozenset[str]) -> Signature | None:
    """The name below "Yours sincerely", or after a dash as the last line."""
    last = end(draft)
    for at in last:
        match = _CLOSING.match(draft.plain[at])
        if match:
            lines = [(at, draft.plain[at][match.end() :])] + [
                (i, draft.plain[i]) for i in range(at + 1, min(at + 4, len(draft)))
            ]
            for where, line in lines:
                names = [name for name in part_names(line) if is_person(name, ordinary=ordinary) or is_body(name)]
                if names and len(line) <= 200:
                    blocks = [i for i in range(at, min(where + 3, len(draft))) if len(draft.plain[i]) <= 200]
                    signature = Signature("signature", [(name, _place(draft, where, name)) for name in names], blocks)
                    signature.affiliation = next(
                        (draft.plain[i] for i in blocks if i > where and is_body(draft.plain[i])), None
                    )
                    return signature
    dashed = _DASHED.match(draft.plain[last[0]]) if last else None
    if dashed and len(last) > 1:
        names = [name for name in part_names(dashed["names"]) if is_person(name, ordinary=ordinary)]
        return Signature("signature", [(name, _place(draft, last[0], name)) for name in names], [last[0]])
    return None


def _biography(draft: Draft, ordinary: frozenset[str]) -> Signature | None:
    """A paragraph "Jane Doe is the director of ..." above or below the text, which does not speak of her."""
    signature = Signature("biography", [])
    for at in sorted({*top(draft), *end(draft)}):
        name = biography_of(draft, at)
        if name and is_person(name, ordinary=ordinary) and not _is_spoken_of(draft, name, at):
            signature.blocks.append(at)
            signature.names.append((name, _place(draft, at, name)))
            signature.affiliation = signature.affiliation or place_in_biography(draft.plain[at])
    return signature


def biography_of(draft: Draft, at: int) -> str | None:
    """Whom a block introduces, if it reads like a biography."""
    text = draft.plain[at]
    match = (
        _IS.match(text) if len(text) <= _LONGEST_BIOGRAPHY and draft.blocks[at].kind is not BlockKind.HEADING else None
    )
    if not match:
        return None
    words = {word.strip(".,;:()") for word in text[:300].lower().split()}
    name = clean_name(match["name"])
    return name if is_person(name) and words & name_words().roles else None


def place_in_biography(text: str) -> str | None:
    """Where a biography says that its subject works."""
    first = re.split(r"(?<=[a-z)])[.;]\s|,\s(?:and|where|who|which)\s", text)[0]
    match = _PLACE.search(first)
    place = match["place"].strip() if match else ""
    return (place if re.search(r"\b(?:[A-Z]\.){2,}$", place) else place.rstrip(".")) or None


def _organisation(draft: Draft, ordinary: frozenset[str]) -> Signature | None:
    """An organisation's name alone above the text, which speaks of itself by that name."""
    body = " ".join(draft.plain[at] for at in range(draft.first_body, len(draft)) if draft.is_body(at))
    for at in top(draft):
        text = draft.plain[at]
        acronym = re.search(r"\(([A-Z]{2,10})\)", text)
        if (
            len(text) <= 100
            and draft.blocks[at].level != 1
            and is_body(text)
            and (text in body or (acronym and acronym[1] in body))
        ):
            return Signature("organisation above the text", [(text, draft.blocks[at].span)], [at])
    return None


def _is_spoken_of(draft: Draft, name: str, but: int) -> bool:
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return any(
        draft.is_body(at) and at != but and not biography_of(draft, at) and surname.search(draft.plain[at])
        for at in range(len(draft))
    )


def _place(draft: Draft, at: int, name: str) -> Span | None:
    """Where the name stands in the block; the whole block where marks or line ends part it."""
    span = draft.blocks[at].span
    found = draft.document.text.find(name, span.start, span.end)
    return Span(found, found + len(name)) if found >= 0 else span
