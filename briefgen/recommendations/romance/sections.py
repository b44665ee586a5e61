"""Rules on place for Spanish and French: labelled lines, items under a heading of recommendations, lists of demands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Span
from briefgen.model.recommendations import Strength
from briefgen.recommendations.matching import Context, Form, Match
from briefgen.recommendations.romance.asked import Asked, demand, infinitive_at
from briefgen.recommendations.romance.clauses import TOKEN, action_end, low, opening
from briefgen.recommendations.romance.forms import commanded, wanted
from briefgen.recommendations.romance.rules import matched

_BULLET = re.compile(r"(?:[^\w«\"]|\(?(?:\d+|[a-z]|[ivx]+)[.):]\s|\d+(?:\.\d+)+\s)*")
_NUMBER = r"(?:n\.?[º°o]\.? ?|núm(?:ero|\.)? ?|numéro |#\s?)?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])(?:\.?[ªº°])?"
_SECTION = (
    r"^\W*(?:[\divx.]+\s*)?(?:{recommendation_heading})"
    r"(?: (?:para|a|al|de|del|en|sobre|pour|à|aux|au|du|des|dans|sur) .*)?\W*$"
)
_SHORTEST = 3
"""Words of an item, at least."""


def labelled(c: Context) -> Iterator[Match]:
    """A line that calls itself a recommendation: "Recomendación 2: Abrir ...", "Proposition n° 1 : Créer ..."."""
    template = r"^\W*(?:{numbered_label}) " + _NUMBER + r"\s*[:.)—-]+\s*(?P<rest>\w.*)"
    found = c.lexicon.search(template, c.text)
    if found and len(found["rest"].split()) > 1:
        cue = Span(found.start(), found.start("rest"))
        item = _item(c, found.start("rest"))
        yield matched(c, cue, item, rule="labelled", score=0.9, strength=Strength.SHOULD)


def section_item(c: Context) -> Iterator[Match]:
    """An item under a heading of recommendations: an infinitive, a noun of action, "Que ..."."""
    if c.kind is BlockKind.HEADING or not c.opens_block or not c.lexicon.search(_SECTION, c.heading):
        return
    start = _after_bullet(c.text)
    if len(c.text[start:].split()) < _SHORTEST or c.text.rstrip().endswith((":", "?")):
        return
    item = _item(c, start)
    listed = c.kind is BlockKind.LIST_ITEM or start > 0
    if item.form is not Form.THING or item.negated or (listed and _is_verbless(c, start)):
        yield matched(c, Span(start, start), item, rule="section-item", score=0.75, strength=Strength.SHOULD)


def listed_item(c: Context) -> Iterator[Match]:
    """An item of a list that a demand opens: "La junta debería:" - "publicar sus actas"."""
    lead = c.lead_in or c.heading  # a line with a colon may have been read as a heading
    if c.kind is not BlockKind.LIST_ITEM or not c.opens_block or not lead:
        return
    demanded = c.lead_match is not None
    if not demanded and not c.lexicon.search(r"{lead_in}[^:]*:\s*$", lead):
        return
    start = _after_bullet(c.text)
    if len(c.text[start:].split()) < _SHORTEST - 1:
        return
    item = _item(c, start)
    if item.form is Form.THING and not demanded:
        return
    strength = c.lead_match.strength if c.lead_match else Strength.SHOULD
    match = matched(c, Span(start, start), item, rule="listed-item", score=0.75, strength=strength)
    yield replace(match, supports=item.form is Form.THING and not _acts(c, start))


def _item(c: Context, start: int) -> Asked:
    """The parts of an item: an infinitive, a clause with "que", a command, or a noun group."""
    found = infinitive_at(c, start)
    if found and found.start <= start + len("ne pas se "):
        return found
    that = opening(c.lexicon, "that").match(c.text, start)
    if that:
        return demand(c, that.end())
    end = action_end(c.lexicon, c.text, start)
    word = TOKEN.match(c.text, start)
    if word and (commanded(c.lexicon, word.group()) or _is_polite(c, word)):
        form = Form.PASSIVE if low(word).endswith("se") else Form.ACTIVE
        return Asked(start=start, form=form, action=Span(start, end))
    return Asked(start=start, form=Form.THING, thing=Span(start, end))


def _is_polite(c: Context, word: re.Match[str]) -> bool:
    """A command to a stranger, which Spanish forms like a wish: "Publique las actas"."""
    after = TOKEN.match(c.text, word.end() + 1)
    return (
        wanted(c.lexicon, word.group()) is not None
        and low(word) not in c.lexicon.words("noun_like_subjunctive")
        and after is not None
        and low(after) in c.lexicon.words("determiner")
    )


def _acts(c: Context, start: int) -> bool:
    word = TOKEN.match(c.text, start)
    return word is not None and low(word) in c.lexicon.tables["nominalisation"]


def _is_verbless(c: Context, start: int) -> bool:
    words = [low(word) for word in TOKEN.finditer(c.text, start)]
    return len(words) < 40 and not set(words) & c.lexicon.words("finite")


def _after_bullet(text: str) -> int:
    found = _BULLET.match(text)
    return found.end() if found else 0


RULES = (labelled, section_item, listed_item)
