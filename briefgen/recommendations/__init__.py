"""The stage that finds what each author recommends."""

from briefgen.recommendations.extraction import document_recommendations, find_recommendations
from briefgen.recommendations.notices import notices

__all__ = ["document_recommendations", "find_recommendations", "notices"]
