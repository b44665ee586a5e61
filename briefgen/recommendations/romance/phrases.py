"""Cutting a Spanish or French phrase where a reader does not stumble, and printing it."""

from __future__ import annotations

import re

from briefgen.language.lexicon import Lexicon
from briefgen.recommendations.matching import LONGEST_HEADLINE
from briefgen.recommendations.romance.clauses import TOKEN, low

_SHORTEST_CUT = 4
_LEFT_UNDONE = ("no ", "ne pas ")
"""What is to be left undone only somewhere or sometimes is not to be left undone altogether: any cut is shown."""


def cut(lexicon: Lexicon, words: str, limit: int = LONGEST_HEADLINE, *, quoted: bool = False) -> str | None:
    """The words up to the end of a phrase, `limit` at most; with an ellipsis where a limit to what is asked is lost."""
    words = re.split(r"[;!?](?=\s|$)|—", words)[0].strip(" ,.:")
    listed = words.split()
    if len(listed) <= limit:
        return words if listed else None
    breaks, weak = lexicon.words("cut_before"), lexicon.words("holds_of") | lexicon.words("and_or")
    for first_choice in (True, False):
        for at in range(limit, _SHORTEST_CUT - 1, -1):
            following = TOKEN.match(listed[at])
            opens = following is not None and low(following) in breaks
            if first_choice and following is not None and low(following) in weak:
                opens = False
            opens = opens or (listed[at - 1].endswith(",") and not _is_list(listed, at, lexicon))
            kept = " ".join(listed[:at])
            if not opens or not is_whole(lexicon, kept, listed[at]):
                continue
            limits = lexicon.pattern(r"^{changes_sense}").match(" ".join(listed[at:]))
            left_undone = words.startswith(_LEFT_UNDONE) and not kept.endswith(",")
            if (limits or left_undone) and not quoted:
                begun = undangled(lexicon, listed[:limit])
                return (begun if len(begun.split()) > at + 2 else kept).rstrip(" ,;:") + "…"
            return kept.rstrip(" ,;:")
    return None


def _is_list(listed: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a comma before `at` parts a list: an "and" follows soon, without another clause."""
    rest = " ".join(listed[at : at + 9])
    return bool(re.match(r"[^,]{1,40},? (?:y|e|o|et|ou|ni) ", rest)) or rest.split(" ", 1)[0] in lexicon.words("and_or")


def is_whole(lexicon: Lexicon, kept: str, following: str) -> bool:
    """Whether a cut leaves nothing hanging: no bracket, no "entre ... y", no small word at the end."""
    last = re.sub(r"[^\w'’]", "", kept.split()[-1]).lower()
    if kept.endswith(",") is False and last in lexicon.words("dangling"):
        return False
    if kept.count('"') % 2 or kept.count("(") != kept.count(")"):
        return False
    if last in lexicon.words("no_cut_after"):
        return False
    first = following.lower()
    verb = re.sub(r"^(?:no|ne pas) ", "", kept.lower()).split(" ", 1)[0]
    if verb in lexicon.words("governs_to") and not set(kept.lower().split()) & lexicon.words("dative"):
        return False
    if first in {"a", "à"} and re.search(r"\bde \w+$", kept):
        return False  # "de doce a cuatro"
    if first in lexicon.words("and_or") and re.search(r"\bentre\b(?!.*\b(?:y|e|et)\b)", kept, re.IGNORECASE):
        return False
    return not (
        first in {"a", "hasta", "à", "jusqu'à"} and re.search(r"\b(?:desde|depuis)\b(?!.*\b(?:hasta|a|à)\b)", kept)
    )


def undangled(lexicon: Lexicon, listed: list[str]) -> str:
    """The words without small ones left hanging at the end."""
    while len(listed) > 2 and re.sub(r"[^\w'’]", "", listed[-1]).lower() in lexicon.words("dangling"):
        listed = listed[:-1]
    return " ".join(listed)


def printed(lexicon: Lexicon, words: str) -> str:
    """With a capital, and the apostrophe and quotation marks that are printed in the language."""
    if lexicon.language == "fr":
        words = words.replace("'", "’")
        words = re.sub(r'"\s?([^"]+?)\s?"', "«\u00a0\\1\u00a0»", words)
    else:
        words = re.sub(r'"([^"]+)"', r"«\1»", words)
    return words[:1].upper() + words[1:]
