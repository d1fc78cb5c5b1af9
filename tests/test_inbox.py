"""The inbox: each message once, in order, and answered whatever happens."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from redis.asyncio import Redis

from advisor.errors import StoreUnavailable
from advisor.message import Message
from bot.inbox.apology import APOLOGY, LONG_QUEUE
from bot.inbox.delivery import key_of
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Send, SendLater, SendRefused
from bot.settings import Retention
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.keys import ThreadKeys, unfinished
from bot.stores.queues import RedisQueues
from bot.stores.redis_store import RedisStore
from tests.fakes_inbox import NOON, CountingResponder, RecordingSender, counted, local_inbox
from tests.waiting import until

ADDRESS = ReturnAddress("test", channel="C1")
RETENTION = Retention()


def message(text: str, *, thread: str = "one", number: int | None = None) -> Message:
    return Message("T1", thread, f"{thread}:{text if number is None else number}", "U1", text)


@asynccontextmanager
async def opened(client: Redis, responder: CountingResponder, senders: Mapping[str, Send]) -> AsyncIterator[Inbox]:
    inbox = local_inbox(client, RETENTION, respond=responder.respond, senders=senders)
    try:
        yield inbox
    finally:
        await inbox.stop(0.0)


async def seen(client: Redis, thread: str = "one") -> int:
    return counted((await RedisStore(client).load(message("", thread=thread))).session)


async def left(client: Redis, thread: str = "one") -> int:
    """How much is left of a thread that nobody works on: marks, lease, and entries in inbox and outbox."""
    keys = ThreadKeys("T1", thread)
    return int(await client.exists(keys.inbox, keys.outbox, keys.lease)) + int(await client.zcard(unfinished("test")))


async def test_a_conversation_is_answered_when_converse_returns_and_leaves_nothing_to_do(client: Redis) -> None:
    sender = RecordingSender()
    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await inbox.converse(message("hello"), ADDRESS)
        await inbox.converse(message("again"), ADDRESS)

    assert sender.texts == ["1: hello", "2: again"]
    assert [address.channel for address, _ in sender.sent] == [ADDRESS.channel] * 2
    assert await left(client) == 0


async def test_the_enquiry_reaches_the_log_once_with_its_latest_state(client: Redis) -> None:
    async with opened(client, CountingResponder(), {"test": RecordingSender()}) as inbox:
        await inbox.converse(message("hello"), ADDRESS)
        await inbox.converse(message("again"), ADDRESS)

    log = RedisEnquiryLog(client, RETENTION)
    enquiries = await log.between("T1", since=NOON, until=NOON.replace(hour=13))
    assert [enquiry.facts.items[0].value for enquiry in enquiries] == [2.0]
    assert await log.between("T2", since=NOON, until=NOON.replace(hour=13)) == []


async def test_an_older_state_of_an_enquiry_never_replaces_a_newer_one(client: Redis) -> None:
    made = (await CountingResponder().respond(None, message("hello"))).enquiry
    assert made
    log = RedisEnquiryLog(client, RETENTION)
    newer = replace(made, version=made.version + 1, updated=NOON.replace(minute=5))

    await log.record(newer)
    await log.record(made)

    assert await log.between("T1", since=NOON, until=NOON.replace(hour=13)) == [newer]


async def test_a_message_delivered_20_times_at_once_is_answered_once(client: Redis) -> None:
    sender = RecordingSender()
    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await asyncio.gather(*(inbox.converse(message("hello"), ADDRESS) for _ in range(20)))
        await inbox.converse(message("hello"), ADDRESS)

    assert sender.texts == ["1: hello"]
    assert await seen(client) == 1


async def test_messages_of_a_thread_are_answered_in_the_order_they_came(client: Redis) -> None:
    sender, responder = RecordingSender(), CountingResponder()
    first = responder.hold("0")
    async with opened(client, responder, {"test": sender}) as inbox:
        for number in range(10):
            await inbox.accept(message(str(number)), ADDRESS)
        first.set()
        await until(lambda: len(sender.sent) == 10)

    assert [text for text in sender.texts if ": " in text] == [f"{number + 1}: {number}" for number in range(10)]


async def test_a_long_queue_in_a_thread_is_told_once_and_the_next_one_again(client: Redis) -> None:
    sender, responder = RecordingSender(), CountingResponder()
    async with opened(client, responder, {"test": sender}) as inbox:
        for stretch in (1, 2):
            held = responder.hold(f"{stretch}/0")
            for number in range(12):
                await inbox.accept(message(f"{stretch}/{number}"), ADDRESS)
            held.set()
            await until(lambda stretch=stretch: len(sender.sent) == stretch * 12)
            await until(lambda: not inbox.waiting)

    told = [text for text in sender.texts if "more messages are waiting here" in text]
    assert len(told) == 2
    assert int(told[0].split()[0]) >= LONG_QUEUE


async def test_a_few_messages_in_a_row_are_answered_without_a_word_on_the_queue(client: Redis) -> None:
    sender, responder = RecordingSender(), CountingResponder()
    held = responder.hold("0")
    async with opened(client, responder, {"test": sender}) as inbox:
        for number in range(LONG_QUEUE):
            await inbox.accept(message(str(number)), ADDRESS)
        held.set()
        await until(lambda: len(sender.sent) == LONG_QUEUE)

    assert sender.texts == [f"{number + 1}: {number}" for number in range(LONG_QUEUE)]


async def test_a_slow_thread_holds_up_no_other(client: Redis) -> None:
    sender, responder = RecordingSender(), CountingResponder()
    responder.hold("slow")
    async with opened(client, responder, {"test": sender}) as inbox:
        await inbox.accept(message("slow", thread="slow"), ADDRESS)
        await until(lambda: responder.running == 1)
        for number in range(50):
            await inbox.converse(message("quick", thread=f"quick {number}"), ADDRESS)

    assert sender.texts == ["1: quick"] * 50


async def test_two_processes_on_one_thread_answer_each_message_once(client: Redis) -> None:
    sender = RecordingSender()
    async with (
        opened(client, CountingResponder(), {"test": sender}) as one,
        opened(client, CountingResponder(), {"test": sender}) as other,
    ):
        await asyncio.gather(*(inbox.converse(message(str(n)), ADDRESS) for n in range(6) for inbox in (one, other)))

    assert sorted(text.split(": ")[1] for text in sender.texts if ": " in text) == [str(n) for n in range(6)]
    assert await seen(client) == 6


async def test_a_turn_that_lost_the_race_is_run_again_on_the_new_session(client: Redis) -> None:
    sender, responder = RecordingSender(), CountingResponder()
    slow = responder.hold("slow")
    queues = RedisQueues(client, RETENTION)
    async with opened(client, responder, {"test": sender}) as inbox:
        await inbox.accept(message("slow"), ADDRESS)
        await until(lambda: responder.running == 1)
        await queues.commit(message("quick"), 0, await CountingResponder().respond(None, message("quick")))
        slow.set()
        await until(lambda: len(sender.sent) == 1)

    assert sender.texts == ["2: slow"]


async def test_a_failing_turn_is_apologised_for_keeps_the_session_and_holds_up_nothing(client: Redis) -> None:
    sender = RecordingSender()
    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        for text in ("hello", "fail", "again"):
            await inbox.converse(message(text), ADDRESS)

    assert [reply for _, reply in sender.sent][1] == APOLOGY
    assert sender.texts[0::2] == ["1: hello", "2: again"]


async def test_a_reply_is_sent_again_when_the_platform_was_busy(client: Redis) -> None:
    sender = RecordingSender(SendLater("busy", 0.01), SendLater("busy"))
    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await inbox.converse(message("hello"), ADDRESS)

    assert (sender.texts, sender.tries) == (["1: hello"], 3)


async def test_a_reply_that_can_never_be_delivered_holds_up_nothing(client: Redis) -> None:
    sender = RecordingSender(SendRefused("channel_not_found"), ValueError("a bug in the renderer"))
    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        for text in ("one", "two", "three"):
            await inbox.converse(message(text), ADDRESS)

    assert (sender.texts, sender.tries) == (["3: three"], 3)
    letters = await RedisDeadLetters(client, RETENTION).latest(5)
    assert [letter.why.partition(":")[0] for letter in letters] == ["could not be drawn", "cannot be delivered"]


async def test_an_entry_of_another_age_is_removed_and_the_next_message_is_answered(client: Redis) -> None:
    sender = RecordingSender()
    keys = ThreadKeys("T1", "one")
    await client.rpush(keys.inbox, "no JSON", '{"message": {}}')
    await client.rpush(keys.outbox, '{"poem": 1}', "[")
    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await inbox.converse(message("hello"), ADDRESS)

    assert sender.texts == ["1: hello"]
    assert await left(client) == 0


async def test_stopping_leaves_a_waiting_reply_in_the_store_and_the_next_process_sends_it(client: Redis) -> None:
    busy, sender = RecordingSender(SendLater("busy", 3600)), RecordingSender()
    async with opened(client, CountingResponder(), {"test": busy}) as inbox:
        await inbox.accept(message("hello"), ADDRESS)
        await until(lambda: busy.tries == 1)
        await inbox.stop(5.0)
    assert busy.texts == []

    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await inbox.catch_up("test")

    assert sender.texts == ["1: hello"]
    assert await left(client) == 0


async def test_stopping_lets_a_running_turn_finish(client: Redis) -> None:
    sender, responder = RecordingSender(), CountingResponder()
    slow = responder.hold("slow")
    async with opened(client, responder, {"test": sender}) as inbox:
        await inbox.accept(message("slow"), ADDRESS)
        await until(lambda: responder.running == 1)
        asyncio.get_running_loop().call_later(0.05, slow.set)
        await inbox.stop(5.0)

    assert sender.texts == ["1: slow"]


async def test_stopping_begins_no_turn_that_waits_for_its_place(client: Redis) -> None:
    sender, responder = RecordingSender(), CountingResponder()
    held = responder.hold("hello")
    inbox = local_inbox(client, RETENTION, respond=responder.respond, senders={"test": sender}, at_once=1)
    for number in range(20):
        await inbox.accept(message("hello", thread=str(number)), ADDRESS)
    await until(lambda: responder.running == 1)
    asyncio.get_running_loop().call_later(0.05, held.set)
    await inbox.stop(60.0)
    assert len(sender.sent) == 1

    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await inbox.catch_up("test")
    assert len(sender.sent) == 20


async def test_what_the_store_did_not_take_in_takes_no_room(client: Redis) -> None:
    inbox = local_inbox(client, RETENTION, respond=CountingResponder().respond, senders={"test": RecordingSender()})
    await client.config_set("maxmemory", "1")
    try:
        with pytest.raises(StoreUnavailable):
            await inbox.accept(message("hello"), ADDRESS)
    finally:
        await client.config_set("maxmemory", "0")

    assert inbox.waiting == 0
    await inbox.stop(0.0)


async def test_a_running_process_takes_up_what_a_dead_one_accepted(client: Redis) -> None:
    sender = RecordingSender()
    dead = CountingResponder()
    dead.hold("hello")
    async with opened(client, dead, {"test": sender}) as inbox:
        await inbox.accept(message("hello"), ADDRESS)
        await until(lambda: dead.running == 1)
    await client.zadd(unfinished("test"), {'["T1", "one"]': 1})

    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        sweeping = asyncio.create_task(inbox.run())
        await until(lambda: sender.texts == ["1: hello"])
        sweeping.cancel()


async def test_a_process_leaves_threads_of_other_platforms_alone(client: Redis) -> None:
    dead, sender = CountingResponder(), RecordingSender()
    dead.hold("hello")
    async with opened(client, dead, {"test": sender}) as inbox:
        await inbox.accept(message("hello"), ADDRESS)
        await until(lambda: dead.running == 1)

    async with opened(client, CountingResponder(), {"other": sender}) as inbox:
        await inbox.catch_up("other")

    assert sender.texts == []
    assert await left(client) > 0


async def test_no_backlog_of_one_channel_keeps_another_waiting(client: Redis) -> None:
    queues = RedisQueues(client, RETENTION, owner="somebody who died")
    for number in range(700):
        await queues.accept(message("hello", thread=f"busy:{number}"), ADDRESS)
    await queues.accept(message("hello", thread="quiet:1"), ADDRESS)
    sender = RecordingSender()

    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await inbox.catch_up("test")

    threads = [address.key for address, _ in sender.sent]
    quiet = key_of(message("hello", thread="quiet:1"))
    assert len(threads) == 701
    assert threads.index(quiet) < 30


async def test_what_a_store_with_a_clock_ahead_marked_is_due_at_once(client: Redis) -> None:
    queues = RedisQueues(client, RETENTION, owner="somebody who died")
    for number in range(1_100):
        await queues.accept(message("hello", thread=f"past:{number}"), ADDRESS)
    await queues.accept(message("hello", thread="ahead:1"), ADDRESS)
    name = json.dumps(["T1", "ahead:1"])
    await client.zadd(unfinished("test"), {name: (time.time() + 600) * 1_000_000})

    found = await queues.unfinished("test", 0.0)

    assert len(found) == 1_101
    assert found[-1].thread == "ahead:1"
    await asyncio.sleep(0.01)
    assert [mark.thread for mark in await queues.unfinished("test", 60.0)] == ["ahead:1"]
