"""`python -m tests.hostile [NAME]...`: every case on its own, slow ones too, as a table; `--write` renews docs/hostile.md.

Exit: 0 all met, 1 some not.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

from tests.hostile.case import Case
from tests.hostile.trial import CASES, attempt, remove

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "hostile.md"

HEAD = """# Hostile input

Files that strangers send may be broken, enormous or meant to harm. Each case below is made by `tests/hostile`, put beside
three good essays and built with `briefgen build`. Always: the brief of the others is made (unless the run is refused), no
traceback, 60 seconds of processor time and 4 GiB at most, nothing requested, nothing read or written but what belongs to the run, inputs
unchanged, nothing half-made left, and nothing that acts in PDF, HTML or on the terminal. `make hostile` tries all of them,
each alone; `make test` all but the slow ones, many in one run. The table is written by `make hostile ARGS=--write`.

*Built*: it is a document of the brief, its text is text. *Notice*: it is left out and named, with the reason
([messages.md](messages.md)). *Passed over*: it is no document. *Refused*: the run ends with that exit code and writes nothing.

## What is not promised

- A second name (hard link) of a file elsewhere cannot be told from a file, and is read.
- A file that is swapped for another between being found and being opened is read as it is then.
- A native library that breaks out of the process that reads is not confined beyond what that process may do.
- Templates are programs of the analyst: they run in a sandbox and within limits, but a template may lay out what it likes.

"""


def main(words: list[str]) -> int:
    """Tries the cases named, all by default."""
    if "--write" in words:
        MANUAL.write_text(manual(), encoding="utf-8")
        words = [word for word in words if word != "--write"]
        if not words:
            return 0
    chosen = [case for case in CASES if not words or case.name in words or case.family in words]
    unmet = 0
    for case in chosen:
        root = Path(mkdtemp(prefix="hostile-"))
        try:
            ran, faults = attempt([case], root / "here")
        finally:
            remove(root)
        unmet += bool(faults)
        print(f"{case.family:<13} {case.name:<24} {case.expected!s:<46} {'UNMET' if faults else 'met':<6} {ran.seconds:5.1f} s", flush=True)  # fmt: skip
        for fault in (fault for found in faults.values() for fault in found):
            print(f"    {fault[:1_000]}", flush=True)
    print(f"{len(chosen)} cases, {len(chosen) - unmet} met")
    return bool(unmet)


def manual() -> str:
    """The manual's page: every case by its family."""
    counted = Counter(case.family for case in CASES)
    lines = [f"{len(CASES)} cases.\n"]
    for family, count in counted.items():
        lines += [
            f"## {family[:1].upper()}{family[1:]} ({count})\n",
            "| case | what | why | outcome |",
            "|---|---|---|---|",
        ]
        lines += [_row(case) for case in CASES if case.family == family]
        lines.append("")
    return HEAD + "\n".join(lines).rstrip() + "\n"


def _row(case: Case) -> str:
    cells = (case.name + (" (slow)" if case.is_slow else ""), case.how, case.why, str(case.expected))
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    text = text.replace("](", "] (")  # no link of the page itself
    return "".join(f"\\{letter}" if letter in "|<>*_`[]{}\\" else letter for letter in text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
