"""What `send` says: beforehand, what would go to whom; afterwards, what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from briefgen.cli.deliveries import say_deliveries
from briefgen.cli.session import Session
from briefgen.cli.terminal import one_line, say, say_json
from briefgen.errors import DeliveryFailed
from briefgen.model.delivery import WAITING, Delivery, DeliveryState
from briefgen.publication.outbox import read_deliveries
from briefgen.publication.plan import Planned

if TYPE_CHECKING:
    from briefgen.publication.dispatch import Round
    from briefgen.settings.loading import LoadedSettings


def rehearse(loaded: LoadedSettings, plans: Sequence[Planned], resend: tuple[str, ...], *, as_json: bool) -> None:
    """Says what would go to whom, and connects to nothing."""
    had = {(one.digest, one.key): one for one in read_deliveries(loaded.project)}
    rows = [_row(plan, had, resend) for plan in plans]
    mine = {row["id"] for row in rows}
    waiting = [one for one in had.values() if one.id not in mine and (one.state in WAITING or one.id in resend)]
    if as_json:
        say_json({"server": loaded.settings.mail.host, "deliveries": rows, "waiting": [one.id for one in waiting]})
        return
    mail = loaded.settings.mail
    nobody = "" if mail.sender else ", in nobody's name, as mail.sender is not set"
    say(
        f"would send through {mail.host}:"
        if mail.host
        else f"no mail server is configured; would write .eml files{nobody}:"
    )
    for row in rows:
        say("  " + one_line(f"{row['name']} <{row['address']}>: {row['what']}"))
    for one in waiting:
        say("  " + one_line(f"{one.recipient} <{one.address}>: edition {one.edition}, waiting since before ({one.id})"))


def conclude(
    session: Session,
    plans: Sequence[Planned],
    shown: Sequence[Delivery],
    counted: Sequence[Delivery],
    done: Round,
    *,
    as_json: bool,
) -> None:
    """Says what became of what was tried.

    Raises:
        DeliveryFailed: not everything that counts was delivered.
    """
    withheld = [plan for plan in plans if plan.withheld]
    had = [] if as_json else [one for one in shown if one.state is DeliveryState.SENT and one.id not in done.tried]
    say_deliveries([one for one in shown if one not in had], as_json=as_json)
    if had:
        say(f"{len(had)} had it before")
    for plan in withheld:
        session.tell("info", f"{plan.stakeholder.name} gets nothing: {plan.withheld}")
    states = [one.state for one in counted]
    waiting = sum(state in WAITING for state in states)
    failed = sum(state is DeliveryState.FAILED for state in states)
    uncertain = sum(state is DeliveryState.UNCERTAIN for state in states)
    lacking = sum(plan.lacks for plan in plans)
    if waiting or failed or uncertain or lacking:
        counts = ((waiting, "waiting"), (failed, "failed"), (uncertain, "uncertain"), (lacking, "not made"))
        raise DeliveryFailed(
            ", ".join(f"{count} {name}" for count, name in counts if count)
            + (f": {done.stopped}" if done.stopped else ""),
            hint=_hint(waiting, failed, uncertain, lacking),
        )


def _hint(waiting: int, failed: int, uncertain: int, lacking: int) -> str:
    hints = []
    if waiting:
        hints.append("`briefgen send` later tries those that wait")
    if uncertain:
        hints.append("ask those whose copy is uncertain, then --mark-sent ID or --resend ID")
    if failed:
        hints.append("correct what the reply says, then --resend ID")
    if lacking:
        hints.append("`briefgen build --for all` makes every copy with the edition")
    return "; ".join(hints)


def _row(plan: Planned, had: Mapping[tuple[str, str], Delivery], resend: tuple[str, ...]) -> dict[str, Any]:
    one, letter = plan.stakeholder, plan.letter
    before = had.get((letter.digest, letter.key)) if letter else None
    if plan.withheld:
        what, state = f"nothing: {plan.withheld}", "withheld"
    elif letter is None:
        what, state = "a copy of its own, which is to be made first", "to be made"
    elif before and before.state not in WAITING and before.id not in resend:
        what, state = f"nothing: {before.state} already ({before.id})", str(before.state)
    else:
        files = ", ".join((*plan.files, *plan.links)) or "no file"
        if plan.is_large:
            files += ", attached though larger than mail.max_attached_bytes, as publishing.address is not set"
        what = f"“{plan.subject}” with {files}, {len(letter.content):,} bytes" if plan.subject else files
        state = str(before.state) if before else "new"
    return {
        "name": one.name,
        "address": one.address,
        "id": before.id if before else None,
        "state": state,
        "subject": plan.subject,
        "files": list(plan.files),
        "links": list(plan.links),
        "bytes": len(letter.content) if letter else 0,
        "what": what,
    }
