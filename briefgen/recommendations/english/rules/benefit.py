"""Rules on arguments from effects: who says what good an action would do argues for it. All of these are implicit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Strength
from briefgen.recommendations.english.clauses import is_addressee, subject
from briefgen.recommendations.english.morphology import base_of_gerund, is_base_verb, is_verb
from briefgen.recommendations.matching import Context, Form, Match

_MODAL = (
    r"(?P<modal>would|could|can|will|may|might) (?:also |therefore |thus |only |at least |further "
    r"|greatly |significantly |potentially |be able to |help |help to |not only |ultimately |likely "
    r"|in turn |then |both |\w+ly )*"
)


_GERUND = (
    r"^(?:\W|{sentence_adverb}[\s,]+)*(?:(?:and|but|so) )?(?:(?:beyond|in|on|at|for|within|outside"
    r"|besides|across|under|as) [^,]{3,60}, )?"
    r"(?:(?:I|we) (?:\w+ly )?(?:believe|think|hold|am convinced|are convinced)(?: that)? )?"
)


def gerund_would(c: Context) -> Iterator[Match]:
    """An action as the subject of a good effect: "Opening the archives would help local historians." """
    template = (
        _GERUND
        + (
            r"(?P<act>(?:not )?[a-z]{3,}ing (?!(?:of|is|are"
            r"|to)\b)[^;.]*?) "
        )
        + _MODAL
        + (
            r"(?:(?P<good>{gain_verb})|be (?:an? )?(?:positive|important|welcome|major|good|great|significant"
            r"|wise|helpful|useful|beneficial|better|easier))"
        )
    )
    found = c.lexicon.search(template, c.text)
    if found and not is_verb(c.lexicon, base_of_gerund(c.lexicon, found["act"].removeprefix("not ").split()[0])):
        return  # "Parking minimums could go": a compound
    if found and not re.match(
        r"(?:according|regarding|depending|including"
        r"|following|during|speaking|assuming|being)\b",
        found["act"],
        re.IGNORECASE,
    ):
        if found["good"] and not _is_gain(c, found["act"], c.text[found.start("good") :], certain=True):
            return
        sure = found["modal"].lower() in {"would", "could"}
        yield Match(
            rule="gerund-would",
            score=0.65 if sure else 0.55,
            cue=Span(*found.span("modal")),
            explicit=sure and bool(re.search(r"\bbe\b", found.group()[found.end("modal") - found.start() :])),
            strength=Strength.MAY,
            form=Form.GERUND,
            action=_head(c, found, "act"),
            supports=found["act"].lower().startswith("having "),
        )


def hypothetical_would(c: Context) -> Iterator[Match]:
    """A thing that does not exist yet and the good it would do: "A single tariff would simplify trade." """
    template = (
        r"^(?:\W|{sentence_adverb}[\s,]+)*(?P<thing>an? (?:new|single|common|joint|shared|national|regional|independent"
        r"|permanent|uniform|universal|mandatory|compulsory|public) (?:[\w-]+ ){1,6}?)"
        r"would (?:also |thus |greatly |\w+ly )*"
        r"(?:strengthen|improve|protect|boost|bolster|enhance|facilitate|simplify|ensure|guarantee"
        r"|safeguard|reduce|prevent)\b"
    )
    found = c.lexicon.search(template, c.text)
    if found and not c.lexicon.search(r"{harm}", c.text[found.end() :]):
        thing = Span(found.start("thing"), found.end("thing") - 1)
        yield Match(
            rule="hypothetical-would",
            score=0.52,
            cue=Span(found.end("thing"), found.end()),
            explicit=False,
            strength=Strength.MAY,
            form=Form.THING,
            thing=thing,
        )


def by_doing(c: Context) -> Iterator[Match]:
    """The means before the end: "By pooling their fleets, both ports could cut costs." """
    template = (
        _GERUND
        + (
            r"(?:by|through) (?P<act>[a-z]{3,}ing [^;]*?), "
            r"(?P<who>[^;]*?)\b"
        )
        + _MODAL
        + r"(?P<verb>[a-z-]+)"
    )
    found = c.lexicon.search(template, c.text)
    if found and found["modal"].lower() not in {"may", "might"} and re.search(r"\w", found["who"]):
        who = subject(c.lexicon, c.text, found.start("modal"))
        yield Match(
            rule="by-doing",
            score=0.55,
            cue=Span(*found.span("modal")),
            explicit=False,
            strength=Strength.MAY,
            form=Form.GERUND,
            action=_head(c, found, "act"),
            addressee=who if who and is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
        )


def make_easier(c: Context) -> Iterator[Match]:
    """The comparative of ease: "A written code would make it easier to hold officers to account." """
    found = c.lexicon.search(
        r"\b(?:would|could|will|can|to) (?:potentially |also |\w+ly )?(?:make|render) "
        r"[^.;]{0,40}?(?:easier|possible|more [\w-]+|simpler|safer|better)\b",
        c.text,
    )
    who = subject(c.lexicon, c.text, found.start()) if found else None
    named = who and c.lexicon.search(
        r"\b{reform_noun}\b|^(?:this|it|that|these"
        r"|such)\b|^\w{3,}ing\b",
        c.text[who.start : who.end],
    )
    if found and who and named and not found.group().lower().startswith("to"):
        yield Match(
            rule="make-easier",
            score=0.6,
            cue=Span(*found.span()),
            explicit=False,
            strength=Strength.MAY,
            form=Form.THING,
            thing=who,
            supports=bool(re.match(r"(?:this|it|that|these)\b", c.text[who.start :], re.IGNORECASE)),
        )


def reform_would(c: Context) -> Iterator[Match]:
    """A measure as the subject of a good effect: "A shared register would make fraud harder to hide." """
    if not c.lexicon.search(rf"\b{_MODAL}", c.text):
        return
    template = (
        r"\b{reform_noun}\b[^;.]{0,140}?(?<!which )(?<!that )(?<!it )\b" + _MODAL + r"(?:{gain_verb}"
        r"|be (?:very |an? |more )?(?:beneficial|positive|helpful|useful|good))"
    )
    for found in c.lexicon.finditer(template, c.text):
        modal = found["modal"].lower()
        who = subject(c.lexicon, c.text, found.start("modal"))
        words = c.text[who.start : who.end] if who else ""
        if modal in {"may", "might"} or not c.lexicon.search(r"\b{reform_noun}\b", words):
            continue
        if not _is_gain(c, words, c.text[found.end("modal") :], certain=modal == "would"):
            continue
        yield Match(
            rule="reform-would",
            score=0.6 if modal in {"would", "could"} else 0.5,
            cue=Span(*found.span("modal")),
            explicit=False,
            strength=Strength.MAY,
            form=Form.THING,
            thing=who,
            supports=bool(re.match(r"(?:this|these|such|it)\b", words, re.IGNORECASE)),
        )
        return


def _is_gain(c: Context, words: str, effect: str, *, certain: bool) -> bool:
    """Whether an effect is put as a good: the subject names an action, or words of gain outweigh those of harm."""
    actions = "|".join(noun for noun in c.lexicon.tables["nominalisation"] if noun != "increase")
    harm = c.lexicon.search(r"{harm}", effect[:60])
    if re.match(rf"(?:the |an? )?(?:[\w-]+ )?(?:availability|{actions}) (?:of|in|to)\b", words, re.IGNORECASE):
        return not c.lexicon.search(r"{harm}", effect)
    if c.lexicon.search(r"^\s*(?:[\w-]+ )?{neutral_effect}\b", effect) and not c.lexicon.search(r"{gain}", effect):
        return False
    averts = re.search(r"\b(?:reduc|prevent|lessen|allevi|eliminat|diminish|avoid|stop|easier)", effect)
    return (certain or bool(c.lexicon.search(r"{gain}", effect))) and (not harm or bool(averts))


def with_means(c: Context) -> Iterator[Match]:
    """A means and what it makes possible: "With shared rules, both towns can protect their wells." """
    template = (
        r"(?:^|, |but |and )with (?P<thing>(?:[\w-]+ ){0,4}?{wanted_thing})(?: [^,;]{0,40})?, "
        r"(?P<who>[^,;]{3,60}?) (?:can|could|would) (?:also |\w+ly )?{gain_verb}"
    )
    found = c.lexicon.search(template, c.text)
    if found and is_addressee(c.lexicon, found["who"]):
        yield Match(
            rule="with-means",
            score=0.5,
            cue=Span(*found.span()),
            explicit=False,
            strength=Strength.MAY,
            form=Form.THING,
            thing=Span(*found.span("thing")),
            addressee=Span(*found.span("who")),
        )


def can_together(c: Context) -> Iterator[Match]:
    """What parties can do jointly, as a summing-up: "In short, both towns can solve the water question together." """
    found = c.lexicon.search(
        r"\b(?P<who>both [\w-]+|the two [\w-]+|together,? we|we) can (?P<act>[\w-]+ "
        r"[^.;]*?\b(?:together|jointly)\b.*)",
        c.text,
    )
    if found and re.match(
        r"\W*(?:in (?:summary|sum|short|conclusion|the end)"
        r"|to conclude|finally|ultimately|together)\b",
        c.text,
        re.IGNORECASE,
    ):
        yield Match(
            rule="can-together",
            score=0.55,
            cue=Span(found.start(), found.start("act")),
            explicit=False,
            strength=Strength.MAY,
            form=Form.ACTIVE,
            action=Span(found.start("act"), len(c.text.rstrip(" ."))),
            addressee=Span(*found.span("who")),
        )


def right_moment(c: Context) -> Iterator[Match]:
    """An opportunity named for an action: "The new lease offers the ideal moment to rethink the market." """
    found = c.lexicon.search(
        r"\b(?:provides?|offers?|presents?|is|gives?) "
        r"(?:\w+ )?(?:the|an?) (?:ideal|perfect|right|unique"
        r"|historic|excellent|good|golden|rare) (?:moment|opportunity|time|occasion|chance) to "
        r"(?P<act>(?P<verb>[\w-]+).*)",
        c.text,
    )
    if found and is_base_verb(c.lexicon, found["verb"]):
        yield Match(
            rule="right-moment",
            score=0.55,
            cue=Span(found.start(), found.start("act")),
            explicit=False,
            strength=Strength.MAY,
            form=Form.ACTIVE,
            action=Span(found.start("act"), len(c.text.rstrip(" ."))),
        )


def critical_choice(c: Context) -> Iterator[Match]:
    """A choice of which one side is put as a harm: "The town has a choice: to mend the dyke or face disaster." """
    found = c.lexicon.search(
        r"\b(?:faces?|has|have) an? (?:\w+ )?(?:choice|decision)\b(?P<one>.*)\bor\b(?P<other>.*)", c.text
    )
    if found and bool(c.lexicon.search("{harm}", found["one"])) != bool(c.lexicon.search("{harm}", found["other"])):
        yield Match(
            rule="critical-choice",
            score=0.5,
            cue=Span(found.start(), found.start() + 5),
            explicit=False,
            strength=Strength.MAY,
        )


def _head(c: Context, found: re.Match[str], group: str) -> Span:
    start, end = found.span(group)
    return Span(start, start + len(c.text[start:end].rstrip(" ,")))


RULES = (
    gerund_would,
    hypothetical_would,
    by_doing,
    make_easier,
    reform_would,
    with_means,
    can_together,
    right_moment,
    critical_choice,
)
