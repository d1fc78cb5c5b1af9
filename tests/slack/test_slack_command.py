"""The slash command: a verdict at once, for the asker's eyes, which the asker may share."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.support.fakes_slack import Answer, RecordingSlack
from tests.support.slack_front import FORM, Front, environment, labels, served, set_environment, texts
from tests.support.slack_http import command, event, form_of, press, signed
from tests.support.waiting import until

TONE = "We have 50 support emails and want replies in Australian English. General knowledge is enough"
VERDICT = "No, don't fine-tune. Use prompting."


@pytest.fixture
async def front(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> AsyncIterator[Front]:
    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, data_dir), monkeypatch.setenv)
        async with served(slack) as front:
            yield front


async def test_a_command_gets_its_verdict_at_once_and_in_private(front: Front) -> None:
    await front.command(TONE)
    verdict = await front.responded(1)

    assert verdict["response_type"] == "ephemeral"
    assert verdict["blocks"][0]["text"]["text"] == VERDICT
    buttons = labels(verdict)
    assert buttons[buttons.index("Share here") :] == [
        "Share here", "Why?", "Next steps", "What it costs", "What would change it", "Compare", "What you know",
        "Start over", "Helpful", "Not helpful",
    ]  # fmt: skip
    assert front.slack.posts == []


async def test_share_here_shows_the_verdict_to_the_channel_once(front: Front) -> None:
    await front.command(TONE)
    verdict = await front.responded(1)

    await front.press(verdict, "Share here")
    shared = await front.responded(2)
    await front.press(verdict, "Share here")
    await front.press(verdict, "Why?")
    why = await front.responded(3)

    assert (shared["response_type"], shared["blocks"][0]["text"]["text"]) == ("in_channel", VERDICT)
    assert (labels(shared), shared["replace_original"]) == ([], False)
    assert why["response_type"] == "ephemeral"


async def test_the_private_conversation_goes_on_by_buttons_and_stays_private(front: Front) -> None:
    await front.command(TONE)
    await front.press(await front.responded(1), "Change")
    question = await front.responded(2)

    await front.press(question, labels(question)[0], ts="6.0")
    await until(lambda: len(front.slack.responses) == 4)
    answer, settled = front.slack.responses[2:]

    assert {response["response_type"] for response in front.slack.responses} == {"ephemeral"}
    assert texts(settled["blocks"])[-1] == f"✓ <@U00ASKER>: {labels(question)[0]}"
    assert (settled["replace_original"], labels(settled)) == (True, [])
    assert answer["blocks"]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ({}, "why"),
        ({}, "why\nC00OTHER:1.2.abc\n"),
        ({"channel": "C00HOME", "ts": "5.0"}, "why\nC00HOME:1.2.abc\n"),
    ],
    ids=["seen by one without a session", "a session of another channel", "seen by all with a private session"],
)
async def test_a_button_answers_nobody_where_it_does_not_belong(
    front: Front, place: dict[str, Any], value: str
) -> None:
    await front.command(TONE)
    verdict = await front.responded(1)
    why = {"type": "button", "action_id": "say:why", "value": value, "text": {"type": "plain_text", "text": "Why?"}}
    forged = place | {"blocks": [{"type": "actions", "block_id": "x", "elements": [why]}]}

    await front.press(forged, "Why?", response_url=front.slack.response_url("forged"))
    await front.press(verdict, "Why?")
    await until(lambda: len(front.slack.responses) >= 2 and front.house.inbox.waiting == 0)

    assert [response["id"] for response in front.slack.responses if response["id"] == "forged"] == []
    assert front.slack.posts == front.slack.whispers == front.slack.edits == []


async def test_each_command_is_a_conversation_of_its_own(front: Front) -> None:
    await front.command(TONE, trigger_id="1.1.a")
    await front.responded(1)
    await front.command("what do you know", trigger_id="1.1.b", response_url=front.slack.response_url("b"))
    second = await front.responded(2)

    assert not any("Australian English" in text for text in texts(second["blocks"]))


async def test_a_command_without_words_gets_help(front: Front) -> None:
    await front.command("")
    helped = await front.responded(1)

    assert "Tell me in your own words" in texts(helped["blocks"])[0]


async def test_a_command_delivered_20_times_at_once_is_answered_once(front: Front) -> None:
    await asyncio.gather(*(front.command(TONE) for _ in range(20)))
    await front.command(TONE, trigger_id="2.2.b", response_url=front.slack.response_url("b"))
    await until(lambda: any(response["id"] == "b" for response in front.slack.responses))

    assert sorted(response["id"] for response in front.slack.responses) == ["b", "command"]


async def test_another_apps_command_is_acknowledged_in_silence(front: Front) -> None:
    body = form_of(command(TONE, command="/test-feedback", response_url=front.slack.response_url("x")))
    assert await front.answer(body, signed(body, {"Content-Type": FORM})) == (200, "")
    await front.command("")

    assert (await front.responded(1))["id"] == "command"


async def test_slack_may_check_our_certificate(front: Front) -> None:
    assert await front.post(b"ssl_check=1&token=t", FORM) == 200


@pytest.mark.parametrize(
    ("channel", "expected"), [("C00HOME", "whispers"), ("D00DM", "posts")], ids=["in a channel", "in direct messages"]
)
async def test_an_address_that_has_expired_is_no_reason_to_lose_the_answer(
    front: Front, channel: str, expected: str
) -> None:
    await front.command(TONE, response_url=front.slack.response_url("expired"), channel_id=channel)
    await until(lambda: bool(getattr(front.slack, expected)))

    (answer,) = getattr(front.slack, expected)
    assert (answer["channel"], answer.get("user", "U00ASKER")) == (channel, "U00ASKER")


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/collect", "http://hooks.slack.com/commands/1", "http://[", "https://hooks.slack.com:x/"],
)
async def test_an_address_that_is_not_slacks_is_never_called(front: Front, url: str) -> None:
    with capture_logs() as logged:
        await front.command(TONE, response_url=url)
        # Nobody is there in a test, so that whoever called it would want to call again.
        await until(lambda: bool(front.slack.whispers) or any("again" in line["event"] for line in logged))

    assert len(front.slack.whispers) == 1


@pytest.mark.parametrize(
    "answer",
    [Answer(429, "rate_limited", {"Retry-After": "0"}), Answer(500, page="broken"), Answer(400, "invalid_blocks")],
)
async def test_a_private_answer_that_slack_could_not_take_is_given_again(front: Front, answer: Answer) -> None:
    front.slack.response_answers = [answer]
    await front.command(TONE)

    assert VERDICT in (await front.responded(1))["text"]


async def test_with_a_frozen_store_a_command_is_told_to_try_again_within_three_seconds(front: Front) -> None:
    body = form_of(command(TONE, response_url=front.slack.response_url("command")))
    os.kill(front.store_pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        status, text = await front.answer(body, signed(body, {"Content-Type": FORM}))
        assert time.monotonic() - began < 2.0
    finally:
        os.kill(front.store_pid, signal.SIGCONT)

    assert (status, json.loads(text)["response_type"]) == (200, "ephemeral")
    assert "try again" in json.loads(text)["text"]


async def test_with_a_frozen_store_a_button_is_told_to_try_again_and_works_later(front: Front) -> None:
    await front.tell("<@U00BOT> should we fine-tune?", "1.0")
    question = await front.posted(1)
    again = press(question, "Not sure", response_url=front.slack.response_url("press"))
    os.kill(front.store_pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert await front.post(form_of(again), FORM) == 200
        assert time.monotonic() - began < 2.5
        assert "try again" in (await front.responded(1))["text"]
    finally:
        os.kill(front.store_pid, signal.SIGCONT)

    assert await front.post(form_of(again), FORM) == 200
    await front.posted(2)


async def test_a_reply_in_a_thread_gets_503_while_the_store_cannot_say_whose_thread_it_is(front: Front) -> None:
    body = json.dumps(event("hello", type="message", thread_ts="1.0", ts="2.0")).encode()
    os.kill(front.store_pid, signal.SIGSTOP)
    try:
        assert await front.post(body) == 503
    finally:
        os.kill(front.store_pid, signal.SIGCONT)
