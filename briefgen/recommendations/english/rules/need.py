"""Rules on need and requirement: as a noun, as a verb with a thing, and as a rank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Strength
from briefgen.recommendations.english.clauses import action_after, subject
from briefgen.recommendations.matching import Context, Form, Match


def requires(c: Context) -> Iterator[Match]:
    """A situation calls for a thing of policy: "The drought requires a long-term strategy for wells." """
    template = (
        r"(?<!which )(?<!that )\b(?:(?P<will>will|would) (?:\w+ly |also )?)?(?:requires?|necessitates?"
        r"|calls? for|demands?|warrants?)\s(?P<thing>(?:an? |some |more |much |new |\w+(?:ed|ive|al|ic|ing"
        r"|ble|tic|ous|ger|er) |and |both )*"
        r"(?:[\w-]+ ){0,3}?{wanted_thing})"
    )
    for found in c.lexicon.finditer(template, c.text):
        who = subject(c.lexicon, c.text, found.start())
        if who and re.match(
            r"(?:I|he|she)\b|(?:the |this |that )?(?:\w+ )?(?:law|act|rule|statute|regulation|code"
            r"|constitution|initiative|plan|treaty)\b",
            c.text[who.start : who.end],
            re.IGNORECASE,
        ):
            continue
        thing = action_after(c.text, found.start("thing"))
        yield Match(
            rule="requires",
            score=0.6,
            cue=Span(found.start(), found.start("thing")),
            explicit=not found["will"],
            strength=Strength.MUST,
            form=Form.THING if thing else Form.QUOTE,
            thing=thing,
        )


def there_is_need(c: Context) -> Iterator[Match]:
    """Need as a noun: "There is a need for independent audits", "prompting a need for", "The need for it is clear." """
    template = (
        r"\b(?:there is|there's|there remains|prompting|creating|shows?|underlines?|highlights?"
        r"|underscores?|we see|points? to) (?:also |still |therefore |clearly |thus )?(?:an? |the "
        r")?(?:(?!no\b)\w+ )?(?:need|necessity) (?P<link>for|to)\b|^(?:the |this )?need (?P<other>for|to) "
        r"[^.;]{3,80} (?:is|remains|has never been) (?:most |more |very |so |now )?(?:apparent|clear"
        r"|urgent|evident|obvious|greater|pressing|great|acute)\b"
    )
    for found in c.lexicon.finditer(template, c.text):
        link = found["link"] or found["other"]
        at = found.end("link") if found["link"] else found.end("other")
        after = action_after(c.text, at)
        if after and found["other"]:
            cut = re.search(r" (?:is|remains|has never been) ", c.text[after.start : after.end])
            after = Span(after.start, after.start + cut.start()) if cut else after
        yield Match(
            rule="there-is-need",
            score=0.65,
            cue=Span(found.start(), at),
            strength=Strength.MUST,
            explicit=bool(found["link"]),
            supports=bool(found["other"]),
            form=Form.ACTIVE if link.lower() == "to" else Form.THING,
            action=after if link.lower() == "to" else None,
            thing=after,
        )


def we_need_thing(c: Context) -> Iterator[Match]:
    """ "We", "the country" or "what is needed" with a thing of policy: "We need a law on data brokers." """
    if "need" not in c.text.lower():
        return
    template = (
        r"(?:\b(?:we|{institution}|also|urgently|desperately|they) (?:all |also |urgently |desperately "
        r"|badly |really |still |definitely |simply )*needs? (?!to\b)|\bwhat(?:'s| is) (?:really "
        r"|urgently |now )?needed is |\bwhat (?:we|is) need(?:ed)? (?:now )?is |^what [\w ]{2,30} needs? "
        r"(?:now |most )?is )"
        r"(?P<thing>(?:an? |some |more |much |new |no |stiffer |\w+, |the )*(?:[\w-]+ "
        r"){0,4}?(?:{wanted_thing}|help|list|bill))"
    )
    what = r"^\W*(?:(?:and|but|so) )?what "
    whole = (
        what + r"(?:we|(?:the |our )?{institution}|(?!(?:he|she|it|i|you|they|one)\b)"
        r"(?:[\w-]+ ){0,3}?[\w-]+) (?:really |now |urgently )?needs? (?:now |most )?is "
    )
    other = r"|^\W*what is (?:really |now |urgently )?needed (?:now )?is "
    cleft = c.lexicon.search(rf"(?:{whole}{other})(?P<thing>(?!to\b|that\b|not\b)\w.*)", c.text)
    for found in [cleft] if cleft else c.lexicon.finditer(template, c.text):
        thing = action_after(c.text, found.start("thing"))
        yield Match(
            rule="we-need-thing",
            score=0.6,
            cue=Span(found.start(), found.start("thing")),
            strength=Strength.MUST,
            thing=thing,
            form=Form.THING if thing else Form.QUOTE,
        )


def needs_thing(c: Context) -> Iterator[Match]:
    """Somebody lacks what the writer holds they should have: "The harbour needs a second crane." """
    template = (
        r"(?<!no )(?<!the )(?<!will )(?<!would )(?<!may )(?<!not )\b(?:needs|need|also needs?) "
        r"(?P<thing>(?:an? |more |better |new |stronger "
        r"|stricter |greater |far |much |fewer |clear )+(?:[\w-]+ ?){1,5})"
    )
    for found in c.lexicon.finditer(template, c.text):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(
            r"(?:I|you|he|she|they|my|there|it|people|someone"
            r"|anyone|who|which)\b",
            c.text[who.start :],
            re.IGNORECASE,
        ):
            continue
        better = re.match(r"(?:more|better|stronger|stricter|greater|far|much|fewer|clear|new)\b", found["thing"], re.I)
        whole = c.text[who.start : who.end]
        if not (better or whole.lower().startswith(("the ", "our ", "this ")) or whole.split()[0] in c.names):
            continue  # "recorders need a dry battery" is said of every one of them
        thing = action_after(c.text, found.start("thing"))
        yield Match(
            rule="needs-thing",
            score=0.55,
            cue=Span(found.start(), found.start("thing")),
            strength=Strength.MUST,
            thing=thing,
        )


def will_need_help(c: Context) -> Iterator[Match]:
    """A party will need something from another: "To catch up, the islands will need support from the mainland." """
    for found in c.lexicon.finditer(
        r"\b(?:will|would) (?:also |urgently |certainly "
        r")?need (?!to\b)(?P<thing>(?:[\w-]+ ){0,4}?(?:help"
        r"|{wanted_thing}))",
        c.text,
    ):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:I|he|she|you)\b", c.text[who.start : who.end]):
            continue
        thing = c.text[found.end() : found.end() + 40]
        if not (re.match(r" from \w", thing) or c.lexicon.search(r"\b{institution}$", c.text[who.start : who.end])):
            continue
        yield Match(
            rule="will-need-help",
            score=0.6,
            cue=Span(found.start(), found.start("thing")),
            strength=Strength.SHOULD,
            thing=action_after(c.text, found.start("thing")),
            form=Form.QUOTE,
        )


def in_urgent_need(c: Context) -> Iterator[Match]:
    """A field where somebody lacks what should be given: "There are areas in which the region urgently needs aid." """
    template = (
        r"\b(?:urgently|desperately|badly|sorely) (?:requires?|needs?|lacks?) (?!to\b)\w+|\b(?:is|are) in "
        r"(?:urgent|desperate|dire|great) need of \w+"
    )
    for found in c.lexicon.finditer(template, c.text):
        yield Match(rule="in-urgent-need", score=0.55, cue=Span(*found.span()), explicit=False, strength=Strength.MUST)


def most_pressing(c: Context) -> Iterator[Match]:
    """Names the need that the sentence before spoke of: "Housing is the most pressing of these." """
    match = c.nearby(1)
    found = c.lexicon.search(
        r"\bis (?:perhaps |clearly |probably )?(?:the "
        r")?most (?:\w+ and )?(?:pressing|urgent|important"
        r"|obvious|immediate)(?: and \w+)?(?: (?:of these"
        r"|among (?:these|them)|one|of all|of them)| need)",
        c.text,
    )
    if match and found:
        who = subject(c.lexicon, c.text, found.start())
        yield Match(
            rule="most-pressing",
            score=0.55,
            cue=Span(*found.span()),
            explicit=False,
            strength=Strength.MUST,
            form=Form.THING if who else Form.QUOTE,
            thing=who,
            supports=True,
        )


def priority(c: Context) -> Iterator[Match]:
    """Rank given by the writer: "Clean water has to come first", "X must be the first priority" (by its copula)."""
    for found in c.lexicon.finditer(
        r"\b(?:is|are|remains?) (?:(?:the|a|our) )?(?:top"
        r"|first|highest|urgent|overriding|main) "
        r"priority\b|(?:\b|(?='))(?:has|have|needs?|(?:has|have|'s|'ve) got) to (?:come first|stop|change|end|go)\b"
        r"|\bthe burden (?:should"
        r"|must) be\b",
        c.text,
    ):
        who = subject(c.lexicon, c.text, found.start())
        yield Match(rule="priority", score=0.55, cue=Span(*found.span()), strength=Strength.MUST, thing=who)


RULES = (
    requires,
    there_is_need,
    we_need_thing,
    needs_thing,
    will_need_help,
    in_urgent_need,
    most_pressing,
    priority,
)
