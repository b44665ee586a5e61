"""`briefgen send`: the latest edition to the stakeholders, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.session import Session
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.publication.stakeholders import StakeholderList
    from briefgen.settings.loading import LoadedSettings


def send(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go to whom; connect to nothing, write nothing.")
    ] = False,
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="NAME", help="Only this stakeholder; may be repeated.")
    ] = None,
    resend: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Try a delivery again that is uncertain, failed or waiting.")
    ] = None,
    mark_sent: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Record that an uncertain or failed delivery did arrive.")
    ] = None,
    skip_invalid: Annotated[
        bool, typer.Option("--skip-invalid", help="Leave out entries with an unusable address; else nothing is sent.")
    ] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help="Folder of the editions.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON, for programs.")] = False,
) -> None:
    """Sends the latest edition to everybody in stakeholders.toml (or .csv) who has not had it, and what is waiting.

    Without a mail server in the settings, ready .eml files are written beside the edition.
    """
    from briefgen.cli import sending
    from briefgen.cli.sent import rehearse

    session: Session = context.obj
    loaded = session.load({"output.folder": ("--output", output)})
    if mark_sent:
        if dry_run or resend or to:
            raise UsageError("--mark-sent stands alone", where="--mark-sent", hint="type it without other options")
        sending.mark(session, loaded, mark_sent, as_json=as_json)
        return
    listed = stakeholders_of(session, loaded, skip_invalid=skip_invalid)
    plan = sending.planned(session, loaded, listed, tuple(to or ()), make=not dry_run)
    if dry_run:
        rehearse(loaded, plan, tuple(resend or ()), as_json=as_json)
        return
    sending.carry_out(session, loaded, plan, listed, tuple(resend or ()), only=bool(to), as_json=as_json)


def stakeholders_of(session: Session, loaded: LoadedSettings, *, skip_invalid: bool) -> StakeholderList:
    """All stakeholders of a project; what is to be said about the list is said.

    Raises:
        ConfigurationError: entries are wrong; all faults at once.
        UsageError: there is no list.
    """
    from briefgen.page.registry import every_format
    from briefgen.page.templates import every_template
    from briefgen.publication.stakeholders import FILE_NAMES, read_stakeholders

    known = {
        "template": tuple(template.name for template in every_template(loaded.project)),
        "formats": every_format(),
    }
    listed = read_stakeholders(loaded.project, known, skip_invalid=skip_invalid)
    for notice in listed.notices:
        session.tell_notice(notice)
    if listed.file is None:
        raise UsageError(
            "there is no list of stakeholders",
            where=str(loaded.project / FILE_NAMES[0]),
            hint='write one: [[stakeholder]] with name = "..." and email = "..." below',
            slug="no-stakeholders",
        )
    return listed
