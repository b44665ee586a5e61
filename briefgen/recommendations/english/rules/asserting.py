"""Rules on advice in the shape of something else: a question that expects a yes, an errand, a dismissal, a welcome."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after, is_addressee, subject
from briefgen.recommendations.english.morphology import is_verb
from briefgen.recommendations.matching import Context, Form, Match

_FIT = (
    r"(?:make (?:more |better |good )?sense|be (?:better|wiser|fairer|right|wise|sensible|best|simpler|easier"
    r"|cheaper|kinder)|be (?:high |about )?time)"
)


def negative_question(c: Context) -> Iterator[Match]:
    """A negated question, which expects a yes: "Would it not make sense to ...?", "Isn't it time for the board to ...?"

    Such a question tells what its speaker holds (Ladd 1981; Romero and Han 2004, on biased polar questions).
    """
    if not c.text.rstrip(" \"')").endswith("?"):
        return
    sense = c.lexicon.search(
        r"(?:^\W*|[,;:—] |\b(?:and|so|but) )(?:(?:would|wouldn't|does|doesn't|will|won't|is|isn't) "
        rf"(?:it|that)(?P<late> not)? (?:also |now |rather )?(?:{_FIT}|(?:high |about )?time)"
        r" (?P<link>to|that|for|if)\b)",
        c.text,
    )
    if sense and (sense["late"] or "n't" in sense.group()):
        to = sense["link"].lower() == "to"
        after = action_after(c.text, sense.end()) if to else None
        yield Match(
            rule="negative-question",
            score=0.6,
            cue=Span(*sense.span()),
            form=Form.ACTIVE if after else Form.QUOTE,
            action=after,
        )
        return
    duty = c.lexicon.search(
        r"(?:^\W*|[,;:—] |\b(?:and|so|but) )(?P<modal>shouldn't|oughtn't|mustn't|should|must) (?P<who>we|"
        r"(?:the |our |this |every )?(?:[\w.-]+ ){0,3}?(?:{institution}s?|market|public|law))(?P<late> not)?"
        r" (?:also |now |rather |at least"
        r" )?"
        r"(?P<act>[a-z]+) ",
        c.text,
    )
    negated = duty and (duty["late"] or "n't" in duty["modal"])
    if duty and negated and (duty["act"] == "be" or is_verb(c.lexicon, duty["act"])):
        who = Span(*duty.span("who"))
        yield Match(
            rule="negative-question",
            score=0.6,
            cue=Span(duty.start(), duty.start("act")),
            form=Form.ACTIVE,
            action=action_after(c.text, duty.start("act")),
            addressee=who if is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
        )


def errand(c: Context) -> Iterator[Match]:
    """The reader is sent to somebody with a demand: "Tell Governor Reed to open the sluice." """
    found = c.lexicon.search(
        r"^\W*(?:please |so |now |then )*(?:tell|ask|urge|press|remind|join us in (?:asking|urging|telling)"
        r"|help us (?:ask|urge|tell)|call on|write to|sign [\w ]{3,30} (?:asking|urging|telling|calling on))"
        r" (?P<who>(?:(?:the |your |our )?(?:[\w.'-]+ ){0,4}?{institution}s?|(?-i:[A-Z])[\w.'-]+"
        r"(?: (?-i:[A-Z])[\w.'-]+){0,5}))"
        r"(?::| (?P<not>not )?to )(?P<act>[a-z]+ .+)",
        c.text,
    )
    if found:
        yield Match(
            rule="errand",
            score=0.62,
            cue=Span(found.start(), found.start("act")),
            form=Form.ACTIVE,
            action=action_after(c.text, found.start("act")),
            addressee=Span(*found.span("who")),
            negated=bool(found["not"]),
            stance=Stance.AGAINST if found["not"] else Stance.FOR,
        )


def will_only(c: Context) -> Iterator[Match]:
    """An action dismissed by what it can only do: "Raising the dam will only delay the flood." """
    found = c.lexicon.search(
        r"(?:^(?:\W|{sentence_adverb}[\s,]+)*|, (?:and|but|so) |\b(?:believe|think|fear|say) (?:that )?)"
        r"(?P<act>(?!(?:according|regarding|following|including|during|being|having)\b)[a-z]{3,}ing "
        r"(?!(?:of|is|are|to)\b)[^;.,]*?) (?:will|would|can|could|is going to) (?:only|merely|just)"
        r"(?: serve to| help to)?"
        r" (?P<verb>(?!be\b|take\b|cost\b|need\b|work\b|help\b|happen\b|succeed\b)[a-z]+)\b",
        c.text,
    )
    if found is None or re.match(r"\s+(?:if|when|by|once|after|with)\b", c.text[found.end() :]):
        return  # "will only work if" names a condition
    start = found.start("act")
    yield Match(
        rule="will-only",
        score=0.58,
        cue=Span(found.end("act"), found.end()),
        explicit=False,
        stance=Stance.AGAINST,
        form=Form.GERUND,
        action=Span(start, start + len(found["act"].rstrip())),
        negated=True,
    )


def not_by(c: Context) -> Iterator[Match]:
    """A means is denied to do: "The backlog cannot be met by overtime", "It will not be solved through fines"."""
    denied = r"\b(?:can ?not|can't|will (?:not|never)|won't|can never) be (?:\w+ly )?"
    alone = r"(?:simply |just |only |solely |merely )?"
    found = c.lexicon.search(
        denied + r"(?:solved|resolved|addressed|tackled|fixed|remedied|cured|overcome) "
        rf"{alone}(?:by|through|with|without|until|unless)\b"
        rf"|{denied}(?:met|achieved|won|reached|secured|delivered|ended|cleared|closed|paid for)"
        rf" {alone}(?:by|through|with)"
        r" (?=[^.;,]{3,50} alone\b)",
        c.text,
    )
    who = subject(c.lexicon, c.text, found.start()) if found else None
    if found and who:
        wants = re.search(r"without|until|unless", found.group(), re.IGNORECASE)
        yield Match(
            rule="not-by",
            score=0.55,
            cue=Span(*found.span()),
            explicit=False,
            strength=Strength.MUST,
            stance=Stance.FOR if wants else Stance.AGAINST,
        )


def depends_on(c: Context) -> Iterator[Match]:
    """A condition of what is sought: "The success of the reform hinges on a reliable bus network." """
    found = c.lexicon.search(
        r"\b(?:success|future|survival|effectiveness|credibility|viability)\b[^.;,]{0,60}? (?:\w+ly )?(?:hinges?"
        r"|depends?|relies|rests?) (?:up)?on (?P<thing>(?!how\b|whether\b|who\b|which\b|what\b)\w[^.;]{5,})",
        c.text,
    )
    if found:
        gerund = bool(re.match(r"\w{3,}ing\b", found["thing"]))
        thing = action_after(c.text, found.start("thing"))
        yield Match(
            rule="depends-on",
            score=0.52,
            cue=Span(found.start(), found.start("thing")),
            explicit=False,
            form=Form.GERUND if gerund else Form.QUOTE,
            action=thing if gerund else None,
            thing=thing,
        )


def welcomed(c: Context) -> Iterator[Match]:
    """A measure that is not there yet is welcomed: "We welcome the proposed register." """
    names = "".join(rf"|(?:the )?(?-i:{re.escape(name)})" for name in sorted(c.own_names))
    found = c.lexicon.search(
        rf"(?:^|[\s(])(?:I|we{names}) (?:\w+ly |also |very much |would )*(?:welcomes?|applauds?|commends?) "
        r"(?P<thing>(?:the |this |any |these |all |your )?(?:\w+[’']s? |\w+ ){0,2}?(?:proposed|proposals?|planned|draft"
        r"|intention|introduction|plans?|bill|moves?|steps?)\b[^.;]*)",
        c.text,
    )
    if found and not re.match(r"(?:the )?opportunity\b", found["thing"], re.IGNORECASE):
        yield Match(
            rule="welcomed",
            score=0.55,
            cue=Span(*found.span()),
            explicit=False,
            thing=Span(*found.span("thing")),
        )


def if_we_did(c: Context) -> Iterator[Match]:
    """The good that would follow if somebody acted: "If we opened the weir, the eels would return within a year"."""
    found = c.lexicon.search(
        r"^(?:\W|{sentence_adverb}[\s,]+)*if (?P<who>we|(?:the |our |this |every )?(?:[\w.-]+ ){0,3}?{institution}s?)"
        r" (?:only |just |simply )?(?:were to [a-z]+|(?P<past>[a-z]+))\b[^;.]*?, [^;.,]*?\b(?:would|could)"
        r" (?:\w+ly |also |all )*(?:(?P<good>{gain_verb}|empower|see|have) |be [^;.]*?{gain})",
        c.text,
    )
    if found is None or (found["past"] and not _PAST.fullmatch(found["past"])):
        return
    if c.lexicon.search(r"{harm}", c.text[found.end() :]):
        return
    yield Match(
        rule="if-we-did",
        score=0.55,
        cue=Span(*found.span()),
        explicit=False,
        strength=Strength.MAY,
    )


_PAST = re.compile(
    r"(?!had\b|were\b|did\b)(?:[a-z]{2,}ed|paid|built|made|put|gave|took|cut|spent|let|bought|taught|kept"
    r"|set)"
)
"""Verbs of an action in the past form of a condition; "if we had more" wishes for a state."""


def if_serious(c: Context) -> Iterator[Match]:
    """What somebody would do who meant it: "If the board were serious about eels, it would open the weir"."""
    found = re.match(
        r"\W*if (?P<who>[^,;.]{2,50}?) (?:is|are|was|were) (?:really |truly )?(?:serious|sincere|honest) (?:about|in)"
        r" [^,;.]+, (?:it|they|he|she|we|then it) (?:would|will|should) (?P<act>[a-z]+ .+)",
        c.text,
        re.IGNORECASE,
    )
    if found:
        who = Span(*found.span("who"))
        continuous = re.match(r"be [a-z]+ing\b", found["act"])
        yield Match(
            rule="if-serious",
            score=0.58,
            cue=Span(found.start(), found.start("act")),
            explicit=False,
            form=Form.QUOTE if continuous else Form.ACTIVE,
            action=None if continuous else action_after(c.text, found.start("act")),
            addressee=who if is_addressee(c.lexicon, found["who"]) else None,
        )


def this_bill_will(c: Context) -> Iterator[Match]:
    """A bill that the text spoke for, and the good of it: "This bill will help crews to stay at home when ill"."""
    found = c.lexicon.search(
        r"^(?:\W|{sentence_adverb}[\s,]+)*(?:this|the proposed|the) (?:bill|act|legislation|amendment|measure|law)"
        r" (?:will|would) (?:\w+ly |also |help (?:to )?)*(?:{gain_verb}|put|keep|give) ",
        c.text,
    )
    if found and c.proposed and not c.lexicon.search(r"{harm}", c.text[found.end() :]):
        yield Match(
            rule="this-bill-will",
            score=0.54,
            cue=Span(*found.span()),
            explicit=False,
            strength=Strength.MAY,
            supports=c.nearby(2) is not None,
        )


RULES = (if_we_did, if_serious, this_bill_will, negative_question, errand, will_only, not_by, depends_on, welcomed)
