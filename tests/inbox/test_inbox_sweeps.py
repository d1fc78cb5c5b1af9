"""The inbox between processes: what a stop leaves, what the next takes up, and in which order."""

from __future__ import annotations

import asyncio
import json
import time

import pytest
from redis.asyncio import Redis

from advisor.errors import StoreUnavailable
from bot.inbox.delivery import key_of
from bot.inbox.ports import SendLater
from bot.stores.keys import unfinished
from bot.stores.queues import RedisQueues
from tests.support.fakes_inbox import CountingResponder, RecordingSender, local_inbox
from tests.support.inboxes import ADDRESS, RETENTION, left, message, opened
from tests.support.waiting import until


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
