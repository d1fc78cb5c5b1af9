"""The commit script, against a real server."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from redis.asyncio import Redis

from advisor.dialogue.session import Session
from advisor.message import Message
from advisor.ports import Loaded, Outcome
from advisor.reply import Notice, Reply
from bot.inbox.items import Accepted, EnquiryDue, Idle, New, ReplyDue, ReturnAddress, Undelivered
from bot.settings.settings import Retention
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from bot.stores.redis_store import RedisStore
from tests.support.fakes_inbox import NOON, CountingResponder, counted

ADDRESS = ReturnAddress("test", channel="C1")


def message(number: int = 1) -> Message:
    return Message("T1", "C1:1", f"C1:{number}", "U1", f"text {number}")


async def outcome(session: Session | None, of: Message) -> Outcome:
    return await CountingResponder().respond(session, of)


@pytest.fixture
def store(client: Redis) -> RedisStore:
    return RedisStore(client)


@pytest.fixture
def queues(client: Redis) -> RedisQueues:
    return RedisQueues(client, Retention())


async def test_a_thread_not_seen_before_has_no_session_and_version_0(store: RedisStore) -> None:
    loaded = await store.load(message())

    assert (loaded.session, loaded.version) == (None, 0)


async def test_what_was_committed_is_loaded_again(store: RedisStore, queues: RedisQueues) -> None:
    made = await outcome(None, message())

    assert await queues.commit(message(), 0, made)
    loaded = await store.load(message(2))
    assert (loaded.session, loaded.version) == (made.session, 1)


async def test_a_turn_on_an_old_version_loses_and_changes_nothing(
    store: RedisStore, queues: RedisQueues, client: Redis
) -> None:
    await queues.commit(message(1), 0, await outcome(None, message(1)))

    assert not await queues.commit(message(2), 0, await outcome(None, message(2)))
    assert counted((await store.load(message())).session) == 1
    assert await client.exists(ThreadKeys("T1", "C1:1").claim("C1:2")) == 0


async def test_a_message_that_was_committed_before_changes_nothing_and_counts_as_kept(
    store: RedisStore, queues: RedisQueues
) -> None:
    await queues.commit(message(), 0, await outcome(None, message()))
    loaded = await store.load(message())

    assert await queues.commit(message(), loaded.version, await outcome(loaded.session, message()))
    assert await store.load(message()) == loaded


async def test_of_many_turns_at_once_each_is_kept_once_when_losers_run_again(
    store: RedisStore, queues: RedisQueues
) -> None:
    async def turn(number: int) -> None:
        while True:
            loaded = await store.load(message(number))
            made = await outcome(loaded.session, message(number))
            if await queues.commit(message(number), loaded.version, made):
                return

    await asyncio.gather(*(turn(number) for number in range(20)))

    loaded = await store.load(message())
    assert (counted(loaded.session), loaded.version) == (20, 20)


async def test_commit_moves_the_message_out_of_the_inbox_and_its_reply_and_enquiry_into_the_outbox(
    queues: RedisQueues,
) -> None:
    await queues.accept(message(), ADDRESS)
    assert await queues.take("T1", "C1:1") == New(Accepted(message(), ADDRESS), Loaded(None, 0))
    made = await outcome(None, message())

    given = await queues.commit(message(), 0, made)

    owed = await queues.take("T1", "C1:1")
    assert isinstance(owed, Undelivered)
    assert given == owed
    reply, enquiry = owed.entries
    assert isinstance(reply, ReplyDue)
    assert (reply.accepted, reply.reply) == (Accepted(message(), ADDRESS), made.reply)
    assert isinstance(enquiry, EnquiryDue)
    assert enquiry.enquiry == made.enquiry
    assert not await queues.settle("T1", "C1:1", [reply.raw])
    assert await queues.take("T1", "C1:1") == Undelivered((enquiry,))
    assert await queues.settle("T1", "C1:1", [enquiry.raw])
    assert await queues.take("T1", "C1:1") == Idle()


async def test_a_commit_of_a_later_message_answers_it_and_leaves_the_first_in_the_inbox(
    store: RedisStore, queues: RedisQueues
) -> None:
    await queues.accept(message(1), ADDRESS)
    await queues.accept(message(2), ADDRESS)

    owed = await queues.commit(message(2), 0, Outcome(Session(NOON), Reply((Notice("hello"),), "hello"), None))

    assert owed
    [reply] = owed.entries
    assert isinstance(reply, ReplyDue)
    assert reply.accepted == Accepted(message(2), ADDRESS)
    assert not await queues.settle("T1", "C1:1", [reply.raw])
    taken = await queues.take("T1", "C1:1")
    assert isinstance(taken, New)
    assert taken.accepted == Accepted(message(1), ADDRESS)
    assert taken.loaded == await store.load(message(1))


async def test_a_session_that_cannot_be_read_counts_as_none_and_can_be_replaced(
    store: RedisStore, queues: RedisQueues, client: Redis
) -> None:
    await client.hset(ThreadKeys("T1", "C1:1").session, mapping={"version": 7, "session": '{"of": "another age"}'})

    loaded = await store.load(message())
    assert (loaded.session, loaded.version) == (None, 7)
    assert await queues.commit(message(), 7, await outcome(None, message()))


async def test_the_script_is_loaded_again_where_the_server_forgot_it(queues: RedisQueues, client: Redis) -> None:
    await client.script_flush()

    assert await queues.commit(message(), 0, await outcome(None, message()))


async def test_everything_of_a_thread_expires(queues: RedisQueues, client: Redis) -> None:
    await queues.accept(message(1), ADDRESS)
    await queues.commit(message(1), 0, await outcome(None, message(1)))
    await queues.accept(message(2), ADDRESS)

    keys = ThreadKeys("T1", "C1:1")
    days = {key: await client.ttl(key) for key in (keys.session, keys.inbox, keys.outbox, keys.claim("C1:1"))}
    fortnight, day = timedelta(days=14).total_seconds(), timedelta(days=1).total_seconds()
    assert list(days.values()) == pytest.approx([fortnight, fortnight, fortnight, day], abs=5)
