"""A store that stalls for a moment refuses nobody: a batch whose answer was lost is sent again, and counts once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from advisor.message import Message
from bot.app.base import connected
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.settings.settings import Retention
from bot.stores.client import connect
from bot.stores.keys import ThreadKeys, unfinished
from bot.stores.redis_store import RedisStore
from tests.support.fakes_inbox import CountingResponder, RecordingSender, counted, local_inbox
from tests.support.fakes_slack import RecordingSlack
from tests.support.fakes_store import LossyWay
from tests.support.slack_front import environment, served, set_environment
from tests.support.slack_http import body_of, event

ADDRESS = ReturnAddress("test", channel="C1")
BATCHES = 6
"""What two messages take at least: accept, commit, take; accept, commit, take."""


def message(number: int) -> Message:
    return Message("T1", "one", f"one:{number}", "U1", "hello")


@pytest.fixture
async def way(client: Redis, redis_url: str) -> LossyWay:
    """A way to the server of the run, with nothing stored yet."""
    assert await client.dbsize() == 0
    return LossyWay(redis_url)


@pytest.fixture
async def lossy(way: LossyWay, tmp_path: Path) -> AsyncIterator[Redis]:
    async with way.served(tmp_path) as url, connected(connect(url)) as lossy:
        yield lossy


@pytest.fixture
def sender() -> RecordingSender:
    return RecordingSender()


async def left(client: Redis) -> int:
    """How much is left to do in the thread: marks, lease, and entries in inbox and outbox."""
    keys = ThreadKeys("T1", "one")
    return int(await client.exists(keys.inbox, keys.outbox, keys.lease)) + int(await client.zcard(unfinished("test")))


@pytest.fixture
async def inbox(lossy: Redis, sender: RecordingSender) -> AsyncIterator[Inbox]:
    inbox = local_inbox(lossy, Retention(), respond=CountingResponder().respond, senders={"test": sender})
    yield inbox
    await inbox.stop(0.0)


@pytest.mark.parametrize("number", range(BATCHES))
async def test_whichever_answer_is_lost_each_message_is_answered_once_and_in_order_also_if_its_batch_comes_late(
    way: LossyWay, inbox: Inbox, sender: RecordingSender, client: Redis, number: int
) -> None:
    await inbox.converse(message(0), ADDRESS)
    way.lose(after=number)

    await inbox.converse(message(1), ADDRESS)
    await inbox.converse(message(2), ADDRESS)
    await way.repeat_late()
    await inbox.catch_up("test")
    await inbox.stop(1.0)

    assert sender.texts == ["1: hello", "2: hello", "3: hello"]
    assert counted((await RedisStore(client).load(message(0))).session) == 3
    assert await left(client) == 0


async def test_a_delivery_whose_answer_from_the_store_is_lost_is_accepted_all_the_same_and_counts_once(
    way: LossyWay, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = [
        event(ts="1.0"),
        event("and then?", type="message", ts="2.0", thread_ts="1.0", channel_type="channel"),
    ]
    async with RecordingSlack().served() as slack, way.served(tmp_path) as url:
        set_environment(environment(slack, tmp_path, REDIS_URL=url), monkeypatch.setenv)
        async with served(slack, CountingResponder()) as front:
            await front.tell("<@U00BOT> hello", "0.1", channel="C00OTHER")
            await front.posted(1)
            for number, payload in enumerate(said, start=2):
                way.lose()
                assert await asyncio.gather(*(front.post(body_of(payload)) for _ in range(3))) == [200] * 3
                await front.posted(number)
                assert way.lost

            assert front.shown()[1:] == ["1: hello", "2: and then?"]
