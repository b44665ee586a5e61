"""What can go wrong with mail, each with the outcome that is promised: the rows M1 to M24 of docs/delivery.md."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.publication.outbox import opened
from tests.publication.conftest import PEOPLE, Run, configure, edition, list_people
from tests.publication.post import PASSWORD, USER, Post, serving

ROOT = Path(__file__).resolve().parents[2]
States = Callable[[], dict[str, str]]
LATER = 10 * 365 * 86_400


def rows(run: Run) -> dict[str, dict[str, object]]:
    """The ledger by recipient."""
    return {one["recipient"]: one for one in json.loads(run("deliveries", "--json").out)}


def everything_due(project: Path) -> None:
    """Puts the time of the next try into the past, as waiting would."""
    with sqlite3.connect(project / ".briefgen" / "outbox.sqlite3") as connection:
        connection.execute("UPDATE deliveries SET due_at = 0")
    connection.close()


def test_m1_a_server_that_is_down_defers_all_and_loses_none(project: Path, run: Run, states: States) -> None:
    with serving(project) as post:
        pass
    configure(project, post)
    ran = run("send")
    assert ran.code == 8
    assert "3 waiting" in ran.err
    assert states() == dict.fromkeys(PEOPLE, "deferred")
    assert run("send").code == 8
    assert {one["attempts"] for one in rows(run).values()} == {1}, "not tried again before it is due"
    everything_due(project)
    with serving(project) as post:
        configure(project, post)
        assert run("send").code == 0
        assert len(post.mailbox) == 3


def test_m1_a_name_that_is_not_found_defers(project: Path, run: Run, states: States, post: Post) -> None:
    configure(project, post, host="mail.invalid")
    assert run("send").code == 8
    assert states() == dict.fromkeys(PEOPLE, "deferred")


def test_m1_the_delay_doubles_up_to_a_ceiling_and_ends(project: Path, post: Post) -> None:
    from briefgen.model.delivery import DeliveryState, Letter
    from briefgen.publication.dispatch import dispatch
    from briefgen.publication.to_file import FileCarrier
    from briefgen.publication.to_mail import MailServer
    from briefgen.settings import MailSettings

    post.faults["rcpt"] = "450 not now"
    mail = MailSettings(
        host="127.0.0.1", port=post.port, user=USER, authority=str(post.authority), sender="unit@example.org",
        retry_minutes=60, retry_ceiling_minutes=200, give_up_days=1,
    )  # fmt: skip
    letter = Letter(
        edition="001", digest="d", recipient="Ana", address="ana@example.org", key="ana@example.org", message_id="<1@x>",
        content=b"To: ana@example.org\r\n\r\nhello\r\n",
    )  # fmt: skip
    delays, now = [], 1_000_000.0
    with opened(project) as outbox:
        outbox.queue([letter], now)
        while True:
            dispatch(
                outbox, mail, sender="unit@example.org", server=MailServer(mail, PASSWORD),
                carrier=FileCarrier(project, lambda _: ""), clock=lambda now=now: now,
            )  # fmt: skip
            [row] = outbox.every()
            if row.state is not DeliveryState.DEFERRED:
                break
            delays.append((row.due_at - now) / 60)
            now = row.due_at
    assert delays[:4] == [60, 120, 200, 200]
    assert row.state is DeliveryState.FAILED
    assert row.reply == f"given up after {len(delays) + 1} tries: 450 not now"


@pytest.mark.parametrize("verb", ["mail", "rcpt"])
def test_m2_a_4xx_defers_that_recipient_only(post: Post, run: Run, states: States, verb: str) -> None:
    asked = iter(["450 busy", None, None])
    post.faults[(verb, "ben@example.org")] = "450 busy"
    if verb == "mail":
        post.faults["mail"] = lambda: next(asked, None)
    assert run("send").code == 8
    assert sorted(states().values()) == ["deferred", "sent", "sent"]
    assert len(post.mailbox) == 2


def test_m3_a_4xx_after_the_dot_defers(post: Post, run: Run, states: States, project: Path) -> None:
    post.faults[("data", "ben@example.org")] = "451 disk full here"
    assert run("send").code == 8
    assert states() == {"Ana": "sent", "Ben": "deferred", "Cleo": "sent"}
    assert rows(run)["Ben"]["reply"] == "451 disk full here"
    post.faults.clear()
    everything_due(project)
    assert run("send").code == 0
    assert sorted(post.recipients()) == ["ana@example.org", "ben@example.org", "cleo@example.org"]


@pytest.mark.parametrize("verb", ["rcpt", "data"])
def test_m4_a_5xx_fails_that_one_for_good_in_the_servers_words(
    post: Post, run: Run, states: States, project: Path, verb: str
) -> None:
    post.faults[(verb, "ben@example.org")] = "550 no such person"
    ran = run("send")
    assert (ran.code, "1 failed" in ran.err, "550 no such person" in ran.out) == (8, True, True)
    assert states() == {"Ana": "sent", "Ben": "failed", "Cleo": "sent"}
    post.faults.clear()
    everything_due(project)
    run("send")
    assert states()["Ben"] == "failed"
    assert len(post.mailbox) == 2


@pytest.mark.parametrize("arrived", [True, False])
def test_m5_a_connection_lost_after_the_dot_is_uncertain_and_not_repeated(
    post: Post, run: Run, states: States, project: Path, arrived: bool
) -> None:
    post.drop["dot"], post.keep_dropped = None, arrived
    ran = run("send", "--to", "Ben")
    assert (ran.code, "1 uncertain" in ran.err) == (8, True)
    post.drop.clear()
    everything_due(project)
    assert run("send").code == 8
    assert states() == {"Ana": "sent", "Ben": "uncertain", "Cleo": "sent"}
    assert post.recipients().count("ben@example.org") == arrived


def test_m5_no_answer_after_the_dot_is_uncertain(post: Post, run: Run, states: States, project: Path) -> None:
    post.silent = True
    configure(project, post, reply_seconds=1)
    assert run("send", "--to", "Ben").code == 8
    assert states() == {"Ben": "uncertain"}


def test_m5_ten_minutes_are_waited_for_that_answer() -> None:
    from briefgen.settings import MailSettings

    assert MailSettings().reply_seconds >= 600


def test_m6_a_connection_lost_in_the_body_defers(post: Post, run: Run, states: States, project: Path) -> None:
    edition(project, "a", "large", pdf=b"%PDF" + b"x" * 6_000_000)  # more than lies on the way
    post.drop["body"] = None
    assert run("send", "--to", "Ben").code == 8
    assert states() == {"Ben": "deferred"}
    post.drop.clear()
    everything_due(project)
    assert run("send", "--to", "Ben").code == 0
    assert post.recipients() == ["ben@example.org"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("moment", "after", "copies"),
    [("mail", "queued", 1), ("body", "queued", 1), ("dot", "uncertain", 1)],
    ids=["m8-before-data", "m8-in-the-body", "m7-before-the-record"],
)
def test_a_kill_at_any_moment_loses_nothing_and_sends_nothing_twice(
    post: Post, run: Run, states: States, project: Path, moment: str, after: str, copies: int
) -> None:
    running: list[subprocess.Popen[bytes]] = []
    post.drop[moment] = lambda: running[0].kill()
    post.keep_dropped = True  # the server took it: the 250 was on its way
    running.append(_sending(project))
    assert running[0].wait() == -9
    post.drop.clear()
    with opened(project) as outbox:
        assert [str(one.state) for one in outbox.every()] == [after, "queued", "queued"]
    run("send")
    assert sorted(post.recipients()) == ["ana@example.org", "ben@example.org", "cleo@example.org"]
    assert post.recipients().count("ana@example.org") == copies


def test_a_sending_that_is_told_to_end_finishes_the_message_that_is_on_its_way(
    post: Post, run: Run, states: States, project: Path
) -> None:
    running: list[subprocess.Popen[bytes]] = []
    post.faults["data", "ana@example.org"] = lambda: running[0].terminate()  # and the message is taken
    running.append(_sending(project))
    assert running[0].wait() == 143
    assert list(states().values()) == ["sent", "queued", "queued"]
    post.faults.clear()
    assert run("send").code == 0
    assert post.recipients() == ["ana@example.org", "ben@example.org", "cleo@example.org"]


def test_a_sending_that_is_told_to_end_does_not_wait_for_an_answer_that_never_comes(
    post: Post, run: Run, states: States, project: Path
) -> None:
    running: list[subprocess.Popen[bytes]] = []
    post.faults["rcpt", "ana@example.org"] = lambda: running[0].terminate()
    post.silent = True
    running.append(_sending(project))
    assert running[0].wait() == 143, "though 20 seconds are allowed for an answer"
    post.silent = False
    post.faults.clear()
    assert run("send").code == 8
    assert list(states().values()) == ["uncertain", "sent", "sent"]
    assert post.recipients() == ["ana@example.org", "ben@example.org", "cleo@example.org"]


def _sending(project: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", "send"], cwd=project, env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def test_m9_a_kill_while_queueing_leaves_all_or_none(project: Path) -> None:
    code = """
import os, signal
from pathlib import Path
from briefgen.model.delivery import Letter
from briefgen.publication.outbox import opened
def letters():
    for number in range(1000):
        if number == 700:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Letter(edition="001", digest="d", recipient="x", address=f"a{number}@b.org", key=str(number),
                     message_id="<1@x>", content=b"x" * 20_000)
with opened(Path.cwd()) as outbox:
    outbox.queue(letters(), 1.0)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == -9
    with opened(project) as outbox:
        assert outbox.every() == ()


def test_m10_a_second_run_is_refused_by_the_process_of_the_first(project: Path, post: Post, run: Run) -> None:
    with opened(project):
        ran = run("send")
    assert (ran.code, post.mailbox) == (9, [])
    assert f"process {os.getpid()}" in ran.err
    assert run("send").code == 0


@pytest.mark.slow
def test_m10_many_runs_at_once_send_to_each_once(project: Path, post: Post, run: Run) -> None:
    several = [_sending(project) for _ in range(4)]
    assert {one.wait() for one in several} <= {0, 9}
    run("send")
    assert sorted(post.recipients()) == ["ana@example.org", "ben@example.org", "cleo@example.org"]


@pytest.mark.parametrize("jump", [LATER, -LATER])
def test_m11_a_clock_that_jumps_sends_nothing_twice_and_holds_nothing_back(
    project: Path, post: Post, run: Run, monkeypatch: pytest.MonkeyPatch, jump: int
) -> None:
    import time

    post.faults[("rcpt", "ben@example.org")] = "450 busy"
    run("send")
    post.faults.clear()
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + jump)
    assert run("send").code == 0
    assert sorted(post.recipients()) == ["ana@example.org", "ben@example.org", "cleo@example.org"]


def test_m11_a_clock_that_jumps_ahead_gives_nothing_up(
    project: Path, post: Post, run: Run, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    post.faults["rcpt"] = "450 busy"
    run("send")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + LATER)
    run("send")
    assert states() == dict.fromkeys(PEOPLE, "deferred")


def test_m12_a_full_disk_stops_before_the_next_message(
    project: Path, post: Post, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    disk = tmp_path_factory.mktemp("disk")
    mounted = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("disks can only be mounted by root")
    (project / ".briefgen").symlink_to(disk)

    def fill() -> None:
        with (disk / "filler").open("wb") as stream:
            try:
                while True:
                    stream.write(b"x" * 4096)
                    stream.flush()
            except OSError:
                return

    try:
        post.faults[("rcpt", "ana@example.org")] = lambda: fill()
        ran = run("send")
        assert ran.code == 8
        assert "the outbox cannot be written" in ran.err
        assert post.mailbox == []
        (disk / "filler").unlink()
        post.faults.clear()
        assert run("send").code == 0
        assert len(post.mailbox) == 3
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("damage", [b"", b"no ledger at all" * 100, None], ids=["emptied", "overwritten", "torn"])
def test_m13_a_damaged_outbox_is_refused_and_kept(project: Path, post: Post, run: Run, damage: bytes | None) -> None:
    run("send")
    file = project / ".briefgen" / "outbox.sqlite3"
    content = bytearray(file.read_bytes())
    if damage is None:
        content[4096:8192] = b"\xff" * 4096
    file.write_bytes(content if damage is None else damage)
    before = file.read_bytes()
    for _ in range(2):
        ran = run("send")
        assert (ran.code, len(post.mailbox)) == (8, 3)
        assert "damaged" in ran.err
    assert file.read_bytes() == before
    assert (project / ".briefgen" / "outbox.damaged.sqlite3").read_bytes() == before


def test_m13_a_ledger_of_a_newer_program_is_not_touched(project: Path, post: Post, run: Run) -> None:
    run("send")
    file = project / ".briefgen" / "outbox.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = file.read_bytes()
    ran = run("send")
    assert (ran.code, len(post.mailbox), file.read_bytes()) == (8, 3, before)
    assert "from a newer briefgen" in ran.err
    assert not (project / ".briefgen" / "outbox.damaged.sqlite3").exists(), "it is not damaged"


def test_m14_an_address_that_stands_twice_gets_one_mail(project: Path, post: Post, run: Run) -> None:
    entries = [("Ana", "ana@example.org"), ("Ana Díaz", " ana@EXAMPLE.org "), ("Other", "ANA@example.org")]
    text = "\n".join(f'[[stakeholder]]\nname = "{name}"\nemail = "{email}"' for name, email in entries)
    (project / "stakeholders.toml").write_text(text, encoding="utf-8")
    ran = run("send")
    assert (ran.code, post.recipients()) == (0, ["ana@example.org", "ANA@example.org"])
    assert "stakeholders.toml:4: ana@example.org stands on line 1 already, as Ana: it is sent to once" in ran.err


BAD = (
    "a@",
    "a b@example.org",
    f"{'x' * 300}@example.org",
    "jürgen@example.org",
    "a@b",
    "a@-b.org",
    "@x.org",
    "a@1.2.3.4",
)


@pytest.mark.parametrize("bad", [*BAD, "a@b.org\\r\\nRCPT TO:<c@d.org>", "a@b.org\\u2028", "<a@b.org>", "a@b.org>"])
def test_m15_an_invalid_address_is_refused_by_name_and_line_and_never_asked_for(
    project: Path, post: Post, run: Run, bad: str
) -> None:
    list_people(project, "Ana", "Cleo")
    with (project / "stakeholders.toml").open("a", encoding="utf-8") as stream:
        stream.write(f'[[stakeholder]]\nname = "Bad"\nemail = "{bad}"\n')
    ran = run("send")
    assert (ran.code, post.asked) == (3, [])
    assert "stakeholders.toml:8: Bad: " in ran.err or "stakeholders.toml:8: Bad: " in ran.err
    ran = run("send", "--skip-invalid")
    assert (ran.code, post.recipients()) == (0, ["ana@example.org", "cleo@example.org"])
    assert "Bad" in ran.err
    assert not any("RCPT" in line and ("ana@" not in line and "cleo@" not in line) for line in post.asked)


EVIL = (
    "x\\r\\nBcc: evil@example.org", "x\\nBcc: evil@example.org\\n\\nbody", "a\\u0000b", "a\\u000bb", "a\\u2028b", "a\\u0085b",
    "=?utf-8?q?a=0ABcc=3A_evil=40example.org?=", "=?utf-8?b?YQpCY2M6IGV2aWxAZXhhbXBsZS5vcmc=?=", "a\\u202eb", "\\ud83d",
)  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("place", ["name", "title"])
def test_m16_no_text_becomes_a_header(project: Path, post: Post, run: Run, evil: str, place: str) -> None:
    given = evil if place == "name" and "ud83d" not in evil else "Ana"
    (project / "stakeholders.toml").write_text(
        f'[[stakeholder]]\nname = "{given}"\nemail = "ana@example.org"\n', encoding="utf-8"
    )
    if place == "title":
        edition(project, "a", "evil", title=json.loads(f'"{evil}"'))
    ran = run("send")
    assert ran.code == 0, ran.err
    assert post.recipients() == ["ana@example.org"]
    [message] = post.accepted("ana@example.org")
    ours = {
        "From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "Auto-Submitted", "User-Agent", "MIME-Version",
        "Content-Type", "X-Peer", "X-MailFrom", "X-RcptTo",
    }  # fmt: skip
    assert set(message.keys()) <= ours
    assert len(message.keys()) == len(set(message.keys()))
    head = post.mailbox[0][1].partition(b"\r\n\r\n")[0]
    assert not [line for line in head.split(b"\r\n") if line.lower().startswith(b"bcc")]
    assert message["Subject"].splitlines() == [message["Subject"]]


def test_m17_a_message_larger_than_the_server_takes_is_known_before_it_is_sent(
    project: Path, run: Run, states: States
) -> None:
    with serving(project, size=20_000) as post:
        configure(project, post)
        edition(project, "a", "large", pdf=b"%PDF" + b"x" * 30_000)
        ran = run("send")
        assert (ran.code, set(states().values()), post.asked) == (8, {"failed"}, [])
        assert "the server takes 20,000" in ran.out
        assert "max_attached_bytes" in ran.out
        run("send")
        assert {one["attempts"] for one in rows(run).values()} == {1}


@pytest.mark.parametrize(
    ("server", "security", "said"),
    [
        ({"cert_for": "other.example"}, "starttls", "mismatch"),
        ({"expired": True}, "starttls", "expired"),
        ({"tls": "none", "auth": False}, "starttls", "offers no STARTTLS"),
        ({"cert_for": "other.example", "tls": "tls"}, "tls", "mismatch"),
    ],
    ids=["other-host", "expired", "no-starttls", "other-host-tls"],
)
def test_m18_without_verified_tls_nothing_is_said(
    project: Path, run: Run, states: States, server: dict[str, object], security: str, said: str
) -> None:
    with serving(project, **server) as post:  # type: ignore[arg-type]  # one of the keywords in each row
        configure(project, post, security=security)
        ran = run("send")
        assert ran.code == 8
        assert said in ran.err
        assert set(states().values()) == {"deferred"}
        assert (post.asked, post.logins) == ([], [])


def test_m18_an_authority_that_nobody_knows_is_not_trusted(project: Path, post: Post, run: Run) -> None:
    configure(project, post, authority=None)
    ran = run("send")
    assert (ran.code, post.asked, post.logins) == (8, [], [])
    assert "self-signed" in ran.err or "unable to get" in ran.err


def test_m19_a_refused_password_stops_the_run_at_once_and_stands_nowhere(
    project: Path, post: Post, run: Run, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", "wr0ng-secret")
    ran = run("-vv", "send")
    assert (ran.code, len(post.logins), post.asked) == (8, 1, [])
    assert states() == dict.fromkeys(PEOPLE, "queued")
    assert "refused user name or password" in ran.err
    files = b"".join(path.read_bytes() for path in project.rglob("*") if path.is_file())
    assert b"wr0ng-secret" not in files
    assert "wr0ng-secret" not in ran.out + ran.err
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", PASSWORD)
    assert run("send").code == 0


def test_m20_a_goodbye_between_messages_is_followed_by_another_connection(post: Post, run: Run) -> None:
    asked = iter([None, "421 too many"])
    post.faults["mail"] = lambda: next(asked, None)
    assert run("send").code == 0
    assert post.recipients() == ["ana@example.org", "ben@example.org", "cleo@example.org"]
    assert post.connections >= 2


@pytest.mark.parametrize("said", ["450 greylisted, come back", "452 too many recipients"])
def test_m21_greylisting_and_rate_limits_defer(post: Post, run: Run, states: States, project: Path, said: str) -> None:
    post.faults["rcpt"] = said
    assert run("send").code == 8
    assert set(states().values()) == {"deferred"}
    post.faults.clear()
    everything_due(project)
    assert run("send").code == 0
    assert len(post.mailbox) == 3


def test_m21_one_run_tries_so_many_and_no_more(project: Path, post: Post, run: Run, states: States) -> None:
    configure(project, post, per_run=2)
    assert run("send").code == 8
    assert sorted(states().values()) == ["queued", "sent", "sent"]
    assert run("send").code == 0
    assert len(post.mailbox) == 3


def test_m22_what_was_queued_is_what_is_sent(project: Path, post: Post, run: Run) -> None:
    post.faults["rcpt"] = "450 later"
    run("send", "--to", "Ana")
    digest = rows(run)["Ana"]["sha256"]
    (project / "output" / "001-2026-11-22" / "brief.pdf").write_bytes(b"another")
    post.faults.clear()
    refused = run("send", "--to", "Ana")
    assert refused.code == 7
    assert "not what was published" in refused.err
    (project / "output" / "001-2026-11-22" / "brief.pdf").write_bytes(b"%PDF-1.7 as published")
    everything_due(project)
    assert run("send", "--to", "Ana").code == 0
    import hashlib

    [(_, content)] = post.mailbox
    body = content.split(b"\r\n", 3)[3] if content.startswith(b"X-Peer") else content
    assert hashlib.sha256(body).hexdigest() == digest


def test_m22_a_stored_message_that_was_changed_is_not_sent(project: Path, post: Post, run: Run, states: States) -> None:
    post.faults["rcpt"] = "450 later"
    run("send")
    with sqlite3.connect(project / ".briefgen" / "outbox.sqlite3") as connection:
        connection.execute("UPDATE deliveries SET content = x'00', due_at = 0 WHERE recipient = 'Ben'")
    connection.close()
    everything_due(project)
    post.faults.clear()
    assert run("send").code == 8
    assert states() == {"Ana": "sent", "Ben": "failed", "Cleo": "sent"}


def test_m23_who_left_the_list_gets_nothing_any_more(project: Path, post: Post, run: Run, states: States) -> None:
    post.faults["rcpt"] = "450 later"
    run("send")
    list_people(project, "Ana", "Cleo")
    everything_due(project)
    post.faults.clear()
    assert run("send").code == 0
    assert states() == {"Ana": "sent", "Ben": "cancelled", "Cleo": "sent"}


def test_m23_an_edition_that_was_withdrawn_is_not_sent(project: Path, post: Post, run: Run, states: States) -> None:
    import shutil

    post.faults["rcpt"] = "450 later"
    run("send", "--to", "Ben")
    edition(project, "a", "c")
    shutil.rmtree(project / "output" / "001-2026-11-22")
    everything_due(project)
    post.faults.clear()
    assert run("send", "--to", "Ana").code == 0
    assert rows(run)["Ben"]["state"] == "cancelled"
    assert post.recipients() == ["ana@example.org"]


def test_m24_a_dry_run_connects_to_nothing_and_writes_nothing(
    project: Path, post: Post, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    ran = run("send", "--dry-run")
    assert (ran.code, post.connections) == (0, 0)
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    for name in PEOPLE:
        assert f"{name} <{name.lower()}@example.org>: “Water rights: Edition 1, 2026-11-22” with brief.pdf" in ran.out
