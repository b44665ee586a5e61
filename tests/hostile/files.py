"""What stands where documents should: pipes, devices, links, folders, archives, files that change while they are read."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from tests.hostile.case import NAMED, Case, Outcome, Place, built, essay, notice, refused


def _case(
    name: str, how: str, why: str, make: Callable[[Place], None], expected: Outcome, *subjects: str, **more: object
) -> Case:
    return Case(name=name, family="file", how=how, why=why, make=make, expected=expected, subjects=subjects, **more)  # type: ignore[arg-type]


def _written(file: Path, name: str = "Vance") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(essay(f"open the {name} quay", author=f"Nora {name.title()}"), encoding="utf-8")


def _socket(place: Place) -> None:
    """Bound by its short relative name: a socket's path may have 107 bytes."""
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(".", os.O_RDONLY)
        try:
            os.chdir(place.sources)
            server.bind("socket.txt")
        finally:
            os.fchdir(here)
            os.close(here)


def _folder(place: Place) -> None:
    _written(place.sources / "folder.pdf" / "inner.txt", "inner")


def _unreadable(place: Place) -> None:
    file = place.sources / "unreadable.txt"
    _written(file)
    file.chmod(0)


def _unreadable_folder(place: Place) -> None:
    _written(place.sources / "closed" / "essay.txt")
    (place.sources / "closed").chmod(0)


def _loop(place: Place) -> None:
    (place.sources / "loop-a.txt").symlink_to("loop-b.txt")
    (place.sources / "loop-b.txt").symlink_to("loop-a.txt")


def _folder_loop(place: Place) -> None:
    (place.sources / "again").symlink_to(".", target_is_directory=True)


def _hard_link(place: Place) -> None:
    _written(place.outside / "linked.txt", "linked")
    os.link(place.outside / "linked.txt", place.sources / "hard.txt")


def _inner_link(place: Place) -> None:
    _written(place.sources / "below" / "target.txt", "target")
    (place.sources / "inner-link.txt").symlink_to("below/target.txt")


def _sparse(place: Place) -> None:
    with (place.sources / "sparse.txt").open("wb") as file:
        file.truncate(50 * 1024**3)


def _many_files(place: Place) -> None:
    folder = place.sources / "many"
    folder.mkdir()
    for number in range(5_100):
        (folder / f"{number}.txt").touch()


def _many_left_out(place: Place) -> None:
    folder = place.sources / "pictures"
    folder.mkdir()
    for number in range(600):
        (folder / f"{number}.jpg").write_bytes(b"\xff\xd8\xff" + bytes([number % 256] * 20))


def _own_output(place: Place) -> None:
    folder = place.sources / "old" / "001"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("[" * 100_000)
    _written(folder / "essay.txt", "older")


@contextmanager
def _changing(file: Path, change: Callable[[int], None]) -> Iterator[None]:
    """Has a file changed again and again, from before the run until after it."""
    over = Event()

    def go_on() -> None:
        turn = 0
        while not over.is_set():
            with contextlib.suppress(FileNotFoundError):
                change(turn)
            turn += 1
            over.wait(0.0005)

    thread = Thread(target=go_on, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _growing(place: Place) -> contextlib.AbstractContextManager[None]:
    file = place.sources / "growing.txt"

    def change(turn: int) -> None:
        with file.open("ab") as stream:
            stream.write(b"The council should open one more quay. \n" if file.stat().st_size < 300_000 else b"")

    return _changing(file, change)


def _shrinking(place: Place) -> contextlib.AbstractContextManager[None]:
    file = place.sources / "shrinking.txt"
    text = essay("open the shrinking quay").encode() * 200

    def change(turn: int) -> None:
        file.write_bytes(text if turn % 2 else b"")

    return _changing(file, change)


def _vanishing(place: Place) -> contextlib.AbstractContextManager[None]:
    file = place.sources / "vanishing.txt"

    def change(turn: int) -> None:
        file.unlink() if turn % 2 else _written(file)

    return _changing(file, change)


def _swapped(place: Place) -> contextlib.AbstractContextManager[None]:
    """A file that is now a text, now a pipe that nobody writes into: who opens the pipe waits for ever."""
    file, pipe, text = place.sources / "swapped.txt", place.root / "pipe", place.root / "text"

    def change(turn: int) -> None:
        if turn % 2:
            os.mkfifo(pipe)
            pipe.rename(file)
        else:
            _written(text)
            text.rename(file)

    return _changing(file, change)


def _chain(place: Place) -> None:
    (place.sources / "one.txt").symlink_to("two.txt")
    (place.sources / "two.txt").symlink_to(place.secret)


def _planted(place: Place) -> None:
    (place.sources / "outside.txt").symlink_to(place.secret)


CASES = (
    _case("pipe", "a pipe that nobody writes into", "opening it waits for ever", lambda place: os.mkfifo(place.sources / "pipe.txt"), notice("not-a-file"), "pipe.txt"),
    _case("pipe-unknown", "a pipe without an ending that is known", "looking at its first bytes waits for ever", lambda place: os.mkfifo(place.sources / "pipe.xyz"), notice("not-a-file"), "pipe.xyz"),
    _case("socket", "a socket", "it cannot be opened", _socket, notice("not-a-file"), "socket.txt"),
    _case("device", "a link to /dev/zero", "it never ends", lambda place: (place.sources / "zero.txt").symlink_to("/dev/zero"), notice("link-leaves-folder", "not-a-file"), "zero.txt"),
    _case("terminal", "a link to /dev/stdin, /proc/self/environ and /proc/self/mem", "they are the program's own", lambda place: [(place.sources / f"{name}.txt").symlink_to(f"/{name.replace('-', '/')}") for name in ("dev-stdin", "proc-self-environ", "proc-self-mem")] and None, notice("link-leaves-folder", "not-a-file"), "dev-stdin.txt", "proc-self-environ.txt", "proc-self-mem.txt"),
    _case("folder-named-pdf", "a folder called folder.pdf", "names do not make files", _folder, built(), "folder.pdf/inner.txt"),
    _case("link-outside", "a link to the secret beside the folder", "it leads out of the folder", _planted, notice("link-leaves-folder"), "outside.txt"),
    _case("link-chain", "a link to a link to the secret", "it leads out of the folder", _chain, notice("link-leaves-folder"), "one.txt", "two.txt"),
    _case("link-relative", "a link through ../ to the secret", "it leads out of the folder", lambda place: (place.sources / "up.txt").symlink_to("../outside/secret.txt"), notice("link-leaves-folder"), "up.txt"),
    _case("folder-link-outside", "a link to the folder of the secret", "it leads out of the folder", lambda place: (place.sources / "linked-folder").symlink_to(place.outside), notice("link-leaves-folder", "not-a-file"), "linked-folder"),
    _case("link-loop", "two links to each other", "following them never ends", _loop, notice("not-a-file", "unreadable"), "loop-a.txt", "loop-b.txt"),
    _case("folder-link-loop", "a link to the folder it lies in", "walks may never end", _folder_loop, notice("not-a-file"), "again"),
    _case("link-dangling", "a link to what is not there", "it cannot be opened", lambda place: (place.sources / "gone.txt").symlink_to("nowhere.txt"), notice("not-a-file"), "gone.txt"),
    _case("link-inside", "a link to a document of the folder", "one text is one voice", _inner_link, built(), "below/target.txt"),
    _case("hard-link", "a second name of a file elsewhere", "it cannot be told from a file (said in the manual)", _hard_link, built(), "hard.txt"),
    _case("unreadable", "a file without permission to read", "it cannot be opened", _unreadable, notice("unreadable"), "unreadable.txt", prefix=("setpriv", "--bounding-set", "-dac_override,-dac_read_search")),
    _case("unreadable-folder", "a folder without permission to list", "what is in it must not be dropped in silence", _unreadable_folder, notice("unreadable"), "closed", prefix=("setpriv", "--bounding-set", "-dac_override,-dac_read_search")),
    _case("sparse", "50 GB of nothing", "past max_file_bytes", _sparse, notice("too-large"), "sparse.txt"),
    _case("growing", "grows while it is read", "sizes lie", lambda place: _written(place.sources / "growing.txt"), NAMED, "growing.txt", meanwhile=_growing, restless=("sources/growing.txt",)),
    _case("shrinking", "is emptied and filled while it is read", "sizes lie", lambda place: _written(place.sources / "shrinking.txt"), NAMED, "shrinking.txt", meanwhile=_shrinking, restless=("sources/shrinking.txt",)),
    _case("vanishing", "comes and goes while it is read", "what was found may be gone", lambda place: _written(place.sources / "vanishing.txt"), built(), meanwhile=_vanishing, restless=("sources/vanishing.txt",)),
    _case("swapped", "is now a text, now a pipe", "between looking and opening", lambda place: _written(place.sources / "swapped.txt"), NAMED, "swapped.txt", meanwhile=_swapped, restless=("sources/swapped.txt", "pipe", "text")),
    _case("many-files", "5,100 files", "past max_documents: the wrong folder", _many_files, refused(2, "too-many-documents")),
    _case("many-left-out", "600 pictures among the texts", "notices must not drown the brief", _many_left_out, notice("unsupported-type"), "pictures/7.jpg"),
    _case("false-edition", "a folder that pretends to be an edition, with a manifest of 100,000 brackets", "manifests are read", _own_output, built(), "old/001/essay.txt"),
    _case("named-pipe-alone", "a pipe named on the command line", "opening it waits for ever", lambda place: os.mkfifo(place.root / "pipe.txt"), notice("not-a-file"), "pipe.txt", sources=lambda place: [*sorted(place.sources.iterdir()), place.root / "pipe.txt"]),
    _case("device-alone", "/dev/zero named on the command line", "it never ends", lambda place: None, notice("not-a-file"), "zero", sources=lambda place: [*sorted(place.sources.iterdir()), "/dev/zero"]),
    _case("gone-alone", "a file named that is not there", "it cannot be opened", lambda place: None, refused(2, "no-source"), sources=lambda place: [place.sources, place.root / "nowhere\n\x1b[31m.txt"]),
    _case("bytes-alone", "a name of bytes that are no UTF-8, on the command line", "strings cannot hold it", lambda place: (os.fsencode(place.sources) and Path(os.fsdecode(os.fsencode(place.root) + b"/n\xe9e.txt")).write_text(essay("open the n quay", author="Nora Bytes"))) and None, built(), "n\\xe9e.txt", sources=lambda place: [*sorted(place.sources.iterdir()), os.fsencode(place.root) + b"/n\xe9e.txt"]),
)  # fmt: skip
