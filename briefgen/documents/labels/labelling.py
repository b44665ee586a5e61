"""Labels every block: the rules in their order, each of which may see what those before it found."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.documents.labels.bridging import bridge
from briefgen.documents.labels.draft import Draft
from briefgen.documents.labels.furniture import label_furniture
from briefgen.documents.labels.headings import label_headings
from briefgen.documents.labels.inline_notes import with_notes_apart
from briefgen.documents.labels.sections import label_sections
from briefgen.documents.text.shapes import CAPTION
from briefgen.model.documents import BODY_KINDS, BlockKind, Document

_ATTRIBUTION = r"(?:\s*[(–—-].{2,120})?"
_ALONE = re.compile(rf"(?:“[^“”]{{20,}}”|\"[^\"]{{20,}}\"|«[^«»]{{20,}}»){_ATTRIBUTION}[.]?$")
_LONGEST_CAPTION = 240


def label_layout(draft: Draft) -> None:
    """Gives every block its kind; the byline's own rules come afterwards."""
    _numbered_paragraphs(draft)
    label_headings(draft)
    label_furniture(draft)
    label_sections(draft)
    _quotations(draft)
    _captions(draft)


def finish_blocks(draft: Draft) -> Document:
    """The document with its labelled blocks: paragraphs counted, cut sentences bridged, notes in the text apart."""
    document = with_notes_apart(replace(draft.document, blocks=tuple(bridge(draft))))
    number, counted = 0, []
    for block in document.blocks:
        if block.kind not in BODY_KINDS:
            counted.append(replace(block, number=None))
            continue
        if block.continues is None or counted[block.continues].number is None:
            number += 1
            counted.append(replace(block, number=number))
        else:
            counted.append(replace(block, number=counted[block.continues].number))
    return replace(document, blocks=tuple(counted))


def _numbered_paragraphs(draft: Draft) -> None:
    """In judgments and submissions "[12] The Court ..." numbers the paragraphs: then these are no notes."""
    text = draft.document.text
    notes = [
        at
        for at in range(len(draft))
        if draft.blocks[at].kind is BlockKind.NOTE and text[draft.blocks[at].span.start] == "["
    ]
    prose = sum(
        1 for at in range(len(draft)) if draft.blocks[at].kind is BlockKind.PARAGRAPH and len(draft.plain[at]) > 80
    )
    if len(notes) < 4 or len(notes) <= prose or draft.position(notes[0]) > 0.3:
        return
    for at in notes:
        draft.label(at, BlockKind.PARAGRAPH, "a numbered paragraph")


def _captions(draft: Draft) -> None:
    """Lines such as "Table 1: ..." belong to what they caption."""
    for at in range(len(draft)):
        may_be = draft.is_body(at) or draft.is_heading(at)
        if may_be and len(draft.plain[at]) <= _LONGEST_CAPTION and CAPTION.match(draft.plain[at]):
            draft.label(at, BlockKind.TABLE, "a caption")


def _quotations(draft: Draft) -> None:
    """A paragraph that is one quotation from its first to its last sign is another's words."""
    for at in range(len(draft)):
        if (
            draft.blocks[at].kind is BlockKind.PARAGRAPH
            and draft.plain[at][:1] in '“"«'
            and _ALONE.match(draft.plain[at])
        ):
            draft.label(
                at,
                BlockKind.QUOTATION,
                "an epigraph" if at < draft.first_body else "all of it stands in quotation marks",
            )
