"""The words of a headline as its text writes them, to be quoted where the headline cannot be built into a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from briefgen.language.catalogue import words
from briefgen.model.recommendations import Recommendation

ELLIPSIS = "…"
RUN = 3
"""Words that a headline in another language has to share with its sentence to be quoted in its stead."""
CLAUSE = 6
"""Words of a clause that says something without the sentence around it."""
EDGES = ",;:()[]“”‘’"


def verbatim(recommendation: Recommendation, headline: str) -> str:
    """The headline letter for letter as its sentence writes it; "" where it is not made of its words alone."""
    said = recommendation.evidence[0].plain
    pieces = [piece.strip() for piece in headline.strip("“”").split(ELLIPSIS)]
    found = [re.search(re.escape(piece), said, re.IGNORECASE) for piece in pieces if piece]
    if not found or not all(found):
        return ""
    own = f" {ELLIPSIS} ".join(match[0] for match in found if match)
    return own + (ELLIPSIS if headline.endswith((ELLIPSIS, f"{ELLIPSIS}”")) else "")


def is_word_for_word(recommendations: Sequence[Recommendation]) -> bool:
    """Whether the sentences that say several recommendations best are one and the same; white space and case aside."""
    said = {" ".join(entry.evidence[0].plain.casefold().split()) for entry in recommendations}
    return len(recommendations) > 1 and len(said) == 1


def first_words(recommendation: Recommendation, most: int) -> str:
    """How its sentence begins, in so many words at most, with an ellipsis where there are more."""
    first = recommendation.evidence[0].plain.split()
    return " ".join(first[:most]).rstrip(EDGES) + ELLIPSIS if len(first) > most else " ".join(first)


def common_run(recommendation: Recommendation, headline: str) -> str:
    """The longest run of words that headline and sentence have in common, as the sentence writes it; "" for less than
    `RUN` words."""
    said, wanted = recommendation.evidence[0].plain.split(), headline.lower().split()
    plain = [word.lower().strip(EDGES) for word in said]
    match = SequenceMatcher(None, plain, [word.strip(EDGES) for word in wanted], autojunk=False).find_longest_match()
    if match.size < RUN:
        return ""
    return " ".join(said[match.a : match.a + match.size]).strip(EDGES)


def telling(said: str, most: int, language: str) -> str:
    """A sentence that fits into `most` characters, else what its last clause says, after an ellipsis: a clause of
    `CLAUSE` words or more that opens with an article or the like and has a verb; "" where it has none."""
    if len(said) <= most:
        return said
    determiners, finite = (words(f"texts.{name}", of=language) for name in ("determiners", "finite"))
    for joint in reversed(list(re.finditer(r"[,;:] ", said))):
        clause = said[joint.end() :].split()
        if len(clause) >= CLAUSE and clause[0] in determiners and set(clause) & set(finite):
            kept = f"{ELLIPSIS} {said[joint.end() :]}"
            return kept if len(kept) <= most else ""
    return ""
