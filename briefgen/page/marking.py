"""Text of the page with the language and the direction of its parts, so that a screen reader changes its voice.

The fixed words are in the brief's language; names of options, headlines, titles and quoted words are in that of the
texts. What is in another language than the page is put into `<span lang="...">`, what is written from right to left
into `<bdi>`, so that it does not carry the words beside it away (UAX 9; WCAG 2.1, 3.1.2).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from briefgen.language.catalogue import group, words
from briefgen.language.writing import sentence
from briefgen.model.brief import Brief
from briefgen.model.notices import Notice
from briefgen.page.filters import ended

_TURNED = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RIGHT_TO_LEFT = re.compile(rf"[{_TURNED}](?:[{_TURNED}\d\W]*[{_TURNED}])?")
"""Words written from right to left, with the blanks, marks and digits between them."""
_WHOLE = re.compile(rf"[{_TURNED}](?:.*[{_TURNED}])?", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")
UNKNOWN, ENGLISH = "und", "en"
SHORTEST = 4
"""Characters of a name that is looked for inside a sentence; a shorter one may be a word of the sentence itself."""


class Marker:
    """Marks the parts of a text that are in another language than the brief's.

    Args:
        brief: whose names and texts are known.
        shown: what is done to a text before it is escaped.
    """

    def __init__(self, brief: Brief, shown: Callable[[str], str]) -> None:
        self._shown = shown
        self._page = brief.language
        counts = Counter(document.language for document in brief.corpus.documents)
        common = min(counts, key=lambda language: (-counts[language], language)) if counts else brief.language
        self._common = common if common != UNKNOWN else brief.language
        self._known = dict(_names_in_other_languages(brief, self._common))
        # By their first word: of a thousand texts there are ten thousand names. Longest first: one may hold another.
        self._names: dict[str, list[str]] = {}
        for name in sorted(self._known, key=lambda name: (-len(name), name)):
            if opener := _WORD.match(name):
                self._names.setdefault(opener[0], []).append(name)

    def __call__(self, text: str | Markup | None) -> Markup:
        """The text as HTML: a whole name, the names inside it, and what stands in quotation marks."""
        if not text:
            return Markup("")
        if isinstance(text, Markup):
            return text
        if text in self._known:
            return self._span(text, self._known[text])
        return Markup("").join(self._parts(text))

    def tongue(self, language: str) -> Markup:
        """The `lang` attribute of an element in that language, with a blank before it; none where it is the page's."""
        return Markup("") if language in (self._page, UNKNOWN, "") else Markup(' lang="{}"').format(language)

    def tongue_of(self, name: str) -> Markup:
        """The `lang` attribute of an element that holds a name: inside a link no further element may stand."""
        return self.tongue(self._known.get(name, self._page))

    def explained(self, notice: Notice) -> Markup:
        """A notice in a sentence: in English with its values and remedy, else what the catalogue says of its kind."""
        known = group("notices") if self._page != ENGLISH else {}
        said = known.get(notice.slug.replace("-", "_"))
        if said:
            return self._escaped(str(said))
        said = " ".join(ended(sentence(part)) for part in (notice.detail, notice.remedy) if part)
        return self._span(said, ENGLISH)

    def _parts(self, text: str) -> Iterator[Markup]:
        opening, closing = (mark.strip() for mark in words("grammar.quotes"))
        if self._common == self._page or opening not in text:
            yield from self._named(text)
            return
        for part in re.split(rf"({opening}\s?[^{opening}{closing}]*\s?{closing})", text):
            if part.startswith(opening) and part.endswith(closing):
                inside = part[1:-1].strip("\u00a0\u202f ")
                start = part.index(inside) if inside else 1
                yield self._escaped(part[:start])
                yield self._span(inside, self._common)
                yield self._escaped(part[start + len(inside) :])
            else:
                yield from self._named(part)

    def _named(self, text: str) -> Iterator[Markup]:
        end = 0
        for word in _WORD.finditer(text) if self._names else ():
            name = self._name_at(text, word) if word.start() >= end else ""
            if name:
                yield self._escaped(text[end : word.start()])
                yield self._span(name, self._known[name])
                end = word.start() + len(name)
        yield self._escaped(text[end:])

    def _name_at(self, text: str, word: re.Match[str]) -> str:
        """The longest name that opens with a word of the text and ends where a word does, "" when there is none."""
        for name in self._names.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not (text[end : end + 1].isalnum() and name[-1:].isalnum()):
                return name
        return ""

    def _span(self, text: str, language: str) -> Markup:
        tongue = self.tongue(language)
        return Markup("<span{}>{}</span>").format(tongue, self._escaped(text)) if tongue else self._escaped(text)

    def _escaped(self, text: str) -> Markup:
        shown = self._shown(text)
        parts, end = [], 0
        for run in _turned(shown):
            parts += [escape(shown[end : run.start()]), Markup("<bdi>{}</bdi>").format(run[0])]
            end = run.end()
        return Markup("").join([*parts, escape(shown[end:])])


def _turned(text: str) -> Iterator[re.Match[str]]:
    """What is written from right to left: where most of the text is, with the words of another direction inside it;
    else each run by itself, so that it does not carry such words away."""
    runs = list(RIGHT_TO_LEFT.finditer(text))
    turned = sum(len(_LETTER.findall(run[0])) for run in runs)
    return _WHOLE.finditer(text) if 2 * turned > len(_LETTER.findall(text)) else iter(runs)


def _names_in_other_languages(brief: Brief, common: str) -> Iterator[tuple[str, str]]:
    """What the texts say and sentences repeat, with its language, where that is not the page's."""
    languages = {document.id: document.language for document in brief.corpus.documents}
    advice = {entry.id: entry for entry in brief.comparison.recommendations}
    found = [(entry.headline, languages.get(entry.document, UNKNOWN)) for entry in advice.values()]
    for option in brief.comparison.options:
        own = [advice[id].document for id in option.recommendations if id in advice]
        found.append((option.label, languages.get(own[0], UNKNOWN) if own else common))
    for theme in brief.themes.themes:
        found += [(name, common) for name in (theme.label, *theme.keywords)]
    found += [(document.title.text, document.language) for document in brief.corpus.documents if document.title]
    found += [(row.label, common) for row in (brief.matrix.rows if brief.matrix else ())]
    # A name from right to left is a part of its own, so that two of them in a list do not change places.
    for voice in brief.voices:
        yield from ((name, UNKNOWN) for name in (voice.name, voice.short) if RIGHT_TO_LEFT.search(name))
    found += [(word, languages.get(card.voice.document, UNKNOWN)) for card in brief.cards for word in card.vocabulary]
    for name, language in found:
        if language not in (brief.language, UNKNOWN) and len(name) >= SHORTEST:
            for form in (name, name[:1].lower() + name[1:], name[:1].upper() + name[1:], name.rstrip(".")):
                yield form, language
