"""Vetoes on who speaks and of what: others, the law, the past, or the text about itself."""

from __future__ import annotations

import re

from briefgen.model.documents import BlockKind
from briefgen.recommendations.english.clauses import clause_start, subject
from briefgen.recommendations.matching import Context, Match

_MODALS = {"should", "must", "need-to", "have-to", "shall", "had-better"}


_OWN = (
    r"\b(?:I|we|(?:my|our)(?: own)? (?:\w+ )?(?:view|opinion|position|belief|argument|submission|organi[sz]ation"
    r"|association|society|group|committee|coalition)|this author|this {document_kind})\b"
)
"""The writer: not "my teacher", "our government"."""
_NOUN_BEFORE = re.compile(
    r"\b(?:the|these|those|all|other|some|many|most|several|few|in|of|by|from|such|member|two|three|\w+al)\s+$",
    re.IGNORECASE,
)
"""Before "states that", "claims that", "requests that", where these are nouns."""


def question(c: Context, match: Match) -> bool:
    """A question asks, it does not advise: "Should the bridge be closed?" """
    if match.rule in {"how-about", "what-must", "negative-question"}:
        return False  # a suggestion put as a question; no question at all
    if re.match(
        r"\W*what [^,;:?]{2,60}? (?:should|must|have to|has to|needs? to)(?:n't| not| never)? do (?:is|remains"
        r"|will)\b",
        c.text,
        re.I,
    ):
        return True  # "What the board must do is unclear"; with an answer it is "what-must"
    end = c.text.rstrip(" \"')")
    if not end.endswith("?"):
        return bool(re.match(r"\W*(?:why|what|how|who) (?:should|must|shall)\b", c.text, re.IGNORECASE))
    return "?" not in c.text[: match.cue.start] or True


def asked(c: Context, match: Match) -> bool:
    """A question that is reported: "The council has asked what should be done about the weir"."""
    before = c.text[: match.cue.start]
    return match.rule in _MODALS and bool(
        re.search(
            r"\b(?:asks?|asked|asking|wonders?|wondered|question is) (?:[\w']+ ){0,4}"
            r"(?:what|how|whether|who|where)\b[^,;]*$",
            before,
        )
    )


def quoted(c: Context, match: Match) -> bool:
    """The cue stands inside quotation marks: words of another, or words spoken of."""
    marks = [m.start() for m in re.finditer(r'"', c.text)]
    inside = sum(at <= match.cue.start for at in marks) % 2 == 1 and any(at >= match.cue.end for at in marks)
    return (
        inside
        or c.kind is BlockKind.QUOTATION
        or bool(re.match(r'\W*"', c.text) and c.text.count('"') == 1 and match.rule != "labelled")
    )


def reported(c: Context, match: Match) -> bool:
    """Somebody else says it: "Critics argue that wages should rise", "The mayor said the bridge must go"."""
    before = c.text[: match.cue.start]
    says = c.lexicon.search("{report_that}|{report_verb}", before)  # the search below is slow
    template = (
        r"(?P<who>[^.;:]{0,60}?)(?:{report_that}|{report_verb}(?P<link>,? (?:that|the|an?|it|they|he|she"
        r"|we|there|how|(?-i:[A-Z]\w+))\b|[,:]))(?P<rest>[^.;]*)$"
    )
    for found in c.lexicon.finditer(template, before) if says else ():
        who, rest = found["who"], found["rest"]
        if any(who.strip().endswith(name) for name in c.own_names):
            continue
        if _NOUN_BEFORE.search(who) and re.match(
            r"(?:states|claims|reports|notes|demands|requests)\b", found.group()[len(who) :], re.I
        ):
            continue
        if c.lexicon.search(_OWN, who) or re.search(
            r"^\W*(?:if|when|where|as|while|although|since"
            r"|because|that$|being|having)\b",
            who.strip(),
            re.IGNORECASE,
        ):
            continue
        if re.search(r"\b(?:and|but|so|therefore),? (?:we|I)\b", rest):
            continue
        return True
    if _IMPERSONAL.search(before):
        return True
    if re.match(r"\W*according to (?!(?:this|our|my)\b)", c.text, re.IGNORECASE):
        return True
    if re.search(r"\byou (?:believe|think|say|said|claim|feel|suggest|argue|propose)\b[^,;]*$", before, re.IGNORECASE):
        return True
    return match.rule in _MODALS and bool(
        c.lexicon.search(r", (?:(?:he|she|they)|(?-i:[A-Z][\w.]+)) {report_verb}\W*$", c.text)
    )


_IMPERSONAL = re.compile(
    r"\bit (?:(?:will|may|might|could|can) be|is|has been|was) (?:\w+ )?(?:objected|argued|said|claimed|alleged"
    r"|feared|assumed"
    r"|believed|put to us|suggested to us|maintained|contended)(?:, \w+,)? that\b[^;]*$",
    re.IGNORECASE,
)
"""What one hears said: "It will be objected that shops need the light"."""


def held_by_others(c: Context, match: Match) -> bool:
    """The content of a view that is described: "The consensus is that no tax should be raised"."""
    before = c.text[: match.cue.start]
    view = (
        r"\b(?:view|consensus|opinion|position|belief|argument|idea|fear|demand|claim|notion|assumption"
        r"|perception|impression|attitude|sentiment)s?\b"
    )
    found = re.search(view + r"[^.;,]{0,60}?\b(?:is|was|are|were|held|being)? ?that\b[^.;]*$", before, re.IGNORECASE)
    who = subject(c.lexicon, c.text, match.cue.start) if found else None
    about_it = who is not None and found is not None and who.start <= found.start()
    own = any(name in before for name in c.own_names)
    return bool(found) and not about_it and not own and not c.lexicon.search(_OWN, before)


def poll(c: Context, match: Match) -> bool:
    """The share of people asked who want it: "61 per cent of tenants say that rents must fall"."""
    return bool(c.lexicon.search(r"\d\s?(?:%|per ?cent)|{poll}", c.text[: match.cue.start])) and bool(
        c.lexicon.search(
            r"{poll}|\b(?:say|said|think|believe|want|favou?r"
            r"|support|agreed?)\b",
            c.text[: match.cue.end],
        )
    )


def narrated(c: Context, match: Match) -> bool:
    """A rule or a demand of the past: "The act of 1971 said that barges must carry lamps", "was told it should"."""
    before = c.text[: match.cue.start]
    clause = c.text[clause_start(c.text, match.cue.start) : match.cue.start]
    if re.search(
        r"\b(?:was|were|had been|has been|have been|been) (?:\w+ly )?(?:told|asked|ordered|informed"
        r"|advised|required|instructed|warned|expected|argued|suggested|said)\b[^;.]*$",
        before,
        re.IGNORECASE,
    ):
        return True
    if re.search(r"\b(?:have|has|had) (?:\w+ly |often |always |long )?(?:heard|read)\b[^;.]*$", before, re.IGNORECASE):
        return True  # "we have often heard that cold rooms are no answer"
    if re.search(r"\b(?:I|we|he|she|they) thought\b[^.;,]*$", before, re.IGNORECASE):
        return True
    return match.rule in _MODALS and bool(
        re.search(r"\b(?:in|since|until|by) (?:1[5-9]|20[01])\d\d\b[^,]*,\s*$", before)
        and re.search(r"\b(?:was|were|had)\b", clause)
    )


def by_law(c: Context, match: Match) -> bool:
    """What a law already in force lays down: "which according to the Fisheries Act must be renewed yearly"."""
    before = c.text[: match.cue.start]
    if match.rule in _MODALS and re.match(
        r"\s*,? ?(?:by|under) (?:the |current |existing )?law\b", c.text[match.cue.end :]
    ):
        return True
    if match.rule == "should":
        return False  # no law says "should"
    return match.rule in _MODALS | {"requires"} and bool(
        re.search(
            r"\b(?:according to|under|pursuant to|as required by"
            r"|by)\b[^,;]{0,40}\b(?:law|legislation|statute"
            r"|constitution|act|code|rules?|regulations?|convention)\b[^;]{0,20}$",
            before,
            re.IGNORECASE,
        )
    )


_IN_FORCE = re.compile(
    r"\b(?:law|act|code|statute|legislation|regulations?|rules|rulebook|directive|ordinance|constitution)\b"
    r"(?: of \d{4})?(?: \w+ly| already)? "
    r"(?:is|are|requires?|provides?|states?|says?|lays? down|obliges?|stipulates?|sets? out|prescribes?)\b",
    re.IGNORECASE,
)
_AS_IT_IS = re.compile(
    r"\W*(?:today|at present|currently|as things stand|as it stands|under (?:the )?(?:current|present|existing) \w+),? "
    r"(?:an?|anyone|everyone|any|every)\b",
    re.IGNORECASE,
)
"""How it is now, of any one: "Today a planner must consult fourteen bodies"."""
_EVERYONE = re.compile(r"\W*(?:every|each|any|all|no|anyone|everyone|nobody|whoever)\b", re.IGNORECASE)


def in_force(c: Context, match: Match) -> bool:
    """A duty that is already there: "Drivers must already pay"; "The act is clear. Every driver must ..." """
    if match.rule not in {"must", "have-to", "need-to", "has-duty"} or c.founds:
        return False
    before, after = c.text[: match.cue.start], c.text[match.cue.end :]
    now = r"(?:already|currently|presently|at present)"
    if re.search(rf"\b{now},?\s*$", before, re.IGNORECASE) or re.match(
        rf"\s+(?:{now}|still (?:abide|comply|obey))\b", after, re.IGNORECASE
    ):
        return True
    if _AS_IT_IS.match(c.text) and match.rule != "need-to":
        return True
    said = _IN_FORCE.search(c.before) and not re.search(r"\b(?:should|must|ought|new|proposed?)\b", c.before)
    return bool(said and not c.opens_block and _EVERYONE.match(c.text))


def about_the_text(c: Context, match: Match) -> bool:
    """The text says what it does: "The third part discusses the aims that we should have"."""
    return (
        bool(
            c.lexicon.search(
                r"^\W*(?:[\w-]+, )?(?:this|the|our|its|each|in this"
                r"|in the)(?: \w+)? (?:parts?|sections?|tables?|figures?|appendix|{document_kind}),? "
                r"(?:\w+ly )?(?:also )?(?:will )?"
                r"(?:discuss|explore|examine|identif|describe|look|analy[sz]e|present|consider|ask"
                r"|explain|review|summari[sz]e|provide|focus|cover|deal|delve|is (?:divided|organi[sz]ed"
                r"|structured))",
                c.text,
            )
        )
        and match.rule != "text-proposes"
    )


def as_we_shall_see(c: Context, match: Match) -> bool:
    """The text speaks of itself: "as we shall see", "it should be noted that", "one must remember that"."""
    before, after = c.text[: match.cue.start], c.text[match.cue.end :]
    if re.search(r"\bas (?:we|I|one)\s*$", before, re.IGNORECASE):
        return True
    if match.rule == "should" and _TELLS.match(after):
        return True
    note = (
        r"(?:also |however |first |then |\w+ly )*(?:be (?:noted|stressed|emphasi[sz]ed|remembered"
        r"|mentioned|pointed out|added|said|admitted|acknowledged|borne|understood)|note|remember|recall"
        r"|mention|add|stress|(?:not )?forget|wonder|emphasi[sz]e|bear in mind|admit|point out|ask "
        r"(?:ourselves|whether))\b"
    )
    return (
        match.rule in _MODALS | {"it-is-necessary", "it-is-desirable"}
        and bool(re.match(r"\s*" + note, after, re.IGNORECASE))
        and not re.match(r"\s*(?:be )?(?:recogni[sz]e|acknowledged by)", after)
    )


_TELLS = re.compile(
    r"\s+(?:\w+ly )?(?:let|tell|show|give|remind|convince|warn|teach) (?:you|us|one|anyone|everyone|me)\b", re.I
)
"""What something makes plain: "That alone should tell you that ..." """


def for_the_reader(c: Context, match: Match) -> bool:
    """What is needed in order to follow the text: "Understanding this history is essential for grasping ..." """
    if match.rule in _MODALS and re.match(
        r"\W*(?:in order )?to (?:understand|see|appreciate"
        r"|grasp|explain|answer|assess|make sense"
        r"|know)\b[^,]*,",
        c.text,
        re.IGNORECASE,
    ):
        return True
    anyone = r"\W*(?:in order )?to [^,]{3,60}, (?:one|you|an?|people|anyone|players)\b"
    if match.rule in _MODALS and re.match(anyone, c.text, re.IGNORECASE):
        return True
    if match.rule not in {"thing-necessary", "thing-key", "it-is-necessary", "it-is-desirable"}:
        return False
    if re.search(
        r"\b(?:indicate|know|tell|determine|decide|show|say|see|learn|assess) what\s*$", c.text[: match.cue.start]
    ):
        return True  # "nobody can tell what is necessary"
    thing = c.text[match.thing.start : match.thing.end] if match.thing else c.text[match.cue.end :]
    known = (
        r"\W*(?:to |an? |the )?(?:[\w-]+ )?(?:understand(?:ing)?|knowledge|knowing|familiarity|awareness"
        r"|context|definitions?|distinction|distinguish|note|keep in mind)\b"
    )
    return bool(re.match(known, thing, re.IGNORECASE)) and not re.search(
        r"\bmutual understanding\b", thing, re.IGNORECASE
    )


VETOES = (
    question,
    asked,
    quoted,
    reported,
    held_by_others,
    poll,
    narrated,
    by_law,
    in_force,
    about_the_text,
    as_we_shall_see,
    for_the_reader,
)
