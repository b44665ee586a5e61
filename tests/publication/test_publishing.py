"""An edition is published to real places: files first, then index page and feed, and nothing twice."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from briefgen.publication.listing import ATOM
from tests.publication import servers
from tests.publication.conftest import Run, edition

EDITION = "001-2026-11-22"
EXPECTED = {
    f"{EDITION}/brief.json",
    f"{EDITION}/brief.pdf",
    f"{EDITION}/manifest.json",
    "editions.json",
    "feed.xml",
    "index.html",
}


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def publishing(project: Path, **settings: str) -> None:
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    (project / "briefgen.toml").write_text("[publishing]\n" + "\n".join(lines), encoding="utf-8")


def test_a_folder_gets_the_edition_an_index_and_a_feed(project: Path, run: Run) -> None:
    ran = run("publish", "--to", "public")
    assert ran.code == 0
    found = files_of(project / "public")
    assert found.keys() == EXPECTED
    assert found[f"{EDITION}/brief.pdf"] == b"%PDF-1.7 as published"
    assert "Both texts want “meters &amp; gauges” &lt;now&gt;." in found["index.html"].decode()


def test_the_same_again_writes_nothing(project: Path, run: Run) -> None:
    run("publish", "--to", "public")
    before = {path: path.stat().st_mtime_ns for path in (project / "public").rglob("*")}
    ran = run("publish", "--to", "public")
    assert "all of it stood there already" in ran.out
    assert {path: path.stat().st_mtime_ns for path in (project / "public").rglob("*")} == before


def test_index_and_feed_name_all_editions_newest_first(project: Path, run: Run) -> None:
    publishing(project, address="https://example.org/briefs", title="Water & rights")
    run("publish", "--to", "public")
    edition(project, "a", "c", title="Second\x0b <edition>")
    run("publish", "--to", "public")
    feed = fromstring((project / "public" / "feed.xml").read_text("utf-8"))
    titles = [entry.findtext(f"{{{ATOM}}}title") for entry in feed.iter(f"{{{ATOM}}}entry")]
    assert titles == ["Second  <edition> (2)", "Water rights (1)"]
    links = [link.get("href") for link in feed.iter(f"{{{ATOM}}}link")]
    assert f"https://example.org/briefs/{EDITION}/brief.pdf" in links
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in feed.iter(f"{{{ATOM}}}entry")]
    assert len(set(ids)) == 2
    page = (project / "public" / "index.html").read_text("utf-8")
    assert page.index("Second") < page.index("Edition 2 · 22 November 2026") < page.index("Water rights")
    assert (page.count("<details>"), page.index("<details>") > page.index("Water rights")) == (1, True), "older ones"
    assert page.index("brief.pdf (") < page.index("brief.json ("), "what is read comes first"
    assert "<edition>" not in page


def test_the_same_editions_give_the_same_index_and_feed_everywhere(project: Path, run: Run) -> None:
    for place in ("one", "two"):
        run("publish", "--to", place)
    assert files_of(project / "one") == files_of(project / "two")


def test_a_dry_run_writes_nothing(project: Path, run: Run) -> None:
    ran = run("publish", "--to", "public", "--dry-run", "--json")
    [target] = json.loads(ran.out)["targets"]
    assert set(target["would_write"]) == EXPECTED
    assert not (project / "public").exists()


def test_what_breaks_off_leaves_the_index_as_it_was(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("publish", "--to", "public")
    before = files_of(project / "public")
    second = edition(project, "a", "c")
    (project / "public" / second.name).mkdir()
    (project / "public" / second.name / "brief.pdf").mkdir()
    ran = run("publish", "--to", "public")
    assert ran.code == 7
    found = files_of(project / "public")
    assert {name: found[name] for name in before} == before
    (project / "public" / second.name / "brief.pdf").rmdir()
    assert run("publish", "--to", "public").code == 0
    assert second.name in (project / "public" / "index.html").read_text("utf-8")


def test_a_file_that_is_not_what_was_published_is_refused(project: Path, run: Run) -> None:
    (project / "output" / EDITION / "brief.pdf").write_bytes(b"other")
    ran = run("publish", "--to", "public")
    assert ran.code == 7
    assert not (project / "public" / "index.html").exists()


def test_s3(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with servers.s3("briefs") as endpoint:
        for name, value in {
            "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        ran = run("publish", "--to", "s3://briefs/water")
        assert ran.code == 0, ran.err
        found = servers.s3_files(endpoint, "briefs")
        assert found.keys() == {f"water/{name}" for name in EXPECTED}
        assert found[f"water/{EDITION}/brief.pdf"] == b"%PDF-1.7 as published"
        assert "stood there already" in run("publish", "--to", "s3://briefs/water").out
        assert run("publish", "--to", "s3://nothing-of-that-name/water").code == 7


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


def test_sftp_with_the_hosts_key(project: Path, run: Run, served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with servers.sftp(served) as server:
        (project / "hosts").write_text(server.known, encoding="utf-8")
        publishing(project, known_hosts="hosts")
        monkeypatch.setenv("BRIEFGEN_SFTP_PASSWORD", servers.PASSWORD)
        address = f"sftp://{servers.USER}@{servers.HOST}:{server.port}/web/briefs"
        ran = run("publish", "--to", address)
        assert ran.code == 0, ran.err
        assert files_of(served / "web" / "briefs").keys() == EXPECTED
        edition(project, "a", "c")
        assert run("publish", "--to", address).code == 0, "files that stand there are replaced"
        assert servers.PASSWORD not in ran.out + ran.err


@pytest.mark.parametrize("known", ["other", "none"])
def test_an_sftp_host_that_is_not_known_gets_nothing(
    project: Path, run: Run, served: Path, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    import asyncssh

    monkeypatch.setenv("BRIEFGEN_SFTP_PASSWORD", servers.PASSWORD)
    with servers.sftp(served) as server:
        publishing(project, known_hosts="hosts")
        if known == "other":
            other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
            (project / "hosts").write_text(f"[{servers.HOST}]:{server.port} {other}", encoding="utf-8")
        ran = run("publish", "--to", f"sftp://{servers.USER}@{servers.HOST}:{server.port}/web")
        assert ran.code == (7 if known == "other" else 3), ran.err
        assert "key" in ran.err.lower()
        assert not list(served.iterdir())


def test_webdav(project: Path, run: Run, served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with servers.webdav(served) as port:
        monkeypatch.setenv("BRIEFGEN_WEBDAV_PASSWORD", servers.PASSWORD)
        address = f"webdav://{servers.USER}@{servers.HOST}:{port}/briefs"
        ran = run("publish", "--to", address)
        assert ran.code == 0, ran.err
        assert files_of(served / "briefs").keys() == EXPECTED
        edition(project, "a", "c")
        assert run("publish", "--to", address).code == 0
        monkeypatch.setenv("BRIEFGEN_WEBDAV_PASSWORD", "wrong")
        edition(project, "a", "d")
        assert run("publish", "--to", address).code == 7


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("ftp://example.org/x", 3, "nothing is published to ftp://"),
        ("sftp://me:secret@example.org/x", 3, "a password stands in an address"),
        ("webdav://example.org/x", 3, "webdavs://"),
    ],
)
def test_addresses_that_would_be_unsafe_are_refused(
    project: Path, run: Run, address: str, code: int, said: str
) -> None:
    ran = run("publish", "--to", address)
    assert ran.code == code
    assert said in ran.err
    assert "secret" not in ran.err


@pytest.mark.parametrize(
    ("module", "address"), [("s3fs", "s3://b/x"), ("sshfs", "sftp://h/x"), ("webdav4.fsspec", "webdavs://h/x")]
)
def test_a_missing_extra_is_named_with_what_to_type(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch, module: str, address: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    ran = run("publish", "--to", address)
    assert ran.code == 6
    assert "pip install 'briefgen[" in ran.err


def test_nowhere_to_publish_is_said(project: Path, run: Run) -> None:
    ran = run("publish")
    assert ran.code == 2
    assert "[publishing]" in ran.err


def test_one_of_several_that_fails_does_not_stop_the_others(project: Path, run: Run) -> None:
    (project / "file").write_text("in the way", encoding="utf-8")
    ran = run("publish", "--to", "file", "--to", "public")
    assert ran.code == 8
    assert (project / "public" / "index.html").is_file()
