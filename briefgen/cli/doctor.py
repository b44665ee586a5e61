"""`briefgen doctor`: whether this machine has what briefgen needs, and what to install if not."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from briefgen.cli.session import Session
from briefgen.cli.terminal import BOLD, RED, one_line, painted, say, say_json


def doctor(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False
) -> None:
    """Tries everything that briefgen needs: Python, packages, libraries, fonts, a PDF, settings, the output folder.

    What to type to put a fault right is printed. Exit code 6 when something is missing, 3 when settings are wrong, 7
    when the output folder cannot be written to.
    """
    from briefgen.cli.probes import probe_all

    session: Session = context.obj
    findings = probe_all(session.load)
    if as_json:
        say_json(
            [
                {"probe": one.probe, "good": one.good, "detail": one.detail, "remedy": None if one.good else one.remedy}
                for one in findings
            ]
        )
    else:
        for one in findings:
            sys.stdout.write(_word(session, good=one.good))
            say(f"  {one.probe:<18} {one_line(one.detail)}")
            if not one.good:
                say(f"         {'':<18} -> {one_line(one.remedy)}")
    failed = [one for one in findings if not one.good]
    if failed:
        what = f"{len(failed)} of {len(findings)} probes failed"
        raise failed[0].kind(what, where=failed[0].probe, hint=failed[0].remedy, slug="doctor")


def _word(session: Session, *, good: bool) -> str:
    return "  good " if good else painted("MISSING", f"{BOLD};{RED}", sys.stdout, color=session.color)
