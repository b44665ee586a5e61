"""Many briefs in one run: documents are read once, and what several briefs compare is compared once."""

from __future__ import annotations

from briefgen.batch.outcomes import Outcome, State
from briefgen.batch.plan import PlannedBrief, read_plan
from briefgen.batch.running import run_batch

__all__ = ["Outcome", "PlannedBrief", "State", "read_plan", "run_batch"]
