"""Rules on modal verbs: should, must, need to, have to, shall."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after, is_addressee, is_participle, passive_after, subject
from briefgen.recommendations.matching import Context, Form, Match

_NOT = r"(?P<not>\s+not\b|n't\b|\s+never\b|\s+no longer\b)?"

_DENIED = re.compile(
    r"\b(?:not|never|hardly|scarcely|no longer|nobody|nothing|\w+n't)"
    r"(?: (?:\w+ly|always|even|really|yet|also|all))+\s*$",
    re.IGNORECASE,
)
"""Before "need to", with an adverb between: "does not necessarily need to" lays nothing on anybody."""

_ENOUGH = re.compile(r" \w+ is\b")
""" "All that an office needs to show is a form" tells what is enough."""

_NOT_RAISED = re.compile(
    r"\b(?:I|we) (?:also )?(?:do not|don't|cannot"
    r"|can't) (?:think|believe|feel|see why)\b[^,;.]*$",
    re.IGNORECASE,
)
"""English moves the negation up: "I don't think that it should" says that it should not."""


def modal_match(c: Context, found: re.Match[str], *, rule: str, score: float, strength: Strength) -> Match:
    """A match for a modal at `found` (its group `not` is a negation): addressee before it, action after it."""
    end = found.end()
    if refused := _inverted(c, found, rule=rule, score=score, strength=strength):
        return refused
    negated = bool(found.groupdict().get("not")) or bool(_NOT_RAISED.search(c.text[: found.start()]))
    who = subject(c.lexicon, c.text, found.start())
    nothing = re.match(r"(?:no|none of the) (?=\w)", c.text[who.start : who.end], re.IGNORECASE) if who else None
    if nothing or re.match(r"\s+be no\b", c.text[end:]):
        negated = not negated
    passive = passive_after(c.lexicon, c.text, end)
    action = passive or action_after(c.text, end)
    verb = c.text[action.start : action.end].split(" ", 1)[0].lower() if action else ""
    form = Form.PASSIVE if passive and who else Form.ACTIVE
    if not action or (verb == "be" and who) or not re.match(r"[a-z]", verb) or _is_no_deed(c, who, found):
        form = Form.QUOTE
    contrast = negated and re.match(r"[^.;]*?\b(?:but|rather)\b", c.text[end:])
    named = who if who and form is not Form.PASSIVE and is_addressee(c.lexicon, c.text[who.start : who.end]) else None
    if form is Form.PASSIVE and action:
        named = _agent(c, action)
    return Match(
        rule=rule,
        score=score,
        cue=Span(found.start(), end),
        stance=Stance.AGAINST if negated and not contrast else Stance.FOR,
        strength=strength,
        form=form,
        addressee=named,
        action=action,
        thing=who if form is Form.PASSIVE else None,
        negated=negated,
    )


_TURNED = re.compile(r"(?:\b(?:so|as|than)(?: also| too)?|,\s*which)\s*$", re.IGNORECASE)
"""What turns subject and modal round ("so should the port"), or stands for the subject ("..., which should help")."""


def _is_no_deed(c: Context, who: Span | None, found: re.Match[str]) -> bool:
    """Whether what follows a modal is nothing that somebody is asked to do: its subject stands behind it ("so should
    the port"), is the writer, to whom it is due ("I should receive a notice"), or is only to be in want of it ("should
    need to ask twice")."""
    speaks = who is not None and re.search(r"\bI$", c.text[who.start : who.end]) is not None
    needs = re.match(r"\s*(?:also )?need\b", c.text[found.end() :]) is not None
    return speaks or needs or bool(_TURNED.search(c.text[: found.start()]))


_REFUSING = re.compile(
    r"\b(?:nor|neither|under no circumstances|at no (?:time|point|stage)|in no (?:case|event|way)|on no account|by"
    r" no means"
    r"|never(?: again)?|nowhere)\s*$",
    re.IGNORECASE,
)
"""What turns subject and modal round and refuses what follows: "Nor should the dues be raised"."""


def _inverted(c: Context, found: re.Match[str], *, rule: str, score: float, strength: Strength) -> Match | None:
    """A refusal with its subject after the modal; None where the modal stands in its usual place."""
    refusing = _REFUSING.search(c.text[: found.start()])
    if refusing is None:
        return None
    rest = re.compile(
        r"\s+(?P<who>(?:the|an?|any|all|every|our|its|their|this|these|those)\b[^,;:.]{2,70}?|[\w'-]+(?: [\w'-]+)?) "
        r"(?:(?P<be>be) (?:\w+ly )?(?P<done>[\w-]+)|(?P<act>{action_verb}|{other_verb}|have)\b)".replace(
            "{action_verb}|{other_verb}", c.lexicon.pattern("{action_verb}|{other_verb}").pattern
        )
    ).match(c.text, found.end())
    who = Span(*rest.span("who")) if rest else None
    passive = bool(rest and rest["be"] and is_participle(c.lexicon, rest["done"]))
    acts = bool(rest and rest["act"] and rest["act"].lower() not in c.lexicon.words("says_of_subject"))
    form = Form.PASSIVE if passive else Form.ACTIVE if acts else Form.QUOTE
    action = action_after(c.text, rest.start("done" if passive else "act")) if rest and form is not Form.QUOTE else None
    named = who if form is Form.ACTIVE and who and is_addressee(c.lexicon, c.text[who.start : who.end]) else None
    return Match(
        rule=rule,
        score=score,
        cue=Span(refusing.start(), found.end()),
        stance=Stance.AGAINST,
        strength=strength,
        form=form,
        addressee=named,
        action=action,
        thing=who if passive else None,
        negated=form is not Form.QUOTE,
    )


def should(c: Context) -> Iterator[Match]:
    """The plain modal of advice: "The ministry should publish the list of licences." """
    for found in c.lexicon.finditer(r"(?:{advice_modal}|\bshould(?=n't))" + _NOT, c.text):
        yield modal_match(c, found, rule="should", score=0.9, strength=Strength.SHOULD)
    for found in c.lexicon.finditer(r"\bought(?P<not> not)(?: to)?\b", c.text):
        yield modal_match(c, found, rule="should", score=0.9, strength=Strength.SHOULD)


def must(c: Context) -> Iterator[Match]:
    """Obligation that the writer lays on somebody: "Both banks must open their books." """
    for found in c.lexicon.finditer(r"(?<!\ba )(?:{must}|\bmust(?=n't))" + _NOT, c.text):
        yield modal_match(c, found, rule="must", score=0.75, strength=Strength.MUST)


def need_to(c: Context) -> Iterator[Match]:
    """Need with an action, a third person or "we": "The port needs to deepen its channel." """
    for found in c.lexicon.finditer(
        r"(?<!not )(?<!n't )(?<!the )(?<!no )(?<!may "
        r")(?<!might )(?<!would )(?<!will "
        r"){need_to}(?P<not>\s+not\b)?",
        c.text,
    ):
        if _DENIED.search(c.text[: found.start()]) or _ENOUGH.match(c.text, found.end()):
            continue
        yield modal_match(c, found, rule="need-to", score=0.75, strength=Strength.MUST)


def need_gerund(c: Context) -> Iterator[Match]:
    """A thing that "needs" its treatment: "The appeals procedure needs (serious) simplifying." """
    found = re.search(
        r"\b(?:needs?|could use|wants?) (?:some |serious "
        r"|urgent |careful )*(?P<verb>\w{3,}ing)\b",
        c.text,
    )
    who = subject(c.lexicon, c.text, found.start()) if found else None
    if found and who and not re.match(r"(?:I|we|they|you|he|she)\b", c.text[who.start :], re.IGNORECASE):
        yield Match(rule="need-gerund", score=0.6, cue=Span(*found.span()), strength=Strength.MUST, thing=who)


def have_to(c: Context) -> Iterator[Match]:
    """Compulsion ahead, said of an institution or as a condition: "Both regulators will have to agree on a code." """
    if not c.lexicon.search("{have_to}", c.text):
        return  # the search below is slow
    stays = re.search(r"\b(?:will|would) (?:\w+ )?have to(?= (?:remain|stay)\b)", c.text)
    if stays:
        yield modal_match(c, stays, rule="have-to", score=0.6, strength=Strength.MUST)
    for found in c.lexicon.finditer(
        r"(?<!not )(?<!n't )(?:{institution}|{wanted_thing}"
        r"|companies|that|this|it|both)\s(?:also "
        r")?(?P<modal>{have_to})",
        c.text,
    ):
        pointing = re.match(r"(?:that|this|it)\b", found.group(), re.IGNORECASE)
        if _DENIED.search(c.text[: found.start("modal")]):
            continue
        if pointing and not c.lexicon.search(r"^\s+(?:also )?{says_of_subject}", c.text[found.end() :]):
            continue  # "it has to inform the province" tells what somebody is made to do; "this has to change" asks
        future = found["modal"].lower().startswith("w")
        shifted = re.compile(re.escape(found["modal"]) + r"(?! \w+ing\b)").search(c.text, found.start("modal"))
        if shifted:
            yield modal_match(
                c, shifted, rule="have-to", score=0.6 if future and not pointing else 0.5, strength=Strength.MUST
            )


def would_first_have_to(c: Context) -> Iterator[Match]:
    """A precondition: "Any enlargement would first have to settle the border question." """
    for found in c.lexicon.finditer(r"\b(?:would|will) (?:first|at least) (?:have|need) to\b", c.text):
        who = subject(c.lexicon, c.text, found.start())
        planned = r"^(?:any|every|such)\b|\b(?:{reform_noun}|{institution})\b"
        if who is None or not c.lexicon.search(planned, c.text[who.start : who.end]):
            continue
        yield modal_match(c, found, rule="would-first-have-to", score=0.7, strength=Strength.MUST)


def shall(c: Context) -> Iterator[Match]:
    """The legislative shall, third person: "The ombudsman shall serve for six years." """
    for found in c.lexicon.finditer(r"(?<!we )(?<!\bI )\bshall" + _NOT, c.text):
        yield modal_match(c, found, rule="shall", score=0.7, strength=Strength.MUST)


def cannot_go_on(c: Context) -> Iterator[Match]:
    """A state of things that is refused: "Fares cannot continue to rise", "We can no longer ignore the coast." """
    for found in c.lexicon.finditer(
        r"\bwe (?:cannot|can not|can't) (?:wait|stand by|stand idle|sit by|tolerate|allow|let|ignore|accept|leave"
        r" (?:this|it|that) to|pretend)\b"
        r"|\bwe (?:cannot|can not|can't) [a-z]+ "
        r"(?=[^.;]{3,120}\bwithout (?:also )?(?:risking|losing|endangering|paying|harming))"
        r"|\bcan (?:wait|continue|go on) no longer\b|\b(?:cannot|can't) wait any longer\b"
        r"|\b(?:cannot|can not|can't|must not) (?:continue"
        r"|go on|be allowed to continue|afford to"
        r"|remain)\b|\bcan no longer (?:be|afford|ignore|wait|go|remain)",
        c.text,
    ):
        who = subject(c.lexicon, c.text, found.start())
        ours = found.group().lower().startswith("we ")
        if not ours and (who is None or re.match(r"(?:I|you|he|she|my)\b", c.text[who.start :], re.IGNORECASE)):
            continue
        if "afford" in found.group() and not re.match(
            r"\s*(?:wait|ignore|delay|neglect|lose|remain|let"
            r"|allow|be|overlook|miss|stand|sit)\b",
            c.text[found.end() :],
        ):
            continue
        contrast = re.search(r"\bbut\b", c.text[found.end() :])
        yield Match(
            rule="cannot-go-on",
            score=0.65,
            cue=Span(*found.span()),
            strength=Strength.MUST,
            thing=who,
            stance=Stance.FOR
            if contrast or ours or "afford" in found.group() or "no longer" in found.group()
            else Stance.AGAINST,
        )


def had_better(c: Context) -> Iterator[Match]:
    """A warning advice: "The council had better insure the archive." """
    for found in c.lexicon.finditer(
        r"\b(?:(?:had|'d) better|would (?:do well|be wise"
        r"|be (?:well |better )?advised) to)(?P<not> not)?\b",
        c.text,
    ):
        yield modal_match(c, found, rule="had-better", score=0.6, strength=Strength.SHOULD)


def _agent(c: Context, action: Span) -> Span | None:
    """Who should do what is put in the passive: "... be paid *by the state*"."""
    found = re.search(
        r"\bby (?P<who>(?!(?:January|February|March|April"
        r"|May|June|July|August|September|October|November"
        r"|December)\b)(?:the |an? |both |all "
        r")?(?:[A-Z][\w.-]*|{})(?: (?:and |of |the "
        r")*[A-Z][\w.-]*)*)".format(c.lexicon.pattern("{institution}").pattern),
        c.text[action.start : action.end],
    )
    if not found:
        return None
    return Span(action.start + found.start("who"), action.start + found.end("who"))


def has_duty(c: Context) -> Iterator[Match]:
    """A duty laid on somebody: "The board has a duty to publish its minutes." """
    for found in c.lexicon.finditer(
        r"\b(?:has|have|bears?) (?:an? |the )(?:\w+ "
        r")?(?:duty|obligation|responsibility) to\b",
        c.text,
    ):
        yield modal_match(c, found, rule="has-duty", score=0.52, strength=Strength.MUST)


RULES = (should, must, need_to, need_gerund, have_to, would_first_have_to, shall, cannot_go_on, had_better, has_duty)
