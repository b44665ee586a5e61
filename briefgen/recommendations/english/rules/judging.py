"""Rules on judgements of a measure: called fit or unfit, said to help or to harm; and an organisation's own stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after, is_addressee, subject
from briefgen.recommendations.english.rules.demands import with_demand
from briefgen.recommendations.english.rules.whole import POINTING, said_of_a_thing, whole_phrase
from briefgen.recommendations.matching import Context, Form, Match

_AMOUNT = (
    r"(?:an? |the )?(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty) "
    r"(?:\w+ )?(?:years?|months?|weeks?|days?|hours?|per ?cent|%|euros?|dollars?|pounds?|metres|meters|kilomet\w+"
    r"|seats|members)\b"
)
"""A period, a sum, a share."""


def own_stand(c: Context) -> Iterator[Match]:
    """An organisation takes its stand under its own name: "The League favours one register", "... would caution"."""
    if not c.own_names:
        return
    names = "|".join(re.escape(name) for name in sorted(c.own_names, key=lambda name: (-len(name), name)))
    found = c.lexicon.search(
        rf"(?:^|[\s(])(?:the )?(?-i:{names}) (?:\w+ly |also |further |therefore |strongly |would |does |resolves to"
        rf" |continues to |remains )*"
        r"(?:(?P<against>{own_against}|opposed to)|(?P<for>{own_for}))\b",
        c.text,
    )
    if found is None:
        return
    after = action_after(c.text, found.end())
    word = c.text[after.start : after.end].split(" ", 1)[0] if after else ""
    form = Form.QUOTE
    if after and not found["against"] and not re.match(r"(?:that|for|in|of|to|on|upon|against)\b", word):
        form = Form.GERUND if re.fullmatch(r"\w{3,}ing", word) else Form.THING
    match = Match(
        rule="own-stand",
        score=0.65,
        cue=Span(*found.span()),
        stance=Stance.AGAINST if found["against"] else Stance.FOR,
        form=form,
        action=after if form is Form.GERUND else None,
        thing=after if form is not Form.QUOTE else None,
    )
    yield with_demand(c, match, found.end()) if word == "that" else match


def not_apt(c: Context) -> Iterator[Match]:
    """The writer finds a measure unfit: "We do not believe that a second permit is workable." """
    yield from whole_phrase(
        c,
        r"(?<![\w'])(?:I|we) (?:do not|don't|cannot|can't|no longer) (?:\w+ly )?(?:believe|think|consider|find|accept"
        r"|agree)(?: that)? (?P<what>[^,;:.]{4,80}?)(?: is| are| would be| to be)? (?:\w+ly )?"
        r"(?:workable|justified|justifiable|appropriate|proportionate|acceptable|reasonable|sensible|wise"
        r"|desirable|feasible|warranted|adequate|sufficient|practicable"
        r"|(?:the (?:right )?|an? )(?:answer|solution|way forward))\b",
        rule="not-apt",
        score=0.55,
        explicit=False,
        stance=Stance.AGAINST,
    )


def measure_would_harm(c: Context) -> Iterator[Match]:
    """A measure as the cause of harm: "A ban on nets would deprive two hundred families of their living." """
    for found in c.lexicon.finditer(
        r"\bwould (?:only |also |simply |merely |\w+ly )*(?P<harm>{harmful_verb})\b|\b(?:risks?|threatens? to)"
        r" [a-z]+",
        c.text,
    ):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or not c.lexicon.search(r"\b(?:{measure})\b", c.text[who.start : who.end]):
            continue
        yield Match(
            rule="measure-would-harm",
            score=0.55,
            cue=Span(*found.span()),
            explicit=False,
            stance=Stance.AGAINST,
        )


def would_do_more(c: Context) -> Iterator[Match]:
    """A measure set above others by what it would do: "Cheaper tickets would do more than any campaign." """
    yield from said_of_a_thing(
        c,
        r"\bwould (?:also |\w+ly )?(?:do (?:far |much |a lot |infinitely )?more|go a long way|make (?:all the"
        r"|an? (?:\w+ )?) ?difference|be better (?:spent|used|served|placed|employed))\b",
        rule="would-do-more",
        score=0.55,
        explicit=False,
        strength=Strength.MAY,
    )


def fit_measure(c: Context) -> Iterator[Match]:
    """A measure called the fit one: "Six months is a realistic period", "A yearly audit is the least one can ask." """
    yield from said_of_a_thing(
        c,
        r"\b(?:is|are|would be|seems?) (?:an? |the )(?:more |most )?(?:realistic|reasonable|appropriate|adequate"
        r"|sensible|fair|proportionate|suitable|workable|right) (?:period|limit|level|length|number|amount|term"
        r"|threshold"
        r"|deadline|minimum|maximum|age|rate|share|target|compromise|balance|safeguard|measure|price)\b"
        r"|\b(?:is|are) the (?:very )?(?:least|minimum)\b"
        r"|\bwould be (?:very |most |highly )?(?:welcome|welcomed|desirable|preferable|advisable|prudent|overdue)\b",
        rule="fit-measure",
        score=0.52,
    )


def not_enough(c: Context) -> Iterator[Match]:
    """Called too little or too much: "It is not enough to count the geese", "Two years is far too long." """
    yield from whole_phrase(
        c,
        r"\bit(?: is|'s) (?:simply |just |clearly |no longer )?not enough (?:to|that|for)\b"
        r"|\b\w+ alone (?:is|are|will) (?:not (?:be )?(?:enough|sufficient)|not do)\b"
        rf"|^(?:\W|in (?:my|our) view,? )*{_AMOUNT}[^,;.]{{0,40}}? (?:is|are) (?:far |much |simply |clearly"
        rf" )*(?:too \w+|disproportionate"
        r"|excessive|unjustified|inadequate|insufficient)\b"
        r"|^(?:\W|in (?:my|our) view,? )*[^,;.]{0,40}\b(?:measures?|agreements?|rules?|commitments?|pledges?"
        r"|limits?|periods?|penalt\w+|fines?) "
        r"(?:is|are|will|would) (?:\w+ly |\w+ )?(?:not (?:be )?(?:enough|sufficient)|disproportionate|insufficient"
        r"|inadequate)\b",
        rule="not-enough",
        score=0.52,
        explicit=False,
        strength=Strength.MUST,
    )


def lies_in(c: Context) -> Iterator[Match]:
    """Where the remedy is to be found: "The answer lies in a shared register." """
    found = c.lexicon.search(
        r"\b(?:the|an?|our|one) (?:\w+ )?(?:answer|solution|remedy|cure|way out|way forward|key(?= to\b))(?: (?:to|for)"
        r" [^,;:]{3,60})? "
        r"(?:lies|is to be found|must be sought|consists) in (?P<thing>\w[^.;]+)",
        c.text,
    )
    if found:
        thing = action_after(c.text, found.start("thing"))
        gerund = bool(re.match(r"\w{3,}ing\b", found["thing"]))
        yield Match(
            rule="lies-in",
            score=0.58,
            cue=Span(found.start(), found.start("thing")),
            form=Form.GERUND if gerund else Form.THING if thing else Form.QUOTE,
            action=thing if gerund else None,
            thing=thing,
        )


def announced(c: Context) -> Iterator[Match]:
    """What a proposal is, after a colon: "Here is my proposal: lamps on every pier, by law." """
    found = re.search(
        r"\b(?:(?:here is|this is|so) )?(?:my|our|the) (?:\w+ )?(?:proposals?|suggestions?|advice|plea|request"
        r"|recommendation"
        r"|remedy|cure|ask|appeal|plan)(?: (?:is|are) (?:simple|this|as follows|short|clear))?: (?P<thing>\w.+)",
        c.text,
        re.IGNORECASE,
    )
    if found is None or not re.search(r"\b(?:my|our|simple|this|here)\b", found.group()[: -len(found["thing"])], re.I):
        return
    rest = Span(found.start("thing"), len(c.text.rstrip(" .")))
    first = c.text[rest.start :].split()[0].lower()
    active = first in c.lexicon.words("action_verb") and first not in c.lexicon.words("verb_or_noun")
    yield Match(
        rule="announced",
        score=0.62,
        cue=Span(found.start(), rest.start),
        form=Form.ACTIVE if active else Form.THING,
        action=rest if active else None,
        thing=rest,
    )


def addressed_to(c: Context) -> Iterator[Match]:
    """A word to somebody, after a colon: "To the council I say this: you can prosecute, so prosecute." """
    found = re.match(
        r"\W*(?:and |but )?to (?P<who>(?!the (?:north|south|east|west|left|right|rear|point)\b)(?:the|our|my|every"
        r"|all|those|you)\b[^:,]{0,60}?)(?: I (?:would )?say(?:"
        r" this)?)?: "
        r"(?P<rest>\w.+)",
        c.text,
        re.IGNORECASE,
    )
    if found is None or c.text.rstrip().endswith("?"):
        return
    rest = Span(found.start("rest"), len(c.text.rstrip(" .!")))
    active = found["rest"].split()[0].lower() in c.lexicon.words("action_verb")
    yield Match(
        rule="addressed-to",
        score=0.55,
        cue=Span(found.start(), rest.start),
        form=Form.ACTIVE if active else Form.QUOTE,
        action=rest if active else None,
        addressee=Span(*found.span("who")) if active else None,
    )


def i_would(c: Context) -> Iterator[Match]:
    """What the writer would do in office: "I would raise the age to eighteen." """
    found = c.lexicon.search(
        r"(?<![\w'])(?:I|we)(?:'d| would) (?:also |simply |rather |\w+ly )*(?P<act>{would_do} \w.+)", c.text
    )
    if found and not c.lexicon.search(r"\b(?:if I|were I|myself)\b", c.text):
        yield Match(
            rule="i-would",
            score=0.55,
            cue=Span(found.start(), found.start("act")),
            form=Form.ACTIVE,
            action=action_after(c.text, found.start("act")),
        )


def do_more(c: Context) -> Iterator[Match]:
    """More is asked of somebody: "The state could do more to explain the scheme." """
    found = c.lexicon.search(
        r"\b(?:can|could|might) (?:also |still |certainly )?do (?:much |far |a lot |a great deal )?more (?:to"
        r" (?P<act>[a-z].+)|for\b)",
        c.text,
    )
    who = subject(c.lexicon, c.text, found.start()) if found else None
    if found and who:
        named = is_addressee(c.lexicon, c.text[who.start : who.end])
        yield Match(
            rule="do-more",
            score=0.55,
            cue=Span(*found.span()),
            strength=Strength.MAY,
            form=Form.ACTIVE if found["act"] else Form.QUOTE,
            action=action_after(c.text, found.start("act")) if found["act"] else None,
            addressee=who if named else None,
        )


def is_to_be(c: Context) -> Iterator[Match]:
    """A verdict in the passive of is-to: "Such a merger is to be avoided", "The plan is to be commended." """
    found = c.lexicon.search(
        r"\b(?:is|are) (?:therefore |certainly |at all costs )?to be (?:(?P<against>avoided|resisted|rejected"
        r"|opposed|deplored)"
        r"|(?P<for>encouraged|welcomed|supported|commended|preferred))\b",
        c.text,
    )
    who = subject(c.lexicon, c.text, found.start()) if found else None
    if found and who and not POINTING.match(c.text, who.start):
        yield Match(
            rule="is-to-be",
            score=0.55,
            cue=Span(*found.span()),
            stance=Stance.AGAINST if found["against"] else Stance.FOR,
        )


RULES = (
    announced,
    addressed_to,
    lies_in,
    i_would,
    do_more,
    is_to_be,
    own_stand,
    not_apt,
    measure_would_harm,
    would_do_more,
    fit_measure,
    not_enough,
)
