"""The inbox: each message once, in order, and answered whatever happens."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from redis.asyncio import Redis

from bot.inbox.notices import APOLOGY, LONG_QUEUE
from bot.inbox.ports import SendLater, SendRefused
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from tests.support.fakes_inbox import NOON, CountingResponder, RecordingSender
from tests.support.inboxes import ADDRESS, RETENTION, left, message, opened, seen
from tests.support.waiting import until


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
