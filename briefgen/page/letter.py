"""The mail that an edition goes out with: the key messages and what changed, as plain text and as HTML.

It is made from the edition's `brief.json`, so that what is sent is what was published. Its words are in `mail.txt.j2`
and `mail.html.j2` of the template.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.language.catalogue import LANGUAGES, speaking
from briefgen.page.characters import visible
from briefgen.page.sandbox import environment, faults_named, load
from briefgen.page.templates import template_for
from briefgen.page.vocabulary import fixed_words, speaker
from briefgen.settings import PageSettings

MOST_CHANGES = 8
"""Changes that are named; more are counted."""
_KEY = "key-"
"""How the ids of key messages begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file that goes with the mail: attached, or behind a link."""

    name: str
    size: int
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWords:
    """Subject, text and HTML of a mail."""

    subject: str
    text: str
    html: str


def mail_words(
    brief: Mapping[str, Any], settings: PageSettings, *, recipient: str, enclosed: Sequence[Enclosed], sender: str
) -> MailWords:
    """What a mail about an edition says.

    Args:
        brief: the content of its `brief.json`.
        settings: which template.
        recipient: the name that it is addressed to.
        enclosed: the files that go with it.
        sender: who writes.

    Raises:
        ConfigurationError: the template is not there or has a fault.
    """
    template = template_for(settings)
    language = str(brief.get("language", LANGUAGES[0]))
    with speaking(language if language in LANGUAGES else LANGUAGES[0]), faults_named(template.folders):
        closed = environment(template, visible)
        words = fixed_words(template.settings.get("words", {}))
        given = {
            "brief": brief,
            "messages": [one for one in brief["statements"] if one["id"].startswith(_KEY)],
            "changes": _changes(brief.get("changes")),
            "most": MOST_CHANGES,
            "recipient": recipient,
            "sender": sender,
            "attached": [one for one in enclosed if not one.link],
            "linked": [one for one in enclosed if one.link],
            "language": language,
            "words": words,
            "say": speaker(words),
        }
        # Escaping is never switched off: what it did to plain text is undone, which gives every value back as it was.
        plain = html.unescape(load(closed, "mail.txt.j2").render(given))
        styled = load(closed, "mail.html.j2").render(given)
        subject = html.unescape(load(closed, "mail_subject.txt.j2").render(given))
    return MailWords(subject=" ".join(subject.split()), text=_tidy(plain), html=styled)


def _changes(changes: Mapping[str, Any] | None) -> list[tuple[str, Mapping[str, Any]]]:
    """Every change with what it is about ("document", "recommendation", "position", "theme")."""
    if not changes:
        return []
    return [
        (kind, one)
        for kind in ("document", "position", "recommendation", "theme")
        for one in changes.get(f"{kind}s", ())
    ]


def _tidy(text: str) -> str:
    """At most one empty line in a row, none at either end, no blanks at the end of a line.

    But for the line above what does not belong to the letter: two hyphens and a blank (RFC 3676, 4.3).
    """
    lines = "\n".join(line if line == "-- " else line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
