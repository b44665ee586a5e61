"""Rules on acts of advising: recommending, wanting, offering, and the contents of what was proposed before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.evidence import Span
from briefgen.model.recommendations import Stance, Strength
from briefgen.recommendations.clauses import action_after, is_addressee, passive_after, subject
from briefgen.recommendations.matching import Context, Form, Match

_ADVERBS = r"(?:(?:\w+ly|also|therefore|thus|would|do|can only|must|have to|would like to|want to|wish to|hereby|again|once again|further|now|still|respectfully) )*"


def performative(c: Context) -> Iterator[Match]:
    """The writer performs the act of advising: "We recommend that fees be capped", "I urge the board to resign"."""
    for found in c.lexicon.finditer(r"(?:(?<![\w'])(?:I|we)) (?P<adverbs>" + _ADVERBS + r")(?P<verb>{recommend_verb})", c.text):
        after = c.text[found.end() :]
        if re.match(r"suggest|submit", found["verb"], re.I) and re.match(r"(?: that)?[^,;.]{3,60}?\b(?:is|are|was|were|has|have|don't|do not|does|did|can|could|will)\b", after) and not re.search(r"\b(?:should|be)\b", after[:120]):
            continue  # "I suggest that nobody has read it" states something
        if re.match(r" (?:them|him|her|people|clients)\b", after, re.I) or re.match(r" to be\b", after):
            continue
        if re.fullmatch(r"ask|asking|begging", found["verb"].lower()) and not re.match(r" [^.;:,?]{2,60}? (?:not )?to [a-z]", after):
            continue
        yield _performed(c, found, rule="performative", score=0.8, stance=Stance.FOR)


def performative_passive(c: Context) -> Iterator[Match]:
    """The impersonal act: "It is recommended that ...", "It will be recommended", "X is recommended/proposed"."""
    for found in re.finditer(r"\b(?:it is|it will be|is|are) (?:also |strongly |therefore |further |hereby |here )*(?P<verb>recommended|proposed|suggested|advised|encouraged|urged|invited|asked) (?P<link>that|to)\b", c.text, re.I):
        who = subject(c.lexicon, c.text, found.start())
        to = found["link"].lower() == "to"
        yield Match(
            rule="performative-passive", score=0.6, cue=Span(*found.span()), form=Form.ACTIVE if to else Form.QUOTE, action=action_after(c.text, found.end()) if to else None,
            addressee=who if to and who and is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
        )  # fmt: skip


def text_proposes(c: Context) -> Iterator[Match]:
    """The text or the organisation speaks: "This paper proposes a levy", "Coast Watch recommends that ..." """
    template = r"(?:{own_text}|(?:the )?(?:[A-Z][\w&.-]+ ){1,5}?)(?P<adverbs>(?:\w+ly |also |further |therefore )*)(?P<verb>{thing_recommends})(?= (?:that|the|an?|to|for|creating|\w+ing)\b)"
    for found in c.lexicon.finditer(template, c.text):
        own = c.lexicon.search(r"{own_text}", found.group())
        if not own and not _names_itself(c, found):
            continue
        score = 0.75 if own else 0.6
        yield _performed(c, found, rule="text-proposes", score=score, stance=Stance.AGAINST if found["verb"].lower() == "disallows" else Stance.FOR)


def oppose(c: Context) -> Iterator[Match]:
    """The writer speaks against an action: "We oppose the sale of the harbour." """
    subject_of = r"(?:(?<![\w'])(?:I|we|{own_text})|^\W*(?:" + "|".join([re.escape(name) for name in sorted(c.own_names)] or ["I"]) + r")) "
    for found in c.lexicon.finditer(subject_of + r"(?P<adverbs>" + _ADVERBS + r")(?P<verb>{oppose_verb})", c.text):
        yield _performed(c, found, rule="oppose", score=0.65, stance=Stance.AGAINST)


def advice_is(c: Context) -> Iterator[Match]:
    """Advice as a noun with its content: "My suggestion is that fees be capped", "The best way to ... is by/to ..." """
    template = (
        r"\b(?:my|our|one|another|a|the|an|first|second|third|this|final) (?:\w+ ){0,3}?(?P<noun>{advice_noun})(?: (?:to|for|of|forward)\b[^.;:]{0,110}?)?,? (?:is|are|would be|will be|could be|might be)"
        r" (?:therefore |simply |thus |also )?(?P<link>that|to|by|for|not|through)\b"
    )
    for found in c.lexicon.finditer(template, c.text):
        link = found["link"].lower()
        after = action_after(c.text, found.end())
        weak = found["noun"].lower() in {"way", "answer", "solution", "priority", "option", "alternative", "approach", "course"} and not re.search(r"\b(?:my|our|best|most|only|effective|better|right|would|could)\b", found.group(), re.I)
        yield Match(
            rule="advice-is", score=0.5 if weak else 0.7, cue=Span(*found.span()), explicit=not weak,
            form=Form.GERUND if link in {"by", "through"} else Form.ACTIVE if link == "to" else Form.QUOTE, action=after,
        )  # fmt: skip


def we_want(c: Context) -> Iterator[Match]:
    """How the writer wants things to be: "We want a harbour that serves all", "I would like to see a rule that ..." """
    template = r"(?<![\w'])(?:I|we)(?P<adverbs> (?:also|all|would|really|do|only|still|strongly) ?)*(?: |(?='d))(?P<verb>{want})(?P<see> to see| to have| for)? (?P<rest>(?:to\b|there\b|an?\b|the\b|that\b|this\b|[\w-]+))"
    for found in c.lexicon.finditer(template, c.text):
        rest = found["rest"].lower()
        private = rest in {"to", "my", "it", "you", "your", "him", "her", "them", "us", "me", "is", "for", "from", "nothing", "everyone", "none"}
        if private and not found["see"] and not re.match(r"to (?:restrict|limit|ban|require|propose|recommend|suggest|urge|encourage|ask for|request|stress)\b", c.text[found.start("rest") :], re.I):
            continue
        wish = found["verb"].lower() in {"want", "wish", "expect"} and not found["see"]
        yield Match(rule="we-want", score=0.6 if not wish else 0.55, cue=Span(*found.span()), strength=Strength.SHOULD)


def relation_we_want(c: Context) -> Iterator[Match]:
    """The wish as a relative clause: "The port that we would like to see is one in which ..." """
    found = re.search(r"\bthat (?:we|I) (?:want|would like|wish|hope|need)(?: to (?:see|have|build))?\b.*\b(?:is|are)\b", c.text, re.I)
    if found:
        yield Match(rule="relation-we-want", score=0.65, cue=Span(*found.span()))


def option(c: Context) -> Iterator[Match]:
    """An action is called an option, a solution, a starting point: "A joint register is a viable option." """
    for found in c.lexicon.finditer(r"\b(?:is|are|provides?|offers?|constitutes?|(?:can|could|may|might|would) (?:also )?(?:be|provide|offer)|represents?)\s(?:also |perhaps |thus )?(?:(?:an? |the |one )?{option_noun}|the (?:best|only|right|surest|most [\w-]+) (?:way|means|instrument|tool|remedy|route|path) (?:to|of|for)\b)", c.text):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:there|it|he|she|i)\b", c.text[who.start : who.end], re.I):
            continue
        anaphoric = bool(re.match(r"(?:this|that|these|which)\b", c.text[who.start : who.end], re.I))
        yield Match(rule="option", score=0.6, cue=Span(*found.span()), explicit=not re.search(r"\bstarting p", found.group(), re.I), strength=Strength.MAY, form=Form.THING, thing=who, supports=anaphoric)


def could_be_done(c: Context) -> Iterator[Match]:
    """A course of action offered in the passive: "A trilateral fund could be created", "steps can be taken to". """
    for found in c.lexicon.finditer(r"\b(?:could|might|(?P<can>can))(?: also| then| easily| instead| perhaps)? be (?P<verb>{offered_action})\b", c.text):
        if found["can"] and not re.search(r"\b(?:steps?|measures?|actions?|more|much|efforts?)\s*$", c.text[: found.start()], re.I):
            continue
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:it|they|he|she|i|you|which|that|there)\b", c.text[who.start :], re.I):
            continue
        to = re.match(r" to ", c.text[found.end() :])
        steps = to and re.search(r"\b(?:steps?|measures?|actions?|more|much|efforts?)$", c.text[who.start : who.end], re.I)
        yield Match(
            rule="could-be-done", score=0.55, cue=Span(*found.span()), strength=Strength.MAY, form=Form.ACTIVE if steps else Form.PASSIVE,
            action=action_after(c.text, found.end() + 4 if steps else found.start("verb")), thing=who,
        )  # fmt: skip


def much_to_do(c: Context) -> Iterator[Match]:
    """What is left to be done, by whom: "There is still much that the council can do to help tenants." """
    found = re.search(r"\bthere (?:is|are) (?:still |also )?(?:much|a lot|more|many things|plenty) (?:more )?(?:that )?(?P<who>[^.;,]{3,50}?) (?:can|could) (?:still )?do\b(?: to (?P<act>.+))?", c.text, re.I)
    if found:
        who = Span(*found.span("who"))
        yield Match(rule="much-to-do", score=0.55, cue=Span(found.start(), found.end("who")), explicit=False, strength=Strength.MAY, addressee=who if is_addressee(c.lexicon, c.text[who.start : who.end]) else None,
                    form=Form.ACTIVE if found["act"] else Form.QUOTE, action=action_after(c.text, found.start("act")) if found["act"] else None)  # fmt: skip


def is_to(c: Context) -> Iterator[Match]:
    """The modal be-to, said of a thing of the proposal: "The proposed fund is to include small boats." """
    for found in c.lexicon.finditer(r"\b(?:is|are) (?P<not>not )?to (?P<verb>be [\w-]+|{action_verb}|have|be)\b", c.text):
        who = subject(c.lexicon, c.text, found.start())
        words = c.text[who.start : who.end] if who else ""
        if not re.search(r"\b(?:propos\w+|treaty|agreement|council|model|body|committee|decisions?|members?|this (?:law|fund|body)|at the (?:heart|core|centre|center) of)\b", words, re.I):
            continue
        if re.search(r"\b(?:aim|goal|purpose|objective|idea|point|intention|role|way|task|challenge|trick|intent|mission|function)\b", words, re.I):
            continue
        passive = passive_after(c.lexicon, c.text, found.start("verb"))
        yield Match(rule="is-to", score=0.65, cue=Span(*found.span()), negated=bool(found["not"]), form=Form.PASSIVE if passive else Form.ACTIVE, action=passive or action_after(c.text, found.start("verb")),
                    thing=who if passive else None, strength=Strength.SHOULD, addressee=who if not passive and who and is_addressee(c.lexicon, words) else None)  # fmt: skip


def proposed_thing(c: Context) -> Iterator[Match]:
    """What the thing proposed before would do: "The proposed fund would pay ...", "With the proposed fund, ... will"."""
    found = re.search(r"\b(?:the|this|our|my) (?:proposed|suggested|recommended|envisaged) (?!rule\b|rules\b|rulemaking)\w+\b[^.;]*?\b(?P<modal>will|would|could|can)\b", c.text, re.I)
    if found and c.proposed:
        by = re.search(r"\bby (?P<act>\w{3,}ing\b[^.;]*)", c.text[found.end() :])
        at = found.end() + by.start("act") if by else None
        yield Match(rule="proposed-thing", score=0.6, cue=Span(found.start("modal"), found.end()), explicit=True, strength=Strength.SHOULD, form=Form.GERUND if by else Form.QUOTE,
                    action=action_after(c.text, at) if at is not None else None)  # fmt: skip


def hortative(c: Context) -> Iterator[Match]:
    """The writer calls on readers to act together: "Let us open the archives." """
    found = re.match(r"(?:\W|and |so |but |then )*(?:let's|let us)(?P<not> not)? (?P<verb>[\w-]+)", c.text, re.I)
    if found and found["verb"].lower() not in c.lexicon.words("mental_verb") | {"say", "face", "be", "call", "get", "go"}:
        yield Match(rule="hortative", score=0.55, cue=Span(*found.span()), negated=bool(found["not"]), form=Form.ACTIVE, action=action_after(c.text, found.start("verb")),
                    explicit=found["verb"].lower() not in {"hope", "pray"}, supports=found["verb"].lower() in {"hope", "pray"})  # fmt: skip


def please(c: Context) -> Iterator[Match]:
    """A request to the reader of a letter or comment: "Please extend the deadline." """
    found = re.search(r"\bplease,?(?P<not> do not| don't)? (?P<verb>[a-z-]+)\b", c.text, re.I)
    if found and (c.lexicon.words("action_verb") & {found["verb"].lower()} or found["not"] or c.text[found.start() :].lower().startswith("please consider")):
        yield Match(rule="please", score=0.65, cue=Span(*found.span()), negated=bool(found["not"]), form=Form.ACTIVE, action=action_after(c.text, found.start("verb")),
                    stance=Stance.AGAINST if found["not"] else Stance.FOR)  # fmt: skip


def _performed(c: Context, found: re.Match[str], *, rule: str, score: float, stance: Stance) -> Match:
    """A performative with its object: "(urge) the board to resign", "(recommend) repealing", "(propose) a levy"."""
    at = found.end("verb")
    rest = re.compile(r"\s*(?P<who>(?!that\b|to\b)[^.;:,]{2,60}?) (?P<to>(?:not )?to) (?P<act>[a-z-]+ ?)").match(c.text, at)
    form, action, who, negated = Form.QUOTE, None, None, False
    after = action_after(c.text, at)
    word = c.text[after.start : after.end].split(" ", 1)[0] if after else ""
    if rest and is_addressee(c.lexicon, rest["who"].removeprefix("on ").removeprefix("upon ")) and found["verb"].lower().split()[0].rstrip("s") in {
        "urge", "ask", "asking", "begging", "urging", "calling", "call", "encourage", "advise", "request", "invite", "exhort", "implore", "petition", "appeal", "beseech", "counsel"
    }:  # fmt: skip
        offset = len(rest["who"]) - len(rest["who"].removeprefix("on ").removeprefix("upon ").removeprefix("to "))
        form, who = Form.ACTIVE, Span(rest.start("who") + offset, rest.end("who"))
        action, negated = action_after(c.text, rest.start("act")), rest["to"].startswith("not")
    elif rest and rest["who"].lower() == "you":
        form, action, negated = Form.ACTIVE, action_after(c.text, rest.start("act")), rest["to"].startswith("not")
    elif after and word.endswith("ing") and len(word) > 5:
        form, action = Form.GERUND, after
    elif after and re.match(r"(?:that|for|in|of|to|on|upon)\b", word):
        form = Form.QUOTE
    elif after and stance is Stance.FOR:
        form = Form.THING
    return Match(rule=rule, score=score, cue=Span(found.start(), at), stance=stance, form=form, action=action, addressee=who, thing=after, negated=negated or (stance is Stance.AGAINST and form is Form.GERUND))


def _names_itself(c: Context, found: re.Match[str]) -> bool:
    """An organisation naming itself at the start of a sentence, in the present: not for a person's name in a report."""
    name = found.group()[: found.start("verb") - found.start()].strip()
    words = name.split()
    present = found["verb"].lower() in {"recommends", "urges", "calls for", "calls on", "calls upon", "proposes", "advises"}
    return found.start() <= 4 and present and len(words) >= 2 and all(word[0].isupper() or word in {"the", "The", "of", "for", "and"} for word in words)


def may_consider(c: Context) -> Iterator[Match]:
    """Politeness before a body with power: "The committee may wish to consider a sunset clause." """
    for found in re.finditer(r"\b(?:may|might|would) (?:also )?(?:wish|want|like|care) to (?P<act>(?:re)?consider\b|explore\b|examine\b|review\b|look (?:at|into)\b)", c.text, re.I):
        who = subject(c.lexicon, c.text, found.start())
        if who is None or re.match(r"(?:I|you|he|she|they)\b", c.text[who.start :]):
            continue
        yield Match(rule="may-consider", score=0.6, cue=Span(*found.span()), strength=Strength.MAY, form=Form.ACTIVE, action=action_after(c.text, found.start("act")),
                    addressee=who if is_addressee(c.lexicon, c.text[who.start : who.end]) else None)  # fmt: skip


def case_for(c: Context) -> Iterator[Match]:
    """A case is made: "There is a strong case for a windfall tax", "The case for a shorter week is compelling." """
    template = r"\b(?:there is|there's|there remains|we see|makes?) (?:also |still )?(?:an? )?(?:\w+ )?case (?:to be made )?for (?P<thing>\w.*)|\bthe case for (?P<other>[^.;]{3,80}?) is (?:now |very |more )?(?:strong|stronger|compelling|clear|overwhelming|urgent|powerful)\b"
    found = re.search(template, c.text, re.I)
    if found:
        group = "thing" if found["thing"] else "other"
        thing = Span(found.start(group), found.start(group) + len(found[group].rstrip(" .")))
        yield Match(rule="case-for", score=0.65, cue=Span(found.start(), found.start(group)), form=Form.THING, thing=thing)


def hope(c: Context) -> Iterator[Match]:
    """A wish addressed to a body: "We hope that the ministry will heed these findings." """
    found = c.lexicon.search(r"(?<![\w'])(?:I|we) (?:very much |sincerely |strongly |do |only |also )*hope (?:that )?(?P<who>(?:the |our |this |all )?(?:[\w-]+ ){0,3}?{institution}) (?:will|would|can|could|takes?) (?P<act>[a-z].*)", c.text)
    if found:
        yield Match(rule="hope", score=0.55, cue=Span(found.start(), found.start("who")), form=Form.ACTIVE, action=action_after(c.text, found.start("act")), addressee=Span(*found.span("who")))


RULES = (
    performative, text_proposes, performative_passive, oppose, advice_is, we_want, relation_we_want, is_to, option, could_be_done, proposed_thing, much_to_do, may_consider, case_for, hope, hortative, please,
)  # fmt: skip
