"""Rules on a stand in other words: opposition voiced, a duty named, what one believes in, a plan said to do harm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after, is_addressee, subject
from briefgen.recommendations.english.morphology import is_verb
from briefgen.recommendations.matching import Context, Form, Match

_I = r"(?<![\w'])(?:I|we)(?:'m|'re|'d| am| are)? "


def voiced(c: Context) -> Iterator[Match]:
    """A stand put as a noun: "I am writing to express my opposition to the quarry." """
    names = "".join(rf"|(?-i:{re.escape(name)}) " for name in sorted(c.own_names))
    found = c.lexicon.search(
        rf"(?:{_I}|(?:^|[\s(])(?:the )?(?:{names[1:] or 'we '}))[^.;:]{{0,60}}?\b(?:express\w*|voic\w+"
        r"|stat\w+|register\w*|declare\w*|declaring|reiterat\w+|add|lend|offer\w*|record|convey|confirm\w*|have"
        r"|submit\w*|testif\w+)"
        r"(?: testimony (?:in|of))? (?:my|our|its|their|an?)(?: own| very)? (?:[\w-]+,? (?:and )?){0,2}?"
        r"(?:(?P<against>opposition|objections?|disapproval|disagreement)|support|endorsement|backing|preference)"
        r" (?:to|for|of|with|against) (?P<thing>\w[^.;]*)",
        c.text,
    )
    if found is None:
        return
    gerund = bool(re.match(r"[a-z]{3,}ing\b", found["thing"]))
    thing = action_after(c.text, found.start("thing"))
    yield Match(
        rule="voiced",
        score=0.68,
        cue=Span(found.start(), found.start("thing")),
        stance=Stance.AGAINST if found["against"] else Stance.FOR,
        form=Form.GERUND if gerund else Form.QUOTE,
        action=thing if gerund else None,
        thing=thing,
        negated=gerund and bool(found["against"]),
    )


def believe_in(c: Context) -> Iterator[Match]:
    """A policy one believes in, is for, or would not stand against: "I believe in fining the owners." """
    found = c.lexicon.search(
        rf"{_I}(?:\w+ly |also |still |all |would |can |could |almost )*"
        r"(?:(?P<gerund>believe in|for|in favou?r of) "
        r"(?P<act>[a-z]{3,}ing (?!(?:in|that)\b)\w[^.;]*)|(?:(?:would )?not (?:be )?(?:opposed to|object to|mind)"
        r"|wouldn't"
        r" (?:be opposed to|object to|mind)|have no objections? to|accept|live with|(?:all )?for"
        r"|in favou?r of) (?P<thing>(?:an? |some |the |more |such )[\w-]+[^.;]*)"
        r"|would(?:n't| not) (?:be opposed|object) to (?P<bare>\w[^.;]*))",
        c.text,
    )
    if found is None:
        return
    start = max(found.start("act"), found.start("thing"), found.start("bare"))
    yield Match(
        rule="believe-in",
        score=0.56,
        cue=Span(found.start(), start),
        strength=Strength.SHOULD if found["act"] else Strength.MAY,
        form=Form.GERUND if found["act"] else Form.QUOTE,
        action=action_after(c.text, start) if found["act"] else None,
        thing=action_after(c.text, start),
    )


def duty_of(c: Context) -> Iterator[Match]:
    """A duty said of somebody: "It is the duty of the board to listen", "It is up to the council to act"."""
    found = c.lexicon.search(
        r"\bit(?: is|'s) (?:also |now |therefore |surely |ultimately )?(?:(?:the|a|our) (?:\w+ )?(?:duty|responsibility"
        r"|obligation|job|task) (?:of|for)|up to|incumbent (?:up)?on|for) (?P<who>"
        r"(?!(?:him|her|them|me|you|one|this|that|it)\b)[^;:.]{2,90}?),? to (?P<act>[a-z]+)\b",
        c.text,
    )
    if found is None or not is_verb(c.lexicon, found["act"]):
        return
    who = re.split(r",", found["who"], maxsplit=1)[0]
    span = Span(found.start("who"), found.start("who") + len(who))
    yield Match(
        rule="duty-of",
        score=0.58,
        cue=Span(found.start(), found.start("act")),
        strength=Strength.MUST,
        form=Form.ACTIVE,
        action=action_after(c.text, found.start("act")),
        addressee=span if is_addressee(c.lexicon, who) else None,
    )


def needing_is(c: Context) -> Iterator[Match]:
    """What needs to be taken up, named after its verb: "A matter that must be addressed is the toll." """
    found = c.lexicon.search(
        r"^\W*(?:an?|one|another|the) (?:[\w-]+ ){0,2}?(?:issue|problem|question|matter|point|concern|thing|area|aspect"
        r"|gap|challenge)s? (?:that|which) (?:will |still |also |urgently )*(?:needs?|has|have|must|should|ought)"
        r"(?: to)?(?: also| urgently)? be (?:\w+ly )?"
        r"(?P<verb>addressed|solved|resolved|tackled|settled|answered|dealt with|considered|fixed)"
        r"(?: \w+ly| soon| now| first)? (?:is|are) (?P<thing>(?!that\b|how\b|whether\b|why\b)\w.*)",
        c.text,
    )
    if found:
        thing = action_after(c.text, found.start("thing"))
        yield Match(
            rule="needing-is",
            score=0.76,  # over the modal inside, whose subject is only "a matter that"
            cue=Span(found.start(), found.start("thing")),
            strength=Strength.MUST,
            form=Form.PASSIVE if thing else Form.QUOTE,
            action=Span(*found.span("verb")),
            thing=thing,
        )


_PLANNED = (
    r"\b(?:(?:proposed|planned|suggested|envisaged|draft|intended) (?:[\w-]+ ){0,3}?[a-z][\w-]+"
    r"|(?:this|these|such an?|such) (?:new |burdensome |\w+ing )?(?:{measure}|changes?|policy|policies|reactions?"
    r"|restrictions?|development|project))$"
)


def planned_harm(c: Context) -> Iterator[Match]:
    """What is planned, as the cause of harm: "The proposed quarry will destroy the meadows." """
    found = c.lexicon.search(
        r"\b(?:will|would|could) (?:only |also |simply |merely |further |\w+ly )*(?:(?:{harmful_verb}|end|ruin"
        r"|eliminate|rob)\b"
        r"|(?:creat|caus|impos|plac|lead to|result in|bring|mean|produc|add|do)\w*\b[^.;]{0,60}?"
        r"\b(?:{harm}|congestion|noise|traffic|pollution|costs?))",
        c.text,
    )
    who = subject(c.lexicon, c.text, found.start()) if found else None
    if found and who and c.lexicon.search(_PLANNED, c.text[who.start : who.end]):
        yield Match(
            rule="planned-harm",
            score=0.55,
            cue=Span(*found.span()),
            explicit=False,
            stance=Stance.AGAINST,
        )


def perhaps_could(c: Context) -> Iterator[Match]:
    """A polite request: "Perhaps you could review the rule first." """
    found = c.lexicon.search(
        r"\b(?:perhaps|maybe) (?P<who>you|we|(?:the |your |our )?(?:[\w.-]+ ){0,3}?{institution}s?)"
        r" (?:could|might|should) (?:also |at least |then )?(?P<act>[a-z]+) \w",
        c.text,
    )
    if found is None or not (found["act"] == "consider" or c.lexicon.words("action_verb") & {found["act"].lower()}):
        return
    who = Span(*found.span("who"))
    yield Match(
        rule="perhaps-could",
        score=0.58,
        cue=Span(found.start(), found.start("act")),
        strength=Strength.MAY,
        form=Form.ACTIVE,
        action=action_after(c.text, found.start("act")),
        addressee=who if is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
    )


def reasons_to(c: Context) -> Iterator[Match]:
    """Reasons said to be there for or against a course: "There are good reasons to oppose the quarry"."""
    found = c.lexicon.search(
        r"\bthere (?:is|are) (?:also |\w+ )?(?:(?:many|several|good|strong|sound|cogent"
        r"|compelling|every|ample|clear"
        r"|excellent) )+"
        r"(?:reasons?|grounds|cause) (?:to|for) (?:(?P<against>oppos\w+|reject\w*|resist\w*|refus\w+|stop\w*|avoid\w*)"
        r"|support\w*|adopt\w*|keep\w*|approv\w+|back\w*|extend\w*)\b",
        c.text,
    )
    if found:
        yield Match(
            rule="reasons-to",
            score=0.55,
            cue=Span(*found.span()),
            explicit=False,
            stance=Stance.AGAINST if found["against"] else Stance.FOR,
        )


RULES = (perhaps_could, reasons_to, voiced, believe_in, duty_of, needing_is, planned_harm)
