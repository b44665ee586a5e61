"""A recommendation in at most twelve words: an imperative made from the sentence's own words, or a shortened quotation.

Each construction has its rule (`Form`). Nothing is added but a verb that says no more than the noun it goes with (the
lexicon's `light_verb`) or "Make" and "Ensure that" for a plain "should be"; what is left out is left out at the end of a phrase.
"""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon
from briefgen.model.evidence import Span
from briefgen.recommendations.clauses import clause_start, subject
from briefgen.recommendations.matching import Context, Form, Match
from briefgen.recommendations.morphology import base_of_gerund, base_of_participle, is_base_verb

LIMIT = 12
"""Words of a headline, at most."""

_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_VERBAL = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could)\b(?<!that is)|\b(?:believes?|thinks?|says?|argues?|feels?|wants?)$", re.I)
"""A "noun group" with a verb in it was found wrongly."""
_LEADING = re.compile(r"^(?:(?:not only|also|then|first|at least|ideally|always|further|both|continue to be|once again|again|\w+ly) )+(?=[a-z])", re.I)


def headline(c: Context, match: Match) -> str:
    """The headline of the sentence that a match was found in."""
    made = _made(c, match)
    if made:
        made = made[0].upper() + made[1:]
        if match.negated and not made.startswith("Do not"):
            made = shorten(c.lexicon, "Do not " + made[0].lower() + made[1:]) or ""
    return made or quotation(c, match)


def _made(c: Context, match: Match) -> str | None:
    match match.form:
        case Form.ACTIVE:
            return _active(c, match)
        case Form.GERUND:
            return _gerund(c, _words(c, match.action))
        case Form.PASSIVE:
            return _passive(c, match)
        case Form.THING:
            return _thing(c, _words(c, match.thing))
        case Form.QUOTE:
            return _copula(c, match)


def _words(c: Context, span: Span | None) -> str:
    return "" if span is None else " ".join(_ASIDE.sub("", c.text[span.start : span.end]).split())


def _active(c: Context, match: Match) -> str | None:
    words = _words(c, match.action)
    leading = _LEADING.match(words)
    if leading and not is_base_verb(c.lexicon, words.split()[0]):
        words = words[leading.end() :]
    first = words.split(" ", 1)[0].lower() if words else ""
    if not re.fullmatch(r"[a-z][a-z-]+", first) or first in c.lexicon.words("never_addressee") | {"not", "able"}:
        return None
    if first in {"be", "have"} and (match.addressee or match.rule in {"should", "must"}):
        return None
    return shorten(c.lexicon, words)


def _gerund(c: Context, words: str) -> str | None:
    negated = words.lower().startswith("not ")
    words = words[4:] if negated else words
    first, _, rest = words.partition(" ")
    base = base_of_gerund(c.lexicon, first)
    if base is None or not rest or base in {"have", "be"}:
        return None
    rest = re.sub(r"^of (?=\w)", "", rest) if rest.startswith("of ") else rest
    for pair in re.findall(r"\b(?:and|or|by) (\w+ing)\b(?= (?:the|a|an|its|their|our|all|more|new|[a-z]+s)\b)", rest):
        other = base_of_gerund(c.lexicon, pair)
        if other and is_base_verb(c.lexicon, other):
            rest = re.sub(rf"\b(and|or) {pair}\b", rf"\1 {other}", rest)
    return shorten(c.lexicon, ("not " if negated else "") + base + " " + rest)


def _passive(c: Context, match: Match) -> str | None:
    action, thing = _words(c, match.action), _words(c, match.thing)
    participle, _, rest = action.partition(" ")
    base = base_of_participle(c.lexicon, participle)
    first = thing.split(" ", 1)[0].lower() if thing else ""
    if base is None or not thing or first in c.lexicon.words("never_addressee") - {"all", "both", "each", "any", "every", "no", "more", "some", "this", "these", "those", "such", "many"} or len(thing.split()) > 9:
        return None
    if base in {"see", "expect", "base", "concern", "do"} or first == "no" or re.match(r"(?:if|when|how|as|in|on|at|for|to|by|with|since|because|while|although|once|where|whenever|after|before)$", first):
        return None
    if _VERBAL.search(thing):
        return None
    if match.addressee is not None:
        rest = re.sub(r"\bby " + re.escape(_words(c, match.addressee)) + r"\b\s*", "", rest)
    particle = re.match(r"(out|up|down|off|in|back|away|over)\b(?! (?:the|a|an|\w+ing)\b)\s*", rest) if base in {"phase", "carry", "set", "shut", "bring", "put", "take", "roll", "scale", "give", "write"} else None
    if particle:
        base, rest = f"{base} {particle[1]}", rest[particle.end() :]
    return shorten(c.lexicon, f"{base} {lower_first(c, thing)} {rest}".strip(), keep=len(base.split()) + len(thing.split()))


def _thing(c: Context, words: str) -> str | None:
    """A noun group that is called for, as an imperative; see `light_verb` and `nominalisation` in the lexicon."""
    words = re.sub(r" to \w+ \w+ly$", "", words)
    words = re.sub(r"^(?:the (?:need|idea|option|possibility|necessity) (?:of|for|to) )", "", words, flags=re.I)
    listed = words.split()
    if not listed:
        return None
    lexicon, lower = c.lexicon, [re.sub(r"[^\w-]", "", word).lower() for word in listed]
    if lower[0].endswith("ing") and len(listed) > 2 and lower[1] not in {"of", "is", "and"}:
        return _gerund(c, words)
    verbs = lexicon.tables["nominalisation"]
    at = 1 if lower[0] in {"the", "a", "an", "their", "its", "this", "our"} else 0
    for skip in (0, 1):
        if len(listed) > at + skip + 2 and lower[at + skip] in verbs and lower[at + skip + 1] == "of":
            manner = f"{lower[at]} " if skip else ""
            if skip and not re.search(r"(?:al|ive|ic|ed|er|ous|ater)$|^(?:full|early|swift|rapid|further|prompt|joint)$", lower[at]):
                break
            rest = " ".join(listed[at + skip + 2 :])
            return None if manner else shorten(lexicon, f"{verbs[lower[at + skip]]} {rest}")
    effort = re.match(r"(?:(?!and\b)[\w-]+ ){0,4}?(?:efforts?|steps?|action|actions|measures|work|initiatives) to (\w+ (?!\w+ly\b).+)", words, re.I)
    if effort and is_base_verb(lexicon, effort[1].split()[0]):
        return shorten(lexicon, effort[1])
    base = base_of_participle(lexicon, listed[0]) if len(listed) > 1 and lower[0].endswith("ed") and len(lower[0]) > 5 else None
    if base in {"enhance", "improve", "strengthen", "increase", "expand", "reinforce", "deepen", "extend", "intensify", "renew", "broaden"}:
        return shorten(lexicon, f"{base} {' '.join(listed[1:])}")
    head = _head(lexicon, lower)
    verb = lexicon.tables["light_verb"].get(head) if head else None
    return shorten(lexicon, f"{verb} {lower_first(c, words)}") if verb else None


def _copula(c: Context, match: Match) -> str | None:
    """ "X should be free" as "Make X free"; longer or stranger ones are quoted."""
    after = c.text[match.cue.end :]
    found = re.match(r"\s+(?:also |\w+ly )*be (?:also )?(?P<what>[\w-]+(?: [\w-]+)?)[.;,]?\s*$", after)
    start = clause_start(c.text, match.cue.start)
    thing = _words(c, Span(start, match.cue.start)).strip() if found else ""
    if not found or match.negated or not 1 <= len(thing.split()) <= 7 or thing.split()[0].lower() in c.lexicon.words("never_addressee") | c.lexicon.words("sentence_adverb"):
        return None
    if not re.fullmatch(r"(?:free|public|legal|illegal|mandatory|compulsory|voluntary|transparent|independent|permanent|temporary|accessible|affordable|small|binding|universal|optional|confidential|open|clear|simple|equal|accountable|available)", found["what"]):
        return None
    return shorten(c.lexicon, f"make {lower_first(c, thing)} {found['what']}")


def quotation(c: Context, match: Match) -> str:
    """The clause of the cue in the sentence's own words, shortened at the end of a phrase with an ellipsis."""
    whole_sentence = len(c.text.split()) <= LIMIT and match.rule not in {"labelled", "section-item", "listed-item"}
    rest = c.text if whole_sentence else c.text[_clause_to_quote(c, match) :]
    leading = c.lexicon.pattern(r"^(?:[\s,*•\"'-]|\d+[.)])*(?:{sentence_adverb}[\s,]+)*").match(rest)
    rest = rest[leading.end() :] if leading else rest
    rest = " ".join(_ASIDE.sub("", rest).split()).rstrip(" .;:")
    if len(rest.split()) < 3 or re.match(r"(?:it|they|which|who|he|she|that|them)\b", rest, re.I):
        begin = max(c.text.rfind(mark, 0, match.cue.start) + 1 for mark in (",", ";", "—"))
        earlier = " ".join(_ASIDE.sub("", c.text[begin:]).split()).rstrip(" .;:")
        rest = earlier if len(earlier.split()) > max(len(rest.split()), 3) else rest
    short = shorten(c.lexicon, rest, quoted=True) if len(rest.split()) > LIMIT else rest
    if not short:
        short = _undangled(c.lexicon, " ".join(rest.split()[:LIMIT]))
    whole = short.rstrip("…") == rest
    short = short.rstrip("…,;:") + ("" if whole else "…")
    return short[:1].upper() + short[1:]


def _clause_to_quote(c: Context, match: Match) -> int:
    """Where the quotation begins: at what is advised if a "that" brings it, else at the subject of the cue."""
    if match.rule in {"labelled", "section-item", "listed-item"}:
        return match.cue.end
    if match.rule in {"performative", "text-proposes", "advice-is", "performative-passive"}:
        that = re.compile(r"\s*(?:that )?(?=\w)").match(c.text, match.cue.end)
        brings = c.text[: match.cue.end].rstrip().endswith(" that") or re.match(r"\s*that ", c.text[match.cue.end :])
        return that.end() if that and brings else match.cue.start
    if match.rule in {"time-has-come", "it-is-necessary", "it-is-desirable"} and c.text[: match.cue.end].rstrip().endswith(" that"):
        return match.cue.start
    if match.rule in {"we-want", "there-is-need", "requires", "should", "must", "will-need-help"} or match.thing is None:
        who = subject(c.lexicon, c.text, match.cue.start)
        return who.start if who else clause_start(c.text, match.cue.start)
    return match.thing.start if match.thing.start < match.cue.start else clause_start(c.text, match.cue.start)


def shorten(lexicon: Lexicon, words: str, *, keep: int = 2, quoted: bool = False) -> str | None:
    """The words up to the end of a phrase, twelve at most; an ellipsis where what is left out limits what is said.

    Args:
        keep: the cut is not before this many words.
        quoted: for a quotation, which may run on after a comma.
    """
    opening, colon, _ = words.partition(": ")
    words = opening if colon and 2 <= len(opening.split()) <= LIMIT and not quoted else words
    words = re.split(r"[;!?](?=\s|$)|—| -- ", words)[0].strip(" ,.:;")
    listed = words.split()
    if not listed:
        return None
    if len(listed) <= LIMIT:
        return _finished(lexicon, listed, len(listed))
    strong = _strong_cut(listed, keep) if not quoted else None
    if strong and strong <= LIMIT:
        return _finished(lexicon, listed, strong)
    cut_before = lexicon.words("cut_before")
    for joins in (False, True):
        for at in range(LIMIT, (keep if joins else max(keep, 4)) - 1, -1):
            word = re.sub(r"\W", "", listed[at]).lower()
            fits = word in cut_before or listed[at - 1].endswith((",", ":"))
            if joins and (word == "of" and at > 4 or word.endswith("ing") and len(word) > 6 and word not in lexicon.words("wanted_thing") | lexicon.words("noun_in_ing")):
                fits = True
            if not fits or not joins and word in {"and", "or"}:
                continue
            if _closed(listed[:at], word) and re.sub(r"\W", "", listed[at - 1]).lower() not in lexicon.words("dangling"):
                return _finished(lexicon, listed, at)
    return None


def lower_first(c: Context, words: str) -> str:
    """A noun group moved from the front of a sentence: its first letter made small unless it is a name."""
    first = words.split(" ", 1)[0]
    if not first[:1].isupper() or not first[1:].islower() and len(first) > 1:
        return words
    low = first[0].lower() + first[1:]
    lexicon, second = c.lexicon, words.split(" ", 2)[1:2]
    if low in lexicon.words("dangling") | lexicon.words("never_addressee") | lexicon.words("sentence_adverb"):
        return low + words[len(first) :]
    if first in c.names or second and second[0][:1].isupper() or first.lower() in lexicon.words("name_in_s"):
        return words
    known = low in lexicon.words("stop") or is_base_verb(lexicon, low) or lexicon.search(r"^{wanted_thing}$|^{institution}$|^{reform_noun}$", low)
    seen = re.search(rf"\b{re.escape(low)}\b", f"{c.before} {c.text} {c.after}")
    many = len(c.names) >= _NAMES_KNOWN
    return low + words[len(first) :] if many or known or seen or _COMMON.search(low) else words


_NAMES_KNOWN = 10
"""From so many proper names on, a document is long enough to show its names inside sentences too."""

_COMMON = re.compile(r"(?:s|tion|ment|ity|ness|ing|ance|ence|ive|ous|ful|able|ible|ical|ional|ated|i[sz]ed|ed|age|ship|ure|cal|tal|nal|ral|ess|ure|ism|logy|cy|ter|ive|ary|ory|ic)$")
"""Endings of common words: a word of which nothing else is known is taken for a name unless it ends so."""


def _head(lexicon: Lexicon, lower: list[str]) -> str | None:
    """The noun that a group is about: the last word before a preposition, relative or the end."""
    stops = lexicon.words("cut_before") - {"and", "or"} | {"of", "similar", "like", "is", "are", "between"}
    for at, word in enumerate(lower):
        if word in stops and at:
            return lower[at - 1]
    return lower[-1] if lower else None


def _strong_cut(listed: list[str], keep: int) -> int | None:
    """After how many words a comma ends the main part: not a comma of a list."""
    for at, word in enumerate(listed[:-1], 1):
        if not word.endswith(",") or at < max(keep, 3):
            continue
        rest = " ".join(listed[at:])
        if re.match(r"(?:and|or)\b", rest) or re.match(r"[^,]{1,40},? (?:and|or) ", rest) and not re.match(r"(?:to|which|who|so|because|while|as|with|in|by|when|where|since|although|thus|thereby|\w+ing)\b", rest):
            continue
        return at
    return None


def _closed(listed: list[str], next_word: str) -> bool:
    """Whether nothing that was opened is cut off: brackets, quotation marks, between ... and, from ... to, both ... and."""
    text = " ".join(listed)
    if text.count("(") != text.count(")") or text.count('"') % 2 or text.count("[") != text.count("]"):
        return False
    if next_word in {"and", "or"} and re.search(r"\b(?:between|both|either|neither|whether)\b(?!.*\b(?:and|or)\b)", text, re.I):
        return False
    if next_word == "to" and re.search(r"\bfrom\b(?!.*\bto\b)|\b(?:continue|begin|need|have|required?|allowed?|able|ought|enough|contribute|lead|subject|due|according|refer|seek|try|attempt|want|prepare|permit|enable)$", text, re.I):
        return False
    first = text.split(" ", 1)[0].lower()
    if next_word == "as" and first in {"view", "treat", "regard", "consider", "see", "define", "describe", "recognise", "recognize", "act", "serve"}:
        return False
    if next_word in {"to", "with"} and first in {"entitle", "require", "encourage", "expect", "invite", "ask", "enable", "oblige", "empower", "task", "urge", "provide", "permit"}:
        return False
    if next_word == "that" and re.search(r"\b(?:ensure|recogni[sz]e|require|demand|guarantee|acknowledge|provide|state|so|such|sure|show|say|fact|decide|demonstrate|understand)$", text, re.I):
        return False
    if re.search(r"\b(?:to|that|which|who) \w+$", text):
        return False
    return not re.search(r"\b(?:all|any|more|other|rather|such|as well|not only|the same)$", text, re.I)


def _finished(lexicon: Lexicon, listed: list[str], count: int) -> str | None:
    text = _undangled(lexicon, " ".join(listed[:count]))
    rest = listed[len(text.split()) :]
    if len(text.split()) < 2:
        return None
    limits = rest and re.sub(r"\W", "", rest[0]).lower() in lexicon.words("changes_sense")
    return text + ("…" if limits else "")


def _undangled(lexicon: Lexicon, text: str) -> str:
    listed = text.rstrip(" ,;:").split()
    while listed and re.sub(r"[^\w.]", "", listed[-1]).lower().rstrip(".") in lexicon.words("dangling"):
        listed.pop()
    return " ".join(listed).rstrip(" ,;:")
