"""How much is told of each text where there are very many."""

from __future__ import annotations

EACH_UP_TO = 1_000
"""Voices of which each is told of by itself: a card, its place among the dates, its likeness to each other one. Of more
nobody would read them, and time and memory would grow with the square of their number."""

HEARD = 40
"""Voices of more than these that a chapter tells of: those with most to say on its theme."""

TITLED_BY = 1_000
"""Texts by whose phrases a brief gets its title: of more, so many that lie evenly among them."""
