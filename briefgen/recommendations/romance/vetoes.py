"""What takes a cue back in Spanish and French: others speak, a law is told, it is likely, it is only recalled."""

from __future__ import annotations

import re

from briefgen.model.documents import BlockKind
from briefgen.recommendations.matching import Context, Match
from briefgen.recommendations.romance.clauses import quotes
from briefgen.recommendations.romance.forms import infinitive

_PLACED = {"labelled", "section-item", "listed-item"}
"""Rules by which a sentence is advice because of its place."""
_OUTRIGHT = {"said-outright", "own-text-says"}
_NO_CONDITION = {"counsel", "opposed", "said-outright", "own-text-says"}


def heading(c: Context, match: Match) -> bool:
    """A heading names a section; only a label makes it a recommendation."""
    return c.kind is BlockKind.HEADING and match.rule != "labelled"


def question(c: Context, match: Match) -> bool:
    """A question asks: "¿Debe pagar el Estado?" """
    return c.text.rstrip(' "').endswith("?") and not re.match(r"\W*(?:pourquoi ne pas|por qué no)\b", c.text, re.I)


def quoted(c: Context, match: Match) -> bool:
    """The cue stands in quotation marks: somebody else's words."""
    return match.rule not in _PLACED and any(
        span.start < match.cue.start < span.end and span.end - span.start > 12 for span in quotes(c.text)
    )


def reported(c: Context, match: Match) -> bool:
    """Somebody else says so: "La patronal sostiene que debe bajar", "Selon le maire, il faut"."""
    if match.rule in _PLACED:
        return False
    before = c.text[: match.cue.start]
    clause = re.split(r"[;:]\s|—", before)[-1] if match.rule in _OUTRIGHT else before
    lexicon = c.lexicon
    source = lexicon.search(r"^\W*(?:{sentence_adverb},? )?{report_source}", clause)
    if source and not lexicon.search("{own_view}", clause):
        return True
    for found in lexicon.finditer(r"{report_verb}(?:,? [\w'-]+){0,6}?,? (?:que\b|qu')", clause):
        held = lexicon.search(r"{we_hold}", clause[found.start() - 20 if found.start() > 20 else 0 :])
        own = any(name in clause for name in c.own_names) or lexicon.search("{own_text}", clause[: found.start() + 1])
        if not held and not own:
            return True
    if match.rule in _OUTRIGHT:
        return False
    after = c.text[match.cue.end :]
    return bool(lexicon.search(r",\"? {said_after}(?! (?:nous|moi|nos|nuestr))", after))


def reported_wish(c: Context, match: Match) -> bool:
    """What others want without a "que": "exigen que", "demandent de" before a cue in the same clause."""
    return bool(c.lexicon.search("{other_performer}", c.text))


def poll(c: Context, match: Match) -> bool:
    """The share of people asked who want it."""
    return bool(c.lexicon.search("{poll}", c.text[: match.cue.start]))


def likely(c: Context, match: Match) -> bool:
    """ "Must" that says what is likely: "debe de ser tarde", "doit avoir plus de cent ans"."""
    if match.rule not in {"duty", "counsel", "impersonal"}:
        return False
    after = c.text[match.cue.end :]
    return bool(
        c.lexicon.pattern(r"[\s,]*(?:{epistemic_after}|{perfect} [\w-]+(?:ado|ido|to|cho|sto|é|i|u|is|it)\b)").match(
            after
        )
    )


def other_sense(c: Context, match: Match) -> bool:
    """ "Tiene que ver con", "il faut dire", "no hace falta ser ingeniero"."""
    after = c.text[match.cue.end :]
    return match.rule in {"duty", "impersonal"} and bool(c.lexicon.pattern(r"[\s,]*{not_duty}").match(after))


def not_required(c: Context, match: Match) -> bool:
    """ "No hace falta", "il n'est pas nécessaire": nothing is asked, nothing argued against."""
    if match.rule not in {"impersonal", "duty", "counsel", "offer"} or not match.negated:
        return False
    cue = c.text[match.cue.start : match.cue.end]
    return bool(
        c.lexicon.search("^{not_against}$", cue) or c.lexicon.search("{not_against}", c.text[: match.cue.end + 20])
    )


def only_in_mind(c: Context, match: Match) -> bool:
    """The reader is asked to recall or to admit: "Cabe recordar que", "Il faut reconnaître que"."""
    if match.action is None or match.rule in _PLACED:
        return False
    words = re.findall(r"[\w-]+", c.text[match.action.start : match.action.end])
    words = words[1:] if words and words[0].lower() in c.lexicon.words("reflexive") else words
    base = infinitive(c.lexicon, words[0]) if words else None
    verb = base[0] if base else ""
    if verb not in c.lexicon.words("mental_verb"):
        return False
    rest = c.text[match.action.start + len(words[0]) :].strip(" ")
    return verb not in {"reconocer", "reconnaître", "preguntar", "demander"} or bool(
        re.match(r"(?:,|:|que\b|qu'|como\b|comme\b|ante\b|cuánto|combien|$)", rest)
    )


def as_things_are(c: Context, match: Match) -> bool:
    """What has to be done today, as things are: "Hoy hay que esperar seis meses"."""
    bare = match.rule == "impersonal" or c.text[match.cue.start : match.cue.end].lower().startswith(("tiene", "debe "))
    return (
        bare
        and match.strength.value == "must"
        and not match.negated
        and c.lexicon.search(r"^\W*{nowadays}", c.text) is not None
    )


def price_of_getting(c: Context, match: Match) -> bool:
    """What one has to have to get something: "Para comprar un piso hay que ganar el triple"."""
    if match.rule not in {"impersonal", "needed"} or match.strength.value != "must":
        return False
    return (
        c.lexicon.search(r"^\W*(?:{sentence_adverb},? )?(?:para|pour) (?:l'|la |le |les )?{to_get}", c.text) is not None
    )


def invited(c: Context, match: Match) -> bool:
    """An invitation to join the author asks nothing of a policy: "Invitamos al alcalde a cenar con nosotros"."""
    return match.rule == "said-outright" and c.lexicon.search("{with_us}", c.text[match.cue.end :]) is not None


def told_law(c: Context, match: Match) -> bool:
    """What a law lays down is in force already: "La ley obliga a", "le décret prévoit que"."""
    if match.rule not in {"duty", "impersonal"}:
        return False
    return bool(c.lexicon.search(r"{law}[^,;]{0,60} {in_force}", c.text[: match.cue.start]))


def forecast(c: Context, match: Match) -> bool:
    """What will have to be if something happens: "Si baja el caudal, la central tendrá que parar"."""
    if match.rule in _NO_CONDITION or match.rule in _PLACED:
        return False
    condition = c.lexicon.search(r"(?:^\W*|[,;] ){if} ", c.text[: match.cue.start])
    if condition is None or c.lexicon.search("{purpose_condition}", c.text):
        return False
    return bool(c.lexicon.search("{future_cue}", c.text[match.cue.start : match.cue.end])) or match.rule == "benefit"


def describing_relative(c: Context, match: Match) -> bool:
    """A modal in a relative clause describes: "los impresos que deben entregarse"."""
    if match.rule not in {"duty", "counsel", "needed", "offer"}:
        return False
    before = c.text[: match.cue.start]
    if not c.lexicon.search(r"{relative} (?:no |se |ne |n'|nous )*$", before):
        return False
    held = c.lexicon.search(r"(?:{we_hold}) (?:que|qu'|qui) ?(?:no |se |ne |n'|nous )*$", before)
    return held is None


VETOES = (
    heading,
    question,
    quoted,
    reported,
    reported_wish,
    poll,
    likely,
    other_sense,
    not_required,
    only_in_mind,
    as_things_are,
    price_of_getting,
    invited,
    told_law,
    forecast,
    describing_relative,
)
