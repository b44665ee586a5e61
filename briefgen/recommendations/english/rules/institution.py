"""Rules for texts that propose an institution: their present tense and their permissions say what is to be.

A charter, a bill or a governance model writes "members are elected by the staff" where an essay would write "should be
elected". These rules fire only where the text says that it founds something (`Context.founds`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Span
from briefgen.model.recommendations import Strength
from briefgen.recommendations.english.clauses import action_after, is_addressee, subject
from briefgen.recommendations.matching import Context, Form, Match

_TOLD = re.compile(r"\b(?:for example|e\.g\.|for instance|in the past)\b", re.IGNORECASE)
"""Here "may" tells what happens, and allows nothing."""


def office_passive(c: Context) -> Iterator[Match]:
    """What is done with offices and decisions: "Wardens are elected for three seasons." """
    if not _applies(c):
        return
    found = c.lexicon.search(
        r"\b(?:is|are|will be|(?:can|may) (?P<be>be)|must be|get) "
        r"(?:\w+ly |also |then |always |never |not "
        r")*(?P<verb>{office_verb})\b",
        c.text,
    )
    if found:
        who = subject(c.lexicon, c.text, found.start())
        allowed = re.match(r"(?:can|may) (?=be\b)", found.group())
        told = allowed and _TOLD.search(c.text)
        yield Match(
            rule="office-passive",
            score=0.55,
            cue=Span(*found.span()),
            explicit=False,
            strength=Strength.MAY if allowed else Strength.SHOULD,
            form=Form.QUOTE if told or not who else Form.GRANT if allowed else Form.PASSIVE,
            thing=who,
            action=action_after(c.text, found.start("be" if allowed else "verb")),
            negated=" not " in found.group().lower(),
        )


def office_power(c: Context) -> Iterator[Match]:
    """Powers and duties: "The assembly has the final say on fees." """
    if not _applies(c):
        return
    found = c.lexicon.search(
        r"\b(?:has|have|retains?|is|are|includes?|resides?|rests?)\b[^.;]{0,40}?{office_power}"
        r"|\b{office_power}\b[^.;]{0,30}\b(?:is|are|resides?|rests?|includes?)\b",
        c.text,
    )
    if not found:
        return
    holds = re.match(r"(?:has|have|is|are)\b(?! not\b)", found.group(), re.IGNORECASE)
    if c.text[: found.start()].rstrip().lower().endswith("already"):
        holds = None  # what is so already is not to be given
    who = subject(c.lexicon, c.text, found.start()) if holds else None
    named = who is not None and is_addressee(c.lexicon, c.text[who.start : who.end])
    yield Match(
        rule="office-power",
        score=0.55,
        cue=Span(*found.span()),
        explicit=False,
        form=Form.GRANT if named else Form.QUOTE,
        thing=who if named else None,
        action=action_after(c.text, found.start() + len(holds.group())) if holds else None,
    )


def office_may(c: Context) -> Iterator[Match]:
    """Permissions and duties in the active: "Any member may call a vote", "The clerk will publish the result." """
    if not _applies(c):
        return
    found = re.search(
        r"\b(?P<modal>may only|can only|may not|cannot|may|can"
        r"|will)(?P<not> not)? (?:choose to |also |\w+ly "
        r")*(?P<verb>[a-z-]+)\b",
        c.text,
    )
    who = subject(c.lexicon, c.text, found.start()) if found else None
    if (
        not found
        or who is None
        or found["verb"]
        in {"be", "have", "cause", "lead", "seem", "happen", "appear", "become", "result", "need", "help", "not"}
    ):
        return
    words = c.text[who.start : who.end]
    if re.match(r"(?:we|i|it|this|that|there|which|these|what)\b", words, re.IGNORECASE) or len(words.split()) > 12:
        return
    named = is_addressee(c.lexicon, words)
    yield Match(
        rule="office-may",
        score=0.52,
        cue=Span(*found.span("modal")),
        explicit=False,
        strength=Strength.MAY if found["modal"].startswith(("may", "can")) else Strength.SHOULD,
        form=Form.GRANT
        if named and found["modal"] in {"may", "can", "may not", "cannot"} and not _TOLD.search(c.text)
        else Form.QUOTE,
        addressee=who if named else None,
        thing=who,
        action=action_after(c.text, found.end("modal")),
        negated=bool(found["not"]) or found["modal"] in {"may not", "cannot"},
    )


def office_size(c: Context) -> Iterator[Match]:
    """Size, term and make-up: "The board consists of nine members", "There are no term limits." """
    if not _applies(c):
        return
    found = c.lexicon.search(
        r"\b(?:consists? of|comprises?|is made up of|is an? "
        r"(?:\d|[\w-]+-(?:person|member))|there (?:is|will be"
        r"|are) (?:no|a|an) (?:term|limit|vote|election|veto|council|committee|board)\w*|terms? (?:runs?"
        r"|lasts?)|serves? for|is (?:an? )?(?:council|committee|group|team|body) of|assisting the \w+ "
        r"is)\b",
        c.text,
    )
    if found:
        yield Match(rule="office-size", score=0.55, cue=Span(*found.span()), explicit=False)


def office_act(c: Context) -> Iterator[Match]:
    """What the office does or what a step needs, in the present: "A motion requires two thirds of the votes." """
    if not _applies(c):
        return
    found = c.lexicon.search(
        r"\b(?:requires?|only [a-z]+s on|differs? from"
        r"|goes? through|go through|pronounces?|continues? "
        r"to "
        r"be|(?:is|are) (?:ineligible|eligible|responsible|considered|public|clearly|left)|embraces?"
        r"|sticks? to|bases? its|leaves? (?:deciding|the)|(?:is|are) to be|(?:is|are) not (?:needed"
        r"|expected|required))\b",
        c.text,
    )
    if found:
        yield Match(rule="office-act", score=0.5, cue=Span(*found.span()), explicit=False)


def office_present(c: Context) -> Iterator[Match]:
    """What an office does by its charter, in the present: "The council normally appoints new members." """
    if not _applies(c):
        return
    template = (
        r"\b(?:the|each|every|any|this) (?:[\w-]+ ){0,3}?{office}(?: of (?:the )?[\w-]+)? "
        r"(?:normally |always |then |also |only |usually )*(?P<verb>[a-z-]+s) (?!(?:of|by)\b)\w"
    )
    for found in c.lexicon.finditer(template, c.text):
        verb = found["verb"].lower().removeprefix("co-")
        if {verb[:-1], verb.removesuffix("es")} & c.lexicon.words("action_verb"):
            yield Match(rule="office-present", score=0.5, cue=Span(*found.span("verb")), explicit=False)
            return


def design_aim(c: Context) -> Iterator[Match]:
    """The aim of the proposal itself: "The intention is that the board meets in public", "The goal is ..." """
    if not c.founds:
        return
    found = c.lexicon.search(
        r"\bthe (?:basic |main |intended )?(?:idea|intention"
        r"|goal|aim|purpose|rationale|intent|balance of "
        r"power)(?: \w+){0,4} is\b|\bby design\b|\bthis (?:{document_kind}|model)(?: "
        r"\w+){0,2} (?:deliberately|explicitly|sticks|follows|embraces|attempts|leaves|places|differs|aims"
        r"|tries)\b|\bit differs from\b|\bthe model (?:presented here |proposed here )?(?:leaves|proposes"
        r"|attempts|places|requires)\b",
        c.text,
    )
    if found:
        yield Match(rule="design-aim", score=0.55, cue=Span(*found.span()), explicit=False)


def _applies(c: Context) -> bool:
    return c.founds and c.kind is not BlockKind.HEADING and not c.text.rstrip().endswith("?")


RULES = (design_aim, office_passive, office_power, office_size, office_act, office_may, office_present)
