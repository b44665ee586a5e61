"""Which sentences of a document make the same recommendation.

A sentence joins an earlier one when it stands in the item that the earlier one opens, when it takes it up ("This
would ..."), or when the two share enough of the words that carry their subject: stems weighted by how rare they are
in the document (inverse document frequency over its sentences), cosine similarity. Advice to act together that names
nothing to be done together is one recommendation, wherever in the document it is repeated.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from briefgen.language.tokens import stems
from briefgen.model.documents import BlockKind, Document
from briefgen.model.recommendations import Stance
from briefgen.recommendations.english.clauses import subject
from briefgen.recommendations.english.headlines.headline import headline, imperative
from briefgen.recommendations.english.subjects import asked_of, asks_another, cosine, subject_of, terms_of, weights_of
from briefgen.recommendations.matching import Context, Match

Found = tuple[Context, Match]

SAME = 0.25
"""Cosine from which two sentences ask for the same, and (`SAME_BESIDE`) for neighbours in a paragraph. Chosen on five
annotated essays; the neighbours' is low because there the place already speaks for it."""
SAME_BESIDE = 0.03
ANOTHER = 2
"""How many times as much two sentences must have in common that are addressed to different bodies."""
SAME_IN_CHARTER = 0.4
"""The same in a text that founds an institution, which repeats its few nouns in every sentence. Five charters."""
COMMON = math.log(1 + 1 / 0.2)
"""Weight below which a word names what the whole document is about: it stands in a fifth of the sentences."""

_CONDITIONS = {"unless", "only-if", "would-first-have-to"}
"""Rules on what has to come first: the conditions of one aim are one recommendation."""
_CALL_FOR_HELP = {"will-need-help", "in-urgent-need", "most-pressing"}
"""Rules on a lack of which the next sentence says how it is to be met."""
_PLAIN = {"attempt", "effort", "step", "plan", "idea"}
"""Stems of nouns that only carry an aim: "any attempt at integration"."""
_IMPERSONAL = {"it-is-necessary", "it-is-desirable"}
"""Rules on sentences whose "it" stands for nothing that was said before: "It is vital that ..."."""
_CONTENT = {"is-to", "proposed-thing", "much-to-do"}
"""Rules on what a proposal contains (it can be done or left undone by itself), and on the announcement of advice."""
_OWN_ACTION = {"by-doing", "gerund-would", "reform-would", "option", "make-easier", "hypothetical-would"}
"""Rules on sentences that name the action they praise: they belong to the one before only if it shares its words."""

_TAKES_UP = re.compile(
    r"\W*(?:(?:and|but|so|thus|therefore|however),? )?(?:this|these|such|it|they|in other words|that "
    r"is|doing so|in this way|otherwise|only then|in short|in practice)\b|.*\bsuch (?!as\b|an? )\w+",
    re.IGNORECASE,
)
_INCOMPLETE = re.compile(
    r"\b(?:to|should|must|shall|will|by|that|can|may|for|we|recommend|propose|demand|urge|want|need|needed|following|below"
    r"|(?:measures|steps|actions|reforms|changes|recommendations|proposals|demands|ways|things)(?: \w+)?):\s*$",
    re.IGNORECASE,
)
"""A sentence that asks for nothing yet: the first item of its list completes it ("The council shall:")."""
_SUMMARY = re.compile(
    r"\((?:1|i|a)\) .*\((?:2|ii|b)\) |\b(?:two|three|four|five|six|seven|eight|nine|ten|several|following) (?:[\w-]+ )?"
    r"(?:recommendations|proposals|improvements|reforms|suggestions|steps|demands)\b",
    re.IGNORECASE,
)
"""A sentence that sums several recommendations up: like each of them, and the same as none."""
_REFERS = re.compile(r"\b(?:this|these|those|such)(?! as\b| an?\b) [a-z]", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\W*(?:in addition|additionally|furthermore|moreover|also|first|firstly|second|secondly|third"
    r"|thirdly|finally|lastly|another|beyond|besides|likewise|similarly"
    r"|in (?:sum|summary|conclusion|the end)|to (?:sum up|conclude|summari[sz]e|achieve this|this end|that end"
    r"|do (?:so|this))|overall|a (?:second|third|fourth|final|further)|the (?:second|third|fourth|next"
    r"|final))\b|.{0,120}\b(?:must|should|needs? to) also\b",
    re.IGNORECASE,
)


def group(document: Document, found: Sequence[Found]) -> list[list[Found]]:
    """The sentences found, in reading order, as groups in the order of their first sentences."""
    if not found:
        return []
    weights = weights_of(document)
    vectors = [subject_of(context, weights) for context, _ in found]
    asked = [asked_of(context, match, weights) for context, match in found]
    common = {term for term, weight in weights.items() if weight < COMMON}
    appeals = {at for at, (context, match) in enumerate(found) if is_appeal(context, match, common)}
    groups: list[list[int]] = []
    for at in range(len(found)):
        home = _appeal_home(found, groups, appeals, at)
        home = _home(found, vectors, asked, groups, at, appeals) if home is None else home
        if home is None:
            groups.append([at])
        else:
            groups[home].append(at)
    return [[found[at] for at in members] for members in groups]


def _home(
    found: Sequence[Found],
    vectors: list[dict[str, float]],
    asked: list[dict[str, float]],
    groups: list[list[int]],
    at: int,
    appeals: set[int],
) -> int | None:
    """The group that a sentence joins, None when it opens one."""
    context, match = found[at]
    if match.rule != "labelled":
        for number in range(len(groups) - 1, -1, -1):
            opener = found[groups[number][0]]
            if opener[1].rule == "labelled" and _in_item(opener[0], context):
                return number
        if at:
            last = at - 1
            between = bool(last and last in appeals and _TAKES_UP.match(context.text) and last not in groups[-1])
            last -= between  # an appeal put in between belongs elsewhere
            number = next(number for number, members in enumerate(groups) if last in members)
            said = [other for other in groups[number] if found[other][1].explicit] or groups[number][:1]
            ties = max(cosine(vectors[at], vectors[other]) for other in said)
            likeness, first = cosine(asked[at], asked[last]), groups[number] == [last]
            if _goes_with(found[last], found[at], likeness, ties, first=first, between=between):
                return number
        again = None if match.explicit else _names_again(found, groups, at)
        again = _same_aim(found, groups, at) if again is None and match.rule in _CONDITIONS else again
        if again is not None:
            return again
    return None if match.rule in _CONTENT else _alike(found, vectors, groups, at)


def _same_aim(found: Sequence[Found], groups: list[list[int]], at: int) -> int | None:
    """The group with a condition of the same aim: "The merger will fail unless ...", "Any merger would first ..." """
    aim = _aim(*found[at])
    for number, members in enumerate(groups):
        if any(found[other][1].rule in _CONDITIONS and aim & _aim(*found[other]) for other in members):
            return number
    return None


def _names_again(found: Sequence[Found], groups: list[list[int]], at: int) -> int | None:
    """The group that first asked for the thing whose making is praised: "By founding a league, ..." """
    again = _made_thing(*found[at])
    for number, members in enumerate(groups):
        if again and again <= _made_thing(*found[members[0]]):
            return number
    return None


def _made_thing(context: Context, match: Match) -> set[str]:
    """Stems of the thing that is to be made, by the headline; none where something else is to be done."""
    verb, _, rest = (imperative(context, match) or "").partition(" ")
    if match.stance is not Stance.FOR or not context.lexicon.search("^{founding_action}$", verb):
        return set()
    return set(terms_of(rest, context.lexicon.language)) - set(terms_of("new", "en"))


def _aim(context: Context, match: Match) -> set[str]:
    """Stems of what a condition is set to: the subject of its clause."""
    who = subject(context.lexicon, context.text, match.cue.start)
    return set(terms_of(context.text[who.start : who.end], context.lexicon.language)) - _PLAIN if who else set()


def _appeal_home(found: Sequence[Found], groups: list[list[int]], appeals: set[int], at: int) -> int | None:
    """The group of the document's earlier appeal to act together, for a later one that does not go on from another."""
    context, match = found[at]
    near = at > 0 and context.sentence.index - found[at - 1][0].sentence.index <= 3
    if at not in appeals or (near and (match.supports or _TAKES_UP.match(context.text))):
        return None
    return next((number for number, members in enumerate(groups) if members[0] in appeals), None)


def is_appeal(context: Context, match: Match, common: set[str]) -> bool:
    """Whether a sentence asks to act together and says no more: "Both towns must enhance their cooperation".

    Judged by its headline, or else by the whole sentence: a word of acting together, and beside it only names, general
    words (the lexicon's `general_word`), words without a subject (`stop`) and stems `common` in the document.
    """
    if match.stance is not Stance.FOR or match.rule in {"labelled", "section-item", "listed-item"} or context.founds:
        return False
    lexicon = context.lexicon
    for text in (imperative(context, match) or headline(context, match).text, context.text):
        if lexicon.search("{acting_together}", context.text):
            rest = lexicon.pattern("{acting_together}|{general_word}|{sentence_adverb}").sub(" ", text)
            left = [word for word in re.findall(r"[^\W\d_][\w'-]*", rest) if word not in context.names]
            said = lexicon.words("stop") | set(lexicon.tables["light_verb"].values())
            left = stems([w.lower() for w in left if w.lower() not in said], lexicon.language)
            if not set(left) - common:
                return True
    return False


def _goes_with(
    before: Found, found: Found, likeness: float, ties: float, *, first: bool, between: bool = False
) -> bool:
    """Whether a sentence belongs to the recommendation found just before it, by what ties the two together.

    `first` says that it is all there is of it so far, `likeness` is that of what the two ask, `ties` the highest to a
    sentence in which that recommendation is made outright; `between`, that an appeal stands between them.
    """
    context, match = found
    near = context.sentence.index - before[0].sentence.index - between
    beside = context.sentence.block == before[0].sentence.block
    if near == 1 and beside and before[1].rule in _CALL_FOR_HELP and match.stance is Stance.FOR:
        return True
    if near == 1 and _INCOMPLETE.search(before[0].text):
        return True
    if match.stance is not before[1].stance or (match.rule in {"listed-item", "section-item"} and not match.supports):
        return False
    takes_up = (bool(_TAKES_UP.match(context.text)) and match.rule not in _IMPERSONAL) or (
        match.rule in _OWN_ACTION and _refers_back(context, match)
    )
    if match.supports and near <= 3:
        return True
    if context.founds:  # a paragraph of a charter lays down one thing, unless it says "also"
        return beside and near <= 2 and (takes_up or not _GOES_ON.match(context.text))
    if _SUMMARY.search(before[0].text) and match.explicit:
        return False
    if _GOES_ON.match(context.text) or match.rule in _CONTENT:
        return False
    if not match.explicit and near <= 2:
        return takes_up or round(ties, 6) > SAME_BESIDE or (before[1].supports and first)
    enough = SAME if asks_another(before, found) else SAME_BESIDE
    return (near <= 2 and takes_up) or (near == 1 and beside and round(likeness, 6) > enough)


def _refers_back(context: Context, match: Match) -> bool:
    """Whether the action that a sentence praises is put in terms of what was said: "by investing in these towns"."""
    span = match.action or match.thing
    return bool(span and _REFERS.search(context.text[span.start : span.end]))


def _alike(found: Sequence[Found], vectors: list[dict[str, float]], groups: list[list[int]], at: int) -> int | None:
    """The group with the most similar sentence of the same stance, if it is similar enough."""
    context, match = found[at]
    if _SUMMARY.search(context.text):
        return None
    same = SAME_IN_CHARTER if context.founds else SAME
    best, home = 0.0, None
    for number, members in enumerate(groups):
        for other in members:
            if found[other][1].stance is not match.stance or _SUMMARY.search(found[other][0].text):
                continue
            likeness = round(cosine(vectors[at], vectors[other]), 6)
            enough = ANOTHER * same if asks_another(found[other], found[at]) else same
            if likeness >= enough and likeness > best:
                best, home = likeness, number
    return home


def _in_item(opener: Context, context: Context) -> bool:
    """Whether a sentence stands in the item that a labelled recommendation opens: its paragraph, or its section."""
    if opener.kind is BlockKind.HEADING:
        return opener.text in context.headings
    return opener.sentence.block == context.sentence.block
