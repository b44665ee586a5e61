"""In which year something happened to a named thing: "the Harbour Pact, signed in 2008"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.comparison.facts.facts import NAMED, Fact, is_named, key, without_opener
from briefgen.language.lexicon import Lexicon
from briefgen.model.documents import Document
from briefgen.model.evidence import Sentence

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b(?!\s*[-–]\s*\d)"
_WHEN = re.compile(
    r"(?P<thing>[^.;:()]{0,60}?)\b(?:in|on|since|en|desde|depuis)\b "
    rf"(?:[^.;:,()\d]{{0,20}}(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:\w+ )?)?{_YEAR}(?! (?:the|a|an|its|their)\b)"
)
"""What stands between a verb and the year; a year that an object follows belongs to who did it."""
_WHEN_BEFORE = re.compile(
    r"(?:^|[,;] )(?:in|on|since|en|desde|depuis) [^.;:,()]{0,24}?(?P<year>(?:1[5-9]|20)\d\d),? [^.;:]*$", re.IGNORECASE
)
_OBJECT_WITHIN = 60
_PASSIVE = re.compile(r"\b(?:was|were|is|been|being|be|fue|fueron|sido|se|été|fut|furent|est)\s+(?:\w+ly\s+)?$")
_OBJECT = re.compile(r"\s*(?:the |a |an |its |their |el |la |los |las |un |una |su |le |les |l[\'’]|une |sa |son )?")
_DETERMINER = re.compile(r"\b(?:the|a|an|its|their|this|that|new|el|la|los|las|un|una|su|le|les|une|des|sa|son)\b")
_GOES_ON = re.compile(r"^[^.;:()]{0,40}\b(?:and|but|,) ?(?:it |they )?$")


def dated_events(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """The events of a sentence with their years; none where the sentence says that they happened again.

    Args:
        document: the sentence's document.
        sentence: where to look.
        lexicon: of its language.
    """
    text = sentence.text
    if not re.search(r"\d{4}", text) or lexicon.search("{once_more}", text):
        return
    events = list(_events(lexicon, text))
    for at, match in enumerate(events):
        end = events[at + 1].start() if at + 1 < len(events) else len(text)
        when = _WHEN.match(text, match.end(), end) or _WHEN_BEFORE.search(text, 0, match.start())
        label = _thing(lexicon, text, match, when, events[at - 1] if at else None)
        if when and label:
            subject = key(label)
            yield Fact(
                kind="date",
                subject=(*subject, "", lexicon.tables["event"][match.group().casefold()]),
                named=len(subject),
                label=without_opener(label),
                value=when["year"],
                document=document.id,
                sentence=sentence.index,
            )


def _events(lexicon: Lexicon, text: str) -> Iterator[re.Match[str]]:
    verbs = "|".join(sorted(map(re.escape, lexicon.tables["event"]), key=lambda verb: (-len(verb), verb)))
    return re.finditer(rf"\b(?:{verbs})\b", text, re.IGNORECASE)


def _thing(
    lexicon: Lexicon, text: str, event: re.Match[str], when: re.Match[str] | None, before: re.Match[str] | None
) -> str | None:
    """What it happened to: the name just before the verb, the one that the verb before it has, or the verb's object."""
    said = when["thing"] if when and "thing" in when.re.groupindex else text[event.end() : event.end() + _OBJECT_WITHIN]
    if not (_PASSIVE.search(text, 0, event.start()) or said.lstrip().startswith(("by ", ","))):
        held = NAMED.search(said)
        if held and is_named(held.group()) and _OBJECT.fullmatch(said[: held.start()]):
            return held.group()
        if _DETERMINER.search(said):
            return None
    stands = lexicon.pattern(r"^(?:\s*\([^()]{2,12}\))?,?(?:\s*{happened})*\s*$")
    for held in reversed(list(NAMED.finditer(text, 0, event.start()))):
        if is_named(held.group()) and not text.startswith(")", held.end()):
            if stands.match(text[held.end() : event.start()]):
                return held.group()
            shares = before and held.end() <= before.start() and stands.match(text[held.end() : before.start()])
            return held.group() if before and shares and _GOES_ON.match(text[before.end() : event.start()]) else None
    return None
