"""What takes a match back: the words are there, but they are not the author's own advice on what is to be done."""

from __future__ import annotations

import re

from briefgen.model.documents import BlockKind
from briefgen.recommendations.clauses import clause_start
from briefgen.recommendations.matching import Context, Match

_MODALS = {"should", "must", "need-to", "have-to", "shall", "had-better"}
_OWN = re.compile(r"\b(?:I|we|my|our|this (?:paper|report|essay|submission|proposal|pep|author))\b", re.I)


def heading_only(c: Context, match: Match) -> bool:
    """A heading that names a section is no sentence: "Why reform is necessary", "What should be done". """
    if c.kind is not BlockKind.HEADING or match.rule == "labelled":
        return False
    return len(c.text.split()) < 6 or bool(re.match(r"\W*(?:why|what|how|where|who|when|\d)", c.text, re.I))


def question(c: Context, match: Match) -> bool:
    """A question asks, it does not advise: "Should the bridge be closed?" """
    end = c.text.rstrip(" \"')")
    if not end.endswith("?"):
        return bool(re.match(r"\W*(?:why|what|how|who) (?:should|must|shall)\b", c.text, re.I))
    return "?" not in c.text[: match.cue.start] or True


def inverted_condition(c: Context, match: Match) -> bool:
    """ "should" that opens a condition: "Should the dam break, ...", "..., should he have the votes". """
    if match.rule != "should":
        return False
    at = match.cue.start
    opens = re.search(r"(?:^|[,;(—]\s*|\b(?:and|but|or)\s+)\W*$", c.text[:at])
    follows = re.match(r"[Ss]hould\s+(?:an?|the|any|it|he|she|they|you|we|I|this|that|these|those|there|such|one|[A-Z][a-z]+ \w+|[a-z]+s (?:be|fail|occur|happen|wish|ever|not))\b", c.text[at:])
    return bool(opens and follows)


def perfect(c: Context, match: Match) -> bool:
    """ "should have published", "must have known": what was not done, or is supposed to have been."""
    return match.rule in _MODALS and bool(re.match(r"(?:n't|\s+(?:not|never|also|already|probably|surely|\w+ly))*\s+have\s+(?:\w+ly\s+|already\s+|to\s+)?(?:been|had|\w+ed|\w+en|done|gone|made|put|set|let|known|left|built|held|sent|kept|seen|brought|thought|taught|sought|told|sold|found|paid|said)\b", c.text[match.cue.end :], re.I))


def as_we_shall_see(c: Context, match: Match) -> bool:
    """The text speaks of itself: "as we shall see", "it should be noted that", "one must remember that". """
    before, after = c.text[: match.cue.start], c.text[match.cue.end :]
    if re.search(r"\bas (?:we|I|one)\s*$", before, re.I):
        return True
    note = r"(?:also |however |first |then |\w+ly )*(?:be (?:noted|stressed|emphasi[sz]ed|remembered|mentioned|pointed out|added|said|admitted|acknowledged|borne|understood)|note|remember|recall|mention|add|stress|(?:not )?forget|wonder|emphasi[sz]e|bear in mind|admit|point out|ask (?:ourselves|whether))\b"
    return match.rule in _MODALS | {"it-is-necessary", "it-is-desirable"} and bool(re.match(r"\s*" + note, after, re.I)) and not re.match(r"\s*(?:be )?(?:recogni[sz]e|acknowledged by)", after)


def epistemic(c: Context, match: Match) -> bool:
    """ "must surely understand", "should be easy": what is likely, not what is to be done."""
    after = c.text[match.cue.end :]
    if re.search(r"\b(?:results?|data|findings?|figures?|estimates?|numbers?|statistics)\s*$", c.text[: match.cue.start], re.I) and re.match(r"[^.;]{0,20}?\bbe (?:\w+ly )?(?:interpreted|treated|read|taken|viewed|seen|understood)\b", after):
        return True
    if re.search(r"\bby now\b", after):
        return True
    if match.rule == "must":
        return bool(c.lexicon.search(r"^\s+(?:be )?{mental_state}", after))
    if match.rule == "should":
        return bool(c.lexicon.search(r"^\s+(?:not )?(?:also )?(?:be|have) (?:an? |no |very |too |so |\w+ly |of )*(?:{rating}|problems?|trouble|concern)", after))
    return False


def condition(c: Context, match: Match) -> bool:
    """The cue stands in a condition or in a question put indirectly: "If a fee must be paid, ...", "whether it should". """
    if match.rule in {"imperative", "unless", "only-if", "labelled", "section-item", "listed-item", "by-doing", "critical-choice", "design-aim"} or c.founds and match.rule.startswith("office"):
        return False
    if match.rule != "should" and re.match(r"\W*(?:[Ss]hould|[Ww]ere|[Hh]ad) (?:the|a|an|it|he|she|they|we|any|[A-Z])[^,]*$", c.text[: match.cue.start]):
        return True
    clause = re.split(r"[,;:—(]\s+|\bthen\b", c.text[: match.cue.start])[-1]
    last = re.search(r"(?:^|\s)(?P<link>if|whether|when|whenever|where|once|who|how|why|which)\s+(?P<rest>.*)$", clause, re.I)
    if last is None:
        return False
    link, rest = last["link"].lower(), last["rest"]
    if re.search(r"\w+ \w+.* (?:it|they|he|she|we|you|there)\s*$", rest, re.I) and link in {"if", "when", "once", "whenever", "where"}:
        return False  # "if a letter is returned they should write again": the comma is left out, the advice is in the main clause
    if link in {"if", "whether", "how", "why"}:
        return True
    return match.rule in {"have-to", "need-to", "requires", "thing-key", "option"}


def reported(c: Context, match: Match) -> bool:
    """Somebody else says it: "Critics argue that wages should rise", "The mayor said the bridge must go". """
    before = c.text[: match.cue.start]
    template = r"(?P<who>[^.;:]{0,60}?)(?:{report_that}|{report_verb}(?P<link>,? (?:that|the|an?|it|they|he|she|we|there|how|(?-i:[A-Z]\w+))\b|[,:]))(?P<rest>[^.;]*)$"
    for found in c.lexicon.finditer(template, before):
        who, rest = found["who"], found["rest"]
        if any(who.strip().endswith(name) for name in c.own_names):
            continue
        if _OWN.search(who) or re.search(r"^\W*(?:if|when|where|as|while|although|since|because|that$|that $|being|having)\b", who.strip() + " ", re.I):
            continue
        if re.search(r"\b(?:and|but|so|therefore),? (?:we|I)\b", rest):
            continue
        return True
    if re.match(r"\W*according to (?!(?:this|our|my)\b)", c.text, re.I):
        return True
    return match.rule in _MODALS and bool(c.lexicon.search(r", (?:(?:he|she|they)|(?-i:[A-Z][\w.]+)) {report_verb}\W*$", c.text))


def poll(c: Context, match: Match) -> bool:
    """The share of people asked who want it: "61 per cent of tenants say that rents must fall". """
    return bool(c.lexicon.search(r"\d\s?(?:%|per ?cent)|{poll}", c.text[: match.cue.start])) and bool(c.lexicon.search(r"{poll}|\b(?:say|said|think|believe|want|favou?r|support|agreed?)\b", c.text[: match.cue.end]))


def quoted(c: Context, match: Match) -> bool:
    """The cue stands inside quotation marks: words of another, or words spoken of."""
    marks = [m.start() for m in re.finditer(r'"', c.text)]
    inside = sum(at <= match.cue.start for at in marks) % 2 == 1 and any(at >= match.cue.end for at in marks)
    return inside or c.kind is BlockKind.QUOTATION or bool(re.match(r'\W*"', c.text) and c.text.count('"') == 1 and match.rule != "labelled")


def narrated(c: Context, match: Match) -> bool:
    """A rule or a demand of the past: "The act of 1971 said that barges must carry lamps", "was told it should". """
    before = c.text[: match.cue.start]
    clause = c.text[clause_start(c.text, match.cue.start) : match.cue.start]
    if re.search(r"\b(?:was|were|had been|has been|have been|been) (?:\w+ly )?(?:told|asked|ordered|informed|advised|required|instructed|warned|expected|argued|suggested|said)\b[^;.]*$", before, re.I):
        return True
    return match.rule in _MODALS and bool(re.search(r"\b(?:in|since|until|by) (?:1[5-9]|20[01])\d\d\b[^,]*,\s*$", before) and re.search(r"\b(?:was|were|had)\b", clause))


def pledge(c: Context, match: Match) -> bool:
    """What the author will do is no recommendation to others: "We will publish", "I must admit", "we shall". """
    before = c.text[: match.cue.start]
    if match.rule in {"must", "need-to", "have-to", "should", "shall"} and re.search(r"(?:^|\W)I\s*(?:also |still |\w+ly )?$", before):
        return True
    return match.rule == "shall" and bool(re.search(r"\b(?:we|I)\s*$", before, re.I))


def doubted(c: Context, match: Match) -> bool:
    """The author does not say so: "It is not clear that fees must rise", "under the impression that they should". """
    before = c.text[: match.cue.start]
    doubt = r"\b(?:not (?:mean|know|say|imply|clear|argue|suggest|follow)|n't (?:mean|know|say|imply|clear|argue|suggest|follow|assume))\b[^,;]*$|\bwouldn't go so far\b|\bdifficult to think\b|\bunder the impression\b|\bno reason (?:why|to)\b[^,;]*$|\b(?:disagree|agree with the fact) that\b[^,;]*$"
    return match.rule in _MODALS | {"it-is-necessary", "thing-necessary"} and bool(re.search(doubt, before, re.I))


def needed_for(c: Context, match: Match) -> bool:
    """What somebody needs is an object here: "the support it needs to survive", "everything they have to know". """
    before = c.text[: match.cue.start]
    return match.rule in {"need-to", "have-to"} and bool(re.search(r"(?:^|[^,;:.\w])(?!that\b|and\b|but\b|so\b|because\b|then\b|think\b|believe\b|says?\b|means?\b|therefore\b|now\b|also\b|or\b|if\b|when\b|as\b|what\b|where\b|while\b|feel\b|is\b)[a-z]+ (?:it|they|we|you|he|she|one)\s*$", before))


def about_the_text(c: Context, match: Match) -> bool:
    """The text says what it does: "The third part discusses the aims that we should have". """
    return bool(re.match(r"\W*(?:[\w-]+, )?(?:this|the|our|its|each|in this|in the)(?: \w+)? (?:part|section|chapter|essay|paper|article|report|study|table|figure|appendix|document|pep)s?,? (?:\w+ly )?(?:also )?(?:will )?(?:discuss|explore|examine|identif|describe|look|analy[sz]e|present|consider|ask|explain|review|summari[sz]e|provide|focus|cover|deal|delve|is (?:divided|organi[sz]ed|structured))", c.text, re.I)) and match.rule not in {"text-proposes"}


def for_the_reader(c: Context, match: Match) -> bool:
    """What is needed in order to follow the text: "Understanding this history is essential for grasping ..." """
    if match.rule in _MODALS and re.match(r"\W*(?:in order )?to (?:understand|see|appreciate|grasp|explain|answer|assess|make sense|know)\b[^,]*,", c.text, re.I):
        return True
    if match.rule not in {"thing-necessary", "thing-key", "it-is-necessary", "it-is-desirable"}:
        return False
    thing = c.text[match.thing.start : match.thing.end] if match.thing else c.text[match.cue.end :]
    known = r"\W*(?:to |an? |the )?(?:[\w-]+ )?(?:understand(?:ing)?|knowledge|knowing|familiarity|awareness|context|definitions?|distinction|distinguish|note|keep in mind)\b"
    return bool(re.match(known, thing, re.I)) and not re.search(r"\bmutual understanding\b", thing, re.I)


def by_law(c: Context, match: Match) -> bool:
    """What a law already in force lays down: "which according to the Fisheries Act must be renewed yearly". """
    before = c.text[: match.cue.start]
    return match.rule in _MODALS | {"requires"} and bool(re.search(r"\b(?:according to|under|pursuant to|as required by|by)\b[^,;]{0,40}\b(?:law|legislation|statute|constitution|act|code|rules?|regulations?|convention)\b[^;]{0,20}$", before, re.I))


def held_by_others(c: Context, match: Match) -> bool:
    """The content of a view that is described: "The consensus is that no tax should be raised". """
    before = c.text[: match.cue.start]
    view = r"\b(?:view|consensus|opinion|position|belief|argument|idea|fear|demand|claim|notion|assumption|perception|impression|attitude|sentiment|calls?)\b"
    return bool(re.search(view + r"[^.;]{0,60}?\b(?:is|was|are|were|held|being)? ?that\b[^.;]*$", before, re.I)) and not _OWN.search(before)


VETOES = (
    heading_only, question, inverted_condition, perfect, as_we_shall_see, epistemic, condition, reported, poll, quoted, narrated, pledge, doubted,
    needed_for, about_the_text, for_the_reader, by_law, held_by_others,
)  # fmt: skip
"""All vetoes; a match stands when none of them is true."""
