"""The outbox: a ledger of every delivery, written before it is tried and after (SQLite, one file).

A message counts as handed over from the moment at which its final dot may have left: that moment is recorded before the
dot is sent. So after a crash a message is either waiting (nothing can have been accepted) or uncertain, never lost
and never sent twice by itself.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from briefgen.errors import DeliveryFailed
from briefgen.model.delivery import WAITING, Delivery, DeliveryState, Letter
from briefgen.publication.ledger import COLUMNS, EVERY, PATH, SCHEMA, VERSION, damaged, set_aside
from briefgen.publication.only_one import held
from briefgen.publication.receipts import Receipts

BEFORE, DOT = "before", "dot"
"""How far a delivery that is being sent has got: nothing can have been accepted, or it may have been."""
_LEFT = {"dot": DeliveryState.UNCERTAIN, "sent": DeliveryState.SENT}


@contextmanager
def opened(project: Path, output: Path | None = None) -> Iterator[Outbox]:
    """The outbox of a project, for one process at a time; what a dead one left in the middle is put right.

    Args:
        project: the folder of the settings.
        output: the folder of the editions, where receipts are left; none are without.

    Raises:
        Locked: another run holds it; its process is named.
        DeliveryFailed: it is damaged, from a newer program, or cannot be written.
    """
    file = project / PATH
    with _explained(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        with held(file.with_suffix(".lock"), "the outbox"), closing(_connected(file)) as connection:
            outbox = Outbox(connection, Receipts(output) if output else None)
            outbox.put_right()
            yield outbox


def read_deliveries(project: Path) -> tuple[Delivery, ...]:
    """All deliveries, oldest first; none where nothing was ever sent. Other runs may go on meanwhile.

    Raises:
        DeliveryFailed: the outbox is damaged.
    """
    file = project / PATH
    if not file.is_file():
        return ()
    with _explained(file), closing(_connected(file)) as connection:
        return Outbox(connection).every()


class Outbox:
    """The ledger, open. Every method that changes it has written to disk when it returns."""

    def __init__(self, connection: sqlite3.Connection, receipts: Receipts | None = None) -> None:
        self._connection = connection
        self._receipts = receipts

    def put_right(self) -> None:
        """Deliveries that a dead process left in the middle: uncertain if the final dot may have left, else waiting."""
        with self._written():
            self._connection.execute(
                "UPDATE deliveries SET state = 'uncertain', reply = 'the program ended before the server answered' "
                "WHERE state = 'sending' AND phase = ?",
                (DOT,),
            )
            self._connection.execute("UPDATE deliveries SET state = 'queued' WHERE state = 'sending'")

    def queue(self, letters: Iterable[Letter], now: float) -> tuple[Delivery, ...]:
        """Queues letters, all or none; one of the same edition to the same address that is there already is left alone.

        Returns:
            Those that are new.
        """
        new = []
        left = self._receipts.all() if self._receipts else {}
        with self._written():
            for letter in letters:
                id = hashlib.sha256(f"{letter.digest}\n{letter.key}".encode()).hexdigest()[:10]
                done = self._connection.execute(
                    "INSERT OR IGNORE INTO deliveries (id, edition, digest, recipient, address, key, message_id, "
                    "sha256, size, content, state, phase, attempts, queued_at, changed_at, due_at, reply) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, 0, ?, ?, ?, '')",
                    (id, letter.edition, letter.digest, letter.recipient, letter.address, letter.key, letter.message_id,
                     hashlib.sha256(letter.content).hexdigest(), len(letter.content), letter.content, BEFORE, now, now,
                     now),
                )  # fmt: skip
                if done.rowcount:
                    self._tell(id, now, DeliveryState.QUEUED, "")
                    new.append(id)
                    if id in left:
                        state = _LEFT[left[id]]
                        self._change(id, now, state, "the outbox was lost, and a receipt beside the editions says so")
        return tuple(delivery for delivery in self.every() if delivery.id in new)

    def renew(self, letter: Letter, now: float) -> None:
        """Gives a delivery that is queued anew the bytes of today: only where nothing can have been accepted before."""
        with self._written():
            self._connection.execute(
                "UPDATE deliveries SET content = ?, sha256 = ?, size = ?, changed_at = ? WHERE digest = ? AND key = ?",
                (letter.content, hashlib.sha256(letter.content).hexdigest(), len(letter.content), now, letter.digest,
                 letter.key),
            )  # fmt: skip

    def every(self) -> tuple[Delivery, ...]:
        """All deliveries, in the order in which they were queued."""
        rows = self._connection.execute(EVERY).fetchall()
        return tuple(
            Delivery(**dict(zip(COLUMNS, row, strict=True)) | {"state": DeliveryState(row[COLUMNS.index("state")])})
            for row in rows
        )

    def due(self, now: float, ceiling: float) -> tuple[Delivery, ...]:
        """What is to be tried now.

        Args:
            now: the time.
            ceiling: seconds that nothing waits longer: what is due later was put off before the clock went back.
        """
        return tuple(one for one in self.every() if one.state in WAITING and not now < one.due_at <= now + ceiling)

    def content(self, id: str) -> bytes:
        """The bytes that were queued."""
        found = self._connection.execute("SELECT content FROM deliveries WHERE id = ?", (id,)).fetchone()
        return bytes(found[0])

    def start(self, id: str, now: float) -> None:
        """Records that a delivery is tried, before anything of it leaves."""
        self._set(id, now, DeliveryState.SENDING, "", tries=1)

    def reach_dot(self, id: str) -> None:
        """Records that the final dot is about to leave: from here on the message may have been accepted."""
        if self._receipts:
            self._receipts.add("dot", id)
        with self._written():
            self._connection.execute("UPDATE deliveries SET phase = ? WHERE id = ?", (DOT, id))

    def settle(self, id: str, now: float, state: DeliveryState, reply: str, *, due_at: float | None = None) -> None:
        """Records what became of a delivery; bytes that will never be needed again are let go."""
        self._set(id, now, state, reply, due_at=due_at)

    def _set(
        self, id: str, now: float, state: DeliveryState, reply: str, *, tries: int = 0, due_at: float | None = None
    ) -> None:
        with self._written():
            self._change(id, now, state, reply, tries=tries, due_at=due_at)
        if self._receipts and state is DeliveryState.SENT:
            self._receipts.add("sent", id)

    def _change(
        self, id: str, now: float, state: DeliveryState, reply: str, *, tries: int = 0, due_at: float | None = None
    ) -> None:
        over = state in (DeliveryState.SENT, DeliveryState.CANCELLED)
        self._connection.execute(
            "UPDATE deliveries SET state = ?, phase = ?, reply = ?, changed_at = ?, attempts = attempts + ?, "
            "due_at = COALESCE(?, due_at), content = CASE WHEN ? THEN x'' ELSE content END WHERE id = ?",
            (state.value, BEFORE, reply, now, tries, due_at, over, id),
        )
        self._tell(id, now, state, reply)

    def _tell(self, id: str, now: float, state: DeliveryState, reply: str) -> None:
        self._connection.execute("INSERT INTO events VALUES (?, ?, ?, ?)", (id, now, state.value, reply))

    @contextmanager
    def _written(self) -> Iterator[None]:
        """One transaction, on disk when it ends; nothing of it is if it fails."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")


def _connected(file: Path) -> sqlite3.Connection:
    """The ledger; one that is not there is made beside its place, so that an empty file is no new one."""
    if not file.exists():
        fresh = file.with_name(f".{file.name}-{os.getpid()}")
        fresh.unlink(missing_ok=True)
        with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
            connection.executescript(SCHEMA)
        fresh.replace(file)
    with ExitStack() as undo:
        connection = sqlite3.connect(file, isolation_level=None, timeout=30)
        undo.callback(connection.close)
        connection.execute("PRAGMA journal_mode = DELETE")  # one file, on network disks too
        connection.execute("PRAGMA synchronous = EXTRA")  # a commit is on disk, its folder too, before it returns
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise DeliveryFailed(
                "the outbox is from a newer briefgen", where=str(file), hint="use that one", slug="outbox-damaged"
            )
        if version < 1 or connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("database disk image is malformed")
        undo.pop_all()
    return connection


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    """Faults of the file as errors with a hint. A damaged one is copied aside, and stays where it is."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise DeliveryFailed(
            f"the outbox cannot be written: {error}",
            where=str(file),
            hint="free some space on that disk, or make it writable; nothing was sent whose start was not recorded",
            slug="outbox-unwritable",
        ) from error
    except sqlite3.DatabaseError as error:
        raise damaged(file, set_aside(file), str(error)) from error
    except OSError as error:
        raise DeliveryFailed(
            f"the outbox cannot be written: {error.strerror or error}",
            where=str(file),
            hint="free some space on that disk, or make it writable",
            slug="outbox-unwritable",
        ) from error
