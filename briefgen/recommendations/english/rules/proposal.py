"""Rules on proposals: advice as a noun, wishes for how things shall be, and what a proposal made before contains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after, is_addressee, passive_after, subject
from briefgen.recommendations.english.rules.demands import with_demand
from briefgen.recommendations.matching import Context, Form, Match


def advice_is(c: Context) -> Iterator[Match]:
    """Advice as a noun with its content: "My suggestion is that fees be capped", "The best way to ... is by/to ..." """
    template = (
        r"\b(?:my|our|one|another|a|the|an|first|second|third|this|final) (?:\w+ "
        r"){0,3}?(?P<noun>{advice_noun})(?: (?:to|for|of|forward)\b[^.;:]{0,110}?)?,?"
        r"(?: (?:and|or) [^,;:]{3,60},)? (?:(?:is|are|would be|will be|could be|might be)"
        r" (?:therefore |simply |thus |also )?(?P<link>that|to|by|for|not|through)|isn't|aren't)\b"
    )
    for found in c.lexicon.finditer(template, c.text):
        link = (found["link"] or "not").lower()
        after = action_after(c.text, found.end())
        weak = found["noun"].lower() in {
            "way",
            "answer",
            "solution",
            "priority",
            "option",
            "alternative",
            "approach",
            "course",
            "step",
            "principle",
        } and not re.search(
            r"\b(?:my|our|first|second|third|fourth|fifth|sixth|seventh|last|final|next|best|most|only|effective"
            r"|better|right"
            r"|would|could)\b",
            found.group(),
            re.IGNORECASE,
        )
        denied = re.search(r"(?:\b(?:is|are|would be|will be|could be|might be) not|n't)$", c.text[: found.end()])
        if denied and (instead := _not_but(c, found)):
            yield instead
        if denied or (link == "that" and _STATEMENT.match(c.text, found.end())):
            continue  # "the answer is that trains are faster" states something
        match = Match(
            rule="advice-is",
            score=0.5 if weak else 0.7,
            cue=Span(*found.span()),
            explicit=not weak,
            form=Form.GERUND if link in {"by", "through"} else Form.ACTIVE if link == "to" else Form.QUOTE,
            action=after,
        )
        yield with_demand(c, match, found.end()) if link == "that" else match


def _not_but(c: Context, found: re.Match[str]) -> Match | None:
    """What advice denies, and what it puts in its place: "The answer is not to close the pool (but to heat it)"."""
    rest = re.compile(
        r" to (?P<act>[a-z-]+ .+?)(?:(?:,? but (?:rather )?|[,;] (?:it is|it's|its) )to (?P<other>[a-z-]+ .+))?$"
    ).match(c.text, found.end())
    if rest is None:
        return None
    action = action_after(c.text, rest.start("other" if rest["other"] else "act"))
    against = rest["other"] is None
    return Match(
        rule="advice-is",
        score=0.7,
        cue=Span(*found.span()),
        form=Form.ACTIVE,
        action=action,
        negated=against,
        stance=Stance.AGAINST if against else Stance.FOR,
    )


_STATEMENT = re.compile(
    r"\s+(?![^,;.]*?\b(?:should|must|ought|be)\b)[^,;.]{2,60}?\b(?:is|are|was|were|has|have|had|does|do|did|can|will)\b"
)


def we_want_done(c: Context) -> Iterator[Match]:
    """A wish with the one who is to fulfil it: "We want the council to reopen the library." """
    template = (
        r"(?<![\w'])(?:I|we) (?:also |all |would |really )*(?:want|would like|like|wish|need|expect) "
        r"(?P<who>(?!you\b|him\b|her\b|them\b|us\b|me\b|to\b|my\b)[^.;:,]{3,50}?) to (?P<act>{action_verb}|be) "
    )
    for found in c.lexicon.finditer(template, c.text):
        who = Span(*found.span("who"))
        if is_addressee(c.lexicon, c.text[who.start : who.end]):
            yield Match(
                rule="we-want-done",
                score=0.62,
                cue=Span(found.start(), found.end("who")),
                form=Form.ACTIVE,
                addressee=who,
                action=action_after(c.text, found.start("act")),
            )


def we_want(c: Context) -> Iterator[Match]:
    """How the writer wants things to be: "We want a harbour that serves all", "I would like to see a rule that ..." """
    template = (
        r"(?<![\w'])(?:I|we)(?: (?:also|all|really|do|only|still|strongly))*(?: {want}|'d (?:\w+ )?(?:like|love|prefer)"
        r"| would (?:\w+ )?(?:like|love|prefer|want))(?P<see> to see| to have| for)? (?P<rest>[\w-]+)"
    )
    for found in c.lexicon.finditer(template, c.text):
        rest = c.text[found.start("rest") :]
        asks = c.lexicon.search(r"^to {asked_by_wish}", rest)
        if not found["see"] and not asks and found["rest"].lower() in c.lexicon.words("private_wish"):
            continue
        if _TALK.match(rest):
            continue  # "I want to have a word with you"
        thing = action_after(c.text, found.start("rest"))
        yield Match(
            rule="we-want",
            score=0.6 if found["see"] else 0.55,
            cue=Span(*found.span()),
            strength=Strength.SHOULD,
            form=Form.THING if thing and not asks else Form.QUOTE,
            thing=None if asks else thing,
        )


_TALK = re.compile(
    r"(?:that|this|it) (?:on (?:the )?record|(?:to be )?(?:understood|clear|known|noted))\b"
    r"|(?:an? )?(?:\w+ )?(?:talk|word|conversation|chat|look|moment|minute)\b",
    re.IGNORECASE,
)


def relation_we_want(c: Context) -> Iterator[Match]:
    """The wish as a relative clause: "The port that we would like to see is one in which ..." """
    found = c.lexicon.search(
        r"^\W*(?:the|an?) [\w-]+ (?:that )?(?:we|I) (?:want|would like|wish|hope|need)(?: to (?:see|have|build))?\b"
        r".*\b(?:is|are|would be) (?:one|those|an? [\w-]+) (?:in |with |of |for )?(?:that|which|where|who)\b",
        c.text,
    )
    if found:
        yield Match(rule="relation-we-want", score=0.65, cue=Span(*found.span()))


def is_to(c: Context) -> Iterator[Match]:
    """The modal be-to, said of a thing of the proposal: "The proposed fund is to include small boats." """
    for found in c.lexicon.finditer(
        r"\b(?:is|are) (?P<not>not )?to (?P<verb>be [\w-]+"
        r"|{action_verb}|have|be)\b",
        c.text,
    ):
        who = subject(c.lexicon, c.text, found.start())
        words = c.text[who.start : who.end] if who else ""
        if not re.search(
            r"\b(?:propos\w+|treaty|agreement|council|model|body"
            r"|committee|decisions?|members?|this (?:law"
            r"|fund|body)|at the (?:heart|core|centre|center) of)\b",
            words,
            re.IGNORECASE,
        ):
            continue
        if re.search(
            r"\b(?:aim|goal|purpose|objective|idea|point|intention|role|way|task|challenge|trick|intent"
            r"|mission|function)\b",
            words,
            re.IGNORECASE,
        ):
            continue
        passive = passive_after(c.lexicon, c.text, found.start("verb"))
        yield Match(
            rule="is-to",
            score=0.65,
            cue=Span(*found.span()),
            negated=bool(found["not"]),
            form=Form.PASSIVE if passive else Form.ACTIVE,
            action=passive or action_after(c.text, found.start("verb")),
            thing=who if passive else None,
            strength=Strength.SHOULD,
            addressee=who if not passive and who and is_addressee(c.lexicon, words) else None,
        )


def proposed_thing(c: Context) -> Iterator[Match]:
    """What the thing proposed before would do: "The proposed fund would pay ...", "With this proposed fund, ..." """
    found = c.lexicon.search(
        r"\b(?:the|this|our|my) (?:proposed|suggested|recommended|envisaged) "
        r"(?!rule\b|rules\b|rulemaking)\w+\b[^.;]*?\b(?P<modal>will|would|could|can)\b",
        c.text,
    )
    if found and c.proposed:
        by = re.search(r"\bby (?P<act>\w{3,}ing\b[^.;]*)", c.text[found.end() :])
        at = found.end() + by.start("act") if by else None
        yield Match(
            rule="proposed-thing",
            score=0.6,
            cue=Span(found.start("modal"), found.end()),
            explicit=True,
            strength=Strength.SHOULD,
            form=Form.GERUND if by else Form.QUOTE,
            action=action_after(c.text, at) if at is not None else None,
        )


RULES = (
    advice_is,
    we_want_done,
    we_want,
    relation_we_want,
    is_to,
    proposed_thing,
)
