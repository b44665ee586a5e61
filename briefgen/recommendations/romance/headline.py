"""A recommendation in Spanish or French in at most twelve words: an infinitive made from the sentence's own words.

A thing that is called for keeps its article, or becomes a verb where its noun is one of action ("la creación de un
fondo"). Where neither can be had, the clause is quoted, shortened at the end of a phrase.
"""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon
from briefgen.model.evidence import Span
from briefgen.recommendations.matching import LONGEST_HEADLINE, Context, Form, Headline, Match
from briefgen.recommendations.romance.clauses import TOKEN, action_end, led_in, low, opening, subject
from briefgen.recommendations.romance.forms import commanded, infinitive, participle, wanted
from briefgen.recommendations.romance.phrases import cut, is_whole, printed, undangled

_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_QUOTED = 8
"""Words of a quotation, at least, before it is cut."""
_LEVEL = re.compile(r"\s+(?P<level>(?:à|a|en|al|au) (?:[\w'-]+ ){1,3}?)(?P<of>del|du|des|de)\s+(?=\w)")
""" "Plafonnement à soixante nuits de la location": how far stands before what."""
_ROOM = 4
"""Words of a condition, at least, that a headline has room for."""


def headline(c: Context, match: Match) -> Headline:
    """The headline of the sentence that a match was found in."""
    made = imperative(c, match)
    made = _before_pointing(c.lexicon, made) if made else None
    named = match.addressee is not None or match.rule in {"section-item", "listed-item", "labelled"}
    made = made if made and stands_alone(c.lexicon, made, addressee=named) else None
    return Headline(made or _under_opening(c, match, quotation(c, match), quoted=True))


def _before_pointing(lexicon: Lexicon, made: str) -> str | None:
    """The headline without a last phrase that points back, where a whole one is left; None where it all points."""
    if stands_alone(lexicon, made, addressee=True):
        return made
    plain = made.replace("’", "'")
    words = list(TOKEN.finditer(plain))
    at = next(number for number, word in enumerate(words) if low(word) in lexicon.words("pointing"))
    breaks = [number for number in range(3, at) if low(words[number]) in lexicon.words("cut_before")]
    joint = breaks[-1] if breaks else None
    if joint is None or at - joint > 3 or made.startswith(("No ", "Ne pas ")):
        return None
    kept = made[: words[joint].start()].rstrip(" ,")
    return kept if is_whole(lexicon, kept, words[joint].group()) else None


def imperative(c: Context, match: Match) -> str | None:
    """What a sentence asks, opening with an infinitive or an article; None where it has to be quoted."""
    made = _made(c, match)
    if made is None:
        return None
    made = _under_opening(c, match, made)
    return printed(c.lexicon, made) if made and len(made.split()) > 1 else None


def _made(c: Context, match: Match) -> str | None:
    if match.form is Form.ACTIVE and match.action:
        return _active(c, match, match.action)
    if match.form is Form.PASSIVE and match.action:
        return _passive(c, match, match.action)
    if match.form is Form.THING and match.thing:
        return _thing(c, match, _words(c, match.thing))
    return None


def _words(c: Context, span: Span) -> str:
    return " ".join(_ASIDE.sub("", c.text[span.start : span.end]).split()).rstrip(" .,;")


def _active(c: Context, match: Match, action: Span) -> str | None:
    words = _words(c, action)
    reflexive = opening(c.lexicon, "reflexive").match(words)
    start = reflexive.end() if reflexive and reflexive.end() < len(words) else 0
    particle = re.compile(r"(?:en|y)\s+").match(words, start) if start else None
    start = particle.end() if particle else start
    first = TOKEN.match(words, start)
    if first is None:
        return None
    verb = _base(c.lexicon, first.group())
    if verb is None or first.group() in c.lexicon.words("noun_like_infinitive"):
        return None
    kept = words[:start] + (first.group().lower() if infinitive(c.lexicon, first.group()) else verb)
    return cut(c.lexicon, _negated(c, match, kept + words[first.end() :]))


def _base(lexicon: Lexicon, word: str) -> str | None:
    """The infinitive of a verb as it stands in a demand, a command, or already as one."""
    found = infinitive(lexicon, word)
    return found[0] if found else wanted(lexicon, word) or commanded(lexicon, word)


def _passive(c: Context, match: Match, action: Span) -> str | None:
    """Something to be done to a thing: the verb, the thing, and what follows."""
    words = _words(c, action)
    first = TOKEN.match(words)
    if first is None:
        return None
    verb = participle(c.lexicon, first.group()) or _base(c.lexicon, first.group())
    if verb is None:
        return None
    rest = words[first.end() :].strip()
    thing = lowered(c, _words(c, match.thing)) if match.thing else ""
    if thing:
        if len(thing.split()) > LONGEST_HEADLINE - 2:
            return None
        thing = _as_object(c.lexicon, thing, negated=match.negated)
    return cut(c.lexicon, _negated(c, match, " ".join(part for part in (verb, thing, rest) if part)))


def _as_object(lexicon: Lexicon, thing: str, *, negated: bool) -> str:
    """A subject moved behind its verb: Spanish persons take "a", a French "des" behind a negation is "de"."""
    words = list(TOKEN.finditer(thing))
    noun = next((low(word) for word in words if low(word) not in lexicon.words("determiner")), "")
    person = {noun, noun.removesuffix("s"), noun.removesuffix("es")} & lexicon.words("person")
    if lexicon.language == "es" and person and low(words[0]) in lexicon.words("determiner"):
        return re.sub(r"^a el ", "al ", "a " + thing)
    if lexicon.language == "fr" and negated:
        return re.sub(r"^(?:des|une?|du|de la) ", "de ", thing)
    return thing


def _negated(c: Context, match: Match, words: str) -> str:
    """With its "no" or "ne pas", where the action is one to be left undone."""
    if not match.negated:
        return words
    return ("ne pas " if c.lexicon.language == "fr" else "no ") + words


def _thing(c: Context, match: Match, words: str) -> str | None:
    """A thing called for: as a verb where its noun is one of action, else with its article."""
    lexicon = c.lexicon
    article = opening(lexicon, "definite").match(words)
    start = article.end() if article else 0
    noun = TOKEN.match(words, start)
    verb = lexicon.tables["nominalisation"].get(low(noun)) if noun else None
    of = re.compile(r"\s+(?:del|du|des|de|d')\s*").match(words, noun.end()) if noun and verb else None
    level = _LEVEL.match(words, noun.end()) if noun and verb and not of else None
    if level:
        definite = {"del": "el ", "du": "le ", "des": "les "}.get(level["of"].lower(), "")
        rest = f"{level['level']}{definite}{words[level.end() :]}"
        return cut(lexicon, _negated(c, match, f"{verb} {rest}"))
    if verb and of:
        rest = words[of.end() :]
        joint = of.group().strip().lower()
        if lexicon.language == "fr" and joint in {"de", "d'"} and not opening(lexicon, "article").match(rest):
            many = TOKEN.match(rest)
            if many is None or not low(many).endswith(("s", "x")):
                return cut(lexicon, words) if article and not match.negated else None
            rest = "des " + rest
        definite = {"del": "el ", "du": "le ", "des": "les "}.get(joint, "")
        if rest.split(" ", 1)[0].lower() == "puesta":
            return None
        return cut(lexicon, _negated(c, match, f"{verb} {_as_object(lexicon, definite + rest, negated=match.negated)}"))
    if match.negated:
        (refuse,) = lexicon.words("refusing_headline")
        return cut(lexicon, f"{refuse} {lowered(c, words)}")
    first = TOKEN.match(words)
    if first is None or low(first) not in lexicon.words("determiner"):
        return None
    return cut(lexicon, words)


def lowered(c: Context, words: str) -> str:
    """A noun group moved from the front of a sentence: its first letter small unless it is a name."""
    first = TOKEN.match(words)
    if first is None or not words[:1].isupper() or words[1:2].isupper():
        return words
    name = first.group() in c.names or c.lexicon.words("name_in_s") & {low(first)}
    return words if name and low(first) not in c.lexicon.words("determiner") else words[0].lower() + words[1:]


def _under_opening(c: Context, match: Match, made: str, *, quoted: bool = False) -> str:
    """The condition that a sentence opens with, put behind its headline; only a part of it has an ellipsis."""
    start = led_in(c.lexicon, c.text)
    condition = c.lexicon.pattern(r"(?:{changes_sense}) [^,;:]{4,}(?=,\s)").match(c.text, start)
    if condition is None or condition.end() > match.cue.start:
        return made
    if c.lexicon.search("^{purpose_condition}", condition.group()) or made.lower().startswith(
        condition.group()[:12].lower()
    ):
        return made
    words = condition.group()[:1].lower() + condition.group()[1:]
    room = LONGEST_HEADLINE - len(made.split())
    if room >= len(words.split()) and not made.endswith("…"):
        return f"{made} {words}"
    short = None if quoted else cut(c.lexicon, made, LONGEST_HEADLINE - _ROOM - 1)
    if short is None or short.endswith("…"):
        return made.rstrip("…") + "…"
    kept = cut(c.lexicon, words, LONGEST_HEADLINE - len(short.split()), quoted=True)
    if kept is None or len(kept.split()) < _ROOM - 1:
        return made.rstrip("…") + "…"
    return f"{short} {kept}" + ("" if kept == words else "…")


def quotation(c: Context, match: Match) -> str:
    """The clause of the cue in the sentence's own words, shortened at the end of a phrase with an ellipsis."""
    placed = match.rule in {"labelled", "section-item", "listed-item"}
    start = match.cue.end if placed else led_in(c.lexicon, c.text)
    whole = " ".join(_ASIDE.sub("", c.text[start:]).split()).rstrip(" .;:")
    if len(whole.split()) > LONGEST_HEADLINE and not placed:
        who = subject(c.lexicon, c.text, match.cue.start)
        begin = who.start if who else _clause_start(c, match.cue.start)
        end = max(action_end(c.lexicon, c.text, match.cue.end), match.cue.end)
        clause = " ".join(_ASIDE.sub("", c.text[begin:end]).split()).rstrip(" .;:,")
        whole = clause if len(clause.split()) > 3 else whole
    if len(whole.split()) <= LONGEST_HEADLINE:
        return printed(c.lexicon, whole)
    short = cut(c.lexicon, whole, quoted=True)
    if short is None or len(short.split()) < _QUOTED - 2:
        short = undangled(c.lexicon, whole.split()[:LONGEST_HEADLINE])
    return printed(c.lexicon, short.rstrip("… ,;:") + "…")


def _clause_start(c: Context, at: int) -> int:
    """Where the clause of a cue begins that has no subject to be told."""
    breaks = [found.end() for found in re.finditer(r"[;:—]\s*|,\s", c.text[:at])]
    start = led_in(c.lexicon, c.text, breaks[-1] if breaks else 0)
    return min(at, start)


def stands_alone(lexicon: Lexicon, words: str, *, addressee: bool) -> bool:
    """Whether nothing points to what is not in the words; a possessive may mean the addressee beside it."""
    plain = words.replace("’", "'")
    listed = [low(word) for word in TOKEN.finditer(plain)]
    if set(listed) & lexicon.words("pointing"):
        return False
    return addressee or not set(listed[:3]) & lexicon.words("own_possessive")
