"""Circumstances: no room, no permission, no home, signals, closed streams, two runs at once."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from tests.hostile.case import Case, Outcome, Place, built, essay, refused


def _nothing(place: Place) -> None:
    pass


def _case(
    name: str, how: str, why: str, expected: Outcome, make: Callable[[Place], object] = _nothing, **more: object
) -> Case:
    return Case(name=name, family="run", how=how, why=why, expected=expected, make=make, is_alone=True, **more)  # type: ignore[arg-type]


def _shell(command: str) -> tuple[str, ...]:
    """The command run by a shell, as "$@"."""
    return ("/bin/sh", "-c", command, "sh")


def _dropped(command: str) -> tuple[str, ...]:
    """Without root's right to read and write everything."""
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", *_shell(command))


def _closed_output(place: Place) -> None:
    place.output.mkdir()
    place.output.chmod(0o500)


@contextmanager
def _signalled(place: Place, sign: int) -> Iterator[None]:
    """Sends a signal to the run once it has started to read, and waits for nothing."""
    over = Event()

    def look() -> None:
        while not over.is_set():
            for process in Path("/proc").glob("[0-9]*"):
                with contextlib.suppress(OSError):
                    words = (process / "cmdline").read_bytes()
                    if b"build" in words and os.fsencode(place.output) in words and any((place.temporary).iterdir()):
                        time.sleep(0.1)  # a folder that has just been made has no owner yet
                        os.kill(int(process.name), sign)
                        return
            time.sleep(0.01)

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def _second_run(place: Place) -> Iterator[None]:
    """Another run of the same, into the same output."""
    words = [
        sys.executable,
        "-m",
        "briefgen",
        "build",
        "--format",
        "json",
        "--output",
        str(place.output),
        str(place.sources),
    ]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(place.home),
        "TMPDIR": str(place.temporary),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    other = subprocess.Popen(
        words, cwd=place.work, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not list(place.output.glob("*")) and other.poll() is None:  # it has its lock
        time.sleep(0.01)
    try:
        yield
    finally:
        assert other.wait(timeout=60) == 0


def _older(text: str) -> Callable[[Place], None]:
    """An edition that stands there already, with that manifest."""

    def make(place: Place) -> None:
        folder = place.output / "001"
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text(text)
        (folder / "brief.json").write_text(text)

    return make


def _latest_elsewhere(place: Place) -> None:
    place.output.mkdir()
    (place.output / "latest").symlink_to(place.outside, target_is_directory=True)


def _latest_is_a_folder(place: Place) -> None:
    (place.output / "latest").mkdir(parents=True)


def _leftovers(place: Place) -> None:
    """What a run that was killed leaves: of a process that is not there any more."""
    for name in (".new-001-999999999", ".old-002-999999999"):
        (place.output / name).mkdir(parents=True)
        (place.output / name / "brief.json").write_text("{")
    (place.output / ".latest-999999999").symlink_to("001")


def _number(place: Place) -> None:
    (place.output / ("9" * 200)).mkdir(parents=True)


def _slow_texts(place: Place) -> None:
    for number in range(30):
        (place.sources / f"{number}.html").write_text(
            f"<html><body><p>{essay(f'open quay {number}')}</p></body></html>"
        )


_MANIFEST = json.dumps(
    {
        "format": "briefgen.manifest/1",
        "number": 1,
        "digest": "<script>",
        "date": "../../x",
        "artifacts": [{"file": "../../x", "sha256": 1}],
    }
)
_FULL = refused(7, "output-failed", "render-failed")

_UNCOMPILED = {"PYTHONDONTWRITEBYTECODE": "1"}
"""On a full disk Python leaves compiled modules behind that are cut off, and breaks on them ever after: not in the
folder of this program, which the other tests use."""

CASES = (
    _case("disk-full", "no file may grow past 512 bytes", "disks are full at the worst moment", _FULL, prefix=_shell('ulimit -f 1; exec "$@"'), environment=_UNCOMPILED),
    _case("read-only-output", "an output folder without permission to write", "nothing half-made may be left", _FULL, _closed_output, prefix=_dropped('exec "$@"')),
    _case("stdout-full", "standard output is a full disk", "results are written, too", refused(7), restless=("latest",), prefix=_shell('exec "$@" >/dev/full')),
    _case("stdout-closed", "standard output is closed", "printing to it fails", built(), prefix=_shell('exec "$@" >&-')),
    _case("stderr-closed", "standard error is closed", "printing to it fails", built(), prefix=_shell('exec "$@" 2>&-')),
    _case("streams-closed", "all three streams are closed", "files opened later take their numbers", built(), prefix=_shell('exec "$@" <&- >&- 2>&-')),
    _case("broken-pipe", "whoever reads standard output ends at once", "writing to it raises a signal", built(), prefix=_shell('"$@" | :')),
    _case("no-home", "no HOME", "libraries write there", built(), environment={"HOME": "-"}),
    _case("home-gone", "a HOME that is not there", "libraries write there", built(), environment={"HOME": "{root}/nowhere"}),
    _case("temp-gone", "a TMPDIR that is not there", "child processes are started there", built(), environment={"TMPDIR": "{root}/nowhere"}),
    _case("no-path", "an empty PATH", "programs may be sought there", built(), environment={"PATH": ""}),
    _case("ascii-only", "a terminal of ASCII, a locale that is not there", "names and titles are not ASCII", built(), lambda place: (place.sources / "caf\u00e9-\u6e2f.txt").write_text(essay(title="Caf\u00e9 \u6e2f", author="Zo\u00eb Vance")), environment={"LC_ALL": "xx_XX.ASCII", "PYTHONIOENCODING": "ascii", "LANG": "-"}),
    _case("python-variables", "PYTHONSTARTUP, PYTHONINSPECT, PYTHONWARNINGS=error, PYTHONOPTIMIZE", "Python obeys them", built(), environment={"PYTHONSTARTUP": "{root}/outside/secret.txt", "PYTHONOPTIMIZE": "2"}),
    _case("folder-gone", "the working folder has been removed", "relative names count from it", refused(2, "usage"), prefix=_shell('mkdir gone; cd gone; rmdir ../gone; exec "$@"')),
    _case("few-files", "24 open files at most", "files are opened and kept", built(), prefix=_shell('ulimit -n 24; exec "$@"')),
    _case("terminated", "SIGTERM in the middle", "nothing half-made may be left", refused(143), _slow_texts, meanwhile=lambda place: _signalled(place, signal.SIGTERM)),
    _case("interrupted", "Ctrl-C in the middle", "nothing half-made may be left", refused(130), _slow_texts, meanwhile=lambda place: _signalled(place, signal.SIGINT)),
    _case("hung-up", "SIGHUP in the middle: the terminal is closed", "nothing half-made may be left", refused(129), _slow_texts, meanwhile=lambda place: _signalled(place, signal.SIGHUP)),
    _case("two-runs", "two runs at once into one output", "editions are numbered", refused(9, "locked"), meanwhile=_second_run, restless=("latest", ".briefgen"), words=("--format", "json")),
    _case("latest-elsewhere", "output/latest leads out of the output", "writing follows links", built(), _latest_elsewhere),
    _case("latest-folder", "output/latest is a folder", "what others made is not removed", refused(7, "output-failed"), _latest_is_a_folder, restless=("latest",)),
    _case("hostile-manifest", "an edition whose manifest names ../../x and is wrong everywhere", "manifests of earlier editions are read", built(), _older(_MANIFEST), restless=("001",)),
    _case("deep-manifest", "an edition whose manifest is 100,000 brackets", "a parser may recurse", built(), _older("[" * 100_000), restless=("001",)),
    _case("huge-edition-number", "an edition whose number has 200 digits", "numbers are added to", built(), _number, restless=("9" * 200,)),
    _case("leftovers", "what a killed run left", "the next one clears it away", built(), _leftovers, restless=()),
    _case("workers", "two worker processes beside a file that crashes the reader", "workers share nothing", built(), _slow_texts, words=("--jobs", "2")),
)  # fmt: skip
