"""Two processes and a platform that is slow, silent or refuses: whoever sends a reply knows that it is not there yet.

By a virtual clock, on the store that `test_lua_server.py` holds to the real one: a lease ends when it should, however
busy the machine is.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from advisor.enquiry import Enquiry
from advisor.errors import StoreUnavailable
from advisor.message import Message
from advisor.reply import Reply
from bot.inbox.delivery import Delivery
from bot.inbox.held_thread import Hold
from bot.inbox.inbox import Inbox
from bot.inbox.items import DEFAULT_LEASE, Busy, ErasureRequest, ReturnAddress, Undelivered
from bot.inbox.ports import LookUp, Send, SendLater, Threads
from bot.inbox.thread_tasks import LocalDesk
from bot.inbox.work import ThreadWork
from bot.settings.settings import Retention
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from tests.simulation.clock import virtually
from tests.simulation.lua_server import LuaServer
from tests.simulation.wire import LuaClient
from tests.support.fakes_inbox import CountingResponder, FixedClock

HELLO = Message("T1", "one", "one:1", "U1", "hello")
ADDRESS = ReturnAddress("test", channel="C1")
LEASE = DEFAULT_LEASE.seconds


class Platform:
    """Shows what it takes, and finds it again by its key; a post shows after a while, also if its sender has left."""

    def __init__(self, *faults: SendLater, takes: float = 0.0, look_takes: float = 0.0) -> None:
        self.posts: list[str] = []
        self.tries = self.looks = 0
        self.faults = list(faults)
        self.takes = takes
        self.look_takes = look_takes

    async def post(self, address: ReturnAddress, reply: Reply) -> str:
        self.tries += 1
        if self.faults:
            raise self.faults.pop(0)
        asyncio.get_running_loop().call_later(self.takes, self.posts.append, address.key)
        await asyncio.sleep(self.takes + 0.01)
        return "posted"

    async def find(self, address: ReturnAddress) -> str | None:
        self.looks += 1
        found, takes, self.look_takes = address.key in self.posts, self.look_takes, 0.0
        await asyncio.sleep(takes)
        return "posted" if found else None


class House:
    """A store, and the processes that are opened at it; `letters` is what they set aside, with whose it is."""

    def __init__(self) -> None:
        self.store = LuaServer(asyncio.get_running_loop().time)
        self.letters: list[tuple[str, str, str]] = []

    def queues(self, owner: str = "") -> RedisQueues:
        return RedisQueues(LuaClient(self.store), Retention(), owner=owner)

    @asynccontextmanager
    async def process(
        self, send: Send, look_up: LookUp | None, *, queues: RedisQueues | None = None, threads: Threads | None = None
    ) -> AsyncIterator[Inbox]:
        """One process, stopped at the end without a moment to finish in."""
        queues = queues or self.queues()
        threads = threads or queues
        look_ups = {"test": look_up} if look_up else {}
        delivery = Delivery(threads=threads, senders={"test": send}, look_ups=look_ups, set_aside=self.set_aside)
        work = ThreadWork(
            threads=threads,
            enquiries=self,
            forget=self.forget,
            set_aside=self.set_aside,
            respond=CountingResponder().respond,
            delivery=delivery,
            clock=FixedClock(),
        )
        inbox = Inbox(queues=queues, desk=LocalDesk(queues, work), platforms=("test",))
        try:
            yield inbox
        finally:
            await inbox.stop(0.0)

    async def owe(self, *messages: Message) -> None:
        """Let a process die with the replies to these messages committed and not sent, long ago."""
        dead = self.queues("dead")
        for version, message in enumerate(messages):
            await dead.accept(message, ADDRESS)
            await dead.commit(message, version, await CountingResponder().respond(None, message))
        await asyncio.sleep(LEASE)

    async def record(self, enquiry: Enquiry) -> None:
        """`bot.inbox.ports.EnquiryLog`: nobody reads it here."""

    async def set_aside(self, why: str, entry: str, message: Message | None = None) -> None:
        self.letters.append((why, entry, message.user if message else ""))

    async def forget(self, leaver: ErasureRequest) -> None:
        """`bot.inbox.ports.Forget`: nobody asks for it here."""


class Ending:
    """The threads of a process that ends, as if killed, before it removes what it sent."""

    def __init__(self, queues: RedisQueues) -> None:
        self.take, self.commit, self.release, self.renew = queues.take, queues.commit, queues.release, queues.renew
        self.repeat, self.take_back = queues.repeat, queues.take_back

    async def settle(self, tenant: str, thread: str, done: Sequence[bytes]) -> bool:
        return await asyncio.Event().wait()


class CutOff:
    """The threads of a process that cannot reach the store to renew anything, until it can."""

    def __init__(self, queues: RedisQueues) -> None:
        self._queues = queues
        self.take, self.settle, self.commit, self.release = queues.take, queues.settle, queues.commit, queues.release
        self.repeat, self.take_back = queues.repeat, queues.take_back
        self.until = 0.0

    async def renew(self, tenant: str, thread: str) -> bool:
        if asyncio.get_running_loop().time() < self.until:
            raise StoreUnavailable("cut off")
        return await self._queues.renew(tenant, thread)


class Unremoving:
    """The threads of a process that loses the store just when it removes what it sent, until it has it again."""

    def __init__(self, queues: RedisQueues) -> None:
        self._queues = queues
        self.take, self.commit, self.renew = queues.take, queues.commit, queues.renew
        self.repeat, self.take_back = queues.repeat, queues.take_back
        self.lost = True

    async def settle(self, tenant: str, thread: str, done: Sequence[bytes]) -> bool:
        self._reach()
        return await self._queues.settle(tenant, thread, done)

    async def release(self, tenant: str, thread: str, done: Sequence[bytes] = ()) -> None:
        self._reach()
        await self._queues.release(tenant, thread, done)

    def _reach(self) -> None:
        if self.lost:
            raise StoreUnavailable("cut off")


@virtually
async def test_a_reply_that_another_process_sent_in_a_long_pause_and_died_is_not_sent_again() -> None:
    house, platform = House(), Platform(SendLater("rate limit", 4 * LEASE))
    queues = house.queues()
    async with house.process(platform.post, platform.find) as one:
        answered = asyncio.create_task(one.converse(HELLO, ADDRESS))
        await asyncio.sleep(LEASE)
        other = house.process(platform.post, platform.find, queues=queues, threads=Ending(queues))
        taking_over = asyncio.create_task((await other.__aenter__()).catch_up("test"))
        await answered
        taking_over.cancel()

    assert (platform.tries, len(platform.posts)) == (2, 1)


@virtually
async def test_what_was_believed_of_a_thread_is_forgotten_when_it_is_found_with_another_process() -> None:
    """A failover may lose a lease before its time: then the thread is found busy, and no lease of ours has ended."""
    house = House()
    ours, others = house.queues(), house.queues()
    hold = Hold(ours, "T1", "one", DEFAULT_LEASE)
    await ours.accept(HELLO, ADDRESS)
    await hold.commit(HELLO, 0, await CountingResponder().respond(None, HELLO))
    assert hold.untried

    house.store.data.delete(ThreadKeys("T1", "one").lease.encode())
    await others.take("T1", "one")
    assert isinstance(await hold.take(1), Busy)
    await others.release("T1", "one")

    assert isinstance(await hold.take(1), Undelivered)
    assert hold.untried == set()


@virtually
async def test_a_reply_that_was_refused_for_long_is_still_sent_where_nobody_can_look() -> None:
    house, platform = House(), Platform(*(SendLater("rate limit", 2 * LEASE) for _ in range(3)))
    async with house.process(platform.post, None) as inbox:
        await inbox.converse(HELLO, ADDRESS)

    assert (platform.tries, len(platform.posts), house.letters) == (4, 1, [])


@virtually
async def test_a_repeat_that_was_refused_for_certain_may_be_tried_again() -> None:
    house, platform = House(), Platform(SendLater("rate limit", 0.1))
    await house.owe(HELLO)
    async with house.process(platform.post, None) as inbox:
        await inbox.catch_up("test")

    assert (platform.tries, len(platform.posts), house.letters) == (2, 1, [])


@virtually
async def test_a_refusal_of_a_repeat_says_nothing_of_the_try_before_it() -> None:
    house, platform = House(), Platform(SendLater("rate limit", 0.1), SendLater("no answer", unknown=True))
    await house.owe(HELLO)
    async with house.process(platform.post, None) as inbox:
        await inbox.catch_up("test")

    assert (platform.tries, len(house.letters)) == (2, 1)


@virtually
async def test_where_nobody_can_look_two_tries_of_whatever_process_are_all_and_an_operator_is_told() -> None:
    house, silent = House(), Platform(*(SendLater("no answer", 60.0, unknown=True) for _ in range(3)))
    await house.owe(HELLO)
    for _ in range(2):
        async with house.process(silent.post, None) as inbox:
            catching_up = asyncio.create_task(inbox.catch_up("test"))
            await asyncio.sleep(1.0)
            await inbox.stop(5.0)
            await catching_up

    assert silent.tries == 1
    [(why, entry, user)] = house.letters
    assert "it was sent twice and nobody knows whether it arrived" in why
    assert (entry, user) == ("hello", "U1")


@virtually
async def test_what_was_sent_and_could_not_be_removed_is_not_sent_again_where_nobody_can_look() -> None:
    house, teams = House(), Platform()
    queues = house.queues()
    threads = Unremoving(queues)
    async with house.process(teams.post, None, queues=queues, threads=threads) as inbox:
        with pytest.raises(StoreUnavailable):
            await inbox.converse(HELLO, ADDRESS)
        threads.lost = False
        await inbox.converse(replace(HELLO, id="one:2", text="next"), ADDRESS)

    assert (len(teams.posts), len(set(teams.posts)), house.letters) == (2, 2, [])


@virtually
async def test_a_post_that_takes_longer_than_the_lease_keeps_the_thread() -> None:
    house, platform = House(), Platform(takes=3 * LEASE)
    async with house.process(platform.post, platform.find) as one, house.process(platform.post, platform.find) as other:
        answered = asyncio.create_task(one.converse(HELLO, ADDRESS))
        await asyncio.sleep(1.5 * LEASE)
        await asyncio.gather(answered, other.catch_up("test"))

    assert len(platform.posts) == 1


@virtually
async def test_a_reply_that_another_process_sent_during_a_long_look_without_the_store_is_not_sent_again() -> None:
    house, platform = House(), Platform(look_takes=3 * LEASE)
    await house.owe(HELLO)
    queues = house.queues()
    cut_off = CutOff(queues)
    cut_off.until = 3.5 * LEASE
    one_process = house.process(platform.post, platform.find, queues=queues, threads=cut_off)
    async with one_process as one, house.process(platform.post, platform.find) as other:
        catching_up = asyncio.create_task(one.catch_up("test"))
        await asyncio.sleep(1.5 * LEASE)
        await other.catch_up("test")
        assert len(platform.posts) == 1
        await catching_up

    assert len(platform.posts) == 1


@virtually
async def test_what_was_cut_off_in_a_post_is_left_alone_until_it_must_have_arrived() -> None:
    house, platform = House(), Platform(takes=LEASE / 2)
    async with house.process(platform.post, platform.find) as one:
        await one.accept(HELLO, ADDRESS)
        await asyncio.sleep(0.1)
    async with house.process(platform.post, platform.find) as other:
        await other.catch_up("test")
        await asyncio.sleep(LEASE)

    assert (platform.tries, len(platform.posts)) == (1, 1)


@virtually
async def test_a_stop_leaves_nothing_that_was_sent_to_be_sent_again() -> None:
    house, platform = House(), Platform()
    await house.owe(HELLO, replace(HELLO, id="one:2"))

    async def after_one(address: ReturnAddress, reply: Reply) -> str:
        if platform.posts:
            raise SendLater("rate limit", 60.0)
        return await platform.post(address, reply)

    async with house.process(after_one, None) as one:
        catching_up = asyncio.create_task(one.catch_up("test"))
        await asyncio.sleep(1.0)
        await one.stop(5.0)
        await catching_up
    assert len(platform.posts) == 1
    async with house.process(platform.post, None) as other:
        await other.catch_up("test")

    assert len(platform.posts) == len(set(platform.posts)) == 2
    assert house.letters == []
