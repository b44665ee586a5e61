"""The stage that finds what each author recommends."""

from briefgen.recommendations.extraction import find_recommendations

__all__ = ["find_recommendations"]
