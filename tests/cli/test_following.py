"""What follows a new edition of the watcher: sent once, never lost, never for nothing (rows W18 and W19)."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.cli.events import Stop
from briefgen.cli.following import Following
from briefgen.cli.running import Commands, Ended, error_of
from briefgen.settings.loading import load_settings
from briefgen.watching.watcher import Kind
from tests.cli.conftest import PAPERS, Run
from tests.publication.conftest import configure, edition, list_people
from tests.publication.post import PASSWORD, Post, serving

FAST = {"BRIEFGEN_WATCH_SETTLE_SECONDS": "0.2", "BRIEFGEN_WATCH_RETRY_SECONDS": "1"}
LONG = 1e9
"""Seconds after which everything is tried again that is tried again at all."""


class Counted(Commands):
    """Commands as the watcher runs them, and which were run; `is_here` has them run in the process of the test."""

    def __init__(self, *, is_here: bool) -> None:
        super().__init__(Stop())
        self.ran: list[str] = []
        self._is_here = is_here

    def run(self, words: Sequence[str], config: Path | None) -> Ended:
        self.ran.append(words[0])
        if not self._is_here:
            return super().run(words, config)
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(["--log-format", "json", "--config", str(config), *words])
        return Ended(code=code, out=out.getvalue().encode(), error=error_of(err.getvalue().encode()))


class Watch:
    """What a watcher that sends and publishes is to its editions; the test makes them, and turns the clock."""

    def __init__(self, project: Path, *wanted: str, is_here: bool = True) -> None:
        (project / "output").mkdir(exist_ok=True)
        self.told: list[tuple[Kind, str]] = []
        self.commands, self.project = Counted(is_here=is_here), project
        loaded = load_settings({}, file=project / "briefgen.toml")
        self.following = Following(
            self.commands, wanted or ("send",), loaded, lambda kind, text: self.told.append((kind, text))
        )

    def builds(self, *texts: str) -> None:
        """A build that makes a new edition, and what follows."""
        self.following.begin()
        edition(self.project, *texts)
        self.following.end(is_new=True)
        self.following.step(0)

    def finds_nothing_new(self) -> None:
        """A build that makes no edition, as after a change of the list."""
        self.following.begin()
        self.following.end(is_new=False)
        self.following.step(0)

    @property
    def kinds(self) -> list[str]:
        return [str(kind) for kind, _ in self.told]


@pytest.fixture
def project(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two stakeholders and no edition yet."""
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", PASSWORD)
    list_people(here, "Ana", "Ben")
    return here


@pytest.fixture
def post(project: Path) -> Iterator[Post]:
    with serving(project) as post:
        configure(project, post)
        yield post


def test_a_new_edition_is_sent_and_only_once(project: Path, post: Post) -> None:
    watch = Watch(project)
    watch.builds("a", "b")
    assert post.recipients() == ["ana@example.org", "ben@example.org"]
    assert watch.told == [(Kind.DELIVERED, "edition 1: send")]
    watch.following.begin()
    watch.following.end(is_new=False)
    assert watch.following.step(LONG) is None
    assert (len(post.mailbox), watch.commands.ran) == (2, ["send"])
    assert json.loads((project / "output" / ".following.json").read_text())["above"] == {}, "nothing is owed"


def test_an_edition_that_the_watcher_did_not_make_is_not_sent(project: Path, post: Post) -> None:
    edition(project, "a", "b")
    watch = Watch(project)
    assert watch.following.step(0) is None
    watch.following.begin()
    watch.following.end(is_new=False)
    assert watch.following.step(LONG) is None
    assert watch.commands.ran == []


@pytest.mark.parametrize("moment", ["while-it-was-built", "before-it-was-sent"])
def test_an_edition_whose_watcher_was_killed_is_sent_by_the_next(project: Path, post: Post, moment: str) -> None:
    killed = Watch(project).following
    killed.begin()
    edition(project, "a", "b")
    if moment == "before-it-was-sent":
        killed.end(is_new=True)
    watch = Watch(project)
    watch.following.step(0)
    assert post.recipients() == ["ana@example.org", "ben@example.org"]
    assert Watch(project).following.step(0) is None


def test_who_is_new_on_the_list_gets_the_edition_that_the_watcher_sent_last_and_nobody_gets_it_twice(
    project: Path, post: Post
) -> None:
    Watch(project).builds("a", "b")
    list_people(project, "Ana", "Ben", "Cleo")
    watch = Watch(project)  # the list was changed while no watcher was at work, or while one was: it is the same
    watch.finds_nothing_new()
    assert post.recipients() == ["ana@example.org", "ben@example.org", "cleo@example.org"]
    assert watch.told == [(Kind.DELIVERED, "edition 1: send")]
    watch.finds_nothing_new()
    assert watch.commands.ran == ["send"]
    edition(project, "a", "c")  # made by hand: whoever is new on the list now waits for the watcher's next
    list_people(project, "Ana", "Ben", "Cleo", "Dan")
    watch.finds_nothing_new()
    assert watch.commands.ran == ["send"]


def test_who_is_new_on_the_list_does_not_wait_for_those_who_are_put_off(project: Path, post: Post) -> None:
    post.faults[("rcpt", "ben@example.org")] = "450 later"
    watch = Watch(project)
    watch.builds("a", "b")
    list_people(project, "Ana", "Ben", "Cleo")
    watch.finds_nothing_new()
    assert post.recipients() == ["ana@example.org", "cleo@example.org"]
    watch.finds_nothing_new()
    assert watch.commands.ran == ["send", "send"], "Ben is not due"


def test_what_is_owed_since_an_older_program_is_followed(project: Path, post: Post) -> None:
    edition(project, "a", "b")
    (project / "output" / ".following.json").write_text('{"above": {"send": 0}}')
    assert Watch(project).following.step(0) is None
    assert post.recipients() == ["ana@example.org", "ben@example.org"]


def test_what_waits_is_tried_again_when_it_is_due_and_said_once(project: Path, post: Post) -> None:
    post.faults[("rcpt", "ben@example.org")] = "450 later"
    watch = Watch(project)
    watch.builds("a", "b")
    again_in = watch.following.step(1)
    assert again_in is not None
    assert again_in > 200, "five minutes, as the ledger says"
    assert watch.commands.ran == ["send"], "not before"
    watch.following.step(again_in + 2)
    assert (watch.commands.ran, watch.kinds) == (["send", "send"], ["failed"])
    post.faults.clear()
    with sqlite3.connect(project / ".briefgen" / "outbox.sqlite3") as connection:
        connection.execute("UPDATE deliveries SET due_at = 0")
    connection.close()
    assert watch.following.step(LONG) is None
    assert watch.kinds == ["failed", "delivered"]
    assert post.recipients() == ["ana@example.org", "ben@example.org"]


def test_what_only_a_person_can_settle_is_said_once_and_left(project: Path, post: Post) -> None:
    post.faults[("rcpt", "ben@example.org")] = "550 nobody of that name"
    watch = Watch(project)
    watch.builds("a", "b")
    assert watch.following.step(LONG) is None
    assert (watch.commands.ran, watch.kinds) == (["send"], ["failed"])
    assert "1 failed" in watch.told[0][1]


def test_a_list_that_became_invalid_sends_nothing_and_is_said_once_until_it_is_mended(
    project: Path, post: Post
) -> None:
    watch = Watch(project)
    whole = (project / "stakeholders.toml").read_text("utf-8")
    entry = '[[stakeholder]]\nname = "Cleo"\nemail = "cleo at example.org"\n[[stakeholder]]\nname = "Dan"\n'
    (project / "stakeholders.toml").write_text(whole + entry, encoding="utf-8")
    watch.builds("a", "b")
    [(kind, text)] = watch.told
    assert (kind, post.asked) == (Kind.FAILED, [])
    assert "stakeholders.toml:8: Cleo: " in text
    assert "stakeholders.toml:11: Dan: " in text
    for now in (100, 1000, LONG):
        assert watch.following.step(now) is not None, "it is looked at now and then"
    assert (watch.commands.ran, len(watch.told)) == (["send"], 1)
    (project / "stakeholders.toml").write_text(whole, encoding="utf-8")
    assert watch.following.step(LONG) is None
    assert post.recipients() == ["ana@example.org", "ben@example.org"]
    assert watch.kinds == ["failed", "delivered"]


def test_a_refused_password_is_tried_once_for_each_edition(
    project: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", "wrong")
    watch = Watch(project)
    watch.builds("a", "b")
    watch.following.step(LONG)
    assert len(post.logins) == 1
    watch.builds("a", "c")
    assert len(post.logins) == 2
    assert watch.kinds == ["failed"], "and it is the same failure"


def test_the_project_that_is_watched_is_sent_from_wherever_the_watcher_was_started(
    project: Path, post: Post, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(project, is_here=False)
    monkeypatch.chdir(tmp_path_factory.mktemp("home"))
    watch.builds("a", "b")
    assert post.recipients() == ["ana@example.org", "ben@example.org"]


def test_copies_are_made_with_the_edition_where_a_reader_wants_one_and_the_list_can_be_used(project: Path) -> None:
    (project / "briefgen.toml").write_text("", encoding="utf-8")
    assert Watch(project).following.copies() == []
    with (project / "stakeholders.toml").open("a", encoding="utf-8") as stream:
        stream.write('[[stakeholder]]\nname = "Cleo"\nemail = "cleo@example.org"\nlanguage = "es"\n')
    assert Watch(project).following.copies() == ["--for", "all"]
    assert Watch(project, "publish").following.copies() == []
    with (project / "stakeholders.toml").open("a", encoding="utf-8") as stream:
        stream.write('[[stakeholder]]\nname = "Dan"\n')
    assert Watch(project).following.copies() == []


def test_publishing_is_owed_of_each_edition_by_itself(project: Path, post: Post) -> None:
    with (project / "briefgen.toml").open("a", encoding="utf-8") as stream:
        stream.write('[publishing]\ntargets = ["public"]\n')
    post.faults["rcpt"] = "450 later"
    watch = Watch(project, "publish", "send")
    watch.builds("a", "b")
    watch.builds("a", "c")
    assert watch.commands.ran == ["publish", "send"] * 2
    assert (project / "public" / "002-2026-11-22" / "brief.pdf").exists()
    assert json.loads((project / "output" / ".following.json").read_text())["above"] == {"send": 0}


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"above": {"send": "x"}}', b'{"above": 3}', b"\xff\xfe"])
def test_a_damaged_note_of_what_is_owed_sends_nothing(project: Path, post: Post, kept: bytes) -> None:
    edition(project, "a", "b")
    (project / "output" / ".following.json").write_bytes(kept)
    assert Watch(project).following.step(0) is None


Refused = Callable[[], None]


def _bad_list() -> None:
    Path("stakeholders.toml").write_text('[[stakeholder]]\nname = "A"\nemail = "a"\n[[stakeholder]]\nname = "B"\n')


def _no_list() -> None:
    Path("stakeholders.toml").unlink()


def _no_sender() -> None:
    Path("briefgen.toml").write_text('[mail]\nhost = "mail.example.org"\n')


def _no_password() -> None:
    Path("briefgen.toml").write_text(
        '[mail]\nhost = "mail.example.org"\nuser = "nobody-has-this"\nsender = "unit@example.org"\n'
    )
    os.environ.pop("BRIEFGEN_MAIL_PASSWORD")  # what the fixture set, it takes back


def _no_authority() -> None:
    Path("briefgen.toml").write_text(
        '[mail]\nhost = "mail.example.org"\nauthority = "none.pem"\nsender = "unit@example.org"\n'
    )


def _as_it_is() -> None:
    """Nothing is missing but somewhere to publish to."""


@pytest.mark.parametrize(
    ("spoil", "option", "code", "said"),
    [
        (_bad_list, "--send", 3, ("stakeholders.toml:1: A: ", "stakeholders.toml:4: B: ")),
        (_no_list, "--send", 2, ("there is no list of stakeholders",)),
        (_no_sender, "--send", 3, ("mail.sender is not set",)),
        (_no_password, "--send", 3, ("there is no password for nobody-has-this at mail.example.org",)),
        (_no_authority, "--send", 3, ("mail.authority cannot be used: no such file or directory", "none.pem")),
        (_as_it_is, "--publish", 2, ("there is nowhere to publish to",)),
    ],
)
def test_a_watcher_that_could_not_send_is_refused_before_it_begins(
    run: Run, project: Path, papers: Path, spoil: Refused, option: str, code: int, said: tuple[str, ...]
) -> None:
    spoil()
    ran = run("watch", papers, "--once", option)
    assert ran.code == code
    assert all(text in ran.err for text in said)
    assert not (project / "output").exists()


@pytest.mark.slow
def test_from_build_to_mailbox(
    run: Run, project: Path, papers: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in FAST.items():
        monkeypatch.setenv(name, value)
    words = ("watch", papers, "--once", "--format", "json", "--send")
    both = ["ana@example.org", "ben@example.org"]
    assert run(*words).out.splitlines()[-1] == "delivered: edition 1: send"
    assert post.recipients() == both
    shutil.rmtree(project / ".briefgen")  # lost: nothing is new because of it
    (project / "output" / ".following.json").write_text('{"above": {"send": 0}}')  # and killed before it knew of that
    assert [line.partition(":")[0] for line in run(*words).out.splitlines()] == ["watching", "unchanged", "delivered"]
    (papers / "mora.txt").unlink()
    failed = run(*words)
    assert (failed.code, "the last brief stays" in failed.out) == (4, True)
    (papers / "mora.txt").write_text(PAPERS["mora.txt"], encoding="utf-8")  # as it was: the edition of then
    assert run(*words).out.splitlines()[-1].startswith("unchanged: edition 1")
    assert post.recipients() == both
