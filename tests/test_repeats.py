"""Two processes and a platform that refuses: what one believes of a reply ends with its hold on the thread."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from redis.asyncio import Redis

from advisor.errors import StoreUnavailable
from advisor.message import Message
from advisor.reply import Reply
from bot.inbox.delivery import Delivery
from bot.inbox.inbox import Inbox
from bot.inbox.items import Item, Lease, ReturnAddress
from bot.inbox.ports import LookUp, SendLater, Threads
from bot.inbox.work import ThreadWork
from bot.settings import Retention
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.forgetting import RedisForgetting
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from bot.wiring.base import set_aside
from tests.fakes_inbox import CountingResponder, FixedClock
from tests.waiting import until

RETENTION = Retention()
HELLO = Message("T1", "one", "one:1", "U1", "hello")
ADDRESS = ReturnAddress("test", channel="C1")
LEASE = Lease(seconds=0.4, fresh=0.05)


class Platform:
    """Shows what it takes, and finds it again by its key."""

    def __init__(self) -> None:
        self.posts: list[str] = []

    async def post(self, address: ReturnAddress, reply: Reply) -> str:
        self.posts.append(address.key)
        return "posted"

    async def find(self, address: ReturnAddress) -> str | None:
        return "posted" if address.key in self.posts else None


class Refusing:
    """A way to the platform that answers the first tries with these faults."""

    def __init__(self, platform: Platform, *faults: SendLater) -> None:
        self._platform = platform
        self._faults = list(faults)
        self.tries = 0

    async def __call__(self, address: ReturnAddress, reply: Reply) -> str:
        self.tries += 1
        if self._faults:
            raise self._faults.pop(0)
        return await self._platform.post(address, reply)


class Dying:
    """The threads of a process that ends, as if killed, before it removes what it sent."""

    def __init__(self, queues: RedisQueues) -> None:
        self._queues = queues
        self.commit, self.release, self.renew = queues.commit, queues.release, queues.renew
        self.died = False

    async def take(self, tenant: str, thread: str, done: Sequence[bytes] = ()) -> Item:
        if done:
            self.died = True
            await asyncio.Event().wait()
        return await self._queues.take(tenant, thread, done)


class Faltering(Dying):
    """The threads of a process that has no store just when it would remove what it sent, and gives the thread back."""

    async def take(self, tenant: str, thread: str, done: Sequence[bytes] = ()) -> Item:
        if done:
            self.died = True
            raise StoreUnavailable("frozen")
        return await self._queues.take(tenant, thread, done)


@asynccontextmanager
async def process(
    client: Redis,
    sender: Refusing,
    look_up: LookUp | None,
    *,
    queues: RedisQueues | None = None,
    threads: Threads | None = None,
) -> AsyncIterator[Inbox]:
    """One process, stopped at the end."""
    queues = queues or RedisQueues(client, RETENTION, lease=LEASE)
    letters = set_aside(RedisDeadLetters(client, RETENTION))
    look_ups = {"test": look_up} if look_up else {}
    work = ThreadWork(
        threads=threads or queues,
        enquiries=RedisEnquiryLog(client, RETENTION),
        forget=RedisForgetting(client, RETENTION).forget,
        set_aside=letters,
        respond=CountingResponder().respond,
        delivery=Delivery(senders={"test": sender}, look_ups=look_ups, set_aside=letters),
        clock=FixedClock(),
        lease=LEASE,
    )
    inbox = Inbox(queues=queues, work=work, platforms=("test",))
    try:
        yield inbox
    finally:
        await inbox.stop(0.0)


async def test_a_reply_that_another_process_sent_in_a_long_pause_and_died_is_not_sent_again(client: Redis) -> None:
    platform = Platform()
    refused = Refusing(platform, SendLater("rate limit", LEASE.seconds * 4))
    queues = RedisQueues(client, RETENTION, lease=LEASE)
    dying = Dying(queues)
    async with (
        process(client, refused, platform.find) as one,
        process(client, Refusing(platform), platform.find, queues=queues, threads=dying) as other,
    ):
        answered = asyncio.create_task(one.converse(HELLO, ADDRESS))
        await until(lambda: refused.tries == 1)
        await asyncio.sleep(LEASE.seconds)
        taking_over = asyncio.create_task(other.catch_up("test"))
        await until(lambda: dying.died)
        await answered
        taking_over.cancel()

    assert len(platform.posts) == 1


async def test_a_reply_that_another_process_may_have_sent_while_it_had_the_thread_is_looked_for(client: Redis) -> None:
    """A failover may lose a lease long before its time; the thread is found busy then, and free again."""
    platform = Platform()
    refused = Refusing(platform, SendLater("rate limit", LEASE.seconds / 4))
    queues = RedisQueues(client, RETENTION, lease=LEASE)
    faltering = Faltering(queues)
    async with process(client, refused, platform.find) as one:
        answered = asyncio.create_task(one.converse(HELLO, ADDRESS))
        await until(lambda: refused.tries == 1)
        await client.delete(ThreadKeys("T1", "one").lease)
        await queues.take("T1", "one")
        await asyncio.sleep(LEASE.seconds / 2)
        async with process(client, Refusing(platform), platform.find, queues=queues, threads=faltering) as other:
            await asyncio.gather(other.catch_up("test"), return_exceptions=True)
        await answered

    assert faltering.died
    assert len(platform.posts) == 1


async def test_a_reply_that_was_refused_for_long_is_still_sent_where_nobody_can_look(client: Redis) -> None:
    platform, waits = Platform(), [SendLater("rate limit", LEASE.seconds * 1.5) for _ in range(3)]
    async with process(client, Refusing(platform, *waits), None) as inbox:
        await inbox.converse(HELLO, ADDRESS)

    assert len(platform.posts) == 1
