"""`briefgen init`: a project folder to start from."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.failures import PROGRAM
from briefgen.cli.session import Session
from briefgen.cli.terminal import say
from briefgen.errors import OutputFailed

SAMPLE = Path(__file__).with_name("sample")


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="The project folder; made when missing.")] = Path(),
    sample: Annotated[bool, typer.Option("--sample", help="Add three short papers to try briefgen on.")] = False,
) -> None:
    """Makes a project folder: briefgen.toml with every setting explained, and a folder for the sources.

    Nothing that is there already is overwritten.
    """
    from briefgen.settings import Settings
    from briefgen.settings.description import commented_toml
    from briefgen.settings.loading import FILE_NAME

    session: Session = context.obj
    sources = folder / Settings().reading.sources
    files = {folder / FILE_NAME: commented_toml().encode()}
    if sample:
        files |= {sources / paper.name: paper.read_bytes() for paper in sorted(SAMPLE.glob("*.md"))}
    try:
        sources.mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            say(f"{'made' if _written(file, content) else 'kept'}  {file}")
    except OSError as error:
        raise OutputFailed(
            f"the project folder could not be made: {error.strerror}",
            where=str(error.filename or folder),
            hint="name another folder: briefgen init DIR",
        ) from error
    if not session.quiet:
        there = "" if folder.resolve() == Path.cwd() else f" {shlex.quote(str(folder))}"
        say(f"next: {'' if sample else f'put the documents into {sources}, then '}{_program()} build{there}")


def _program() -> str:
    """What to type for the program: its name, or its path as typed when it is not on the search path."""
    typed = sys.argv[0]
    is_path = Path(typed).name == PROGRAM and not shutil.which(PROGRAM)
    return shlex.quote(typed) if is_path else PROGRAM


def _written(file: Path, content: bytes) -> bool:
    """Whether the file was new."""
    try:
        with file.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        return False
    return True
