"""An edition is sent to everybody on the list, each once, over verified TLS, and the ledger says what became of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from briefgen.model.delivery import Notify, Stakeholder
from briefgen.publication.issued import latest_issued
from briefgen.publication.outbox import read_deliveries
from briefgen.publication.plan import why_not
from tests.publication.building import issue
from tests.publication.conftest import PEOPLE, Run, configure, edition, list_people
from tests.publication.post import Post, serving

States = Callable[[], dict[str, str]]


def test_everybody_gets_the_edition_once(post: Post, run: Run, states: States) -> None:
    assert run("send").code == 0
    again = run("send")
    assert (again.code, again.out) == (0, "3 had it before\n")
    assert post.recipients() == ["ana@example.org", "ben@example.org", "cleo@example.org"]
    assert states() == dict.fromkeys(PEOPLE, "sent")


def test_the_next_edition_goes_to_everybody_again(post: Post, run: Run, project: Path) -> None:
    run("send")
    edition(project, "a", "c")
    assert run("send").code == 0
    assert len(post.mailbox) == 6


def test_what_latest_points_at_is_sent_though_another_has_a_higher_number(post: Post, run: Run, project: Path) -> None:
    edition(project, "a", "c")
    assert latest_issued(project / "output").edition.number == 2
    issue(project / "output", "a", "b", files=())  # the documents are again what they were
    assert latest_issued(project / "output").edition.number == 1
    (project / "output" / "latest").unlink()
    assert latest_issued(project / "output").edition.number == 2


def test_tls_from_the_first_byte_is_spoken_too(project: Path, run: Run) -> None:
    with serving(project, tls="tls") as post:
        configure(project, post, security="tls")
        assert run("send").code == 0
        assert len(post.mailbox) == 3


def test_a_mail_has_the_messages_as_text_and_html_and_the_pdf(post: Post, run: Run) -> None:
    run("send", "--to", "Ana")
    [message] = post.accepted("ana@example.org")
    text, html = _body(message, "plain"), _body(message, "html")
    assert "Both texts want “meters & gauges” <now>." in text
    assert "meters &amp; gauges” &lt;now&gt;." in html
    [attached] = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("brief.pdf", b"%PDF-1.7 as published")
    assert message["From"] == "Policy Unit <unit@example.org>"
    assert message["Subject"] == "Water rights: Edition 1, 2026-11-22"
    assert message["List-Unsubscribe"].strip() == "<mailto:unit@example.org?subject=unsubscribe%20ana%40example.org>"
    assert message["Date"].datetime.utcoffset().total_seconds() == 0


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_names_beyond_ascii_arrive_as_written(post: Post, run: Run, project: Path) -> None:
    entry = '[[stakeholder]]\nname = "José Ñúñez, 王"\nemail = "jose@bücher.example"\n'
    (project / "stakeholders.toml").write_text(entry, encoding="utf-8")
    assert run("send").code == 0
    [message] = post.accepted("jose@xn--bcher-kva.example")
    assert message["To"].addresses[0].display_name == "José Ñúñez, 王"


def test_files_too_large_to_attach_are_linked_where_they_are_published(post: Post, run: Run, project: Path) -> None:
    configure(project, post, max_attached_bytes=10)
    with (project / "briefgen.toml").open("a", encoding="utf-8") as stream:
        stream.write('[publishing]\naddress = "https://example.org/briefs/"\n')
    assert run("send", "--to", "ana@example.org").code == 0
    [message] = post.accepted("ana@example.org")
    assert not list(message.iter_attachments())
    assert "https://example.org/briefs/001-2026-11-22/brief.pdf" in _body(message, "plain")


def test_files_too_large_are_attached_where_there_is_no_link_and_that_is_said(
    post: Post, run: Run, project: Path
) -> None:
    configure(project, post, max_attached_bytes=10)
    assert "attached though larger than mail.max_attached_bytes" in run("send", "--dry-run").out
    assert run("send", "--to", "Ana").code == 0
    [message] = post.accepted("ana@example.org")
    assert [one.get_filename() for one in message.iter_attachments()] == ["brief.pdf"]


def test_a_user_without_a_password_is_refused_before_the_server_is_asked(
    post: Post, run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFGEN_MAIL_PASSWORD")
    ran = run("send")
    assert (ran.code, post.connections) == (3, 0)
    assert "hint: put it into the environment, or into the keyring: keyring set briefgen unit@127.0.0.1" in ran.err
    assert run("deliveries").out == "nothing was sent yet\n"


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_an_authority_that_cannot_be_used_is_no_fault_of_the_server(
    post: Post, run: Run, project: Path, content: str | None
) -> None:
    if content is not None:
        (project / "own.pem").write_text(content, encoding="utf-8")
    configure(project, post, authority="own.pem")
    ran = run("send")
    assert (ran.code, post.connections) == (3, 0)
    assert "the certificate in mail.authority cannot be used: " in ran.err
    assert f"at: {project / 'own.pem'}" in ran.err


def test_tls_is_asked_of_a_server_that_speaks_it_only_later(post: Post, run: Run, project: Path) -> None:
    configure(project, post, security="tls")
    ran = run("send")
    assert ran.code == 8
    assert 'mail.security = "starttls" may be what it wants' in ran.err


def test_without_a_server_ready_files_are_written(project: Path, run: Run, states: States) -> None:
    ran = run("send")
    assert (ran.code, states()) == (0, dict.fromkeys(PEOPLE, "sent"))
    files = sorted((project / "output" / "001-2026-11-22" / "outbox").iterdir())
    assert len(files) == 3
    assert all(file.read_bytes().startswith(b"From: nobody@briefgen.invalid\r\nTo: ") for file in files)
    assert "no mail server is configured" in ran.out
    message = message_from_bytes(files[0].read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert message["X-Unsent"] == "1", "mail programs open it as a draft"
    assert "List-Unsubscribe" not in message, "nobody could take it back"
    assert not message.defects
    assert "-- " in _body(message, "plain").splitlines()
    [attached] = message.iter_attachments()
    assert attached.get_content_type() == "application/pdf"


def test_only_those_named_are_sent_to(post: Post, run: Run, states: States) -> None:
    assert run("send", "--to", "ben").code == 0
    assert states() == {"Ben": "sent"}
    refused = run("send", "--to", "Bob")
    assert refused.code == 2
    assert "there are Ana, Ben, Cleo" in refused.err


def test_the_same_edition_has_the_same_message_id_whenever_it_is_written(post: Post, run: Run, project: Path) -> None:
    run("send", "--to", "Ana")
    (project / ".briefgen" / "outbox.sqlite3").unlink()
    (project / "output" / ".deliveries").unlink()
    run("send", "--to", "Ana")
    first, second = post.accepted("ana@example.org")
    assert first["Message-ID"] == second["Message-ID"]


def test_a_ledger_that_is_lost_makes_nobody_get_a_second_mail(
    post: Post, run: Run, states: States, project: Path
) -> None:
    post.faults[("data", "ben@example.org")] = "450 later"
    run("send")
    shutil.rmtree(project / ".briefgen")
    (project / "output" / ".deliveries").write_bytes((project / "output" / ".deliveries").read_bytes() + b"\nsent 01")
    post.faults.clear()
    assert run("send").code == 8
    assert states() == {"Ana": "sent", "Ben": "uncertain", "Cleo": "sent"}
    assert post.recipients() == ["ana@example.org", "cleo@example.org"]


def test_a_word_of_a_person_settles_what_is_uncertain(post: Post, run: Run, states: States) -> None:
    post.drop["dot"] = None
    assert run("send", "--to", "Ana").code == 8
    post.drop.clear()
    [row] = json.loads(run("deliveries", "--json").out)
    assert run("send", "--to", "Ana").code == 8
    assert post.mailbox == []
    assert run("send", "--mark-sent", row["id"]).code == 0
    assert states() == {"Ana": "sent"}


def test_resending_what_is_uncertain_sends_the_same_bytes(post: Post, run: Run, states: States) -> None:
    post.drop["dot"], post.keep_dropped = None, True
    run("send", "--to", "Ana")
    post.drop.clear()
    [row] = json.loads(run("deliveries", "--json").out)
    assert run("send", "--resend", row["id"]).code == 0
    (_, first), (_, second) = post.mailbox
    assert first == second
    assert states()["Ana"] == "sent"


@pytest.mark.parametrize("words", [("--resend", "nonsense"), ("--mark-sent", "nonsense")])
def test_a_delivery_that_there_is_not_is_refused(post: Post, run: Run, words: tuple[str, str]) -> None:
    ran = run("send", *words)
    assert (ran.code, post.mailbox) == (2, [])
    assert "there is no delivery 'nonsense'" in ran.err


def test_a_stakeholder_may_have_a_folder(project: Path, run: Run) -> None:
    (project / "stakeholders.toml").write_text(
        '[[stakeholder]]\nname = "Archive"\nfolder = "archive"\n', encoding="utf-8"
    )
    assert run("send").code == 0
    assert (project / "archive" / "001-2026-11-22" / "brief.pdf").read_bytes() == b"%PDF-1.7 as published"


def test_only_changes_of_interest_are_told_to_those_who_ask_for_that(post: Post, run: Run, project: Path) -> None:
    ana = Stakeholder(id="ana", name="Ana", line=1, email="ana@example.org", themes=("wells",), notify=Notify.CHANGED)
    list_people(project, "Ana")
    run("send")
    output = project / "output"
    edition(project, "a", "c")
    assert "nothing changed in wells" in why_not(latest_issued(output), output, ana, read_deliveries(project))
    edition(project, "a", "d", headline="Meter no well")
    assert why_not(latest_issued(output), output, ana, read_deliveries(project)) == ""
    other = Stakeholder(id="ben", name="Ben", line=1, email="ben@example.org", themes=("dams",))
    assert "no theme or author" in why_not(latest_issued(output), output, other, ())
