"""The title: what the texts are about, in their own words; and the subtitle: how many are compared, and for what.

The subject is the phrase of two to four words that most texts use and that the titles' own words make up. Where a text
goes on from it to names ("security cooperation between A and B"), the title does too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import log, prod

from briefgen.brief.crowds import TITLED_BY
from briefgen.brief.written import Written, lines, tokens_of, written
from briefgen.language.catalogue import phrase, words
from briefgen.language.tokens import stop_words
from briefgen.language.triggers import may_say
from briefgen.language.writing import noun, number, sentence
from briefgen.model.documents import Corpus

UNTITLED = 0.2
"""What a word that no title has counts for, where one title counts 1: a subject is made of the titles' words."""
TITLE_CHARACTERS = 80
"""What two lines of the title's size hold."""

_NAMES = r"(?:the )?(?:[^\W\d_a-z][\w.'’-]*)(?: (?:of |and |and the |the )?[^\W\d_a-z][\w.'’-]*){0,4}"


def title_and_subtitle(
    corpus: Corpus, texts: Sequence[Written], voice: str, *, agree: bool, part: bool, advise: bool
) -> tuple[str, str]:
    """Title and subtitle.

    Args:
        texts: the words of each document; none where there are very many, some of which are then looked at.
        voice: the catalogue's noun for a voice.
        agree: whether there is an agreement to report, `part` a tension, `advise` any recommendation.
    """
    count = len(corpus.documents)
    plural = noun(voice, count)
    key = "subtitle" if agree and part else "subtitle_no_tension" if agree else "subtitle_no_agreement"
    if not advise:
        key = "subtitle_nothing"
    elif not agree and not part:
        key = "subtitle_alone"
    subtitle = phrase(f"title.{key}", count=sentence(number(count)), noun=plural)
    return _title(corpus, texts, number(count), plural), subtitle


def _title(corpus: Corpus, texts: Sequence[Written], count: str, plural: str) -> str:
    step = -(-len(corpus.documents) // TITLED_BY)
    corpus = replace(corpus, documents=corpus.documents[::step]) if step > 1 else corpus
    if len(texts) != len(corpus.documents):
        texts = [written(document) for document in corpus.documents]
    subject = subject_of(corpus, texts)
    for topic in filter(None, (_with_names(corpus, subject), subject)):
        if len(topic) <= TITLE_CHARACTERS:
            return sentence(topic)
    return sentence(phrase("title.plain", count=count, noun=plural))


def subject_of(corpus: Corpus, texts: Sequence[Written]) -> str:
    """The phrase that says what the texts are about, as they most often write it; "" when they share none."""
    forms: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    often: dict[str, float] = defaultdict(float)
    titles: Counter[str] = Counter()
    for document, text in zip(corpus.documents, texts, strict=True):
        if document.title:
            titles.update({token.lower() for token in tokens_of(document.title.text)} - stop_words(document.language))
        forms.update(lines(text.phrases))
        uses = Counter(lines(text.phrases.lower()))
        spread.update(uses.keys())
        for key, count in uses.items():
            often[key] += log(1 + count)
    shared = {key for key, number in spread.items() if number > 1}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for form, count in forms.items():
        if (key := form.lower()) in shared:
            found[key][form] = count
    candidates = [key for key in shared if not _is_name(found[key])] or list(shared)
    if not candidates:
        return ""
    total = len(corpus.documents)
    best = max(candidates, key=lambda key: (round(_weight(key, spread[key], often[key], titles, total), 6), key))
    return max(found[best].items(), key=lambda item: (item[1], item[0]))[0]


def _is_name(forms: Counter[str]) -> bool:
    """Whether a phrase is mostly written in capitals: a name is where things happen, not what is written about."""
    capital = sum(count for form, count in forms.items() if all(word[0].isupper() for word in form.split()))
    return 2 * capital > sum(forms.values())


def _weight(key: str, spread: int, often: float, titles: Counter[str], total: int) -> float:
    """How well a phrase says what all texts are about: the share of texts that use it, how often, and how far the
    titles are made of its words.

    Args:
        spread: in how many texts it is.
        often: how often, by the logarithm of its uses in each.
    """
    parts = key.split()
    titled = prod(titles[part] + UNTITLED for part in parts) ** (1 / len(parts)) / total
    return titled * (spread / total) * (often / total) * (1 + 0.15 * len(parts))


def _with_names(corpus: Corpus, subject: str) -> str:
    """The subject with the names that most often follow it ("between A and B"), "" when none does."""
    if not subject:
        return ""
    patterns = {language: _followed(subject, language) for language in {one.language for one in corpus.documents}}
    found: Counter[str] = Counter()
    for document in corpus.documents:
        pattern = patterns[document.language]
        texts = {sentence.text for sentence in document.sentences}
        if document.title:
            texts.add(document.title.text)
        for text in sorted(text for text in texts if may_say(text, subject)):
            if match := pattern.search(text):
                found[f"{match[1].lower()} {match[2]}"] += 1
    if not found:
        return ""
    best = max(found.items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
    return phrase("title.between", topic=subject, rest=best)


def _followed(subject: str, language: str) -> re.Pattern[str]:
    """A subject with the names that follow it, in a text of a language."""
    links = "|".join(words("texts.links"))
    follows = "|".join(map(re.escape, sorted(stop_words(language))))
    end = rf"(?=\s*$|\s*[^\w\s'’-]|\s+(?:{follows})\b)"
    return re.compile(rf"\b(?i:{re.escape(subject)})\s+((?i:{links}))\s+({_NAMES}){end}")
