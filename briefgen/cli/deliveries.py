"""`briefgen deliveries`: the ledger of everything that was sent, waits, or failed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from briefgen.cli.session import Session
from briefgen.cli.terminal import one_line, say, say_json
from briefgen.model.delivery import WAITING, Delivery


def deliveries(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Lists every delivery: to whom, which edition, where it stands, and what the other side said."""
    from briefgen.publication.outbox import read_deliveries

    session: Session = context.obj
    every = read_deliveries(session.load().project)
    say_deliveries(every, as_json=as_json)
    if not every and not as_json:
        say("nothing was sent yet")


def say_deliveries(every: Sequence[Delivery], *, as_json: bool) -> None:
    """Deliveries as lines, or as an array of objects."""
    if as_json:
        say_json([_as_json(one) for one in every])
        return
    for one in every:
        due = ""
        if one.state in WAITING and one.due_at > time.time():
            due = f"; next try {_moment(one.due_at)}"
        reply = f": {one.reply}" if one.reply else ""
        say(f"{one.id}  {one.state:<9}  {one_line(f'{one.edition}  {one.recipient} <{one.address}>{reply}{due}')}")


def _as_json(one: Delivery) -> dict[str, Any]:
    return {
        "id": one.id,
        "edition": one.edition,
        "digest": one.digest,
        "recipient": one.recipient,
        "address": one.address,
        "state": str(one.state),
        "message_id": one.message_id or None,
        "sha256": one.sha256 if one.is_mail else None,
        "bytes": one.size,
        "attempts": one.attempts,
        "queued_at": _moment(one.queued_at),
        "changed_at": _moment(one.changed_at),
        "due_at": _moment(one.due_at) if one.state in WAITING else None,
        "reply": one.reply,
    }


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
