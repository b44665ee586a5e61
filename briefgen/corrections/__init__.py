"""The analyst has the last word: corrections from a file beside the sources, applied before anything is composed."""

from __future__ import annotations

from briefgen.corrections.entries import Corrections
from briefgen.corrections.of_documents import correct_corpus
from briefgen.corrections.of_options import option_ties
from briefgen.corrections.of_recommendations import correct_recommendations
from briefgen.corrections.of_themes import correct_themes
from briefgen.corrections.parsing import FILE_NAME, NO_CORRECTIONS, read_corrections

__all__ = [
    "FILE_NAME",
    "NO_CORRECTIONS",
    "Corrections",
    "correct_corpus",
    "correct_recommendations",
    "correct_themes",
    "option_ties",
    "read_corrections",
]
