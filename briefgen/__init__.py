"""Compares what several authors wrote on one question and prints a policy brief: every statement with its quotation.

The verbs are `make_brief` and `publish_brief`, the nouns are those of `briefgen.model`:

    from pathlib import Path
    from briefgen import Settings, make_brief, publish_brief

    brief = make_brief([Path("seeds")], Settings(), output=Path("output"))
    publication = publish_brief(brief, Settings(), output=Path("output"))

Names are imported when they are first used, so that `import briefgen` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.errors import BriefgenError as BriefgenError
    from briefgen.errors import ConfigurationError as ConfigurationError
    from briefgen.errors import MissingDependency as MissingDependency
    from briefgen.errors import NothingToCompare as NothingToCompare
    from briefgen.errors import OutputFailed as OutputFailed
    from briefgen.errors import Untraceable as Untraceable
    from briefgen.execution import Progress as Progress
    from briefgen.model.brief import Brief as Brief
    from briefgen.model.brief import Statement as Statement
    from briefgen.model.comparison import Comparison as Comparison
    from briefgen.model.comparison import Finding as Finding
    from briefgen.model.comparison import PolicyOption as PolicyOption
    from briefgen.model.comparison import Position as Position
    from briefgen.model.documents import Author as Author
    from briefgen.model.documents import Corpus as Corpus
    from briefgen.model.documents import Document as Document
    from briefgen.model.evidence import Locator as Locator
    from briefgen.model.evidence import Passage as Passage
    from briefgen.model.evidence import Quotation as Quotation
    from briefgen.model.evidence import Sentence as Sentence
    from briefgen.model.evidence import Span as Span
    from briefgen.model.notices import Notice as Notice
    from briefgen.model.publication import Artifact as Artifact
    from briefgen.model.publication import Edition as Edition
    from briefgen.model.publication import Publication as Publication
    from briefgen.model.recommendations import Recommendation as Recommendation
    from briefgen.model.themes import Theme as Theme
    from briefgen.model.themes import ThemeSet as ThemeSet
    from briefgen.pipeline import make_brief as make_brief
    from briefgen.pipeline import publish_brief as publish_brief
    from briefgen.settings import Settings as Settings

__version__ = "0.1.0"

_HOMES = {
    "errors": (
        "BriefgenError",
        "ConfigurationError",
        "MissingDependency",
        "NothingToCompare",
        "OutputFailed",
        "Untraceable",
    ),
    "execution": ("Progress",),
    "model.brief": ("Brief", "Statement"),
    "model.comparison": ("Comparison", "Finding", "PolicyOption", "Position"),
    "model.documents": ("Author", "Corpus", "Document"),
    "model.evidence": ("Locator", "Passage", "Quotation", "Sentence", "Span"),
    "model.notices": ("Notice",),
    "model.publication": ("Artifact", "Edition", "Publication"),
    "model.recommendations": ("Recommendation",),
    "model.themes": ("Theme", "ThemeSet"),
    "pipeline": ("make_brief", "publish_brief"),
    "settings": ("Settings",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME_OF)]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'briefgen' has no attribute {name!r}")
    return getattr(import_module(f"briefgen.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME_OF})
