"""A recommendation in at most twelve words: an imperative made from the sentence's own words, or a shortened quotation.

Each construction has its rule (`Form`). Nothing is added but a verb that says no more than the noun it goes with (the
lexicon's `light_verb`) or "Make" for a plain "should be"; what is left out is left out at the end of a phrase.
"""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon
from briefgen.model.evidence import Span
from briefgen.model.recommendations import HeadlineForm
from briefgen.recommendations.english.clauses import can_act, clause_start, subject
from briefgen.recommendations.english.headlines.limits import limited, under_condition
from briefgen.recommendations.english.headlines.passive import passive_headline
from briefgen.recommendations.english.headlines.phrases import closed, lower_first, shorten
from briefgen.recommendations.english.headlines.quoting import quotation, words_of
from briefgen.recommendations.english.headlines.standalone import means, stands_alone, unbound
from briefgen.recommendations.english.morphology import (
    base_of_gerund,
    base_of_participle,
    base_of_third_person,
    is_base_verb,
)
from briefgen.recommendations.matching import LONGEST_HEADLINE, Context, Form, Headline, Match

_COUNTED = re.compile(
    r"(?:the |these )?(?:following|two|three|four|five|six|seven|eight|nine|ten|several)(?: [\w-]+){1,3}:",
    re.IGNORECASE,
)
"""What is only counted before a colon says nothing without what is counted."""
_ITEMS = {"section-item", "listed-item", "labelled", "no-more"}
"""Rules whose sentences may be no more than a noun group."""
_OF_SUBJECT = {"should", "must", "shall", "need-to", "have-to", "is-to"}
"""Rules whose sentences have a subject, without which some verbs say nothing (the lexicon's `says_of_subject`)."""


_LEADING = re.compile(
    r"^(?:(?:not only|also|then|first|at (?:the very )?least|at a minimum|ideally"
    r"|always|further|both|continue to be|once again"
    r"|again|(?!only (?!be\b|have\b))\w+ly),? )+(?=[a-z])",
    re.IGNORECASE,
)


def headline(c: Context, match: Match) -> Headline:
    """The headline of the sentence that a match was found in."""
    made = imperative(c, match)
    made = unbound(c.lexicon, made) if made else None
    made = limited(c, match, made, words_of(c, match.action)) if made else None
    if made and stands_alone(c.lexicon, made, addressee=True):
        made = made[0].upper() + made[1:]
        turned_down = match.form is Form.THING and made.startswith(("Oppose", "Reject"))
        if match.negated and not turned_down and not made.startswith("Do not"):
            made = shorten(c.lexicon, "Do not " + made[0].lower() + made[1:]) or ""
        if made:
            return Headline(made, HeadlineForm.DEED)
    is_noun_group = match.form is Form.THING or match.rule in _ITEMS
    form = HeadlineForm.UNKNOWN if is_noun_group else HeadlineForm.WORDS
    return Headline(under_condition(c, match, quotation(c, match)), form)


def imperative(c: Context, match: Match) -> str | None:
    """What a sentence asks, as an imperative of at most twelve words; it may point back. None if quoted."""
    return _made(c, match)


def _made(c: Context, match: Match) -> str | None:
    match match.form:
        case Form.ACTIVE:
            return _active(c, match)
        case Form.GERUND:
            return _gerund(c, words_of(c, match.action))
        case Form.PASSIVE:
            return passive_headline(c, match)
        case Form.THING:
            if match.thing and _COUNTED.match(c.text, match.thing.start):
                return None
            verb = {"worth-considering": "consider", "most-pressing": "address"}.get(match.rule)
            if verb:
                return shorten(c.lexicon, f"{verb} {lower_first(c, words_of(c, match.thing))}")
            made = _thing(c, words_of(c, match.thing))
            return _turned_down(c, match) if made is None and match.negated else made
        case Form.GRANT:
            return _grant(c, match)
        case Form.KEEP:
            return _keep(c, match)
        case Form.QUOTE:
            return _copula(c, match)


def _active(c: Context, match: Match) -> str | None:
    words = words_of(c, match.action)
    leading = _LEADING.match(words)
    if leading and not is_base_verb(c.lexicon, words.split()[0]):
        words = words[leading.end() :]
    by = means(words)
    if by:
        return _gerund(c, by)
    first = words.removeprefix("only ").split(" ", 1)[0].lower() if words else ""
    if base := base_of_third_person(c.lexicon, first):
        first, words = base, base + words[len(first) :]
    if words.startswith("only ") and (match.negated or not is_base_verb(c.lexicon, first)):
        return None
    if not re.fullmatch(r"[a-z][a-z-]+", first) or first in c.lexicon.words("never_addressee") | {"not", "able"}:
        return None
    who = c.text[match.addressee.start : match.addressee.end] if match.addressee else ""
    who = who if who and can_act(c.lexicon, who) else ""
    if match.rule in _OF_SUBJECT and not who and _is_thing(c, match):
        return _part_of(c, match, words) if first in {"include", "contain"} and not match.negated else None
    if first in c.lexicon.words("says_of_subject") and match.rule in _OF_SUBJECT and not who:
        return None
    if first in {"be", "have"} and (match.addressee or match.rule in {"should", "must"}):
        return None
    made = shorten(c.lexicon, words)
    if (
        first == "let"
        and made
        and made != words
        and not any(is_base_verb(c.lexicon, word) for word in made.split()[2:])
    ):
        return None  # "Let the guardian, (and not a ministry, decide)"
    return made


def _part_of(c: Context, match: Match, words: str) -> str | None:
    """What a thing is to include, with the thing: "Include a court in the treaty"; None where there is no room."""
    who = subject(c.lexicon, c.text, match.cue.start)
    whole = lower_first(c, words_of(c, who))
    listed, room = ["include", *words.split()[1:]], LONGEST_HEADLINE - 1 - len(whole.split())
    if re.match(r"(?:it|they|this|these|that)\b", whole):
        return None
    if len(listed) > room > 2:
        opens, nouns = c.lexicon.words("cut_before") - {"and", "or"}, c.lexicon.words("noun_in_ing")
        places = [at for at in range(3, room + 1) if closed(c.lexicon, listed[:at], listed[at])]
        clauses = [at for at in places if listed[at].endswith("ing") and listed[at] not in nouns]
        at = next(iter((*clauses, *(at for at in reversed(places) if listed[at] in opens))), 0)
        if not at or listed[at] in c.lexicon.words("changes_sense"):
            return None
        listed = listed[:at]
    return f"{' '.join(listed).rstrip(' ,')} in {whole}" if 1 < len(listed) <= room else None


def _is_thing(c: Context, match: Match) -> bool:
    """Whether the subject of a modal is something that cannot act: what it should do is asked of nobody."""
    who = subject(c.lexicon, c.text, match.cue.start)
    return who is not None and not can_act(c.lexicon, c.text[who.start : who.end])


def _gerund(c: Context, words: str) -> str | None:
    negated = words.lower().startswith("not ")
    words = words[4:] if negated else words
    words = means(words) or words
    first, _, rest = words.partition(" ")
    base = base_of_gerund(c.lexicon, first)
    if base is None or not rest or base in {"have", "be"}:
        return None
    rest = re.sub(r"^of (?=\w)", "", rest) if rest.startswith("of ") else rest
    for pair in re.findall(
        r"\b(?:and|or|by) (\w+ing)\b(?= (?:the|a|an|its"
        r"|their|our|all|more|new|[a-z]+s)\b)",
        rest,
    ):
        other = base_of_gerund(c.lexicon, pair)
        if other and is_base_verb(c.lexicon, other):
            rest = re.sub(rf"\b(and|or) {pair}\b", rf"\1 {other}", rest)
    return shorten(c.lexicon, ("not " if negated else "") + base + " " + rest)


def _thing(c: Context, words: str) -> str | None:
    """A noun group that is called for, as an imperative; see `light_verb` and `nominalisation` in the lexicon."""
    words = re.sub(r" to \w+ \w+ly$", "", words)
    words = re.sub(
        r"^the (?:need|idea|option|possibility|necessity) "
        r"(?:of|for|to) ",
        "",
        words,
        flags=re.IGNORECASE,
    )
    listed, lexicon = words.split(), c.lexicon
    lower = [re.sub(r"[^\w-]", "", word).lower() for word in listed]
    adjective = (
        lower
        and lower[0] in lexicon.words("noun_in_ing")
        and lower[1:2]
        and lower[1] not in lexicon.words("determiner")
    )
    if len(listed) > 2 and not adjective and lower[0].endswith("ing") and lower[1] not in {"of", "is", "and"}:
        return _gerund(c, words)
    at = 1 if lower and lower[0] in {"the", "a", "an", "their", "its", "this", "our"} else 0
    if len(listed) > at + 2 and lower[at] in lexicon.tables["nominalisation"] and lower[at + 1] == "of":
        return shorten(lexicon, f"{lexicon.tables['nominalisation'][lower[at]]} {' '.join(listed[at + 2 :])}")
    effort = lexicon.search(r"^(?:(?!and\b)[\w-]+ ){0,4}?{effort_noun} to (?P<act>\w+ (?!\w+ly\b).+)", words)
    if effort and is_base_verb(lexicon, effort["act"].split()[0]):
        return shorten(lexicon, effort["act"])
    base = base_of_participle(lexicon, listed[0]) if len(listed) > 1 else None
    if base in lexicon.words("growth_verb"):
        return shorten(lexicon, f"{base} {' '.join(listed[1:])}")
    head = _head(lexicon, lower, listed)
    verbs = lexicon.tables["light_verb"]
    verb = (verbs.get(head) or verbs.get(head.removesuffix("s"))) if head else None
    if verb and "and" in lower[: lower.index(head or "")]:
        other = lower[max(0, lower.index("and") - 1)]
        same = verbs.get(other) or verbs.get(other.removesuffix("s"))
        verb = same if same == "adopt" else verb
    if verb is None or (lower[0] == "the" and verb in {"create", "introduce", "hold", "build", "impose", "run"}):
        return None
    return shorten(lexicon, f"{verb} {lower_first(c, words)}")


def _turned_down(c: Context, match: Match) -> str | None:
    """A thing that is spoken against and goes with no verb of its own: "Oppose the harbour levy"."""
    first = c.text[match.thing.start :].split()[0].lower() if match.thing else "it"
    if match.rule != "oppose" or first in c.lexicon.words("never_addressee"):
        return None
    verb = "reject" if c.text[: match.cue.end].lower().endswith(("reject", "rejects")) else "oppose"
    return shorten(c.lexicon, f"{verb} {lower_first(c, words_of(c, match.thing))}")


def _grant(c: Context, match: Match) -> str | None:
    """What a founding text lets an office do or be: "Pilots may resign" as "Allow pilots to resign"."""
    who = lower_first(c, words_of(c, match.thing))
    what = re.sub(r"^(?:also|still|\w+ly) ", "", words_of(c, match.action))
    verb = c.text[match.cue.start : match.cue.end].split()[0].lower()
    if verb in {"has", "have"}:
        made = f"give {who} {what}"
    else:
        made = f"make {who} {what}" if verb in {"is", "are"} else f"allow {who} to {what}"
    return shorten(c.lexicon, made, keep=len(who.split()) + 3)


def _keep(c: Context, match: Match) -> str | None:
    """ "Fares should stay as they are" as "Keep fares as they are"; whole, or quoted."""
    made = f"keep {lower_first(c, words_of(c, match.thing))} {words_of(c, match.action)}"
    return made if len(made.split()) <= LONGEST_HEADLINE else None


def _copula(c: Context, match: Match) -> str | None:
    """ "X should be free" as "Make X free"; longer or stranger ones are quoted."""
    after = c.text[match.cue.end :]
    found = re.match(r"\s+(?:also |\w+ly )*be (?:also )?(?P<what>[\w-]+(?: [\w-]+)?)[.;,]?\s*$", after)
    start = clause_start(c.text, match.cue.start)
    thing = words_of(c, Span(start, match.cue.start)).strip() if found else ""
    if (
        not found
        or match.negated
        or not 1 <= len(thing.split()) <= 7
        or thing.split()[0].lower() in c.lexicon.words("never_addressee") | c.lexicon.words("sentence_adverb")
    ):
        return None
    if not re.fullmatch(
        r"(?:free|public|legal|illegal|mandatory|compulsory"
        r"|voluntary|transparent|independent|permanent"
        r"|temporary|accessible|affordable|small|binding|universal|optional|confidential|open|clear|simple"
        r"|equal|accountable|available)",
        found["what"],
    ):
        return None
    return shorten(c.lexicon, f"make {lower_first(c, thing)} {found['what']}")


def _head(lexicon: Lexicon, lower: list[str], listed: list[str]) -> str | None:
    """The noun that a group is about: the last word before a preposition, relative, comma or the end."""
    stops = lexicon.words("cut_before") - {"and", "or"} | {"of", "similar", "like", "is", "are", "between"}
    for at, word in enumerate(lower):
        if word in stops and at:
            return lower[at - 1]
        if listed[at].endswith(","):
            return word
    return lower[-1] if lower else None
