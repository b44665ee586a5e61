"""Page 1 carries everything it must; only key messages are cut, at a sentence or clause, and say where they go on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.brief import Brief, Remark
from briefgen.page.fitting import page_one
from tests.page.building import build_brief

BRIEF = build_brief()
LONG = "Wood calls for the U.S. Army to help; Díez is against it; Rios says nothing of the U.S. at all. "


def with_messages(brief: Brief, rest: str, target: str | None = "tensions") -> Brief:
    messages = (
        replace(one, claim="A claim.", text=f"A claim. {rest}".strip(), target=target) for one in brief.key_messages
    )
    return replace(brief, key_messages=tuple(messages))


def test_messages_that_fit_are_whole(brief: Brief) -> None:
    page = page_one(with_messages(brief, "It is short."))
    assert [message.rest for message in page.messages] == ["It is short."] * 5
    assert not any(message.more for message in page.messages)


def test_messages_that_do_not_fit_are_cut_after_a_clause_and_share_the_room(brief: Brief) -> None:
    page = page_one(with_messages(brief, LONG * 6))
    assert all(message.more and message.rest for message in page.messages)
    for message in page.messages:
        assert (LONG * 6).startswith(message.rest)
        assert message.rest.endswith(("help", "against it", "at all."))
    lengths = [len(message.rest) for message in page.messages]
    assert max(lengths) - min(lengths) < len(LONG)


def test_a_message_that_leads_nowhere_is_never_cut(brief: Brief) -> None:
    page = page_one(with_messages(brief, LONG * 6, target=None))
    assert not any(message.more for message in page.messages)


@given(st.lists(st.text("abc. ;U“”", max_size=400), min_size=5, max_size=5))
def test_what_is_shown_is_always_the_beginning(rests: list[str]) -> None:
    messages = tuple(
        replace(one, claim="A claim.", text=f"A claim.{rest}")
        for one, rest in zip(BRIEF.key_messages, rests, strict=True)
    )
    for message, whole in zip(page_one(replace(BRIEF, key_messages=messages)).messages, messages, strict=True):
        assert whole.text[len(message.claim) :].strip().startswith(message.rest)


@pytest.mark.parametrize(("words", "beside"), [(20, True), (300, False)])
def test_long_cautions_leave_the_margin(brief: Brief, words: int, beside: bool) -> None:
    assert page_one(replace(brief, care=(Remark(text="word " * words),))).care_beside is beside


def test_a_brief_with_nothing_to_show_has_a_page_one(brief: Brief) -> None:
    bare = replace(brief, key_messages=(), matrix=None, facing=(), care=())
    assert page_one(bare).messages == ()
