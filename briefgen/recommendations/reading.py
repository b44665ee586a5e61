"""A document as contexts: every sentence with its neighbours, its headings and the list that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.language.lexicon import Lexicon
from briefgen.model.documents import BODY_KINDS, Block, BlockKind, Document
from briefgen.recommendations.matching import Context, Match, plain
from briefgen.recommendations.own_voice import own_names

READ_KINDS = BODY_KINDS | {BlockKind.HEADING, BlockKind.QUOTATION}
"""The blocks whose sentences are looked at; in a quotation only to know the neighbours."""


class Reader:
    """Goes through a document once; `verdicts` grows as the caller decides on each context.

    The caller appends a verdict after every context, so that the next one knows what came before it.
    """

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.verdicts: list[Match | None] = []
        self.proposed = False
        self.founds = founds_institution(document, lexicon)
        self.own_names = own_names(document, lexicon)
        self.names = capitalised(document)

    def contexts(self) -> Iterator[Context]:
        sentences = [s for s in self.document.sentences if self.document.blocks[s.block].kind in READ_KINDS]
        texts = [plain(sentence.text) for sentence in sentences]
        headings: list[tuple[int, str]] = []
        leads: list[tuple[str, int, str]] = []
        last_block = -1
        for at, sentence in enumerate(sentences):
            block = self.document.blocks[sentence.block]
            opens = sentence.block != last_block
            last_block = sentence.block
            if block.kind is BlockKind.HEADING or (block.kind is not BlockKind.LIST_ITEM and opens):
                leads = []
            elif opens:  # the next item of an outer list: what its neighbour's items hung on is over
                marker = _marker(self.document.text, block)
                depth = next((depth for depth, one in enumerate(leads) if one[0] == marker), len(leads))
                leads = leads[:depth]
            lead = leads[-1] if leads and block.kind is BlockKind.LIST_ITEM else None
            self.proposed = self.proposed or bool(self.verdicts and self.verdicts[-1])
            yield Context(
                sentence=sentence,
                text=texts[at],
                kind=block.kind,
                lexicon=self.lexicon,
                headings=tuple(text for _, text in headings),
                lead_in=lead[2] if lead else "",
                lead_match=self.verdicts[lead[1]] if lead else None,
                before=texts[at - 1] if at else "",
                after=texts[at + 1] if at + 1 < len(texts) else "",
                opens_block=opens,
                previous=tuple(self.verdicts[-6:]),
                founds=self.founds,
                proposed=self.proposed,
                own_names=self.own_names,
                names=self.names,
            )
            if block.kind is BlockKind.HEADING:
                level = block.level or 1
                headings = [(depth, text) for depth, text in headings if depth < level] + [(level, texts[at])]
            elif block.kind is BlockKind.LIST_ITEM and texts[at].rstrip().endswith(":"):
                leads.append((_marker(self.document.text, block), at, texts[at]))
            elif block.kind is not BlockKind.LIST_ITEM and not texts[at].rstrip().endswith((".", "!", "?")):
                leads = [("", at, texts[at] if texts[at].rstrip().endswith(":") else texts[at].rstrip() + ":")]


def _marker(text: str, block: Block) -> str:
    """The kind of mark an item has, with how far it is set in: items of one list have the same."""
    line = text.rfind("\n", 0, block.span.start) + 1
    found = re.compile(r"\s*(?P<mark>\(?(?:\d+(?:\.\d+)*|[A-Za-z]|[ivx]+)[.):]|\W)").match(text, line)
    if found is None:
        return "?"
    indent = found.start("mark") - line
    return f"{indent} " + re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "1", found["mark"]))


def founds_institution(document: Document, lexicon: Lexicon) -> bool:
    """Whether the document says of itself that it founds something, in its first fifth or its title."""
    early = document.sentences[: max(8, len(document.sentences) // 5)]
    template = r"(?:{own_text}|\bthis {document_kind})\s(?:also )?{founding_verb} [^.;]{0,90}?{founded_thing}"
    if any(lexicon.search(template, plain(sentence.text)) for sentence in early):
        return True
    shalls = sum(len(re.findall(r"\bshall\b", sentence.text)) for sentence in document.sentences)
    return len(document.sentences) >= 10 and shalls * 8 >= len(document.sentences)


def capitalised(document: Document) -> frozenset[str]:
    """Words that stand with a capital inside sentences and never without: the document's proper names."""
    high: set[str] = set()
    low: set[str] = set()
    for sentence in document.sentences:
        words = re.findall(r"[^\W\d_][\w'’-]*", sentence.text)
        low.update(word for word in words if word[0].islower())
        if sum(word[0].isupper() for word in words) * 2 <= len(words):
            high.update(word for word in words[1:] if word[0].isupper())
    return frozenset(word for word in high if word[0].lower() + word[1:] not in low)
