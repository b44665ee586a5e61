"""A reader in a process of its own: whatever it does, the file is named with a reason and the next one is read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.confinement import landlock_level
from briefgen.documents import read_corpus
from briefgen.documents.faults import Unreadable
from briefgen.documents.isolation.apart import close, read_apart
from briefgen.documents.limits import limits_of
from briefgen.documents.text.decoding import NotText
from briefgen.model.documents import BlockKind, Source
from briefgen.settings import ReadingSettings
from tests.documents.building import SETTINGS, read, read_folder

LIMITS = replace(limits_of(SETTINGS), seconds=1)
PAGE = b"<html><body><h1>On Rooms</h1><p>The council should open the rooms until nine. It must.</p></body></html>"
READERS = """
    import os, sys, time
    from briefgen.documents.faults import Unreadable
    from briefgen.documents.text.decoding import NotText

    class Reader:
        media_types = ("test/x",)
        def read_within(self, source, content, limits):
            exec(content.decode())
"""


@pytest.fixture
def _reader_that_does_as_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Installs, for the reading process only, a package that adds a reader by its entry point."""
    (tmp_path / "told.py").write_text(textwrap.dedent(READERS))
    package = tmp_path / "told-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: told\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[briefgen.readers]\ntold = told:Reader\n")
    close()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    yield
    close()


def page() -> Source:
    return Source(path="page.html", media_type="text/html", sha256="0" * 64)


@pytest.mark.usefixtures("_reader_that_does_as_told")
@pytest.mark.parametrize(
    ("deed", "slug"),
    [
        ("while True: pass", "reader-too-slow"),
        ("bytearray(4 * 1024 ** 3)", "reader-too-large"),
        ("os.abort()", "reader-crashed"),
        ("os._exit(0)", "reader-crashed"),
        ("sys.exit(3)", "reader-crashed"),
        ("{}['no such key']", "reader-crashed"),
        ("def again(): again()\nagain()", "reader-crashed"),
        ("print('9999999'); os.write(1, b'garbage'); os._exit(1)", "reader-crashed"),
        ("os.write(3, b'99999999999999999999' * 9)", "reader-crashed"),
        ("open('leak.txt', 'w').write('x' * 9)", "reader-crashed"),
        ("os.kill(os.getppid(), 9); os._exit(1)", "reader-crashed"),
        ("raise Unreadable(slug='a', detail='b', remedy='c')", "a"),
    ],
)
def test_whatever_a_reader_does_is_a_fault_of_that_file_alone(deed: str, slug: str, tmp_path: Path) -> None:
    source = Source(path="x", media_type="test/x", sha256="0" * 64)
    with pytest.raises(Unreadable) as fault:
        read_apart(source, deed.encode(), LIMITS)
    assert fault.value.slug == slug
    assert not list(tmp_path.glob("leak.txt")), "the folder that briefgen was started in is left as it was"
    assert fault.value.detail and fault.value.remedy
    assert read_apart(page(), PAGE, LIMITS).text.startswith("On Rooms\n\nThe council")


@pytest.mark.skipif(not landlock_level(), reason="the kernel has no Landlock")
@pytest.mark.usefixtures("_reader_that_does_as_told")
@pytest.mark.parametrize(
    "deed",
    [
        "open(PLACE).read()",
        "os.listdir(os.path.dirname(PLACE))",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['/bin/true'])",
    ],
)
def test_a_reader_taken_over_reads_no_other_file_and_reaches_nothing(
    deed: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("a planted secret")
    code = f"PLACE = {str(secret)!r}\ntry:\n    {deed}\nexcept PermissionError:\n    raise NotText('refused')"
    with pytest.raises(NotText, match="refused"):
        read_apart(Source(path="x", media_type="test/x", sha256="0" * 64), code.encode(), LIMITS)


def test_nothing_secret_is_in_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.documents.isolation.apart import _Process

    close()
    monkeypatch.setenv("SMTP_PASSWORD", "a planted secret")
    read_apart(page(), PAGE, LIMITS)
    assert _Process.running is not None
    surroundings = Path(f"/proc/{_Process.running.pid}/environ")
    if not surroundings.exists():
        pytest.skip("the system does not show it")
    assert b"planted" not in surroundings.read_bytes()
    open_files = list(Path(f"/proc/{_Process.running.pid}/fd").iterdir())
    assert len(open_files) <= 5, "its pipes, and nothing that this process has open"


def test_long_plain_text_is_read_there_too_and_gives_the_same(tmp_path: Path) -> None:
    from briefgen.documents.from_text import TextReader
    from briefgen.documents.isolation.apart import _Process

    close()
    short = "On Rooms\n\nBy Ada Lind\n\nThe council should open the rooms until nine. It must not close them.\n\n"
    assert read(short).text == short
    assert _Process.running is None, "an ordinary text needs no other process"
    long = short + "- *Open* the rooms[1].\n\n" * 10_000
    document = read(long)
    assert _Process.running is not None
    here = TextReader().read(document.source, long.encode())
    assert (document.text, document.marks, len(document.blocks)) == (here.text, here.marks, len(here.blocks))


def test_a_text_far_too_long_is_given_up_before_it_is_taken_apart() -> None:
    with pytest.raises(Unreadable) as fault:
        read_apart(Source(path="a.txt", media_type="text/plain", sha256="0" * 64), b"* a\n" * 4_000_000, LIMITS)
    assert fault.value.slug == "text-too-long"


@pytest.mark.usefixtures("_reader_that_does_as_told")
def test_no_text_is_no_text_there_too() -> None:
    with pytest.raises(NotText, match="none"):
        read_apart(Source(path="x", media_type="test/x", sha256="0" * 64), b"raise NotText('none')", LIMITS)


def test_one_process_reads_file_after_file() -> None:
    from briefgen.documents.isolation.apart import _Process

    read_apart(page(), PAGE, LIMITS)
    first = _Process.running
    read_apart(page(), PAGE, LIMITS)
    assert first is not None and _Process.running is first
    close()
    assert first.poll() is not None


def test_processor_time_counts_for_each_file_and_not_for_all(tmp_path: Path) -> None:
    rows = b"<p>" + b"The council should open the rooms. " * 3_000 + b"</p>"
    for _ in range(12):
        read_apart(page(), rows, LIMITS)


def test_the_other_files_are_compared_all_the_same(tmp_path: Path) -> None:
    corpus = read_folder(
        tmp_path, {"a.html": PAGE, "b.html": PAGE.replace(b"It must", b"Others must"), "c.html": b"<!-- nothing -->"}
    )
    assert [document.source.path for document in corpus.documents] == ["a.html", "b.html"]
    assert {notice.subject for notice in corpus.notices if notice.slug in {"damaged-file", "empty-file"}} == {"c.html"}


def test_workers_change_nothing(tmp_path: Path) -> None:
    alone = read_folder(tmp_path, {f"{n}.html": PAGE.replace(b"nine", b"%d" % n) for n in range(4)})
    assert read_corpus([tmp_path], ReadingSettings(), jobs=2) == alone


def test_what_the_process_says_is_not_trusted() -> None:
    from briefgen.documents.isolation.wire import from_wire, to_wire

    document = read_apart(page(), PAGE, LIMITS)
    line = to_wire(document)
    assert from_wire(page(), line) == document
    assert document.blocks[0].kind is BlockKind.HEADING
    for bad in (
        b"{}",
        b"[]",
        line.replace(b'"heading", 0', b'"heading", -4'),
        line.replace(b'"heading"', b'"hat"'),
        line[:-9],
    ):
        with pytest.raises(ValueError):
            from_wire(page(), bad)
