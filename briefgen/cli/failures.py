"""Errors as the user sees them: one line what, one line where, one line with a hint; a traceback only with `-vv`."""

from __future__ import annotations

import logging
import platform
import re
import sys
import traceback
from difflib import get_close_matches
from pathlib import Path

import typer

from briefgen import __version__
from briefgen.cli.session import LogFormat, Session
from briefgen.cli.terminal import note, one_line
from briefgen.errors import BriefgenError, ConfigurationError, UsageError

PROGRAM = "briefgen"


def report(error: BriefgenError, session: Session) -> int:
    """Prints an error; gives its exit code."""
    faults = error.faults if isinstance(error, ConfigurationError) else ()
    if session.log_format is LogFormat.JSON:
        fields = {"slug": error.slug, "where": error.where, "faults": list(faults), "exit_code": error.exit_code}
        session.tell("error", error.what, hint=error.hint or "", **fields)
    else:
        session.tell("error", error.what)
        if error.where:
            note(f"at: {one_line(error.where)}")
        for fault in faults:
            note(f"  {one_line(fault)}")
        if error.hint:
            note(f"hint: {one_line(error.hint)}")
    logging.getLogger(PROGRAM).debug("raised here", exc_info=error if error.__traceback__ else None)
    return error.exit_code


def report_usage(error: typer.TyperException, session: Session) -> int:
    """Prints what is wrong with the command as typed, with the nearest option or command that there is."""
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", PROGRAM)
    message = re.sub(r" \((?:Possible options|Did you mean)[^)]*\)|\. Did you mean [^?]*\?", "", error.format_message())
    near: list[str] = list(getattr(error, "possibilities", None) or [])
    if not near and (typo := re.match(r"No such command '(.*)'", message)) and context is not None:
        near = get_close_matches(typo[1], list(context.command.commands), n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    what = " ".join(message.split()).rstrip(".")
    return report(UsageError(what, where=command, hint=f"{meant}`{command} --help` lists what there is"), session)


def report_bug(error: Exception, session: Session) -> int:
    """Prints what went wrong inside briefgen, and how to report it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
    kind = type(error).__name__
    bug = BriefgenError(
        f"briefgen has a fault: {kind}: {one_line(str(error))}" if str(error) else f"briefgen has a fault: {kind}",
        where=f"{place} (briefgen {__version__}, Python {platform.python_version()}, {sys.platform})",
        hint="run the command again with -vv and report what it prints, with the sources if you may",
    )
    return report(bug, session)
