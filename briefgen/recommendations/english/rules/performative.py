"""Rules on acts of advising: recommending, urging, opposing, hoping, asking the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance
from briefgen.recommendations.english.clauses import action_after, is_addressee, subject
from briefgen.recommendations.english.rules.demands import demand_at, with_demand
from briefgen.recommendations.matching import Context, Form, Match

_MAY_STATE = re.compile(r"suggest|submit", re.IGNORECASE)
"""Verbs that advise or state: only the form of the clause tells."""
_ADVERBS = (
    r"(?:(?:\w+ly|also|therefore|thus|would|do|can only|must|have to|would like to|want to|wish to"
    r"|hereby|again|once again|further|now|still|respectfully) )*"
)


def performative(c: Context) -> Iterator[Match]:
    """The writer performs the act of advising: "We recommend that fees be capped", "I urge the board to resign"."""
    for found in c.lexicon.finditer(
        r"(?:(?<![\w'])(?:I|we)(?:, the undersigned,)?(?: am writing to| are writing to|'m|'re|'d)?"
        r"|^\W*(?:{sentence_adverb}[\s,]+)*(?:I|we)\b[^;]*?\b(?:and|but)) "
        r"(?P<adverbs>" + _ADVERBS + r")(?P<verb>{recommend_verb})",
        c.text,
    ):
        after = c.text[found.end() :]
        if (
            re.match(r"suggest|submit", found["verb"], re.IGNORECASE)
            and re.match(
                r"(?: that)?[^,;.]{3,60}?\b(?:is|are|was|were|has"
                r"|have|don't|do not|does|did|can|could|will)\b",
                after,
            )
            and not re.search(r"\b(?:should|be)\b", after[:120])
        ):
            continue  # "I suggest that nobody has read it" states something
        if re.match(r"\W*what\b.*\b(?:is|are) (?:not|nothing)\b", c.text, re.IGNORECASE):
            continue  # "What we ask is nothing new"
        if re.match(r" (?:them|him|her|people|clients)\b", after, re.IGNORECASE) or re.match(r" to be\b", after):
            continue
        if re.fullmatch(r"ask|asking|begging", found["verb"].lower()) and not re.match(
            r" [^.;:,?]{2,60}? (?:not )?to [a-z]", after
        ):
            continue
        yield _performed(c, found, rule="performative", score=0.8, stance=Stance.FOR)


def support(c: Context) -> Iterator[Match]:
    """The writer backs a course of action: "We support the ban on plastic nets." """
    template = (
        r"(?<![\w'])(?:I|we) (?:\w+ly |also |would )*(?:support|back|endorse|favou?r) (?:the|an?|this"
        r"|these|any|all|strong\w*|such) \w"
    )
    for found in c.lexicon.finditer(template, c.text):
        yield Match(rule="support", score=0.55, cue=Span(*found.span()))


def our_recommendation(c: Context) -> Iterator[Match]:
    """Advice named as the writer's: "It is our recommendation that the scheme be reviewed." """
    template = (
        r"\bit is (?:therefore )?(?:my|our) (?:\w+ )?(?:recommendation|suggestion|proposal|request|advice"
        r"|submission) that\b"
    )
    for found in c.lexicon.finditer(template, c.text):
        yield with_demand(c, Match(rule="our-recommendation", score=0.75, cue=Span(*found.span())), found.end())


def performative_passive(c: Context) -> Iterator[Match]:
    """The impersonal act: "It is recommended that ...", "It will be recommended", "X is recommended/proposed"."""
    for found in c.lexicon.finditer(
        r"\b(?:it is|it will be|is|are) (?:also |strongly |therefore |further |hereby |here "
        r")*(?P<verb>recommended|proposed|suggested|advised|encouraged"
        r"|urged|invited|asked|called (?:up)?on|requested|implored) (?P<link>that"
        r"|(?:not )?to)\b",
        c.text,
    ):
        who = subject(c.lexicon, c.text, found.start())
        to, negated = found["link"].lower().endswith("to"), found["link"].lower().startswith("not")
        match = Match(
            rule="performative-passive",
            score=0.6,
            cue=Span(*found.span()),
            negated=negated,
            stance=Stance.AGAINST if negated else Stance.FOR,
            form=Form.ACTIVE if to else Form.QUOTE,
            action=action_after(c.text, found.end()) if to else None,
            addressee=who if to and who and is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
        )
        yield match if to else with_demand(c, match, found.end())


def text_proposes(c: Context) -> Iterator[Match]:
    """The text or the organisation speaks: "This paper proposes a levy", "Coast Watch recommends that ..." """
    if not c.lexicon.search("{thing_recommends}", c.text):
        return  # the search below is slow
    template = (
        r"(?:{own_text}|\bthis {document_kind}|^\W*(?:our|my) (?-i:[A-Z])[\w.-]+ |(?:the )?(?:[A-Z][\w&.-]+ ){1,5}?)"
        r"(?P<adverbs>(?:\w+ly |also |further |therefore "
        r")*)(?P<verb>{thing_recommends})(?= (?:that|the|an?|to|for|creating|\w+ing)\b|:)"
    )
    for found in c.lexicon.finditer(template, c.text):
        own = c.lexicon.search(r"{own_text}|\bthis {document_kind}|^\W*(?:our|my) ", found.group())
        if re.match(r"suggests", found["verb"], re.IGNORECASE) and not _suggests_action(c, found.end()):
            continue  # "the model suggests that age matters" is a finding
        if not own and not _names_itself(c, found):
            continue
        score = 0.75 if own else 0.6
        yield _performed(
            c,
            found,
            rule="text-proposes",
            score=score,
            stance=Stance.AGAINST if found["verb"].lower() == "disallows" else Stance.FOR,
        )


def _suggests_action(c: Context, at: int) -> bool:
    """Whether what is suggested is to be done: a demand, a thing, a gerund; not "that" with a statement."""
    return not re.match(r"\s+that\b", c.text[at:]) or demand_at(c, at, indicative=False) is not None


def oppose(c: Context) -> Iterator[Match]:
    """The writer speaks against an action: "We oppose the sale of the harbour." """
    subject_of = (
        r"(?:(?<![\w'])(?:I|we|{own_text}|this {document_kind})(?: am writing to| are writing to)?|^\W*(?:"
        + "|".join([re.escape(name) for name in sorted(c.own_names)] or ["I"])
        + r")) "
    )
    for found in c.lexicon.finditer(subject_of + r"(?P<adverbs>" + _ADVERBS + r")(?P<verb>{oppose_verb})", c.text):
        if _SAID.match(c.text, found.end()) or re.match(
            r"\s+(?:you|him|her|them|it|that|this|your|his)\b(?! \w+)|\s+your\b", c.text[found.end() :]
        ):
            continue  # disagrees with somebody, not with a course of action
        yield _performed(c, found, rule="oppose", score=0.65, stance=Stance.AGAINST)


_SAID = re.compile(
    r"\s+(?:the|that|this|these|those|any|such an?|an?) (?:\w+ )?(?:characteri[sz]ations?|claims?|allegations?"
    r"|suggestions?"
    r"|notions?|assertions?|accusations?|premise|assumptions?|insinuations?|charges? that|views?|arguments?|idea"
    r" that)\b",
    re.IGNORECASE,
)
"""What somebody said, which one rejects without speaking of a course of action."""


def hope(c: Context) -> Iterator[Match]:
    """A wish addressed to a body: "We hope that the ministry will heed these findings." """
    found = c.lexicon.search(
        r"(?:(?<![\w'])(?:I|we) (?:very much |sincerely |strongly |do |only |also )*hope"
        r"|\bit is (?:my|our) (?:\w+ )?hope) (?:that "
        r")?(?P<who>(?:the |our |this |all )?(?:[\w-]+ ){0,3}?(?:{institution}|(?<=the )(?-i:[A-Z])[\w-]+)"
        r"(?: and [a-z ]{3,40}?)?) "
        r"(?:(?:will|would|can|could|takes?) (?P<act>[a-z].*)|(?P<verb>[a-z]{3,}?)(?:es|s) (?P<rest>.+))",
        c.text,
    )
    bare = found["verb"] if found else None
    if found and (not bare or {bare.lower(), bare.lower() + "e"} & c.lexicon.words("action_verb")):
        yield Match(
            rule="hope",
            score=0.55,
            cue=Span(found.start(), found.start("who")),
            form=Form.QUOTE if bare else Form.ACTIVE,
            action=None if bare else action_after(c.text, found.start("act")),
            addressee=Span(*found.span("who")),
        )


def hortative(c: Context) -> Iterator[Match]:
    """The writer calls on readers to act together: "Let us open the archives." """
    found = re.match(
        r"(?:\W|and |so |but |then )*(?:let's|let us)(?P<not> not)? (?P<verb>[\w-]+)", c.text, re.IGNORECASE
    )
    rid = found and re.match(r"get (?:rid of|serious|tough|started)\b", c.text[found.start("verb") :])
    if found and (
        rid
        or found["verb"].lower()
        not in c.lexicon.words("mental_verb")
        | {
            "say",
            "face",
            "be",
            "call",
            "get",
            "go",
        }
    ):
        yield Match(
            rule="hortative",
            score=0.55,
            cue=Span(*found.span()),
            negated=bool(found["not"]),
            form=Form.ACTIVE,
            action=action_after(c.text, found.start("verb")),
            explicit=found["verb"].lower() not in {"hope", "pray"},
            supports=found["verb"].lower() in {"hope", "pray"},
        )


def please(c: Context) -> Iterator[Match]:
    """A request to the reader of a letter or comment: "Please extend the deadline." """
    found = c.lexicon.search(r"\bplease,?(?P<not> do not| don't)? (?P<verb>[a-z-]+)\b", c.text)
    if found and (
        c.lexicon.words("action_verb") & {found["verb"].lower()}
        or found["not"]
        or c.text[found.start() :].lower().startswith("please consider")
    ):
        yield Match(
            rule="please",
            score=0.65,
            cue=Span(*found.span()),
            negated=bool(found["not"]),
            form=Form.ACTIVE,
            action=action_after(c.text, found.start("verb")),
            stance=Stance.AGAINST if found["not"] else Stance.FOR,
        )


def _performed(c: Context, found: re.Match[str], *, rule: str, score: float, stance: Stance) -> Match:
    """A performative with its object: "(urge) the board to resign", "(recommend) repealing", "(propose) a levy"."""
    at = found.end("verb")
    rest = re.compile(
        r"\s*(?P<who>(?!that\b|to\b)[^.;:,]{2,60}?) "
        r"(?P<to>(?:not )?to) (?P<act>[a-z-]+ ?)"
    ).match(c.text, at)
    form, action, who, negated = Form.QUOTE, None, None, False
    cleft = re.compile(r"\s+(?:is|are) (?!that\b|to\b)").match(c.text, at) if _CLEFT.match(c.text) else None
    after = action_after(c.text, cleft.end() if cleft else at)
    word = c.text[after.start : after.end].split(" ", 1)[0] if after else ""
    asks = c.lexicon.search(r"^(?:are |am )?{asks_somebody}", found["verb"])
    if rest and asks and is_addressee(c.lexicon, re.sub(r"^(?:on|upon|to) ", "", rest["who"])):
        offset = len(rest["who"]) - len(re.sub(r"^(?:on|upon|to) ", "", rest["who"]))
        form, who = Form.ACTIVE, Span(rest.start("who") + offset, rest.end("who"))
        action, negated = action_after(c.text, rest.start("act")), rest["to"].startswith("not")
    elif rest and rest["who"].lower() == "you":
        form, action, negated = Form.ACTIVE, action_after(c.text, rest.start("act")), rest["to"].startswith("not")
    elif after and word.endswith("ing") and len(word) > 5:
        form, action = Form.GERUND, after
    elif demand := demand_at(c, at, indicative=not _MAY_STATE.match(found["verb"])):
        form, who, action, negated = demand.form, demand.addressee, demand.action, demand.negated
        after = demand.thing or after
    elif after and re.match(r"(?:that|for|in|of|to|on|upon)\b", word):
        form = Form.QUOTE
    elif after:
        form = Form.THING
    return Match(
        rule=rule,
        score=score,
        cue=Span(found.start(), at),
        stance=stance,
        form=form,
        action=action,
        addressee=who,
        thing=after,
        negated=negated or (stance is Stance.AGAINST and form is not Form.QUOTE),
    )


_CLEFT = re.compile(r"\W*what\b", re.IGNORECASE)
""" "What we oppose is a levy": the thing comes after the verb that is."""


def _names_itself(c: Context, found: re.Match[str]) -> bool:
    """An organisation naming itself at the start of a sentence, in the present: not for a person's name in a report."""
    name = found.group()[: found.start("verb") - found.start()].strip()
    words = name.split()
    present = found["verb"].lower() in {
        "recommends",
        "urges",
        "calls for",
        "calls on",
        "calls upon",
        "proposes",
        "advises",
    }
    return (
        found.start() <= 4
        and present
        and len(words) >= 2
        and all(word[0].isupper() or word in {"the", "The", "of", "for", "and"} for word in words)
    )


RULES = (
    performative,
    our_recommendation,
    support,
    performative_passive,
    text_proposes,
    oppose,
    hope,
    hortative,
    please,
)
