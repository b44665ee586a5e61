"""Rules on turns of phrase by which essays, letters and speeches ask without a modal: "let them keep it", "no more"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.english.clauses import action_after, is_addressee, is_participle, subject
from briefgen.recommendations.english.morphology import is_verb
from briefgen.recommendations.matching import Context, Form, Match

_POINTING = re.compile(r"(?:it|this|that|these|which|what|there|they|he|she|you|i|we)\b", re.IGNORECASE)
_OPENS = r"^(?:\W|and |but |so |then |or |instead |now )*"


def what_must(c: Context) -> Iterator[Match]:
    """What is asked put last: "What must be kept is the free ferry", "What the board should do is open the pier." """
    does = re.match(
        _OPENS + r"what (?P<who>[^,;:?]{2,60}?) (?P<modal>must|should|needs? to|has to|have to|ought to)"
        r"(?P<not> not|n't| never)? (?:now |first )?do (?:now |first |instead )?is (?:to )?(?P<act>[a-z]+ .+)",
        c.text,
        re.IGNORECASE,
    )
    if does and is_verb(c.lexicon, does["act"].split()[0]):
        who = Span(*does.span("who"))
        yield Match(
            rule="what-must",
            score=0.7,
            cue=Span(*does.span("modal")),
            strength=Strength.MUST if "should" not in does["modal"] else Strength.SHOULD,
            form=Form.ACTIVE,
            negated=bool(does["not"]),
            stance=Stance.AGAINST if does["not"] else Stance.FOR,
            addressee=who if is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
            action=action_after(c.text, does.start("act")),
        )
    found = re.match(
        _OPENS + r"what (?P<modal>must|should|needs to|has to|ought to) (?P<not>not )?"
        r"(?P<verb>be (?P<done>[\w-]+)|change|go|stay|happen|come first|end|stop)(?: (?:first|now|instead|at once))? "
        r"(?:is|are) (?P<thing>\w.*)",
        c.text,
        re.IGNORECASE,
    )
    if found is None or c.text.rstrip().endswith("?"):
        return
    passive = bool(found["done"]) and is_participle(c.lexicon, found["done"])
    thing = action_after(c.text, found.start("thing"))
    yield Match(
        rule="what-must",
        score=0.7,
        cue=Span(*found.span("modal")),
        strength=Strength.MUST,
        form=Form.PASSIVE if passive and thing else Form.QUOTE,
        thing=thing,
        action=Span(*found.span("done")) if passive else None,
        negated=bool(found["not"]),
        stance=Stance.AGAINST if found["not"] else Stance.FOR,
    )


_DENIED = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|need|would) not|(?:do|does|did|is|are|was|were|has|have|would)n't"
    r"|never|nobody|no one)(?: [\w-]+){1,3} that $",
    re.IGNORECASE,
)
"""What nobody demands: "the plan does not require that the wall be left standing"."""


def that_be(c: Context) -> Iterator[Match]:
    """The subjunctive of demands, whatever brings it: "Our one condition is that the wall be left standing." """
    for found in c.lexicon.finditer(
        r"(?P<noun>[\w'-]+)? ?\bthat (?P<who>(?:the|all|every|each|any|no|our|these|those|its|their|an?|both)\b"
        r"(?:(?!\b(?:to|let|should|may|might|can|could|will|would|must|shall|is|are|was|were)\b)[^,;:.]){2,60}?) "
        r"(?P<not>not )?be (?:\w+ly )?(?P<verb>[\w-]+)",
        c.text,
    ):
        if re.match(r"\W*(?:what|how|why)\b", c.text, re.IGNORECASE) or (found["noun"] or "").lower() in {
            "requirement",
            "rule",
            "condition",
            "law",
            "provision",
            "so",
            "such",
        }:
            continue  # a rule that is described; "so that"
        if _DENIED.search(c.text[: found.start("who")]):
            continue
        passive = is_participle(c.lexicon, found["verb"])
        yield Match(
            rule="that-be",
            score=0.6,
            cue=Span(found.start("who"), found.end()),
            form=Form.PASSIVE if passive else Form.QUOTE,
            thing=Span(*found.span("who")),
            action=action_after(c.text, found.start("verb")) if passive else None,
            negated=bool(found["not"]),
            stance=Stance.AGAINST if found["not"] else Stance.FOR,
        )


def step_is(c: Context) -> Iterator[Match]:
    """An action as the step to take: "Opening the archive is the first step", "Lowering the fee would be a start." """
    found = c.lexicon.search(
        r"(?:^(?:\W|{sentence_adverb}[\s,]+)*|, (?:and|but|so) )(?P<act>[a-z]{3,}ing (?!(?:of|is|are|to)\b)[^;.,]*?) "
        r"(?:is|must be|would be|will be|remains|seems) (?:\w+ly |also |therefore |just )*"
        r"(?:(?:the|a|our) (?:\w+ )?(?:step|start|solution|remedy|place to (?:start|begin))|(?:the (?:only|best|right"
        r"|obvious|sensible|honest|fair|surest) (?:way|thing to do|course|choice|answer|policy)"
        r"|the way (?:to|forward|ahead)\b"
        r"|the (?:single )?(?:best|first|least|wisest|most \w+) thing (?:that )?(?:[\w-]+ ){1,4}?(?:can|could) do))\b",
        c.text,
    )
    if found:
        start = found.start("act")
        yield Match(
            rule="step-is",
            score=0.62,
            cue=Span(found.end("act"), found.end()),
            form=Form.GERUND,
            action=Span(start, start + len(found["act"].rstrip())),
            thing=Span(start, start + len(found["act"].rstrip())),
        )


def how_about(c: Context) -> Iterator[Match]:
    """A suggestion in the form of a question: "How about a second ferry?", "Why not open the pier on Sundays?" """
    found = c.lexicon.search(
        r"(?:^\W*|[,;:—] |\b(?:so|and|but) )(?P<how>how about|why not|why don't (?:we|they|you)"
        r"|will (?:he|she|you|the (?:[\w.-]+ ){1,3}?) ?(?:now|please|finally|at last|agree to|commit to|undertake to)"
        r"(?: agree to| commit to)?) (?P<rest>[^?]{3,}?)(?:\?|(?<=\w)\.\W*$)",
        c.text,
    )
    if found is None or (found["how"].lower().startswith("will") and not found.group().endswith("?")):
        return
    active = found["how"].lower().startswith(("why", "will"))
    gerund = not active and bool(re.match(r"\w{3,}ing\b", found["rest"]))
    if not active and len(found["rest"].split()) < 2:
        return  # "How about you?"
    if active and not is_verb(c.lexicon, found["rest"].split()[0]):
        return
    rest = Span(*found.span("rest"))
    yield Match(
        rule="how-about",
        score=0.58,
        cue=Span(*found.span("how")),
        strength=Strength.MAY,
        form=Form.ACTIVE if active else Form.GERUND if gerund else Form.THING,
        action=rest if active or gerund else None,
        thing=None if active else rest,
    )


def sooner_better(c: Context) -> Iterator[Match]:
    """Asks for it at once: "The sooner the toll goes, the better." """
    found = c.lexicon.search(r"\bthe (?:sooner|quicker|faster) [^.;]{3,80}?,? the better\b", c.text)
    if found:
        yield Match(rule="sooner-better", score=0.6, cue=Span(*found.span()))


def there_has_to_be(c: Context) -> Iterator[Match]:
    """What is to exist: "There has to be a limit to the noise", "There ought to be a law." """
    found = c.lexicon.search(r"\bthere (?:has|have|needs?) to be (?P<thing>[^.;]+)", c.text)
    if found:
        thing = action_after(c.text, found.start("thing"))
        yield Match(
            rule="there-has-to-be",
            score=0.6,
            cue=Span(found.start(), found.start("thing")),
            strength=Strength.MUST,
            form=Form.THING if thing else Form.QUOTE,
            thing=thing,
        )


def somebody_has_to(c: Context) -> Iterator[Match]:
    """A duty that nobody does yet: "Somebody has to pay for the lamps", "The cost has to rest with the owner." """
    found = c.lexicon.search(
        r"\b(?:some(?:body|one)) (?P<modal>has to|must|needs to) (?P<act>[a-z]+)"
        r"|\b(?:has|have) to (?P<place>(?:lie|rest|stay|remain|start) with|fall on)\b",
        c.text,
    )
    if found:
        action = action_after(c.text, found.start("act")) if found["act"] else None
        yield Match(
            rule="somebody-has-to",
            score=0.55,
            cue=Span(*found.span()),
            strength=Strength.MUST,
            explicit=bool(found["place"]),
            form=Form.ACTIVE if action else Form.QUOTE,
            action=action,
        )


def has_to_be_done(c: Context) -> Iterator[Match]:
    """A remedy in the passive of have-to: "The sluice has to be repaired." """
    for found in c.lexicon.finditer(r"\b(?:has|have) to be (?:\w+ly )?(?P<verb>{remedied})\b", c.text):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or _POINTING.match(c.text, who.start):
            continue
        yield Match(
            rule="has-to-be-done",
            score=0.55,
            cue=Span(*found.span()),
            strength=Strength.MUST,
            form=Form.PASSIVE,
            thing=who,
            action=action_after(c.text, found.start("verb")),
        )


def deserves(c: Context) -> Iterator[Match]:
    """What is due to somebody or something: "Seasonal crews deserve the same protection." """
    found = c.lexicon.search(
        r"(?<!who )(?<!which )\b(?:deserves?|merits?) (?P<thing>(?:[\w-]+ ){1,4}?{wanted_thing})", c.text
    )
    who = subject(c.lexicon, c.text, found.start()) if found else None
    if found and who and not re.match(r"(?:I|he|she|you)\b", c.text[who.start : who.end]):
        yield Match(rule="deserves", score=0.55, cue=Span(*found.span()), explicit=False)


def no_more(c: Context) -> Iterator[Match]:
    """A demand without a verb: "No more night flights!", "No new quotas." """
    if c.kind is BlockKind.HEADING:
        return
    found = re.fullmatch(
        r"\W*(?:please )?(?:above all,? |finally,? |and )?(?P<no>no (?:more|new|further)|enough (?:with|of)|hands off"
        r"|not (?:an?|one) (?:single )?\w+ more(?: for)?) (?P<thing>[^.!?:;]{3,60})[.!]+\W*",
        c.text.strip(),
        re.IGNORECASE,
    )
    if found and not re.search(r"\b(?:is|are|was|were|has|have|had|can|will|than|did|do|does)\b", found["thing"]):
        yield Match(rule="no-more", score=0.55, cue=Span(*found.span("no")), stance=Stance.AGAINST)


def can_today(c: Context) -> Iterator[Match]:
    """What somebody is free to do at once: "The board could publish the list tomorrow." """
    found = c.lexicon.search(
        r"\b(?:can|could) (?:also |still |easily |just )?(?P<act>{action_verb} [^.;,]*?\b(?:today|tomorrow"
        r"|this (?:year|month|week|spring|summer|autumn|winter)|right (?:now|away)|immediately|at once))\W*$"
        r"|\b(?:might|could),? for (?:a start|instance|example),? (?P<start>{action_verb} .+)",
        c.text,
    )
    who = subject(c.lexicon, c.text, found.start()) if found else None
    if found and who:
        group = "act" if found["act"] else "start"
        named = is_addressee(c.lexicon, c.text[who.start : who.end])
        yield Match(
            rule="can-today",
            score=0.52,
            cue=Span(found.start(), found.start(group)),
            explicit=False,
            strength=Strength.MAY,
            form=Form.ACTIVE,
            action=action_after(c.text, found.start(group)),
            addressee=who if named else None,
        )


def serve_as_model(c: Context) -> Iterator[Match]:
    """Something held up to be followed: "The island's scheme can serve as a model." """
    found = c.lexicon.search(
        r"\b(?:can|could|should|might|would) (?:well |also )?serve as (?:an? |the )(?:\w+ )?"
        r"(?:model|template|blueprint)\b",
        c.text,
    )
    if found:
        yield Match(rule="serve-as-model", score=0.52, cue=Span(*found.span()), explicit=False, strength=Strength.MAY)


RULES = (
    what_must,
    that_be,
    step_is,
    how_about,
    sooner_better,
    there_has_to_be,
    somebody_has_to,
    has_to_be_done,
    deserves,
    no_more,
    can_today,
    serve_as_model,
)
