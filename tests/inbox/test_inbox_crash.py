"""What is left when a process ends between two steps, and that the next one loses nothing of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from redis.asyncio import Redis

from advisor.errors import StoreUnavailable
from bot.app.base import set_aside
from bot.inbox.delivery import Delivery
from bot.inbox.inbox import Inbox
from bot.inbox.items import New
from bot.inbox.thread_tasks import LocalDesk
from bot.inbox.work import ThreadWork
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.forgetting import RedisForgetting
from bot.stores.keys import ThreadKeys, unfinished
from bot.stores.queues import RedisQueues
from tests.inbox.test_inbox import ADDRESS, RETENTION, left, message, opened
from tests.support.fakes_inbox import CountingResponder, FixedClock, RecordingSender
from tests.support.waiting import until


async def marks(client: Redis) -> int:
    return int(await client.zcard(unfinished("test")))


async def test_what_was_taken_and_never_answered_is_answered_once_its_lease_ends(client: Redis) -> None:
    dead, sender = RedisQueues(client, RETENTION), RecordingSender()
    await dead.accept(message("hello"), ADDRESS)
    assert isinstance(await dead.take("T1", "one"), New)

    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        catching_up = asyncio.create_task(inbox.catch_up("test"))
        await client.pexpire(ThreadKeys("T1", "one").lease, 150)
        await catching_up

    assert sender.texts == ["1: hello"]
    assert await left(client) == 0


async def test_what_was_accepted_and_not_acknowledged_is_answered_once_when_it_comes_again(client: Redis) -> None:
    sender = RecordingSender()
    ours = RedisQueues(client, RETENTION, owner="us")
    await ours.accept(message("hello"), ADDRESS)
    assert isinstance(await ours.take("T1", "one"), New)
    await client.pexpire(ThreadKeys("T1", "one").lease, 150)

    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await inbox.converse(message("hello"), ADDRESS)
        await inbox.converse(message("hello"), ADDRESS)

    assert sender.texts == ["1: hello"]


class FalteringThreads:
    """The store's threads, but at the first removal of what was dealt with the store fails, once `failing` is set."""

    def __init__(self, queues: RedisQueues) -> None:
        self._queues = queues
        self.commit, self.release, self.renew, self.take = queues.commit, queues.release, queues.renew, queues.take
        self.repeat, self.take_back = queues.repeat, queues.take_back
        self.asked = False
        self.failing = asyncio.Event()

    async def settle(self, tenant: str, thread: str, done: Sequence[bytes]) -> bool:
        if not self.asked:
            self.asked = True
            await self.failing.wait()
            raise StoreUnavailable("frozen")
        return await self._queues.settle(tenant, thread, done)


async def test_what_is_accepted_while_the_thread_loses_the_store_is_answered_without_waiting_for_a_sweep(
    client: Redis,
) -> None:
    sender, queues = RecordingSender(), RedisQueues(client, RETENTION)
    threads, log = FalteringThreads(queues), RedisEnquiryLog(client, RETENTION)
    respond, senders = CountingResponder().respond, {"test": sender}
    letters = set_aside(RedisDeadLetters(client, RETENTION))
    work = ThreadWork(
        threads=threads,
        enquiries=log,
        forget=RedisForgetting(client, RETENTION).forget,
        set_aside=letters,
        respond=respond,
        delivery=Delivery(threads=threads, senders=senders, look_ups={}, set_aside=letters),
        clock=FixedClock(),
    )
    inbox = Inbox(queues=queues, desk=LocalDesk(queues, work), platforms=("test",))
    await inbox.accept(message("hello"), ADDRESS)
    await until(lambda: threads.asked)
    await inbox.accept(message("again"), ADDRESS)
    threads.failing.set()
    await until(lambda: len(sender.sent) == 2)
    await inbox.stop(5.0)

    assert sender.texts == ["1: hello", "2: again"]
    assert await left(client) == 0


async def test_each_thread_keeps_its_order_when_many_messages_come_at_once(client: Redis) -> None:
    sender = RecordingSender()
    threads = [str(number) for number in range(5)]

    async def accept(inbox: Inbox, thread: str, number: int) -> None:
        await inbox.accept(message(f"{thread}/{number}", thread=thread), ADDRESS)

    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await asyncio.gather(*(accept(inbox, thread, number) for number in range(20) for thread in threads))
        await until(lambda: len(sender.sent) == 100)

    for thread in threads:
        said = [text for text in sender.texts if f" {thread}/" in text]
        assert said == [f"{number + 1}: {thread}/{number}" for number in range(20)]


async def test_the_marks_of_answered_threads_are_gone_soon_and_at_the_latest_when_the_process_stops(
    client: Redis,
) -> None:
    async with opened(client, CountingResponder(), {"test": RecordingSender()}) as inbox:
        await asyncio.gather(*(inbox.converse(message("hi", thread=str(n)), ADDRESS) for n in range(50)))
        async with asyncio.timeout(5):
            while await marks(client):
                pass
        await asyncio.gather(*(inbox.converse(message("bye", thread=str(n)), ADDRESS) for n in range(50)))

    assert await marks(client) == 0


async def test_a_mark_made_while_an_earlier_one_waits_to_be_forgotten_stays(client: Redis) -> None:
    dead, sender = RedisQueues(client, RETENTION, owner="dead"), RecordingSender()
    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await inbox.converse(message("hello"), ADDRESS)
        await dead.accept(message("again"), ADDRESS)
    assert await marks(client) == 1
    await client.delete(ThreadKeys("T1", "one").lease)

    async with opened(client, CountingResponder(), {"test": sender}) as inbox:
        await inbox.catch_up("test")

    assert sender.texts == ["1: hello", "2: again"]
    assert await left(client) == 0
