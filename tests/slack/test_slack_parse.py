"""Slack's events, read: mentions by people, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.parse import parse
from tests.support.slack_http import BOT, event

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def text_of(payload: dict[str, Any]) -> str | None:
    mention = parse(payload)
    return mention.message.text if mention else None


def test_a_mention_opens_a_thread_of_its_own_and_is_answered_there() -> None:
    mention = parse(event())

    assert mention
    said = mention.message
    assert (said.tenant, said.thread, said.id) == ("T00TEAM", "C00HOME:1767224888.280449", "C00HOME:1767224888.280449")
    assert (said.user, said.text) == ("U00ASKER", "hello")
    assert (mention.address.channel, mention.address.thread) == ("C00HOME", "1767224888.280449")


def test_a_mention_in_a_thread_belongs_to_that_thread() -> None:
    mention = parse(event(thread_ts="1767224000.000001"))

    assert mention
    assert mention.message.thread == "C00HOME:1767224000.000001"
    assert mention.message.id == "C00HOME:1767224888.280449"
    assert mention.address.thread == "1767224000.000001"


def test_a_mention_that_comes_as_app_mention_and_as_message_is_one_message() -> None:
    assert parse(event()) == parse(event(type="message", channel_type="channel")) is not None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        (f"<@{BOT}> 5 &lt; 6 &amp; R&amp;D", "5 < 6 & R&D"),
        (f"hey <@{BOT}|advisor>, should we?", "hey , should we?"),
        (f"<@{BOT}>", ""),
        (f"<@{BOT}> &lt;@{BOT}&gt;", f"<@{BOT}>"),
        (f"<@{BOT}> &amp;lt;", "&lt;"),
        (f"<@{BOT}> ask <@U00OTHER>", "ask <@U00OTHER>"),
    ],
)
def test_the_text_is_what_was_typed_without_our_name(text: str, heard: str) -> None:
    assert text_of(event(text)) == heard


def test_a_mention_without_word_of_who_we_are_loses_the_name_it_begins_with() -> None:
    payload = event("<@U00WHO> hello <@U00OTHER>")
    del payload["authorizations"]

    assert text_of(payload) == "hello <@U00OTHER>"


def test_without_word_of_who_we_are_the_user_asked_for_at_the_start_counts() -> None:
    payload = event(f"hey <@{BOT}>, should we?", type="message")
    del payload["authorizations"]

    assert parse(payload) is None
    said = parse(payload, BOT)
    assert said
    assert (said.message.text, said.to_us) == ("hey , should we?", True)
    assert parse(payload | {"event": payload["event"] | {"user": BOT}}, BOT) is None


def test_a_direct_message_is_to_us_and_outside_threads_it_is_one_conversation() -> None:
    said = parse(event("hello", type="message", channel="D1", channel_type="im"))
    threaded = parse(event("hello", type="message", channel="D1", thread_ts="1.0"))

    assert said
    assert threaded
    assert (said.message.thread, said.address.thread, said.to_us) == ("D1", "", True)
    assert (threaded.message.thread, threaded.address.thread) == ("D1:1.0", "1.0")


def test_a_reply_in_a_thread_is_for_us_only_if_the_thread_is_ours() -> None:
    said = parse(event("and now?", type="message", thread_ts="1.0"))

    assert said
    assert (said.message.thread, said.to_us) == ("C00HOME:1.0", False)


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "B1"},
        {"bot_profile": {"id": "B1"}},
        {"user": BOT},
        {"user": None},
        {"edited": {"user": "U1", "ts": "1"}},
        {"type": "message", "subtype": "message_changed"},
        {"type": "message", "subtype": "message_deleted"},
        {"type": "message", "text": "nobody asked us"},
        {"type": "message", "text": "<@U00OTHER> hello"},
        {"type": "reaction_added"},
        {"text": None},
        {"text": 5},
        {"channel": ""},
    ],
)
def test_what_no_person_said_to_us_is_no_message(changes: dict[str, Any]) -> None:
    payload = event()
    payload["event"] = {name: value for name, value in (payload["event"] | changes).items() if value is not None}

    assert parse(payload) is None


@given(st.dictionaries(st.sampled_from(["type", "team_id", "event", "authorizations"]), json_values))
def test_no_payload_makes_reading_fail(changes: dict[str, Any]) -> None:
    parse(event() | changes)
