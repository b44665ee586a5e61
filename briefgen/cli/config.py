"""`briefgen config`: the settings in force, their mistakes, their schema."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from briefgen.cli.session import Session
from briefgen.cli.terminal import say, say_json

app = typer.Typer(
    help="Shows the settings in force, looks for mistakes in them, prints their schema.", no_args_is_help=True
)


@app.command()
def show(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False
) -> None:
    """Prints every setting with its value and where the value comes from."""
    from briefgen.settings.description import effective_toml

    session: Session = context.obj
    loaded = session.load()
    if as_json:
        say_json(
            {
                f"{group}.{key}": {"value": value, "origin": loaded.origins[f"{group}.{key}"]}
                for group, values in loaded.settings.model_dump(mode="json").items()
                for key, value in values.items()
            }
        )
    else:
        say(effective_toml(loaded.settings, loaded.origins).rstrip())


@app.command()
def check(context: typer.Context) -> None:
    """Names every mistake in the settings, with file and line; exit code 3 if there is one."""
    session: Session = context.obj
    loaded = session.load()
    given = sum(origin != "default" for origin in loaded.origins.values())
    where = os.path.relpath(loaded.file) if loaded.file else "no briefgen.toml found"
    say(f"settings are right: {given} given, {len(loaded.origins) - given} by default ({where})")


@app.command()
def schema() -> None:
    """Prints the JSON Schema of briefgen.toml, for editors that complete and check it."""
    from briefgen.settings.description import schema as settings_schema

    say_json(settings_schema())
