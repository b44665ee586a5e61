"""Words that a language draws together where they meet: "d’Alvarez", "du ministère", "al Congreso", "Pérez e Ibarra".

The rules are those of the grammars: Grevisse, Le bon usage, on elision and contracted articles; RAE, Nueva gramática de
la lengua española, on "al", "del", "e" and "u". A name with H is left alone in French: nobody can tell its h is mute.
"""

from __future__ import annotations

import re

_ELIDED = re.compile(r"(?:^|(?<=[\s('’«\u202f\u00a0]))([dDlLjJsSnNmMtTcC]|[qQ]u|[lL]orsqu|[pP]uisqu|[jJ]usqu)[ea] $")
_VOWEL = re.compile(r"[aeiouàâäáæéèêëîïíôöóœùûüúAEIOUÀÂÄÁÆÉÈÊËÎÏÍÔÖÓŒÙÛÜÚ]|[yY](?![aeiouéèê])")
# Vowels that are spoken like a consonant.
_HIATUS = re.compile(r"(?:onz|oui\b|ouistiti|uhlan|ululer)", re.IGNORECASE)
_FRENCH = (("à le ", "au "), ("à les ", "aux "), ("de le ", "du "), ("de les ", "des "))
_SPANISH = (("a el ", "al "), ("de el ", "del "))


def joined(before: str, after: str, language: str, *, contract: bool = True) -> str:
    """Two pieces of a sentence, one after the other.

    Args:
        before: what stands already; it ends with its own blank.
        after: what follows.
        language: of the sentence.
        contract: whether an article at the start of `after` is drawn together with the preposition before it.
    """
    if language == "fr":
        return _french(before, after, contract)
    if language == "es":
        return _spanish(before, after, contract)
    return before + after


def _french(before: str, after: str, contract: bool) -> str:
    if contract and (done := _contracted(before, after, _FRENCH)):
        return done
    if _VOWEL.match(after) and not _HIATUS.match(after):
        return _ELIDED.sub(r"\1’", before) + after
    return before + after


def _spanish(before: str, after: str, contract: bool) -> str:
    if contract and (done := _contracted(before, after, _SPANISH)):
        return done
    if re.search(r"(?:^|\s)y $", before) and re.match(r"(?:[iíIÍ]|[hH][iíIÍ](?![aeoáéó]))", after):
        return before[:-2] + "e " + after
    if re.search(r"(?:^|\s)o $", before) and re.match(r"[hH]?[oóOÓ]|8|11\b", after):
        return before[:-2] + "u " + after
    return before + after


def _contracted(before: str, after: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """A preposition and the small article that follows it, as one word; "" where they do not meet."""
    for apart, together in pairs:
        preposition, article, _ = apart.split(" ")
        if after.startswith(f"{article} ") and re.search(rf"(?:^|\W){preposition} $", before):
            return before[: -len(preposition) - 1] + together + after[len(article) + 1 :]
    return ""
