"""`briefgen templates`: which there are, and copies of their files to change."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.session import Session
from briefgen.cli.terminal import say, say_json

app = typer.Typer(
    help="Lists the templates there are, and copies one into the project to change it.", no_args_is_help=True
)


@app.command("list")
def list_(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False
) -> None:
    """Prints every template with what it is for and where its files are, the project's own first."""
    from briefgen.page.templates import every_template

    session: Session = context.obj
    loaded = session.load()
    templates = every_template(loaded.project)
    if as_json:
        say_json(
            [
                {
                    "name": template.name,
                    "description": template.description,
                    "extends": template.settings.get("extends"),
                    "folders": [str(folder) for folder in template.folders],
                    "in_use": template.name == loaded.settings.page.template,
                }
                for template in templates
            ]
        )
        return
    for template in templates:
        chosen = " (in use)" if template.name == loaded.settings.page.template else ""
        say(f"{template.name}{chosen}")
        say(f"  {template.description}")
        for folder in template.folders:
            if folder.name == template.name:
                say(f"  {_shown(folder)}")


@app.command()
def eject(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The template.")],
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder of templates; the project's templates/ by default.")
    ] = None,
    files: Annotated[
        list[str] | None,
        typer.Option("--file", metavar="FILE", help="Only this file; may be repeated. All others stay the package's."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be copied; write nothing.")] = False,
) -> None:
    """Copies the files of a template into the project, to be changed there. Nothing is overwritten."""
    from briefgen.page import ejection
    from briefgen.page.templates import find_template

    session: Session = context.obj
    project = session.load().project
    target = folder if folder is not None else project / "templates"
    done = ejection.eject(find_template(name, project), target, tuple(files or ()), dry_run=dry_run)
    for one in done:
        word = "kept" if not one.copied else "would copy" if dry_run else "copied"
        say(f"{word}  {_shown(one.target)}")
    if not session.quiet and not dry_run and target.resolve() == (project / "templates").resolve():
        say(f"next: change what you need, delete the files you do not; briefgen build --template {name}")


def _shown(path: Path) -> str:
    """A path as one would type it: relative where that is not longer."""
    relative = os.path.relpath(path)
    return min((relative, str(path)), key=len)
