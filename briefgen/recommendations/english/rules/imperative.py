"""Rules on imperatives in running text: at the start of a sentence, after a clause or phrase, after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance
from briefgen.recommendations.english.clauses import action_after, is_participle
from briefgen.recommendations.matching import Context, Form, Match

_BULLET = re.compile(r"^(?:\W|\(?(?:\d+|[a-z]|[ivx]+)[.):]\s|\d+(?:\.\d+)+\s)*")
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whose|where|when|if|as|because|so)\b", re.IGNORECASE)


def imperative(c: Context) -> Iterator[Match]:
    """A bare imperative in running text: "Stop the night flights", "Then put the cost where it belongs"."""
    start = after_bullet(c.text)
    leading = c.lexicon.pattern(r"(?:{sentence_adverb}[\s,]+)*").match(c.text, start)
    start = leading.end() if leading else start
    fronted = _FRONTED.match(c.text, start)
    opens = leading is not None and leading.end() > leading.start()
    start = fronted.end() if fronted else start
    found = re.compile(
        r"(?P<not>do not |don't |never "
        r")?(?P<verb>[a-z-]+)(?P<rest> .*|$)",
        re.IGNORECASE,
    ).match(c.text, start)
    if found is None or not _asks(c, found, fronted=bool(fronted)):
        return
    if (
        c.kind is BlockKind.HEADING
        or (found["verb"].lower() == "let" and re.match(r"\s*(?:us|me)\b", found["rest"]))
        or c.lexicon.search(r"^{rhetorical}", c.text[found.start("verb") :])
        or not (
            _phrasal(c, found)
            or found["not"]
            or (fronted and not found["rest"].strip(" .!"))
            or _takes_object(c, found["verb"], found["rest"], opens=opens or bool(fronted))
        )
        or (not fronted and found["verb"].lower() in c.lexicon.words("verb_or_noun") and len(found["rest"].split()) < 2)
    ):
        return
    yield Match(
        rule="imperative",
        score=0.6 if found["not"] else 0.55,
        cue=Span(found.start(), found.end("verb")),
        form=Form.ACTIVE,
        negated=bool(found["not"]),
        stance=Stance.AGAINST if found["not"] else Stance.FOR,
        action=action_after(c.text, found.start("verb")),
    )


_FRONTED = re.compile(
    r"(?:(?:if|when|whenever|where|wherever|whatever|whoever|before|after|once|until|unless|while|instead of"
    r"|rather than|to|for|at|with|without|above|as for|as to) [^,.;:]{3,90}, (?:then )?|if [^,.;:]{5,90} then "
    r"|(?:better still|best of all|dare I say it|one more thing)[,:] )(?:at least |always |first )?",
    re.IGNORECASE,
)
"""What may stand before an imperative: a clause or a phrase on when and for what it holds."""
_CAUSATIVE = re.compile(
    r"(?:ask|have|get|let) (?:an?|the|your|our|every|each|some|all)(?: [\w-]+){1,3} (?:to )?(?:read|do|try|complete"
    r"|use|look|say"
    r"|explain|check|write|review|tell|take|make|give|decide|show|see|work|run|go|come|pay|keep)\b",
    re.IGNORECASE,
)


def _phrasal(c: Context, found: re.Match[str]) -> bool:
    return bool(c.lexicon.pattern("{phrasal_imperative}").match(c.text, found.start("verb")))


def _asks(c: Context, found: re.Match[str], *, fronted: bool) -> bool:
    """Whether the verb of an imperative asks for an action; "do not" before it shows that it is a verb at all."""
    verb = found["verb"].lower()
    if (fronted and verb == "consider") or _CAUSATIVE.match(c.text, found.start("verb")):
        return True  # "If you travel by night, consider the owls"; "Ask a pilot to read it"
    if verb in c.lexicon.words("mental_verb") or (found["not"] and verb in c.lexicon.words("no_demand")):
        return False
    if _opens_with_verb(c, found):
        return True
    forbids = found["not"] and not found["not"].lower().startswith("never") and len(found["rest"].split()) > 1
    return bool(verb in c.lexicon.words("action_verb") or forbids or _phrasal(c, found))


_OBJECT = re.compile(
    r"\s+(?!(?:it|this|these|those|that) (?:\w+ed|is|was|are|were|has|had|only|\w+s)\b)"
    r"(?:the|an?|your|our|their|its|them|it|us|him|this|these|those|every|each|all|any)\b(?! of\b)",
    re.IGNORECASE,
)


def _opens_with_verb(c: Context, found: re.Match[str]) -> bool:
    """Whether a first word is a verb by what follows it: an article or a pronoun, as after no noun or adjective.

    "Ring the office", "Knock it off". Words that may stand there without being verbs are those of the grammar.
    """
    verb = found["verb"].lower()
    small = ("stop", "cut_before", "dangling", "sentence_adverb", "never_addressee", "determiner", "no_verb")
    if (
        len(verb) < 3
        or verb.endswith(("ly", "ing", "ed", "s"))
        or any(verb in c.lexicon.words(group) for group in small)
    ):
        return False
    return bool(_OBJECT.match(found["rest"])) and found["verb"] not in c.names


def after_colon(c: Context) -> Iterator[Match]:
    """An imperative after a colon or dash: "The cure is simple: stop dredging, and let the reeds grow." """
    found = c.lexicon.search(
        r"(?::|\s—)\s(?P<not>do not |don't )?(?P<verb>{action_verb}|let) "
        r"(?P<rest>(?:the|an?|all|every|each|our|your|them|it|those|these|no|more|people|time|money|care"
        r"|[a-z]{3,}ing)\b)",
        c.text,
    )
    if found is None or c.lexicon.search(r"\b{aim_noun}\b[^:;]{0,30}$", c.text[: found.start()]):
        return
    verb = found["verb"].lower()
    if verb in c.lexicon.words("verb_or_noun") - {"let", "stop", "put", "set", "cut"} or found["verb"][0].isupper():
        return
    yield Match(
        rule="after-colon",
        score=0.58,
        cue=Span(*found.span("verb")),
        form=Form.ACTIVE,
        negated=bool(found["not"]),
        stance=Stance.AGAINST if found["not"] else Stance.FOR,
        action=action_after(c.text, found.start("verb")),
    )


def _takes_object(c: Context, verb: str, rest: str, *, opens: bool) -> bool:
    """Whether a first word that may also be a noun is a verb: a determiner, pronoun or noun group follows it."""
    word = re.match(r"\s*([\w'-]+)", rest)
    after = word[1].lower() if word else ""
    if not after or after in {"of", "and", "or"}:
        return False
    if re.fullmatch(
        r"the|a|an|all|any|every|each|our|their|its|your|his"
        r"|her|this|these|those|that|them|it|him|more|no"
        r"|both|up|out|down|in|into|on|off|only|such|some|to|with|for|how|what|whether",
        after,
    ):
        if after in {"for", "to", "in"} and verb.lower() in {"open", "limit", "direct", "due", "close", "separate"}:
            return False
        return not (
            after in {"in", "on", "for", "to", "with", "that", "up", "out"}
            and c.lexicon.search(r"^{wanted_thing}$", verb)
        ) and not re.match(r"\s*(?:is|are)\b", rest)
    return (
        not re.search(
            r"^[^,;.]{0,60}\b(?:is|are|was|were|has|have|had|can"
            r"|could|will|would|may|might|does|do|did|should"
            r"|must|needs?)\b",
            _SUBORDINATE.split(rest, maxsplit=1)[0],
            re.IGNORECASE,
        )
        and not told_of(c, verb.lower(), rest.split())
        and (opens or verb[0].isupper())
    )


def told_of(c: Context, verb: str, after: list[str]) -> bool:
    """Whether a participle tells of what is before it ("Plans approved by"), not of its noun ("Build raised beds")."""
    if not is_participle(c.lexicon, after[0].lower()):
        return False
    noun = c.lexicon.words("verb_or_noun") | c.lexicon.words("cut_before") | c.lexicon.words("dangling")
    return (
        verb in noun or len(after) < 2 or after[1].lower() in noun or bool(c.lexicon.search("^{wanted_thing}$", verb))
    )


def after_bullet(text: str) -> int:
    """Where the words of an item begin."""
    found = _BULLET.match(text)
    return found.end() if found else 0


RULES = (imperative, after_colon)
