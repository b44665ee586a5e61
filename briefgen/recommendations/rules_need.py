"""Rules on necessity, desirability and urgency said by adjectives and nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Strength
from briefgen.recommendations.clauses import action_after, clause_start, is_addressee, subject
from briefgen.recommendations.matching import Context, Form, Match

_COPULA = r"(?:is|are|remains?|becomes?|will be|would be|will also be|must be|seems?|'s)"
_DEGREE = r"(?:also |not only |now |therefore |thus |still |however |even |(?:more|most|very|so|all|just as|particularly|especially|absolutely|vitally|critically|increasingly|truly|highly|clearly) )*"
_LONG_DEGREE = r"(?:an? |the |of )?" + _DEGREE


def thing_necessary(c: Context) -> Iterator[Match]:
    """Something, mostly an action as a noun, is called necessary: "The creation of a pension fund is essential." """
    for found in c.lexicon.finditer(_COPULA + " " + _DEGREE + r"{plainly_necessary}(?! (?:that|to (?:note|remember|understand|recall|stress|bear|keep)))", c.text):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:it|this|that|which|these|what|there|they|he|she|i|you)\b", c.text[who.start : who.end], re.I):
            continue
        yield _of_thing(c, found, who, rule="thing-necessary", score=0.7, strength=Strength.MUST)


def thing_key(c: Context) -> Iterator[Match]:
    """The weaker adjectives, only with what it is needed for: "Shared records are key to catching fraud." """
    for found in c.lexicon.finditer(_COPULA + " " + _LONG_DEGREE + r"(?!required){necessary} (?:for|to|in|if)\b", c.text):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:it|this|that|which|these|what|there|they|he|she|i|you)\b", c.text[who.start : who.end], re.I):
            continue
        yield _of_thing(c, found, who, rule="thing-key", score=0.6, strength=Strength.MUST)


def it_is_necessary(c: Context) -> Iterator[Match]:
    """The impersonal form with an action: "It is imperative (for the board) to publish", "making it vital that"."""
    template = (
        r"\b(?:it(?: is|'s| will be| would be| remains| becomes| is therefore| is also| is thus| was)|(?:making|makes|make|making it|find|consider|think|believe) it|is it) "
        + _LONG_DEGREE + r"(?P<how>{necessary}|{desirable}) (?:(?:for|on|upon) (?P<who>[^.;:]{3,60}?) )?(?P<link>to|that)\b"
    )  # fmt: skip
    for found in c.lexicon.finditer(template, c.text):
        strong = found["how"].lower() in c.lexicon.words("necessary") or c.lexicon.search("^{necessary}$", found["how"])
        who = Span(*found.span("who")) if found["who"] else None
        that = found["link"].lower() == "that"
        yield Match(
            rule="it-is-necessary" if strong else "it-is-desirable",
            score=0.75 if strong else 0.6,
            cue=Span(found.start(), found.end()),
            strength=Strength.MUST if strong else Strength.SHOULD,
            form=Form.QUOTE if that else Form.ACTIVE,
            addressee=who if who and is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
            action=None if that else action_after(c.text, found.end()),
        )


def time_has_come(c: Context) -> Iterator[Match]:
    """The moment for an action: "Now is the time for both ports to merge", "It is high time that ..." """
    template = r"\b{time_for}(?: for)?(?: (?!that\b|we\b|to\b|for\b)(?P<who>[^.;:,]{2,60}?))?(?P<link> to | that | we |(?<=\bto) )"
    noun = c.lexicon.search(r"\b{time_for}(?: for)? (?P<thing>(?:an? |some )(?:[\w-]+ ?){1,12})(?<! to)[.!]?$", c.text)
    if noun and " to " not in noun["thing"]:
        yield Match(rule="time-has-come", score=0.7, cue=Span(noun.start(), noun.start("thing")), strength=Strength.MUST, form=Form.THING, thing=Span(*noun.span("thing")))
        return
    for found in c.lexicon.finditer(template, c.text):
        link = found["link"].strip().lower() or "to"
        who = Span(*found.span("who")) if found["who"] else None
        active = link == "to"
        yield Match(
            rule="time-has-come", score=0.75, cue=Span(found.start(), found.end()), strength=Strength.MUST,
            form=Form.ACTIVE if active else Form.QUOTE,
            addressee=who if active and who and is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
            action=action_after(c.text, found.end()) if active else None,
        )  # fmt: skip


def worth_considering(c: Context) -> Iterator[Match]:
    """Offered for consideration: "A joint licence is worth exploring", "It is worth considering a joint licence." """
    for found in c.lexicon.finditer(r"{worth}", c.text):
        after = action_after(c.text, found.end())
        before = subject(c.lexicon, c.text, found.start())
        thing = after if re.search(r"\b(?:it is|it's|it may be|it would be|also)\s*$", c.text[: found.start()], re.I) else before
        yield Match(rule="worth-considering", score=0.7, cue=Span(*found.span()), strength=Strength.MAY, thing=thing, form=Form.THING if thing else Form.QUOTE)


def requires(c: Context) -> Iterator[Match]:
    """A situation calls for a thing of policy: "The drought requires a long-term strategy for wells." """
    template = (
        r"(?<!which )(?<!that )\b(?:(?P<will>will|would) (?:\w+ly |also )?)?(?:requires?|necessitates?|calls? for|demands?|warrants?)\s(?P<thing>(?:an? |some |more |much |new |\w+(?:ed|ive|al|ic|ing|ble|tic|ous|ger|er) |and |both )*"
        r"(?:[\w-]+ ){0,3}?{wanted_thing})"
    )
    for found in c.lexicon.finditer(template, c.text):
        who = subject(c.lexicon, c.text, found.start())
        if who and re.match(r"(?:I|he|she)\b|(?:the |this |that )?(?:\w+ )?(?:law|act|rule|statute|regulation|code|constitution|initiative|plan|treaty)\b", c.text[who.start : who.end], re.I):
            continue
        thing = action_after(c.text, found.start("thing"))
        yield Match(rule="requires", score=0.6, cue=Span(found.start(), found.start("thing")), explicit=not found["will"], strength=Strength.MUST,
                    form=Form.THING if thing else Form.QUOTE, thing=thing)  # fmt: skip


def there_is_need(c: Context) -> Iterator[Match]:
    """Need as a noun: "There is a need for independent audits", "prompting a need for", "The need for ... is clear." """
    template = r"\b(?:there is|there's|there remains|prompting|creating|shows?|underlines?|highlights?|underscores?|we see|points? to) (?:also |still |therefore |clearly |thus )?(?:an? |the )?(?:(?!no\b)\w+ )?(?:need|necessity) (?P<link>for|to)\b|^(?:the |this )?need (?P<other>for|to) [^.;]{3,80} (?:is|remains|has never been) (?:most |more |very |so |now )?(?:apparent|clear|urgent|evident|obvious|greater|pressing|great|acute)\b"
    for found in re.finditer(template, c.text, re.I):
        link = found["link"] or found["other"]
        at = found.end("link") if found["link"] else found.end("other")
        after = action_after(c.text, at)
        if after and found["other"]:
            cut = re.search(r" (?:is|remains|has never been) ", c.text[after.start : after.end])
            after = Span(after.start, after.start + cut.start()) if cut else after
        yield Match(rule="there-is-need", score=0.65, cue=Span(found.start(), at), strength=Strength.MUST, explicit=bool(found["link"]), supports=bool(found["other"]),
                    form=Form.ACTIVE if link.lower() == "to" else Form.THING, action=after if link.lower() == "to" else None, thing=after)  # fmt: skip


def we_need_thing(c: Context) -> Iterator[Match]:
    """"We", "the country" or "what is needed" with a thing of policy: "We need a law on data brokers." """
    template = (
        r"(?:\b(?:we|{institution}|also|urgently|desperately|they) (?:all |also |urgently |desperately |badly |really |still |definitely |simply )*needs? (?!to\b)|\bwhat(?:'s| is) (?:really |urgently |now )?needed is |\bwhat (?:we|is) need(?:ed)? (?:now )?is )"
        r"(?P<thing>(?:an? |some |more |much |new |no |stiffer |\w+, |the )*(?:[\w-]+ ){0,4}?(?:{wanted_thing}|help|list|bill))"
    )
    for found in c.lexicon.finditer(template, c.text):
        thing = action_after(c.text, found.start("thing"))
        yield Match(rule="we-need-thing", score=0.6, cue=Span(found.start(), found.start("thing")), strength=Strength.MUST, thing=thing, form=Form.THING if thing else Form.QUOTE)


def needs_thing(c: Context) -> Iterator[Match]:
    """Somebody lacks what the writer holds they should have: "The harbour needs a second crane." """
    template = r"(?<!no )(?<!the )\b(?:needs|need|also needs?) (?P<thing>(?:an? |more |better |new |stronger |stricter |greater |far |much |fewer |clear )+(?:[\w-]+ ?){1,5})"
    for found in re.finditer(template, c.text, re.I):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:I|you|he|she|they|my|there|it|people|someone|anyone|who|which|which)\b", c.text[who.start :], re.I):
            continue
        thing = action_after(c.text, found.start("thing"))
        yield Match(rule="needs-thing", score=0.55, cue=Span(found.start(), found.start("thing")), strength=Strength.MUST, thing=thing)


def will_need_help(c: Context) -> Iterator[Match]:
    """A party will need something from another: "To catch up, the islands will need support from the mainland." """
    for found in c.lexicon.finditer(r"\b(?:will|would) (?:also |urgently |certainly )?need (?!to\b)(?P<thing>(?:[\w-]+ ){0,4}?(?:help|{wanted_thing}))", c.text):
        who = subject(c.lexicon, c.text, found.start())
        if who and re.match(r"(?:I|he|she|you)\b", c.text[who.start : who.end]):
            continue
        yield Match(rule="will-need-help", score=0.6, cue=Span(found.start(), found.start("thing")), strength=Strength.SHOULD,
                    thing=action_after(c.text, found.start("thing")), form=Form.QUOTE)  # fmt: skip


def in_urgent_need(c: Context) -> Iterator[Match]:
    """A field where somebody lacks what should be given: "There are areas in which the region urgently needs aid." """
    template = r"\b(?:urgently|desperately|badly|sorely) (?:requires?|needs?|lacks?) (?!to\b)\w+|\b(?:is|are) in (?:urgent|desperate|dire|great) need of \w+"
    for found in re.finditer(template, c.text, re.I):
        yield Match(rule="in-urgent-need", score=0.55, cue=Span(*found.span()), explicit=False, strength=Strength.MUST)


def most_pressing(c: Context) -> Iterator[Match]:
    """Names the need that the sentence before spoke of: "Housing is the most pressing of these." """
    match = c.nearby(1)
    found = re.search(r"\bis (?:perhaps |clearly |probably )?(?:the )?most (?:\w+ and )?(?:pressing|urgent|important|obvious|immediate)(?: and \w+)?(?: (?:of these|among (?:these|them)|one|of all|of them)| need)", c.text, re.I)
    if match and found:
        yield Match(rule="most-pressing", score=0.55, cue=Span(*found.span()), explicit=False, strength=Strength.MUST, supports=True)


def priority(c: Context) -> Iterator[Match]:
    """Rank given by the writer: "Clean water has to come first", "X must be the first priority" (by its copula)."""
    for found in re.finditer(r"\b(?:is|are|remains?) (?:(?:the|a|our) )?(?:top|first|highest|urgent|overriding|main) priority\b|\b(?:has|have|needs?) to (?:come first|stop|change|end|go)\b|\bthe burden (?:should|must) be\b", c.text, re.I):
        who = subject(c.lexicon, c.text, found.start())
        yield Match(rule="priority", score=0.55, cue=Span(*found.span()), strength=Strength.MUST, thing=who)


def better_to(c: Context) -> Iterator[Match]:
    """Preference between two actions: "Instead of ruling on each case, it's better to set a standard." """
    for found in re.finditer(r"\b(?:it is|it's|it would be|it might be|would be|may be|might be|we(?:'d| would) do|is) (?:far |much |usually |always |generally )?(?:better|best|preferable|wise|wiser|prudent|advisable|good policy) (?P<link>to|if|not to)\b|\bit (?:would )?makes? (?:good |perfect |more |economic |eminent )?sense (?P<sense>to)\b", c.text, re.I):
        link = (found["link"] or found["sense"]).lower()
        yield Match(rule="better-to", score=0.65, cue=Span(*found.span()), form=Form.ACTIVE if "to" in link else Form.QUOTE, action=action_after(c.text, found.end()) if "to" in link else None, negated="not" in link)


def _of_thing(c: Context, found: re.Match[str], who: Span, *, rule: str, score: float, strength: Strength) -> Match:
    """A match on a noun group that is called for; a gerund at its head is an action."""
    words = c.text[who.start : who.end]
    gerund = re.match(r"[A-Za-z-]+ing\b(?! (?:is|are|of)\b)", words) and len(words.split()) > 1
    start = clause_start(c.text, found.start())
    return Match(rule=rule, score=score, cue=Span(max(start, found.start()), found.end()), strength=strength, form=Form.GERUND if gerund else Form.THING,
                 action=who if gerund else None, thing=who)  # fmt: skip


RULES = (
    thing_necessary, it_is_necessary, time_has_come, better_to, worth_considering, requires, there_is_need, we_need_thing, needs_thing, thing_key, will_need_help, in_urgent_need, most_pressing, priority,
)  # fmt: skip
