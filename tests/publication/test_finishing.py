"""Stretches that a signal to end does not cut in two."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType

import pytest

from briefgen.publication.finishing import finished

LONG = 60.0


@pytest.fixture(autouse=True)
def ending() -> Iterator[None]:
    """Signals end a program as those of this one do: by an exception."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background has none
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def told(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_has_begun_is_finished_and_then_the_program_ends(number: signal.Signals) -> None:
    done = []
    with pytest.raises(SystemExit) as ended, finished(LONG):
        told(number)
        told(signal.SIGTERM)
        done.append("finished")
    assert (ended.value.code, done) == (128 + number, ["finished"])


def test_ctrl_c_is_taken_like_the_others() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), finished(LONG):
        told(signal.SIGINT)
        done.append("finished")
    assert done == ["finished"]


def test_what_lasts_too_long_is_cut() -> None:
    with pytest.raises(SystemExit) as ended, finished(0.01):
        told(signal.SIGTERM)
        threading.Event().wait(LONG)
        pytest.fail("it waited to the end")
    assert ended.value.code == 143


def test_without_a_signal_all_is_as_it_was_before() -> None:
    handlers = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM)]
    with finished(LONG):
        pass
    with pytest.raises(ValueError, match="a fault"), finished(LONG):
        raise ValueError("a fault")
    assert handlers == [
        signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM)
    ]
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as `nohup` has it
    with finished(LONG):
        told(signal.SIGHUP)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_other_threads_are_not_told_of_signals_and_go_on() -> None:
    done = []

    def work() -> None:
        with finished(LONG):
            done.append("finished")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["finished"]
