"""One run at a time in an output folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.errors import Locked, OutputFailed
from briefgen.store import locked

HOLD = (
    "import sys\nfrom pathlib import Path\nfrom briefgen.store import locked\n"
    "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of the folder."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_second_is_refused_and_told_who_holds_it_and_since_when(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    with pytest.raises(Locked) as refused, locked(tmp_path):
        pass
    assert f"process {holder.pid} on " in refused.value.what
    assert " since 20" in refused.value.what
    assert refused.value.exit_code == 9


def test_a_lock_of_a_killed_process_is_taken_over(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert (tmp_path / ".briefgen.lock").exists()
    with locked(tmp_path):
        assert f'"pid": {os.getpid()}' in (tmp_path / ".briefgen.lock").read_text()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_ended_in_order_leaves_nothing(tmp_path: Path) -> None:
    with locked(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b" / ".briefgen.lock").exists()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_which_something_was_made_stays(tmp_path: Path) -> None:
    with locked(tmp_path / "a"):
        (tmp_path / "a" / "brief").write_text("made")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["brief"]


def test_two_locks_of_one_folder_under_different_names_do_not_meet(tmp_path: Path) -> None:
    with locked(tmp_path), locked(tmp_path, ".other.lock"):
        assert len(list(tmp_path.iterdir())) == 2


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".briefgen.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputFailed), locked(tmp_path / "output"):
        pass
    assert not (tmp_path / "elsewhere").exists()
