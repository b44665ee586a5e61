"""What must hold after a soak."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections import Counter
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from briefgen.cli.following import FILE_NAME
from briefgen.model.delivery import DeliveryState
from briefgen.publication.outbox import read_deliveries
from briefgen.store import locked
from tests.processes import left
from tests.publication.post import Post
from tests.soaking.scene import PEOPLE, Scene

_KEPT = {"cache", "builds", "outbox.sqlite3", "outbox.lock"}
"""What lies in `.briefgen` when nothing is at work."""


def numbers(output: Path) -> list[str]:
    """The names of the editions."""
    return sorted(path.name for path in output.iterdir() if path.name[:1].isdecimal()) if output.is_dir() else []


def digests(output: Path) -> dict[str, str]:
    """The SHA-256 of every file of every edition."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in numbers(output)
        for path in (output / name).iterdir()
    }


def clean_build(scene: Scene, last: str) -> dict[str, str]:
    """What a build without a cache makes: with the editions before the last one, and nothing else that was kept."""
    folder = scene.project.parent / "clean"
    folder.mkdir()
    for name in numbers(scene.output):
        if name < last:
            shutil.copytree(scene.output / name, folder / name)
    words = scene.command("-q", "build", "--format", "json,html", "--no-cache", "-o", str(folder))
    subprocess.run(words, cwd=scene.project, env=scene.environment, check=True, stdout=subprocess.DEVNULL)
    return {name: digest for name, digest in digests(folder).items() if name.startswith(f"{last}/")}


def left_behind(scene: Scene) -> list[str]:
    """Processes, locks, temporary files, half editions."""
    faults = [f"process {one} still lives" for one in left(scene.mark, 30)]
    with locked(scene.output):  # the file of a dead process means nothing; it goes with the next lock that is held
        pass
    known = {*numbers(scene.output), "latest", ".deliveries", FILE_NAME}
    orphans = [one.name for one in scene.output.iterdir() if one.name not in known]
    state = scene.project / ".briefgen"
    orphans += [one.name for one in state.iterdir() if one.name not in _KEPT]
    orphans += [one.name for one in state.rglob(".*")]
    orphans += [one.name for one in (*scene.temporary.iterdir(), *scene.home.iterdir())]
    whole = {"brief.json", "brief.html", "manifest.json", "record.json"}
    orphans += [
        name for name in numbers(scene.output) if {one.name for one in (scene.output / name).iterdir()} != whole
    ]
    if json.loads((scene.output / FILE_NAME).read_bytes())["above"]:
        faults.append("the watcher has not sent what it owes")
    return [*faults, *([f"left behind: {', '.join(sorted(orphans))}"] if orphans else [])]


def not_read(scene: Scene) -> list[str]:
    """Documents that the last edition neither compares nor names."""
    brief = json.loads((scene.output / "latest" / "brief.json").read_text("utf-8"))
    texts = {one["file"] for one in brief["documents"]} | {one["subject"] for one in brief["notices"]}
    return sorted({path.name for path in scene.sources.iterdir()} - texts)


class Mailbox:
    """The ledger beside what the server accepted, message by message."""

    def __init__(self, project: Path, post: Post) -> None:
        self._rows = read_deliveries(project)
        self._arrived = Counter(str(_headers(content)["Message-ID"]) for _, content in post.mailbox)
        self._unknown = {id for id in self._arrived if id not in {row.message_id for row in self._rows}}

    def faults(self, last: str) -> list[str]:
        """What does not agree."""
        found = [f"the server has a message that is not in the ledger: {id}" for id in sorted(self._unknown)]
        exactly = {DeliveryState.SENT: (1,), DeliveryState.UNCERTAIN: (0, 1)}
        for row in self._rows:
            if self._arrived[row.message_id] not in exactly.get(row.state, (0,)):
                found.append(f"{row.id} is {row.state} and arrived {self._arrived[row.message_id]} times")
            if row.state in (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.DEFERRED):
                found.append(f"{row.id} of edition {row.edition} is still {row.state}")
        had = {row.recipient for row in self._rows if row.edition == last}
        if had != set(PEOPLE):
            found.append(f"the last edition went to {', '.join(sorted(had)) or 'nobody'} only")
        return found

    @property
    def says(self) -> str:
        """The figures on one line."""
        states = Counter(str(row.state) for row in self._rows)
        unsure = [row for row in self._rows if row.state is DeliveryState.UNCERTAIN]
        arrived = sum(self._arrived[row.message_id] for row in unsure)
        counts = ", ".join(f"{states[state]} {state}" for state in sorted(states))
        return (
            f"{len(self._rows)} deliveries of {len({row.edition for row in self._rows})} editions: {counts} ({arrived} of "
            f"the uncertain arrived); {sum(self._arrived.values())} messages in the mailbox, the most of one: "
            f"{max(self._arrived.values(), default=0)}"
        )


def _headers(content: bytes) -> dict[str, str]:
    return dict(message_from_bytes(content, policy=default).items())
