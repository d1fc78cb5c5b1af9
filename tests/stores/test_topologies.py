"""Turns go on over a planned and an unplanned switch of the store: none is lost, none doubled, and order holds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from structlog.testing import capture_logs

from advisor.errors import StoreUnavailable
from advisor.message import Message
from bot.app.base import build_desk, build_inbox, connected
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.settings.settings import Retention
from bot.stores.client import FEW_CONNECTIONS, connect
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.health import takes_writes
from bot.stores.keys import unfinished
from bot.stores.redis_store import RedisStore
from tests.support.fakes_inbox import NOON, CountingResponder, RecordingSender, counted
from tests.support.passages import Passage
from tests.support.servers import HOST, SERVICE, Server, Trio, caught_up, eventually, server, shards, trio
from tests.support.waiting import until

THREADS = 12
ADDRESS = ReturnAddress("test", channel="C1")
PACE = 0.05
"""Seconds between two messages of a thread, so that a switch comes in the midst of them."""
Switch = Callable[[], Awaitable[object]]
"""Has another server take over, and returns once it has."""


def message(thread: int, number: int) -> Message:
    return Message("T1", str(thread), f"{thread}:{number}", "U1", f"{thread}/{number}")


@asynccontextmanager
async def process(url: str, sender: RecordingSender) -> AsyncIterator[Inbox]:
    """What `serve` runs on a store."""
    async with connected(connect(url)) as door, connected(connect(url, connections=FEW_CONNECTIONS)) as worker:
        respond = CountingResponder().respond
        desk = build_desk(worker, Retention(), respond=respond, senders={"test": sender})
        inbox = build_inbox(door, Retention(), desk=desk, platforms=("test",))
        sweeping = asyncio.create_task(inbox.run())
        yield inbox
        sweeping.cancel()
        await inbox.stop(1.0)


@dataclass
class Stream:
    """Threads that talk, each message delivered again until it is let in, as Slack does; counts what was refused."""

    inbox: Inbox
    enough: bool = False
    refused: int = 0

    async def say(self, thread: int) -> int:
        """One thread's messages, until it is enough; gives how many."""
        number = 0
        while not self.enough:
            while not await self._accepted(message(thread, number)):
                self.refused += 1
                await asyncio.sleep(2 * PACE)
            number += 1
            await asyncio.sleep(PACE)
        return number

    async def _accepted(self, said: Message) -> bool:
        with suppress(StoreUnavailable):
            await self.inbox.accept(said, ADDRESS)
            return True
        return False


async def refused_over(url: str, switch: Switch) -> int:
    """How many messages are refused while the switch is made; holds each thread to what was answered and kept."""
    sender = RecordingSender()
    with capture_logs():
        async with process(url, sender) as inbox:
            stream = Stream(inbox)
            talking = [asyncio.create_task(stream.say(thread)) for thread in range(THREADS)]
            await until(lambda: len(sender.sent) > 2 * THREADS)
            await switch()
            answered = len(sender.sent)
            await until(lambda: len(sender.sent) > answered + 4 * THREADS)
            stream.enough = True
            said = await asyncio.gather(*talking)
            await until(lambda: len(sender.sent) >= sum(said))
    for thread, times in enumerate(said):
        own = [text for text in sender.texts if f" {thread}/" in text]
        assert own == [f"{number + 1}: {thread}/{number}" for number in range(times)]
    await _kept(url, said)
    return stream.refused


async def _kept(url: str, said: Sequence[int]) -> None:
    """Every session holds all of its thread, and every enquiry is on the record once."""
    async with connected(connect(url)) as client:
        log = await RedisEnquiryLog(client, Retention()).on_day("T1", NOON.date())
        assert {own.thread: own.version for own in log} == {str(thread): times for thread, times in enumerate(said)}
        assert len(log) == THREADS
        for thread, times in enumerate(said):
            assert counted((await RedisStore(client).load(message(thread, 0))).session) == times
        await takes_writes(client)


async def test_a_cluster_is_followed_when_a_replica_takes_over_as_planned(tmp_path: Path) -> None:
    async with shards(tmp_path) as cluster:
        primary, replica = await cluster.of(unfinished("test"))

        async def takes_over() -> None:
            await replica.ask("CLUSTER", "FAILOVER")
            await eventually(replica.is_primary)

        await refused_over(cluster.url, takes_over)

        assert not await primary.is_primary()


async def test_a_cluster_is_followed_when_a_primary_dies(tmp_path: Path) -> None:
    async with shards(tmp_path) as cluster:
        primary, replica = await cluster.of(unfinished("test"))

        async def dies() -> None:
            primary.kill()
            await eventually(replica.is_primary)

        assert await refused_over(cluster.url, dies) > 0


async def test_sentinels_are_followed_when_another_server_takes_over_as_planned(tmp_path: Path) -> None:
    async with trio(tmp_path) as watched:
        before = await watched.primary()

        async def takes_over() -> None:
            # Without the last word, servers lose what is written while it takes its time.
            await watched.sentinels[0].ask("SENTINEL", "FAILOVER", SERVICE, "COORDINATED")
            await eventually(lambda: _another(watched, before))

        await refused_over(watched.url, takes_over)

        assert not await before.is_primary()


async def test_sentinels_are_followed_when_the_primary_dies(tmp_path: Path) -> None:
    async with trio(tmp_path) as watched:
        before = await watched.primary()

        async def dies() -> None:
            before.kill()
            await eventually(lambda: _another(watched, before))

        assert await refused_over(watched.url, dies) > 0


async def _another(watched: Trio, before: Server) -> bool:
    return await watched.primary() != before


async def test_a_name_that_moves_to_another_server_is_followed_though_its_connections_stay(tmp_path: Path) -> None:
    async with server(tmp_path) as first, server(tmp_path, "--replicaof", f"{HOST} {first.port}") as second:
        await eventually(lambda: caught_up(first, 1))
        async with Passage(first.port).served() as name:

            async def moves() -> None:
                await first.ask("FAILOVER", "TO", HOST, second.port)
                await eventually(second.is_primary)
                name.target = second.port

            await refused_over(f"redis://{HOST}:{name.port}", moves)

        assert not await first.is_primary()
