"""Vetoes on what the words mean here: a condition, a guess, a pledge, something that never happened."""

from __future__ import annotations

import re

from briefgen.model.documents import BlockKind
from briefgen.recommendations.matching import Context, Match

_MODALS = {"should", "must", "need-to", "have-to", "shall", "had-better"}


def heading_only(c: Context, match: Match) -> bool:
    """A heading that names a section is no sentence: "Why reform is necessary", "What should be done"."""
    if c.kind is not BlockKind.HEADING or match.rule in {"labelled", "section-item"}:
        return False
    stated = match.rule in _MODALS and bool(re.match(r"\W*\w+[^:?]* $", c.text[: match.cue.start]))
    return (len(c.text.split()) < 6 and not stated) or bool(
        re.match(r"\W*(?:why|what|how|where|who|when|\d)", c.text, re.IGNORECASE)
    )


def inverted_condition(c: Context, match: Match) -> bool:
    """ "should" that opens a condition: "Should the dam break, ...", "..., should he have the votes"."""
    if match.rule != "should":
        return False
    at = match.cue.start
    opens = re.search(r"(?:^|[,;(—]\s*|\b(?:and|but|or)\s+)\W*$", c.text[:at])
    follows = re.match(
        r"[Ss]hould\s+(?:an?|the|any|it|he|she|they|you|we|I|this|that|these|those|there|such|one"
        r"|[A-Z][a-z]+ \w+|[a-z]+s (?:be|fail|occur|happen|wish|ever|not))\b",
        c.text[at:],
    )
    return bool(opens and follows)


def condition(c: Context, match: Match) -> bool:
    """The cue stands in a condition or in an indirect question: "If a fee must be paid, ...", "whether it should"."""
    if match.rule in {
        "imperative",
        "unless",
        "only-if",
        "labelled",
        "section-item",
        "listed-item",
        "by-doing",
        "critical-choice",
        "design-aim",
    } or (c.founds and match.rule.startswith("office")):
        return False
    if re.search(
        r"\b(?:extent|degree|question|debate|issue) (?:to|of"
        r"|about|on) which [^,]*$",
        c.text[: match.cue.start],
    ):
        return True
    if match.rule != "should" and re.match(
        r"\W*(?:[Ss]hould|[Ww]ere|[Hh]ad) (?:the|a|an|it|he"
        r"|she|they|we|any|[A-Z])[^,]*$",
        c.text[: match.cue.start],
    ):
        return True
    clause = re.split(r"[,;:—(]\s+|--|\bthen\b", c.text[: match.cue.start])[-1]
    last = re.search(
        r"(?:^|\s)(?P<link>if|whether|when|whenever|where"
        r"|once|who|how|why|which)\s+(?P<rest>.*)$",
        clause,
        re.IGNORECASE,
    )
    if last is None:
        return False
    link, rest = last["link"].lower(), last["rest"]
    if re.search(r"\w+ \w+.* (?:it|they|he|she|we|you|there)\s*$", rest, re.IGNORECASE) and link in {
        "if",
        "when",
        "once",
        "whenever",
        "where",
    }:
        return False  # "if a letter is returned they should write again": the advice is in the main clause
    held = re.search(r"\b(?:believe|think|feel|find|decide|consider)s?\b", rest)
    if link in {"if", "whether", "how", "why"} or (held and link in {"when", "whenever", "once"}):
        return True  # also "when the board believes that a mill should go, it ..."
    if re.match(r"(?:\w+(?:s|ed)|can|could|will|would|have|are) \w", rest):
        return False  # "gear which meets the test needs to be cheap": the relative clause has its verb already
    return match.rule in {"have-to", "need-to", "requires", "thing-key", "option"}


def perfect(c: Context, match: Match) -> bool:
    """ "should have published", "must have known": what was not done, or is supposed to have been."""
    return match.rule in _MODALS and bool(
        re.match(
            r"(?:n't|\s+(?:not|never|also|already|probably"
            r"|surely|\w+ly))*\s+have\s+(?:\w+ly\s+|already\s+"
            r"|to\s+)?(?:been|had|\w+ed|\w+en|done|gone|made|put|set|let|known|left|built|held|sent|kept|seen"
            r"|brought|thought|taught|sought|told|sold|found|paid|said)\b",
            c.text[match.cue.end :],
            re.IGNORECASE,
        )
    )


def epistemic(c: Context, match: Match) -> bool:
    """ "must surely understand", "should be easy": what is likely, not what is to be done."""
    after = c.text[match.cue.end :]
    if re.search(
        r"\b(?:results?|data|findings?|figures?|estimates?"
        r"|numbers?|statistics|counts?|values?|comparisons?)\s*$",
        c.text[: match.cue.start],
        re.IGNORECASE,
    ) and re.match(
        r"[^.;]{0,20}?\bbe (?:\w+ly )?(?:interpreted|treated"
        r"|read|taken|viewed|seen|understood|compared)\b",
        after,
    ):
        return True
    if re.search(r"\bby now\b", after):
        return True
    if match.rule == "must":
        return bool(c.lexicon.search(r"^\s+(?:be )?{mental_state}", after))
    if match.rule == "should":
        return bool(
            c.lexicon.search(
                r"^\s+(?:not )?(?:also )?(?:be|have) (?:an? |no "
                r"|very |too |so |\w+ly |of )*(?:{rating}|problems?"
                r"|trouble|concern)",
                after,
            )
        )
    return False


def pledge(c: Context, match: Match) -> bool:
    """What the author will do is no recommendation to others: "We will publish", "I must admit", "we shall"."""
    before = c.text[: match.cue.start]
    if match.rule == "should" and _OWED.match(c.text[match.cue.end :]):
        return False  # "I should be told" asks others for it
    if match.rule in {"must", "need-to", "have-to", "should", "shall"} and re.search(
        r"(?:^|\W)I\b\s*(?:also |still |\w+ly )?$", before
    ):
        return True
    return match.rule == "shall" and bool(re.search(r"\b(?:we|I)\s*$", before, re.IGNORECASE))


_OWED = re.compile(
    r"\s+(?:not )?(?:be (?:able|free|given|told|sent|(?!pleased|delighted|surprised|relieved|astonished|inclined)\w+ed)"
    r"|receive|get|know|have the (?:right|option|choice))\b"
)


def doubted(c: Context, match: Match) -> bool:
    """The author does not say so: "It is not clear that fees must rise", "under the impression that they should"."""
    before = c.text[: match.cue.start]
    doubt = (
        r"\b(?:not (?:mean|know|say|imply|clear|argue|suggest|follow)|n't (?:mean|know|say|imply|clear"
        r"|argue|suggest|follow|assume))\b[^,;]*$|\bwouldn't go so far\b|\bdifficult to think\b|\bunder "
        r"the impression\b|\bno reason (?:why|to)\b[^,;]*$|\b(?:disagree|agree with the fact) "
        r"that\b[^,;]*$"
    )
    return match.rule in _MODALS | {"it-is-necessary", "thing-necessary"} and bool(
        re.search(doubt, before, re.IGNORECASE)
    )


def needed_for(c: Context, match: Match) -> bool:
    """What somebody needs is an object here: "the support it needs to survive", "everything they have to know"."""
    if match.rule not in {"need-to", "have-to"}:
        return False
    before = c.text[: match.cue.start]
    found = re.search(r"(?:^|[^,;:.\w])(?P<noun>[a-z]+) (?:it|they|we|you|he|she|one)\s*$", before)
    return found is not None and found["noun"] not in c.lexicon.words("before_a_subject")


def continues(c: Context, match: Match) -> bool:
    """An item that goes on with a sentence of another kind: "The province cannot:" - "raise its own taxes"."""
    return (
        match.rule == "imperative"
        and c.lead_match is None
        and bool(_OPEN_CLAUSE.search(c.lead_in))
        and not c.lexicon.search(r"{lead_in}[^:]*:\s*$", c.lead_in)
    )


_OPEN_CLAUSE = re.compile(
    r"\b(?:can ?not|can|could|will|would|may|might|do|does|did|(?:do|does|did|will|would|could) not|can't|won't|doesn't"
    r"|don't|able to|aims? to|helps? to|trying to|failed to|began to|used to|continues? to):\s*$",
    re.IGNORECASE,
)
"""A lead-in that breaks off after its auxiliary: what follows are its infinitives, not imperatives."""


def plural_told_of(c: Context, match: Match) -> bool:
    """A noun and its plural with a verb, taken for an imperative: "Model aircraft combine science with sport"."""
    if match.rule != "imperative":
        return False
    words = re.findall(r"[\w'-]+|[,;:]", c.text[match.cue.end :])[:3]
    verbs, nouns = c.lexicon.words("action_verb"), c.lexicon.words("verb_or_noun")
    first = c.text[match.cue.start : match.cue.end].split()[-1].lower()
    return (
        first in nouns
        and len(words) > 2
        and words[0].lower() not in c.lexicon.words("determiner") | c.lexicon.words("cut_before")
        and words[1].lower() in verbs - nouns
    )


def proverbial(c: Context, match: Match) -> bool:
    """An imperative that is a condition on a third person: "Give a man a fish and he will eat for a day"."""
    return match.rule == "imperative" and bool(
        re.search(r",? and (?:he|she)(?: will|'ll)\b", c.text[match.cue.end :], re.IGNORECASE)
    )


def defined(c: Context, match: Match) -> bool:
    """A duty inside a definition: "Quotas refer to the least number of seats that a party must win"."""
    return match.rule in _MODALS and bool(_DEFINES.search(c.text[: match.cue.start]))


def dismissed(c: Context, match: Match) -> bool:
    """Advice that is called too easy: "It is too simple to say that the town should pay"."""
    return match.rule in _MODALS and bool(_DISMISSES.search(c.text[: match.cue.start]))


_DISMISSES = re.compile(
    r"\b(?:too|naive|absurd|simplistic|glib|facile|wrong)\b[^.;,]{0,40}\bto (?:say|claim|argue|suggest|think"
    r"|assume)\b[^.;]*$"
)
_DEFINES = re.compile(r"\b(?:refers? to|(?:is|are) defined as|stands? for|denotes?) (?:an?|the|any|those)\b[^;]*$")


VETOES = (
    continues,
    plural_told_of,
    proverbial,
    defined,
    dismissed,
    heading_only,
    inverted_condition,
    condition,
    perfect,
    epistemic,
    pledge,
    doubted,
    needed_for,
)
