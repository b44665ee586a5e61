"""Under which names a document's author speaks of itself: "Coast Watch recommends", "the Society would caution"."""

from __future__ import annotations

import re
from collections import Counter

from briefgen.language.lexicon import Lexicon
from briefgen.model.documents import Document
from briefgen.recommendations.matching import plain

_OFTEN = 3
"""Times that a name is seen to advise until it is taken for the author's."""
_HEAD_OFTEN = 2
"""The same for "the Society", "the Union": an essay that speaks of another one seldom gives it the word twice."""
_NO_NAME = frozenset({"It", "This", "He", "She"})


def own_names(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """Names under which the document's author speaks: those it is signed with, the head of an organisation's name
    ("the Council") and its initials where the text uses them, and a name that the text often lets advise.

    An organisation's submission says "Coast Watch recommends ..." again and again; an essay names another body so once.
    """
    names = {name for author in document.authors for name in (author.name, author.affiliation) if name}
    heads = "|".join(sorted(word for word in lexicon.groups.get("own_head", ())))
    short = {head for name in names for head in _heads(name, heads)}
    short |= {initials for name in names if (initials := _initials(name)) and _uses(document, initials)}
    counts: Counter[str] = Counter()
    template = (
        r"^\W*(?:the |The )?(?P<name>(?-i:[A-Z][\w&.-]*(?: (?:of|for|and|the|[A-Z][\w&.-]*)){0,5})) "
        r"(?:\w+ly |also |further |therefore |would )*(?:{thing_recommends}|believes|considers|supports|opposes"
        r"|welcomes|represents|submits|favours|favors|resolves"
        r"|asks|regrets|notes|takes|caution|\'s (?:view|position|submission))\b"
    )
    for sentence in document.sentences:
        text = re.sub(r"(?<=\w)'s (?=view|position|submission)", " 's ", plain(sentence.text))
        found = lexicon.search(template, text)
        if found and found["name"] not in _NO_NAME:
            counts[found["name"]] += 1
    often = {
        name
        for name, count in counts.items()
        if count >= (_HEAD_OFTEN if heads and re.fullmatch(heads, name) and name not in _ASKED else _OFTEN)
    }
    return frozenset(names | short | often)


_ASKED = frozenset({"Committee", "Commission", "Council", "Board", "Office", "Bureau", "Company"})
"""Heads that as often name the body that a text is addressed to or speaks of."""


def _heads(name: str, heads: str) -> list[str]:
    """The head of an organisation's name: "Council" of "Identity Technology Council"; nothing for a person's."""
    words = re.findall(r"[\w'-]+", name)
    if not heads or len(words) < 2:
        return []
    return [word for word in words if re.fullmatch(heads, word)][-1:]


def _initials(name: str) -> str | None:
    """The initials of a name of three words or more, in capitals."""
    bare = re.sub(r"\([^()]*\)", "", name)
    made = "".join(word[0] for word in re.findall(r"[^\W\d_][\w'-]*", bare) if word[0].isupper())
    return made if len(made) >= 3 else None


def _uses(document: Document, initials: str) -> bool:
    return bool(re.search(rf"\b{re.escape(initials)}\b", document.text))
