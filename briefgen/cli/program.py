"""The program: its commands, its global options, and what becomes of an error."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer
from typer.main import get_command

from briefgen import __version__
from briefgen.cli import (
    batch,
    build,
    compare,
    config,
    correct,
    deliveries,
    diff,
    doctor,
    explain,
    init,
    inspect,
    publish,
    send,
    status,
    templates,
    watch,
)
from briefgen.cli.arguments import globals_first, options_with_value, refuse_empty
from briefgen.cli.failures import PROGRAM, report, report_bug, report_usage
from briefgen.cli.kept import told_again
from briefgen.cli.log import start_log
from briefgen.cli.session import LogFormat, Session
from briefgen.cli.terminal import note, say
from briefgen.errors import EXIT_INTERRUPTED, EXIT_SIGNALLED, BriefgenError, OutputFailed, UsageError

app = typer.Typer(
    name=PROGRAM,
    help="Compares what several authors wrote on one question and prints a policy brief: every statement with its "
    "verbatim quotation.",
    epilog="Global options may stand before or after the command. The manual is in docs/.",
    no_args_is_help=True,
    rich_markup_mode=None,  # rich costs a tenth of a second, and its boxes break when copied
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("init")(init.init)
app.command("build")(build.build)
app.command("batch")(batch.batch)
app.command("inspect")(inspect.inspect)
app.command("explain")(explain.explain)
app.command("compare")(compare.compare)
app.command("send")(send.send)
app.command("publish")(publish.publish)
app.command("deliveries")(deliveries.deliveries)
app.command("status")(status.status)
app.command("diff")(diff.diff)
app.command("watch")(watch.watch)
app.command("doctor")(doctor.doctor)
app.add_typer(correct.app, name="correct")
app.add_typer(templates.app, name="templates")
app.add_typer(config.app, name="config")


def _show_version(asked: bool) -> None:
    if asked:
        say(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback()
def global_options(
    context: typer.Context,
    config: Annotated[
        Path | None, typer.Option("--config", "-c", metavar="FILE", help="Settings file, instead of the nearest.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print results and errors only.")] = False,
    verbose: Annotated[
        int, typer.Option("--verbose", "-v", count=True, help="Say what is done; -vv adds details and tracebacks.")
    ] = 0,
    log_format: Annotated[LogFormat, typer.Option(help="Messages on standard error.")] = LogFormat.TEXT,
    no_progress: Annotated[bool, typer.Option("--no-progress", help="No progress bars.")] = False,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="No colour; so does NO_COLOR in the environment.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keeps the global options for the command."""
    session: Session = context.obj
    session.config, session.quiet, session.verbosity = config, quiet, verbose
    session.log_format, session.wants_progress, session.wants_color = log_format, not no_progress, not no_color
    start_log(session)
    _refuse_nowhere()


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the program with what was typed; gives the exit code."""
    # The grouping runs in one thread. Unless this is said, scikit-learn counts cores and warns where it cannot.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    _prepare_streams()
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # `nohup` has it ignored
            signal.signal(number, _end)
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except SystemExit as exit:
        if not isinstance(exit.__context__, BrokenPipeError):
            raise
        code = 0
    except BrokenPipeError:  # whoever read the results has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        hint = "free some space on its disk, or let it lead elsewhere"
        code = report(OutputFailed(f"standard output cannot be written: {error.strerror}", hint=hint), Session())
    return code


def _prepare_streams() -> None:
    """Standard streams that whoever started the program closed lead nowhere, so that no file takes their number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # file names need not be text
            stream.reconfigure(errors="backslashreplace")


def _end(number: int, frame: FrameType | None) -> None:
    """Ends the program in order when it is told to end: nothing half-made is left. The code is the one of shells."""
    sys.exit(EXIT_SIGNALLED + number)


def _refuse_nowhere() -> None:
    """A working folder that was removed meanwhile: names count from nowhere.

    Raises:
        UsageError: there is no working folder.
    """
    try:
        Path.cwd()
    except OSError as error:
        hint = "change to a folder that is there"
        raise UsageError("the working folder is not there any more", hint=hint) from error


@cache
def _command() -> Any:
    """The click command of all commands, read from their functions once for a process."""
    return get_command(app)


def _run(arguments: Sequence[str]) -> int:
    """Runs a command. The only place that catches every error."""
    if told_again(arguments):
        return 0
    session = Session(words=tuple(arguments))
    command = _command()
    valued = options_with_value(command)
    typed = globals_first(arguments, valued)
    try:
        refuse_empty(arguments, valued)
        code = command.main(typed, prog_name=PROGRAM, standalone_mode=False, obj=session)
    except BriefgenError as error:
        return report(error, session)
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            note(error.format_message())
            return error.exit_code
        return report_usage(error, session)
    except typer.Abort:
        code = EXIT_INTERRUPTED
    except Exception as error:
        logging.getLogger(PROGRAM).debug("a fault of briefgen", exc_info=error)
        return report_bug(error, session)
    if code == EXIT_INTERRUPTED:
        note("interrupted")
    return code or 0
