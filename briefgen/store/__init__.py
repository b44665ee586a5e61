"""What is kept between runs: work that need not be done again, and the lock that keeps two runs apart.

Nothing in here decides a byte of a brief: without it the same comes out, only later.
"""

from __future__ import annotations

from briefgen.store.cache import Cache, is_alive, stamp_of_program
from briefgen.store.lock import locked
from briefgen.store.plain import as_plain, from_plain

__all__ = ["Cache", "as_plain", "from_plain", "is_alive", "locked", "stamp_of_program"]
