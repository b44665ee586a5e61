"""Bringing English verb forms back to the base form, for headlines and for recognising imperatives.

Regular endings are undone by the spelling rules of English (doubled consonant, silent e, y to i) and checked against
the lexicon's verbs; the irregular forms are in the lexicon.
"""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon

_SILENT_E = re.compile(
    r"(?:[^aeiou]at|[^aeiou]ut|[aiou]g|[^aeiou]l|[aeiouy]s|[aeiou]c|rc|nc|v|[iy]z|u|[aeiou]d|dg|[iu]r"
    r"|[^e]ar|rg|ng|ns|rs|[^aeo][ao]k|ik|[^ae]in|un)$"
)
"""Ends of a stem that has lost an e: "enforc", "delegat", "combin"."""


def is_base_verb(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is the base form of a verb that asks for an action."""
    return word.lower() in lexicon.words("action_verb")


def is_verb(lexicon: Lexicon, word: str | None) -> bool:
    """Whether a word is the base form of any verb of the lexicon."""
    return word is not None and (is_base_verb(lexicon, word) or word.lower() in lexicon.words("other_verb"))


def base_of_gerund(lexicon: Lexicon, word: str) -> str | None:
    """ "improving" gives "improve"; None for words that only look like a gerund ("during", "building" is one)."""
    lower = word.lower()
    head, dash, verb = lower.rpartition("-")
    if (
        not verb.endswith("ing")
        or len(verb) < 5
        or verb in {"during", "nothing", "something", "anything", "everything", "being", "spring", "morning", "evening"}
    ):
        return None
    if re.fullmatch(r"[dltv]y", verb[:-3]):
        return head + dash + verb[0] + "ie"
    return head + dash + _base(lexicon, verb[:-3])


def base_of_third_person(lexicon: Lexicon, word: str) -> str | None:
    """ "introduces" gives "introduce", "applies" gives "apply"; None where that is no verb that asks for an action, or
    where the word is one itself ("access", "focus")."""
    lower = word.lower()
    if not re.fullmatch(r"[a-z-]{3,}s", lower) or lower.endswith("ss") or is_base_verb(lexicon, lower):
        return None
    stems = (
        [lower[:-3] + "y"]
        if lower.endswith("ies")
        else [lower[:-1], lower[:-2]]
        if lower.endswith("es")
        else [lower[:-1]]
    )
    return next((stem for stem in stems if is_base_verb(lexicon, stem) or stem == "consider"), None)


def base_of_participle(lexicon: Lexicon, word: str) -> str | None:
    """ "protected" gives "protect", "built" gives "build"; None for a word that is no participle."""
    lower = word.lower()
    irregular = lexicon.tables["irregular_participle"]
    if lower in irregular:
        return irregular[lower]
    for prefix in ("re", "un", "over", "under"):
        if lower.startswith(prefix) and lower[len(prefix) :] in irregular and len(lower) > len(prefix) + 3:
            return prefix + irregular[lower[len(prefix) :]]
    if not re.fullmatch(r"[a-z-]+ed", lower) or len(lower) < 5:
        return None
    if lower.endswith("ied") and len(lower) > 5:
        return lower[:-3] + "y"
    return _base(lexicon, lower[:-2])


def _base(lexicon: Lexicon, stem: str) -> str:
    """The base form to a stem from which -ing or -ed was taken: a listed verb if there is one, else by spelling."""
    candidates = [stem, stem + "e"]
    if len(stem) > 3 and stem[-1] == stem[-2]:
        candidates.insert(0, stem[:-1])
    for candidate in candidates:
        if is_base_verb(lexicon, candidate) or candidate in lexicon.words("other_verb"):
            return candidate
    if len(stem) > 3 and stem[-1] == stem[-2]:
        return stem if stem[-1] in "lsz" else stem[:-1]
    return stem + "e" if _SILENT_E.search(stem) else stem
