"""What single lines look like: rules, headings, items, table rows, notes."""

from __future__ import annotations

import re

from briefgen.language.sentences import split_sentences

RULE = re.compile(r"(?:([-*_=~•.])(?:[ \t]*\1){2,}|[-–—]{1,3} ?[-–—]{1,3})$")
UNDERLINE = re.compile(r"([=\-~^\"'`*+#:.])\1{2,}$")
ATX = re.compile(r"(#{1,6})[ \t]+(?=\S)")
ASCIIDOC = re.compile(r"(={1,6})[ \t]+(?=[^\s=])")
ASCIIDOC_EDGE = re.compile(
    r"(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|[|,:!]===|\+|\[\[?[\w.#%\"'][^\]]*\]\]?)$"
)
"""A line that begins or ends a block of AsciiDoc, or says what the next one is."""
ASCIIDOC_ITEM = re.compile(r"(?:\*{1,5}|\.{1,5}|-|\d{1,3}\.|[a-z]\.|<(?:\d{1,2}|\.)>)[ \t]+(?=\S)")
FENCE = re.compile(r"(`{3,}|~{3,})")
ITEM = re.compile(
    r"(?P<bullet>[-*+•◦▪‣·●○■□►–—])[ \t\u00a0]+(?=\S)"
    r"|(?P<number>(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,2}(?:\.\d{1,3})+|\(\d{1,3}\)|[a-zA-Z][.)]|\([a-z]{1,4}\)"
    r"|[ivxIVX]{1,5}[.)]|#\.))[ \t\u00a0]+(?=\S)"
)
NOTE = re.compile(
    r"(?:\[\^?(\d{1,3})\]:?|<sup>\s*(\d{1,3}|\*+|[a-z])\s*</sup>|\^(\d{1,3})\^?|([¹²³⁴⁵⁶⁷⁸⁹⁰]+))[ \t\u00a0]*(?=\S)"
)
TABLE_RULE = re.compile(r"\|?[ :+=|-]*-{3,}[ :+=|-]*\|[ :+=|-]*$|\+[-=+]{3,}\+$|={2,}(?:[ \t]+={2,})+$")
PLACEHOLDER = re.compile(
    r"(?:\{\{?[A-Za-z_][\w .:-]{0,40}\}?\}|\[\[?(?:ad|advertisement|image|photo|embed|video)\]?\])(?=\s|[A-Z“\"]|$)\s*",
    re.I,
)
END_STOPS = (".", "!", "?", ":", "…")
AFTER_STOPS = "\"'”’»)]*_"
"""What may stand between a full stop or the like and the end of its sentence."""
BYLINE = re.compile(r"(?i:by|por|par)(?::\s|\s+(?=[A-ZÀ-Þ]))")
CAPTION = re.compile(
    r"(?:table|figure|fig\.|chart|graph|map|exhibit|tabla|cuadro|gráfica|tableau)\s+\d{1,3}(?:\.\d{1,2})?\s*[.:–—-]",
    re.I,
)
_HEADING_MOST = 150
_HEADING_WORDS = 22


def is_table_row(text: str) -> bool:
    return text.count("|") - text.count("\\|") >= 2 or bool(TABLE_RULE.match(text))


def ends_like_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or the like, brackets and quotation marks after it aside."""
    return text.rstrip(AFTER_STOPS).endswith(END_STOPS)


def reads_like_heading(text: str) -> bool:
    """Whether a line standing alone may be a heading: short, one phrase, no full stop, not going on from before."""
    if (
        not 2 <= len(text) <= _HEADING_MOST
        or text[-1] in ".,;"
        or (not text[0].isalnum() and text[0] not in "“\"'¿[(#*")
    ):
        return False
    if text[0].islower() or "@" in text or "://" in text or text.startswith("www."):
        return False
    words = text.split()
    if len(words) > _HEADING_WORDS or not any(char.isalpha() for char in text):
        return False
    return len(split_sentences(text)) == 1


def is_set_like_heading(text: str) -> bool:
    """Whether the letters themselves say heading: capitals throughout, or capitals on nearly all long words."""
    letters = [char for char in text if char.isalpha()]
    if letters and sum(char.isupper() for char in letters) >= 0.8 * len(letters):
        return True
    long = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
