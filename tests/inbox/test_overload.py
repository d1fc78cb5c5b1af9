"""More than can wait: refused at the door, each in its own way, and counted apart; what was taken in is answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.inbox.backpressure import TOO_BUSY, Room, TooMuch
from bot.settings.settings import Settings
from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_front import FORM, Front, environment, served, set_environment
from tests.support.slack_http import body_of, command, event, form_of, signed
from tests.support.teams_front import served as teams_served
from tests.support.teams_http import TENANT, activity, executed
from tests.support.waiting import until

MOST = 4


@pytest.fixture
async def full(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> AsyncIterator[tuple[Front, asyncio.Event]]:
    """A front that has taken in all it may, and the event that lets the turns go on."""
    responder = CountingResponder()
    held = responder.hold("hello")
    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, data_dir, ADVISOR_MOST_WAITING=str(MOST)), monkeypatch.setenv)
        async with served(slack, responder) as front:
            for number in range(MOST):
                assert await mention(front, number) == 200
            yield front, held
            held.set()


async def mention(front: Front, number: int) -> int:
    return await front.post(body_of(event(ts=f"{number}.0", channel=f"C{number}")))


async def test_an_event_too_many_is_refused_for_slack_to_deliver_again_and_is_taken_later(
    full: tuple[Front, asyncio.Event],
) -> None:
    front, held = full
    assert await mention(front, 9) == 503
    held.set()
    await until(lambda: len(front.slack.posts) == MOST)
    await until(lambda: not front.house.inbox.waiting)
    assert await mention(front, 9) == 200
    await until(lambda: len(front.slack.posts) == MOST + 1)

    assert sorted(post["thread_ts"] for post in front.slack.posts) == ["0.0", "1.0", "2.0", "3.0", "9.0"]


async def test_an_event_that_is_not_for_us_is_acknowledged_all_the_same(full: tuple[Front, asyncio.Event]) -> None:
    front, _ = full
    assert await front.post(body_of(event("nothing to us", ts="9.0", type="message", channel="C9"))) == 200


async def test_whoever_uses_the_command_then_is_told_at_once(full: tuple[Front, asyncio.Event]) -> None:
    front, _ = full
    body = form_of(command("should we fine-tune?"))
    status, text = await front.answer(body, signed(body, {"Content-Type": FORM}))

    assert status == 200
    assert TOO_BUSY in text


async def test_whoever_presses_a_button_then_is_told_at_once_and_the_button_stays(
    full: tuple[Front, asyncio.Event],
) -> None:
    front, held = full
    await front.press(
        {"blocks": BUTTONS, "ts": "1.5", "channel": "C0"}, "Why", response_url=front.slack.response_url("p")
    )

    assert [answer["text"] for answer in front.slack.responses] == [TOO_BUSY]
    assert front.slack.edits == []
    held.set()
    await until(lambda: len(front.slack.posts) == MOST)


async def test_what_is_refused_is_counted_apart(full: tuple[Front, asyncio.Event]) -> None:
    front, _ = full
    with capture_logs() as logs:
        for number in range(3):
            assert await mention(front, 10 + number) == 503
        await front.command("should we fine-tune?")
        await front.press({"blocks": BUTTONS, "ts": "1.5", "channel": "C0"}, "Why")
        await until(lambda: any("refused" in line for line in logs))

    counts = [line["refused"] for line in logs if "refused" in line]
    assert counts == [{"slack messages": 3, "slack commands": 1, "slack buttons": 1}]


async def test_in_teams_who_is_refused_is_told_at_once(data_dir: Path) -> None:
    values = {"ADVISOR_TEAMS_EMULATOR": True, "MicrosoftAppTenantId": TENANT, "ADVISOR_DATA_DIR": data_dir}
    settings = Settings.model_validate(values | {"ADVISOR_MOST_WAITING": 1})
    responder = CountingResponder()
    held = responder.hold("hello")
    async with teams_served(responder.respond, settings=settings) as front:
        assert await front.send(activity("hello")) == (200, None)
        assert await front.send(activity("and me?")) == (200, None)
        await front.posted(1)
        status, body = await front.send(executed({"say": "why"}))
        held.set()
        await front.posted(2)

    assert [posted.texts[0] for posted in front.teams.posted] == [TOO_BUSY, "1: hello"]
    assert (status, body["value"]) == (200, TOO_BUSY)


def test_one_channel_never_takes_all_the_room() -> None:
    room = Room(4)
    leave = [room.enter("T1", f"busy:{number}") for number in range(2)]
    with pytest.raises(TooMuch):
        room.enter("T1", "busy:2")
    room.enter("T1", "quiet:1")
    room.enter("T2", "busy:1")
    with pytest.raises(TooMuch):
        room.enter("T1", "other:1")

    leave[0](None)
    assert room.waiting == 3
    room.enter("T1", "busy:2")


BUTTONS = [
    {
        "type": "actions",
        "block_id": "then",
        "elements": [
            {
                "type": "button",
                "action_id": "say:why",
                "text": {"type": "plain_text", "text": "Why"},
                "value": "why",
            }
        ],
    }
]
