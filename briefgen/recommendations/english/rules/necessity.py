"""Rules on necessity, desirability and urgency said by adjectives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after, clause_start, is_addressee, subject
from briefgen.recommendations.english.rules.demands import with_demand
from briefgen.recommendations.matching import Context, Form, Match

_COPULA = r"(?:is|are|remains?|becomes?|will be|would be|will also be|must be|seems?|'s)"


_DEGREE = (
    r"(?:also |not only |now |therefore |thus |still |however |even |(?:more|most|very|so|all|just as"
    r"|particularly|especially|absolutely|vitally|critically|increasingly|truly|highly|clearly) )*"
)


_LONG_DEGREE = r"(?:an? |the |of )?" + _DEGREE


def thing_necessary(c: Context) -> Iterator[Match]:
    """Something, mostly an action as a noun, is called necessary: "The creation of a pension fund is essential." """
    for found in c.lexicon.finditer(
        _COPULA + " " + _DEGREE + r"{plainly_necessary}(?! (?:that|to (?:note|remember"
        r"|understand|recall|stress|bear|keep)))",
        c.text,
    ):
        who = _named_subject(c, found.start())
        if who is None:
            continue
        yield _of_thing(c, found, who, rule="thing-necessary", score=0.7, strength=Strength.MUST)


def more_needed(c: Context) -> Iterator[Match]:
    """What is wanted: "Greater openness is needed", "Stronger safeguards are required", "A second lock is needed." """
    more = (
        r"(?:far |much |even )?(?:more|further|greater|better|stronger|stricter|tighter|tougher|clearer|closer|fewer"
        r"|less|additional|new|urgent|immediate|independent|robust|proper)\b"
    )
    words = r"(?:[^.;,]|(?<=\d)[.,](?=\d)){3,90}?"
    wanted = r"(?:is|are) (?:now |also |still |therefore |urgently |clearly |sorely |badly )*"
    template = (
        r"^(?:\W|{sentence_adverb}[\s,]+)*(?:(?:I|we) (?:also |therefore )*(?:believe|think|consider)(?: that)? )?"
        rf"(?:(?P<thing>{more}{words}) {wanted}(?:needed|required|necessary|called for)"
        rf"|(?P<one>an? {words}) {wanted}needed(?! (?:to|for|by|in|when|if|on)\b))\b"
    )
    found = c.lexicon.search(template, c.text)
    if found:
        thing = Span(*found.span("thing" if found["thing"] else "one"))
        yield _of_thing(c, found, thing, rule="more-needed", score=0.6, strength=Strength.MUST)


def thing_key(c: Context) -> Iterator[Match]:
    """The weaker adjectives, only with what it is needed for: "Shared records are key to catching fraud." """
    for found in c.lexicon.finditer(
        _COPULA + " " + _LONG_DEGREE + r"(?!required){necessary} (?:for|to|in|if)\b", c.text
    ):
        who = _named_subject(c, found.start())
        if who is None:
            continue
        yield _of_thing(c, found, who, rule="thing-key", score=0.6, strength=Strength.MUST)


def it_is_necessary(c: Context) -> Iterator[Match]:
    """The impersonal form with an action: "It is imperative (for the board) to publish", "making it vital that"."""
    template = (
        r"\b(?:it(?: is|'s| will be| would be| remains| becomes| is therefore| is also| is thus| was)"
        r"|(?:making|makes|make|making it|(?:\bI|\bwe) (?:find|consider|think|believe)) it|is it) "
        + _LONG_DEGREE
        + r"(?P<how>{necessary}|{desirable}) (?:(?:for|on"
        r"|upon) (?P<who>[^.;:]{3,60}?) )?(?P<link>to(?! \w+ing\b)"
        r"|that)\b"
    )
    for found in c.lexicon.finditer(template, c.text):
        if _GREETING.match(c.text, found.end()):
            continue  # "it is good to see so many of you"
        strong = found["how"].lower() in c.lexicon.words("necessary") or c.lexicon.search("^{necessary}$", found["how"])
        who = Span(*found.span("who")) if found["who"] else None
        that = found["link"].lower() == "that"
        match = Match(
            rule="it-is-necessary" if strong else "it-is-desirable",
            score=0.75 if strong else 0.6,
            cue=Span(found.start(), found.end()),
            strength=Strength.MUST if strong else Strength.SHOULD,
            form=Form.QUOTE if that else Form.ACTIVE,
            addressee=who if who and is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
            action=None if that else action_after(c.text, found.end()),
        )
        yield with_demand(c, match, found.end()) if that else match


_GREETING = re.compile(r"\s+(?:see|be here|be back|meet|hear|have you)\b")


def time_has_come(c: Context) -> Iterator[Match]:
    """The moment for an action: "Now is the time for both ports to merge", "It is high time that ..." """
    template = (
        r"\b{time_for}(?: for)?(?: (?!that\b|we\b|to\b|for\b)(?P<who>[^.;:,]{2,60}?))?(?P<link> to | that "
        r"| we |(?<=\bto) )"
    )
    noun = c.lexicon.search(
        r"\b{time_for}(?: for)? (?P<thing>(?:an? |some "
        r")(?:[\w-]+ ?){1,12})(?<! to)[.!]?$",
        c.text,
    )
    if noun and " to " not in noun["thing"]:
        yield Match(
            rule="time-has-come",
            score=0.7,
            cue=Span(noun.start(), noun.start("thing")),
            strength=Strength.MUST,
            form=Form.THING,
            thing=Span(*noun.span("thing")),
        )
        return
    duty = re.search(
        r"\bit is (?:now |therefore |first )?for (?P<who>(?:the |our |all |every )?[^.;:,]{2,50}?)(?P<link> to"
        r" )(?=[a-z])",
        c.text,
        re.IGNORECASE,
    )
    for found in [*c.lexicon.finditer(template, c.text), *([duty] if duty else [])]:
        link = found["link"].strip().lower() or "to"
        who = Span(*found.span("who")) if found["who"] else None
        active = link == "to"
        match = Match(
            rule="time-has-come",
            score=0.75,
            cue=Span(found.start(), found.end()),
            strength=Strength.MUST,
            form=Form.ACTIVE if active else Form.QUOTE,
            addressee=who if active and who and is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
            action=action_after(c.text, found.end()) if active else None,
        )
        yield with_demand(c, match, found.end()) if link == "that" else match


def better_to(c: Context) -> Iterator[Match]:
    """Preference between two actions: "Instead of ruling on each case, it's better to set a standard." """
    for found in c.lexicon.finditer(
        r"^\W*(?:far |much )?better (?:still )?(?P<bare>to)\b(?= [a-z])"
        r"|\b(?:it is|it's|it would be|it might be|would be"
        r"|may be|might be|we(?:'d| would) do|is) (?:far "
        r"|much |usually |always |generally )?(?:better|best|preferable|wise|wiser|prudent|advisable|good "
        r"policy) (?P<link>to|if|not to)\b|\bit (?:would )?makes? (?:good |perfect |more |economic "
        r"|eminent )?sense (?P<sense>to)\b",
        c.text,
    ):
        link = (found["link"] or found["sense"] or found["bare"]).lower()
        action = action_after(c.text, found.end()) if "to" in link else None
        other = c.text.find(" than ", action.start, action.end) if action else -1
        action = Span(action.start, other) if action and other > 0 else action
        yield Match(
            rule="better-to",
            score=0.65,
            cue=Span(*found.span()),
            form=Form.ACTIVE if "to" in link else Form.QUOTE,
            action=action,
            negated="not" in link,
            stance=Stance.AGAINST if "not" in link else Stance.FOR,
        )


def worth_considering(c: Context) -> Iterator[Match]:
    """Offered for consideration: "A joint licence is worth exploring", "It is worth considering a joint licence." """
    doing = r"|(?:\b(?:it is|it's|it may be|it would be) )(?:also |well )?worth (?=(?!{not_worth})\w+ing\b)"
    for found in c.lexicon.finditer(r"{worth}" + doing, c.text):
        gerund = found.group().lower().startswith("it") and not found.group().lower().endswith("ing")
        after = action_after(c.text, found.end())
        before = subject(c.lexicon, c.text, found.start())
        thing = (
            after
            if gerund
            or re.search(r"\b(?:it is|it's|it may be|it would be|also)\s*$", c.text[: found.start()], re.IGNORECASE)
            else before
        )
        yield Match(
            rule="worth-considering",
            score=0.7,
            cue=Span(*found.span()),
            strength=Strength.MAY,
            thing=thing,
            action=thing if gerund else None,
            form=Form.GERUND if gerund and thing else Form.THING if thing else Form.QUOTE,
        )


def _named_subject(c: Context, before: int) -> Span | None:
    """The subject of a verb at that offset, None where "it" or "this" only points at one."""
    who = subject(c.lexicon, c.text, before)
    pointing = r"(?:it|this|that|which|these|what|there|they|he|she|i|you)\b"
    return None if who is None or re.match(pointing, c.text[who.start : who.end], re.IGNORECASE) else who


def _of_thing(c: Context, found: re.Match[str], who: Span, *, rule: str, score: float, strength: Strength) -> Match:
    """A match on a noun group that is called for; a gerund at its head is an action."""
    words = c.text[who.start : who.end]
    gerund = re.match(r"[A-Za-z-]+ing\b(?! (?:is|are|of)\b)", words) and len(words.split()) > 1
    first, second, *_ = [*words.lower().split(), ""]
    if gerund and first in c.lexicon.words("noun_in_ing") and second not in c.lexicon.words("determiner"):
        gerund = None  # "Binding rules", "Housing benefit": the rules are called for
    start = clause_start(c.text, found.start())
    return Match(
        rule=rule,
        score=score,
        cue=Span(max(start, found.start()), found.end()),
        strength=strength,
        form=Form.GERUND if gerund else Form.THING,
        action=who if gerund else None,
        thing=who,
    )


RULES = (
    thing_necessary,
    more_needed,
    thing_key,
    it_is_necessary,
    time_has_come,
    better_to,
    worth_considering,
)
