"""The reading stage: sources on disk in, a corpus of labelled documents out.

Its verbs are imported when they are first used: the process that reads hostile formats needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.documents.corpus import read_corpus as read_corpus
    from briefgen.documents.corpus import read_document as read_document
    from briefgen.documents.corpus import read_each as read_each

__all__ = ["read_corpus", "read_document", "read_each"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefgen.documents import corpus

    return getattr(corpus, name)
