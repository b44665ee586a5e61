"""`python -m briefgen`: the same as the program `briefgen`."""

from __future__ import annotations

import sys

from briefgen.cli import main

sys.exit(main())
