"""Whether anything has changed, and whether it has settled: what `build` asks before it works, `watch` all the time.

Nothing heavy is imported here: a run that finds nothing to do must cost next to nothing.
"""

from __future__ import annotations
