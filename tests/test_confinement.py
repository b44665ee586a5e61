"""What a confined process can still do, tried in one: what the kernel cannot close is skipped, not passed."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefgen.confinement import landlock_level

BEGINNING = """
import os, sys
from pathlib import Path
from briefgen.confinement import confine, end_with_parent, limit_resources, python_files
import briefgen
"""
needs_landlock = pytest.mark.skipif(not landlock_level(), reason="the kernel has no Landlock")
needs_linux = pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in ("x86_64", "aarch64"), reason="seccomp rules for two machines"
)


def run(deed: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BEGINNING + textwrap.dedent(deed), *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@needs_landlock
def test_only_the_files_named_can_be_read_and_none_written(tmp_path: Path) -> None:
    for name in ("open/a.txt", "closed/b.txt", "alone.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    deed = """
    top = Path(sys.argv[1])
    confine([top / "open", top / "alone.txt", top / "nowhere"])
    print((top / "open/a.txt").read_text(), os.listdir(top / "open"), (top / "alone.txt").read_text())
    for forbidden in (
        lambda: (top / "closed/b.txt").read_text(),
        lambda: os.listdir(top),
        lambda: (top / "open/new.txt").write_text("x"),
        lambda: (top / "open/a.txt").write_text("x"),
        lambda: (top / "open/a.txt").unlink(),
        lambda: (top / "open/link").symlink_to("/etc"),
        lambda: Path("/etc/hostname").read_text(),
        lambda: os.truncate(top / "open/a.txt", 0),
    ):
        try:
            print("could", forbidden())
        except PermissionError:
            pass
    """
    ran = run(deed, tmp_path)
    assert (ran.stdout, ran.stderr) == ("open/a.txt ['a.txt'] alone.txt\n", "")
    assert (tmp_path / "open" / "a.txt").read_text() == "open/a.txt"


@needs_landlock
def test_in_a_writable_folder_files_can_be_made_changed_and_removed_but_no_links(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    deed = """
    own = Path(sys.argv[1]) / "own"
    confine([], writable=[own])
    (own / "folder").mkdir()
    (own / "folder" / "a").write_text("longer")
    (own / "folder" / "a").write_text("a")
    print((own / "folder" / "a").read_text(), os.listdir(own))
    for forbidden in (
        lambda: (own / "link").symlink_to("/etc/passwd"),
        lambda: os.mkfifo(own / "pipe"),
        lambda: (own / "folder" / "a").rename(own.parent / "a"),
        lambda: (own.parent / "b").write_text("b"),
        lambda: os.listdir(own.parent),
    ):
        try:
            print("could", forbidden())
        except OSError:
            pass
    (own / "folder" / "a").unlink()
    (own / "folder").rmdir()
    """
    ran = run(deed, tmp_path)
    assert (ran.stdout, ran.stderr) == ("a ['folder']\n", "")
    assert [path.name for path in tmp_path.rglob("*")] == ["own"]


@needs_linux
@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.socket()",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import subprocess; subprocess.run(['/bin/true'])",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "os.kill(os.getppid(), 0)",
        "os.pidfd_open(os.getppid())",
    ],
)
def test_no_network_no_program_and_no_other_process(deed: str) -> None:
    ran = run(f"confine([Path('/')])\ntry:\n    {deed}\nexcept PermissionError:\n    print('refused')")
    assert (ran.stdout, ran.stderr, ran.returncode) == ("refused\n", "", 0)


@needs_linux
def test_what_readers_need_still_works() -> None:
    deed = """
    print(sorted(map(str, confine(python_files(Path(briefgen.__file__).parent)))))
    import threading
    thread = threading.Thread(target=lambda: print("thread"))
    thread.start()
    thread.join()
    import chardet, lxml.html, mammoth, pypdfium2
    from briefgen.documents.registry import reader_for
    assert reader_for("text/html")
    print("text".encode("cp1250").decode("cp1250"), os.getrandom(1) != b"")
    """
    ran = run(deed)
    closed = "['calls', 'files']" if landlock_level() else "['calls']"
    assert (ran.stdout, ran.stderr) == (f"{closed}\nthread\ntext True\n", "")


@needs_landlock
def test_beside_the_package_nothing_can_be_read(tmp_path: Path) -> None:
    """A checkout on the path of imports may hold anything: of it only the package stays open."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "module.py").write_text("")
    (tmp_path / "secret.txt").write_text("secret")
    deed = """
    sys.path.insert(0, sys.argv[1])
    confine(python_files(Path(sys.argv[1]) / "package"))
    (Path(sys.argv[1]) / "package" / "module.py").read_text()
    (Path(sys.argv[1]) / "secret.txt").read_text()
    """
    assert "PermissionError" in run(deed, tmp_path).stderr.splitlines()[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
@pytest.mark.parametrize(
    ("deed", "ends"),
    [
        ("limit_resources(memory=1 << 30, seconds=1)\nwhile True: pass", "-24"),
        ("limit_resources(memory=1 << 30, seconds=9)\nbytearray(2 << 30)", "MemoryError"),
        ("import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nlimit_resources(memory=1 << 30, seconds=9)\n"
         "Path(sys.argv[1], 'x').write_text('x')", "File too large"),
    ],
)  # fmt: skip
def test_limits_hold(deed: str, ends: str, tmp_path: Path) -> None:
    ran = run(deed, tmp_path)
    assert ends in (str(ran.returncode), *ran.stderr.replace(":", "").split("\n")) or ends in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
def test_a_process_whose_parent_is_gone_ends() -> None:
    ran = run("end_with_parent(os.getppid() + 1)\nprint('still here')")
    assert (ran.stdout, ran.returncode) == ("", 1)
    assert run("end_with_parent(os.getppid())\nprint('still here')").stdout == "still here\n"
