"""The last hand on the PDF: stream ends that every reader counts alike."""

from __future__ import annotations

from briefgen.page.finishing import _sound


def test_a_stream_that_ends_in_a_carriage_return_is_lengthened() -> None:
    stream = b"<</Filter /FlateDecode/Length 4>>\nstream\nabc\r\nendstream"
    assert _sound(stream) == b"<</Filter /FlateDecode/Length 5>>\nstream\nabc\r\n\nendstream"


def test_other_streams_are_left_alone() -> None:
    stream = b"<</Length 3>>\nstream\nabc\nendstream"
    assert _sound(stream) is stream
