"""What the processes that fill a template and lay out a page can reach when what they work on has taken them over."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.confinement import landlock_level
from briefgen.page.filling import filled_apart

pytestmark = pytest.mark.skipif(
    not landlock_level() or os.uname().machine not in ("x86_64", "aarch64"), reason="the kernel cannot close it"
)

TAKEN_OVER = """
import os, socket, subprocess, sys, tempfile
from pathlib import Path
from briefgen.page import press

def deeds(job):
    here, secret = Path(tempfile.gettempdir()), Path(sys.argv[2])
    tried = {
        "reads /etc/passwd": lambda: Path("/etc/passwd").read_bytes(),
        "reads a file beside the template": lambda: secret.read_bytes(),
        "lists the home folder": lambda: os.listdir(Path.home()),
        "opens a socket": lambda: socket.create_connection(("127.0.0.1", int(sys.argv[3])), timeout=5),
        "starts a program": lambda: subprocess.run(["/bin/true"]),
        "writes beside the template": lambda: (secret.parent / "new").write_text("x"),
        "changes the template": lambda: (Path(job["folders"][0]) / "brief.css").write_text("x"),
        "links out of its folder": lambda: (here / "link").symlink_to("/etc/passwd"),
        "writes into its folder": lambda: (here / "font").write_text("x"),
        "removes what it wrote": lambda: (here / "font").unlink(),
        "reads the template": lambda: (Path(job["folders"][0]) / "brief.css").read_text(),
        "loads a library": lambda: __import__("PIL.PngImagePlugin"),
    }
    can = []
    for name, deed in tried.items():
        try:
            deed()
            can.append(name)
        except PermissionError:
            pass
    return 1, ", ".join(can).encode()

press.press = deeds
sys.exit(press.main())
"""
OWN = ["writes into its folder", "removes what it wrote", "reads the template", "loads a library"]


def test_a_layout_that_was_taken_over_reaches_the_template_and_its_own_folder_only(tmp_path: Path) -> None:
    (tmp_path / "template").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "template" / "brief.css").write_text("p { color: red }")
    (tmp_path / "secret.txt").write_text("secret")
    job = {"folders": [str(tmp_path / "template")], "seconds": 60, "memory": 4 << 30}
    with socket.create_server(("127.0.0.1", 0)) as server:
        words = [str(os.getpid()), str(tmp_path / "secret.txt"), str(server.getsockname()[1])]
        done = subprocess.run(
            [sys.executable, "-c", TAKEN_OVER, *words],
            input=json.dumps(job).encode(), capture_output=True, check=True, cwd=tmp_path / "own",
            env={**os.environ, "TMPDIR": str(tmp_path / "own")},
        )  # fmt: skip

    assert done.stdout.splitlines()[1].decode().split(", ") == OWN
    assert (tmp_path / "template" / "brief.css").read_text() == "p { color: red }"


def read_and_reach(template: Path, secret: Path) -> str:
    """What a template that got out of the sandbox can do."""
    can = [template.read_text()]
    for deed in (
        secret.read_text,
        Path("/etc/passwd").read_text,
        socket.socket,
        lambda: template.write_text("x"),
        lambda: subprocess.run(["/bin/true"], check=True),
    ):
        try:
            can.append(str(deed()))
        except PermissionError:
            can.append("refused")
    return " ".join(can)


def test_a_template_that_got_out_of_the_sandbox_reaches_its_own_files_only(tmp_path: Path) -> None:
    (tmp_path / "template").mkdir()
    own, secret = tmp_path / "template" / "front.html.j2", tmp_path / "secret.txt"
    own.write_text("front")
    secret.write_text("secret")

    said = filled_apart(read_and_reach, own, secret, readable=[own.parent], seconds=20, megabytes=2_000)

    assert said == "front refused refused refused refused refused"
