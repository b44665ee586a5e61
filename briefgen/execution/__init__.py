"""Doing the same to many things: the one seam for parallel work, and for telling how far it has got.

Three ways give the same results in the same order: in this process, in worker processes of this machine, on the
workers of a Dask cluster. A worker that is lost (killed, out of memory, unplugged) has its work done again.
"""

from __future__ import annotations

from briefgen.execution.collecting import collect_rarely, collecting_rarely
from briefgen.execution.losses import MOST_LOSSES
from briefgen.execution.mapping import get_ready, in_order, in_order_sharing, map_in_order
from briefgen.execution.progress import NoProgress, Progress

__all__ = [
    "MOST_LOSSES",
    "NoProgress",
    "Progress",
    "collect_rarely",
    "collecting_rarely",
    "get_ready",
    "in_order",
    "in_order_sharing",
    "map_in_order",
]
