"""Platforms deliver a thread's messages in any order: those that wait together are answered as they were said."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.inbox.items import New
from bot.settings.settings import Retention
from bot.slack.parse import seconds
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from bot.teams.parse import parse
from tests.support import slack_front, teams_front
from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_slack import RecordingSlack
from tests.support.inboxes import ADDRESS, message
from tests.support.slack_front import environment, set_environment
from tests.support.slack_http import BOT
from tests.support.teams_http import TENANT, activity
from tests.support.waiting import until


async def accepted(queues: RedisQueues, *said: tuple[str, float]) -> None:
    for text, at in said:
        await queues.accept(message(text, at=at), ADDRESS)


async def waiting(client: Redis) -> list[str]:
    """What waits in the thread, by its texts, the first first."""
    inbox = await client.lrange(ThreadKeys("T1", "one").inbox, 0, -1)
    return [text for entry in inbox for text in "abcdef" if f'"text":"{text}"'.encode() in entry]


@pytest.fixture
def queues(client: Redis) -> RedisQueues:
    return RedisQueues(client, Retention())


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ([("a", 1.0), ("b", 2.0), ("c", 3.0)], "abc"),
        ([("c", 3.0), ("b", 2.0), ("a", 1.0)], "abc"),
        ([("b", 2.0), ("d", 4.0), ("c", 3.0), ("a", 1.0)], "abcd"),
        ([("a", 5.0), ("b", 5.0), ("c", 5.0)], "abc"),
        ([("c", 1767224888.280451), ("b", 1767224888.280450), ("a", 1767224888.280449)], "abc"),
        ([("a", 9.0), ("b", 0.0), ("c", 1.0)], "abc"),
        ([("a", 0.0), ("b", 0.0)], "ab"),
    ],
    ids=["in order", "reversed", "mixed", "at once", "by microseconds", "past one without a time", "without times"],
)
async def test_what_waits_is_in_the_order_in_which_it_was_said(
    client: Redis, queues: RedisQueues, said: Sequence[tuple[str, float]], order: str
) -> None:
    await accepted(queues, *said)

    assert await waiting(client) == list(order)


async def test_nothing_goes_before_what_somebody_is_at(client: Redis, queues: RedisQueues) -> None:
    await accepted(queues, ("d", 4.0))
    taken = await queues.take("T1", "one")
    assert isinstance(taken, New)
    await accepted(queues, ("c", 3.0), ("a", 1.0))

    assert await waiting(client) == ["d", "a", "c"]


async def test_nothing_that_cannot_be_read_keeps_others_out(client: Redis, queues: RedisQueues) -> None:
    keys = ThreadKeys("T1", "one")
    await client.rpush(keys.inbox, b"no JSON", b"[1]", b'{"message": {"at": "noon"}}')
    await accepted(queues, ("a", 1.0))

    assert await waiting(client) == ["a"]


async def test_a_turn_that_lost_its_place_to_an_earlier_message_is_kept_once_all_the_same(
    client: Redis, queues: RedisQueues
) -> None:
    """Another process had the thread when the turn had outlived its lease, and gave it back."""
    late = message("b", at=2.0)
    await accepted(queues, ("b", 2.0))
    assert isinstance(await queues.take("T1", "one"), New)
    await queues.release("T1", "one")
    await accepted(queues, ("a", 1.0))

    owed = await queues.commit(late, 0, await CountingResponder().respond(None, late))
    assert owed
    assert owed.entries
    assert await waiting(client) == ["a"]


async def test_in_slack_they_are_answered_as_they_were_written(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    responder = CountingResponder()
    first = responder.hold("first")
    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, data_dir), monkeypatch.setenv)
        async with slack_front.served(slack, responder) as front:
            await front.tell(f"<@{BOT}> first", "1.000100")
            await until(lambda: responder.running == 1)
            for text, ts in (("fourth", "1.000400"), ("second", "1.000200"), ("third", "1.000300")):
                await front.tell(f"<@{BOT}> {text}", ts, thread_ts="1.000100")
            first.set()
            await front.posted(4)

            assert front.shown() == ["1: first", "2: second", "3: third", "4: fourth"]


async def test_in_teams_they_are_answered_as_they_were_written(data_dir: Path) -> None:
    responder = CountingResponder()
    first = responder.hold("first")
    async with teams_front.served(responder.respond, settings=teams_front.emulated(data_dir)) as front:

        async def said(text: str, stamp: str) -> None:
            assert (await front.send(activity(text, timestamp=stamp)))[0] == 200

        await said("first", "2026-11-22T12:00:00.1Z")
        await until(lambda: responder.running == 1)
        await asyncio.gather(said("third", "2026-11-22T12:00:00.3456789Z"), said("fourth", "2026-11-22T12:00:01Z"))
        await said("second", "2026-11-22T12:00:00.2+00:00")
        first.set()
        await front.posted(4)

        assert front.said == ["1: first", "2: second", "3: third", "4: fourth"]


@pytest.mark.parametrize("stamp", [None, "", "noon", 5, "2026-11-22T12:00:00", "0001-01-01T00:00:00Z", {}])
def test_an_activity_without_a_time_that_can_be_read_is_heard_all_the_same(stamp: object) -> None:
    said = parse(activity("hello", timestamp=stamp), tenant=TENANT)

    assert said
    assert said.message.at == 0.0


@pytest.mark.parametrize("ts", ["1e9", "nan", "-1.5", "1767224888", "9" * 400 + ".0"])
def test_a_time_stamp_that_is_none_is_no_time(ts: str) -> None:
    assert seconds(ts) == 0.0
