"""The title: what the texts are about, in their own words; and the subtitle: how many are compared, and for what.

The subject is the phrase of two to four words that most texts use and that the titles' own words make up. Where a text
goes on from it to names ("security cooperation between A and B"), the title does too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log, prod

from briefgen.brief.crowds import TITLED_BY
from briefgen.language.catalogue import phrase, words
from briefgen.language.tokens import stop_words
from briefgen.language.writing import noun, number, sentence
from briefgen.model.documents import Corpus, Document

LONGEST = 4
"""Words in the subject."""
UNTITLED = 0.2
"""What a word that no title has counts for, where one title counts 1: a subject is made of the titles' words."""
TITLE_CHARACTERS = 80
"""What two lines of the title's size hold."""

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=\w))*|[^\w\s]|\d+")
_NAMES = r"(?:the )?(?:[^\W\d_a-z][\w.'’-]*)(?: (?:of |and |and the |the )?[^\W\d_a-z][\w.'’-]*){0,4}"


def title_and_subtitle(corpus: Corpus, voice: str, *, agree: bool, part: bool, advise: bool) -> tuple[str, str]:
    """Title and subtitle.

    Args:
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
    return _title(corpus, number(count), plural), subtitle


def _title(corpus: Corpus, count: str, plural: str) -> str:
    step = -(-len(corpus.documents) // TITLED_BY)
    corpus = replace(corpus, documents=corpus.documents[::step]) if step > 1 else corpus
    subject = subject_of(corpus)
    for topic in filter(None, (_with_names(corpus, subject), subject)):
        if len(topic) <= TITLE_CHARACTERS:
            return sentence(topic)
    return sentence(phrase("title.plain", count=count, noun=plural))


def subject_of(corpus: Corpus) -> str:
    """The phrase that says what the texts are about, as they most often write it; "" when they share none."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    titles: Counter[str] = Counter()
    for document in corpus.documents:
        stopped = stop_words(document.language)
        if document.title:
            titles.update({token.lower() for token in _TOKEN.findall(document.title.text)} - stopped)
        for form in _phrases(document, stopped):
            key = form.lower()
            forms[key][form] += 1
            uses[key][document.id] += 1
    shared = [key for key, by_document in uses.items() if len(by_document) > 1]
    shared = [key for key in shared if not _is_name(forms[key])] or shared
    if not shared:
        return ""
    total = len(corpus.documents)
    best = max(shared, key=lambda key: (round(_weight(key, uses[key], titles, total), 6), key))
    return max(forms[best].items(), key=lambda item: (item[1], item[0]))[0]


def _is_name(forms: Counter[str]) -> bool:
    """Whether a phrase is mostly written in capitals: a name is where things happen, not what is written about."""
    capital = sum(count for form, count in forms.items() if all(word[0].isupper() for word in form.split()))
    return 2 * capital > sum(forms.values())


def _weight(key: str, uses: Counter[str], titles: Counter[str], total: int) -> float:
    """How well a phrase says what all texts are about: the share of texts that use it, how often, and how far the
    titles are made of its words."""
    parts = key.split()
    titled = prod(titles[part] + UNTITLED for part in parts) ** (1 / len(parts)) / total
    spread = len(uses) / total
    often = sum(log(1 + count) for count in uses.values()) / total
    return titled * spread * often * (1 + 0.15 * len(parts))


def _phrases(document: Document, stopped: frozenset[str]) -> Iterator[str]:
    """All runs of two to four words of the running text and the title that hold no stop word."""
    texts = [sentence.text for sentence in document.sentences]
    if document.title:
        texts.append(document.title.text)
    for text in texts:
        run: list[str] = []
        for token in [*_TOKEN.findall(text), "."]:
            if (token[0].isalpha() and token.lower() not in stopped) and len(token) > 1:
                run.append(token)
                continue
            yield from _runs(run)
            run = []


def _runs(run: Sequence[str]) -> Iterator[str]:
    for length in range(2, LONGEST + 1):
        for start in range(len(run) - length + 1):
            yield " ".join(run[start : start + length])


def _with_names(corpus: Corpus, subject: str) -> str:
    """The subject with the names that most often follow it ("between A and B"), "" when none does."""
    if not subject:
        return ""
    links = "|".join(words("texts.links"))
    found: Counter[str] = Counter()
    for document in corpus.documents:
        follows = "|".join(map(re.escape, sorted(stop_words(document.language))))
        end = rf"(?=\s*$|\s*[^\w\s'’-]|\s+(?:{follows})\b)"
        pattern = re.compile(rf"\b(?i:{re.escape(subject)})\s+((?i:{links}))\s+({_NAMES}){end}")
        texts = {sentence.text for sentence in document.sentences}
        if document.title:
            texts.add(document.title.text)
        for text in sorted(texts):
            if match := pattern.search(text):
                found[f"{match[1].lower()} {match[2]}"] += 1
    if not found:
        return ""
    best = max(found.items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
    return phrase("title.between", topic=subject, rest=best)
