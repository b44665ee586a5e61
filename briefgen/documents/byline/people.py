"""Names: what looks like one, how a list of them is parted, and the short name that tables use."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(
    r"(?:(?:(?:al|el|as|ad|an|ar|ash|at|az|ul|ibn|bin|ben|abu)[-‐‑]|[dl]['’‘])?"
    r"[^\W\d_a-z](?:[^\W\d_]|['’‘‐‑-](?=[^\W\d_]))*\.?|(?:[^\W\d_a-z]\.[ ]?){1,3})$"
)
_MAIL = re.compile(
    r"\s*(?:<[^<>\s]*[@:][^<>\s]*>|\([^()\s]*@[^()\s]*\)|\[[^\[\]]*@[^\[\]]*\](?:\([^()]*\))?|\S+@\S+\.\w+)"
)
_PARTS = re.compile(
    r"\s*;\s*|\s*,\s*(?:and|&|y|et)\s+|\s+(?:and|&|y|et|und|with)\s+(?=[^\W\d_a-z])|\s*,\s*|\s*\|\s*|\s+•\s+"
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[ -]?){1,4}$")
_MOST_WORDS = 6
_LONGEST_EASTERN = 12
"""Letters of a Japanese or Chinese name, foreign ones in kana included."""
_DEVOTIONS = frozenset(
    [
        "ángeles",
        "angeles",
        "carmen",
        "dolores",
        "jesús",
        "jesus",
        "luz",
        "pilar",
        "mar",
        "rosario",
        "mercedes",
        "socorro",
        "concepción",
        "lourdes",
        "paz",
        "rocío",
        "guadalupe",
        "refugio",
        "consuelo",
        "soledad",
        "remedios",
        "nieves",
        "milagros",
    ]
)
"""What follows "María de los" in a given name."""


@dataclass(frozen=True, slots=True)
class _NameWords:
    particles: frozenset[str]
    titles: frozenset[str]
    degrees: frozenset[str]
    bodies: frozenset[str]
    no_authors: frozenset[str]
    never_names: frozenset[str]
    roles: frozenset[str]
    given_names: frozenset[str]


@cache
def name_words() -> _NameWords:
    """The words of `names.toml`, read once."""
    table = tomllib.loads((files("briefgen.documents.byline") / "names.toml").read_text("utf-8"))
    table["particles"] += [word for particle in table["particles"] for word in particle.split()]
    return _NameWords(**{name: frozenset(words) for name, words in table.items()})


def clean_name(text: str) -> str:
    """A name without mail address, title before it, degrees after it, and what brackets hold."""
    text = _MAIL.sub("", text)
    text = re.sub(r"\s*\([^()]*\)", "", text)
    words = " ".join(text.split()).lstrip(" ,;:.*|–—-").rstrip(" ,;:*|–—-").split()
    if words and len(words[-1]) > 2:
        words[-1] = words[-1].rstrip(".") or words[-1]  # an initial keeps its stop
    known = name_words()
    while len(words) > 1 and words[0].lower().strip(".") in known.titles:
        words = words[1:]
    while len(words) > 1 and words[-1].lower().strip(",") in known.degrees and not _is_generation(words[-1]):
        words = words[:-1]
    return " ".join(words).strip(" ,;")


def is_person(name: str, *, ordinary: frozenset[str] = frozenset()) -> bool:
    """Whether a text has the form of a person's name: two to six words with a capital, particles and initials allowed.

    `ordinary` are words that stand in the text without a capital: a name consists of none of them.
    """
    words = name.split()
    known = name_words()
    if not 2 <= len(words) <= _MOST_WORDS or (name.isupper() and len(words) > 4):
        return False
    for word in words:
        lower = word.lower().strip(".,")
        if lower in known.particles and word[0].islower():
            continue
        if word[0].islower() and not word[0].isascii():
            return False
        if not _WORD.match(word) or lower in known.never_names or lower in known.bodies or lower in ordinary:
            return False
    return sum(1 for word in words if word[0].isupper() and len(word.strip(".")) > 1) >= 1


def is_caseless(name: str) -> bool:
    """Whether a text may be a person's name in a script without capitals: Arabic, Hebrew, Chinese, Japanese, Korean.

    Such a name cannot be told from other words, so a line must say that it names the author.
    """
    words = name.replace("・", " ").replace("·", " ").split()
    letters = "".join(words)
    if not letters or not all(unicodedata.category(c) in ("Lo", "Mn", "Mc", "Lm") or c in "'’-־" for c in letters):
        return False
    return 2 <= len(letters) <= _LONGEST_EASTERN if _is_eastern(letters) else 2 <= len(words) <= _MOST_WORDS


def _is_eastern(letters: str) -> bool:
    """Whether it is written in Chinese, Japanese or Korean letters."""
    return any("\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in letters)


def is_body(name: str) -> bool:
    """Whether a text has the form of an organisation's name."""
    words = name.split()
    if not 1 <= len(words) <= 14 or not name[:1].isupper():
        return False
    if len(words) == 1:
        return (len(name) > 1 and name.isupper() and name.isalpha()) or name.lower() in name_words().bodies
    capitals = sum(1 for word in words if word[0].isupper() or word.lower() in _SMALL)
    return capitals >= len(words) - 1 and any(
        word.lower().strip(",()").removesuffix("’s").removesuffix("'s") in name_words().bodies for word in words
    )


def is_body_of(name: str) -> bool:
    """Whether a byline names a body as Spanish and French do, with small words: "Comunidad de regantes del Valle"."""
    words = name.split()
    return (
        2 <= len(words) <= _LONGEST_BODY
        and name[:1].isupper()
        and words[0].lower() in name_words().bodies
        and bool(re.match(r"\S+ (?:[^\W\d_]+ )?(?:de|del|des|du|para|pour|por)\b|\S+ (?:[^\W\d_]+ )?d['’]", name))
    )


_LONGEST_BODY = 12
"""Words of a body's name in a byline."""
_SMALL = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "on",
        "in",
        "to",
        "against",
        "de",
        "la",
        "el",
        "los",
        "las",
        "del",
        "para",
        "y",
        "et",
        "des",
        "du",
        "pour",
        "&",
    ]
)


def part_names(text: str, *, single: bool = False) -> list[str]:
    """The names in a byline: "A. Smith and B. Jones", "Smith, John", "A <a@x.org>, B <b@x.org>".

    `single` lets a name of one word pass, as front matter may have it. Those who sign for the house are left out.
    """
    text = re.sub(r"\s+", " ", text).strip(" ,;:")
    is_one_body = is_body(text) and not _persons(text) and (" and " not in text.lower() or "," not in text)
    if is_one_body:
        return [] if text.lower() in name_words().no_authors else [text]
    parts = [
        clean_name(part) for part in _PARTS.split(_MAIL.sub(lambda mail: mail[0] if "," not in mail[0] else "", text))
    ]
    parts = [part for part in parts if part and part.lower() not in name_words().no_authors]
    if len(parts) == 2 and _is_inverted(text, *parts):
        return [f"{parts[1]} {parts[0]}"]
    if len(parts) > 2 and len(parts) % 2 == 0 and all(_INITIALS.match(part) for part in parts[1::2]):
        return [f"{given} {family}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    known = name_words()
    kept = [
        part for part in parts if is_person(part) or is_body(part) or is_caseless(part) or (single and _is_single(part))
    ]
    kept = [part for part in kept if part.lower().split()[0] not in known.roles]
    return [part for at, part in enumerate(kept) if not _is_affiliation(part, text, kept[:at])]


def _is_affiliation(part: str, text: str, before: list[str]) -> bool:
    """Whether a body in a list of names is where the person before it works: "Jane Doe, University of Leeds"."""
    after_comma = re.search(r",\s*(?:the\s+)?" + re.escape(part), text) is not None
    return after_comma and is_body(part) and not is_person(part) and any(is_person(name) for name in before)


def _is_inverted(text: str, family: str, given: str) -> bool:
    """Whether a comma parts surname and given name: "Smith, John", "Smith, J. R."."""
    one_each = " " not in family and (" " not in given or bool(_INITIALS.match(given.split()[-1])))
    return one_each and not any(sign in text for sign in (";", "@", " and "))


def _persons(text: str) -> bool:
    """Whether one of the names in a list is a person's."""
    return any(is_person(clean_name(part)) for part in _PARTS.split(text))


def _is_single(part: str) -> bool:
    return len(part.split()) <= 3 and part[:1].isupper() and all(char.isalpha() or char in " .'’-" for char in part)


def short_name(name: str) -> str:
    """The name for tables: the surname with its particles, of three parts or more without initials the last two.

    "Ana María Soto Rivas" -> "Soto Rivas", "Nathaniel J. Smith" -> "Smith", "Ida van der Berg" -> "van der Berg",
    "Solène Le Guen" -> "Le Guen"; a single capital is an initial, not a particle ("Robert E Lee"). Organisations stay
    as they are, or are called by the acronym that stands in brackets after them.
    """
    acronym = re.search(r"\(([A-Z][A-Za-z&]{1,11})\)", name)
    if acronym and sum(char.isupper() for char in acronym[1]) > 1:
        return acronym[1]
    words = [word for word in clean_name(name).split() if not _is_generation(word)]
    if is_body(name) or len(words) < 2 or _is_eastern(name):
        return name.strip()
    words = _without_devotion(words)
    particles = name_words().particles
    at = len(words) - 1
    double = (
        len(words) >= 3
        and "-" not in words[at]
        and not any(_INITIALS.match(word) and len(word.strip(".")) <= 2 for word in words)
    )
    if double and words[at - 1].lower() not in particles and words[at - 1][0].isupper() and _sounds_double(words):
        at -= 1
    while at > 1 and words[at - 1].lower() in particles and (words[at - 1][0].islower() or len(words[at - 1]) > 1):
        at -= 1
    return " ".join(words[at:])


def _without_devotion(words: list[str]) -> list[str]:
    """A name without what belongs to its given name: "María de los Ángeles Gil" is Gil."""
    at = 1
    while at < len(words) - 2 and words[at].islower() and words[at] in name_words().particles:
        at += 1
    is_given = words[0].lower() in ("maría", "maria", "ma.") and at > 1 and words[at].lower() in _DEVOTIONS
    return [words[0], *words[at + 1 :]] if is_given and at + 1 < len(words) else words


def _sounds_double(words: list[str]) -> bool:
    """Whether the last two parts are both surnames: not where the middle one is a well-known given name."""
    return len(words) > 3 or words[1].lower() not in name_words().given_names


def _is_generation(word: str) -> bool:
    return word.lower().strip(".,") in {"jr", "sr", "ii", "iii", "iv"}


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits with hyphens, for ids: "van der Berg" -> "van-der-berg"."""
    plain = unicodedata.normalize(
        "NFKD",
        text.replace("ß", "ss")
        .replace("ø", "o")
        .replace("Ø", "O")
        .replace("ł", "l")
        .replace("Ł", "L")
        .replace("æ", "ae")
        .replace("đ", "d"),
    )
    ascii_text = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:40].strip("-")
