"""Files that programs keep while they work: swap, lock and backup files, downloads that have not ended."""

from __future__ import annotations

import re
from pathlib import PurePath

_EDITORS = re.compile(
    r"""
    \.~lock\..*\# | ~\$.* | ~.*\.tmp | \#.*\# | \.\#.* | .*~ | 4913       # LibreOffice, Word, Emacs, Vim, and the rest
    | \..*\.sw[a-p][a-z]? | .*\.sw[a-px] | .*\.tmp | .*\.temp
    | .*\.part | .*\.partial | .*\.crdownload | .*\.download | .*\.filepart | .*\.opdownload | \.goutputstream-.*
    | \.DS_Store | Thumbs\.db | desktop\.ini | \.syncthing\..* | \.sync-.* | \.nfs[0-9a-f]+ | .*___jb_(?:tmp|old)___
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""Names that programs give to files on the way: swap, lock and backup files, downloads that have not ended."""


def is_passing(path: str) -> bool:
    """Whether a file is no document but something that a program keeps while it works."""
    return _EDITORS.fullmatch(PurePath(path).name) is not None
