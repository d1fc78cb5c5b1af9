"""Turns go on over a planned and an unplanned switch of the store: none is lost, none doubled, and order holds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from structlog.testing import capture_logs

from advisor.errors import StoreUnavailable
from advisor.message import Message
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.settings import Retention
from bot.stores.client import FEW_CONNECTIONS, connect
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.keys import unfinished
from bot.stores.redis_store import RedisStore
from bot.stores.standing import takes_writes
from bot.wiring.base import build_inbox, connected
from tests.fakes_inbox import NOON, CountingResponder, RecordingSender, counted
from tests.passages import Passage
from tests.servers import HOST, caught_up, eventually, server, shards, trio
from tests.waiting import until

THREADS, EACH = 12, 30
ADDRESS = ReturnAddress("test", channel="C1")
PACE = 0.05
"""Seconds between two messages of a thread, so that a switch comes in the midst of them."""


def message(thread: int, number: int) -> Message:
    return Message("T1", str(thread), f"{thread}:{number}", "U1", f"{thread}/{number}")


@asynccontextmanager
async def process(url: str, sender: RecordingSender) -> AsyncIterator[Inbox]:
    """What `serve` runs on a store."""
    async with connected(connect(url)) as door, connected(connect(url, connections=FEW_CONNECTIONS)) as worker:
        respond = CountingResponder().respond
        inbox = build_inbox(worker, Retention(), respond=respond, senders={"test": sender}, door=door)
        sweeping = asyncio.create_task(inbox.run())
        yield inbox
        sweeping.cancel()
        await inbox.stop(1.0)


async def say(inbox: Inbox, thread: int, refused: list[Message]) -> None:
    """One thread's messages, each delivered again until it is let in, as Slack does."""
    for number in range(EACH):
        said = message(thread, number)
        while True:
            try:
                await inbox.accept(said, ADDRESS)
                break
            except StoreUnavailable:
                refused.append(said)
                await asyncio.sleep(0.1)
        await asyncio.sleep(PACE)


async def stream(url: str, switch: Callable[[], Awaitable[object]]) -> list[Message]:
    """Let all threads talk while the switch is made, and hold each to what was answered; gives what was refused."""
    sender, refused = RecordingSender(), list[Message]()
    with capture_logs():
        async with process(url, sender) as inbox:
            talking = [asyncio.create_task(say(inbox, thread, refused)) for thread in range(THREADS)]
            await until(lambda: len(sender.sent) > 2 * THREADS)
            await switch()
            await asyncio.gather(*talking)
            await until(lambda: len(sender.sent) >= THREADS * EACH)
    for thread in range(THREADS):
        own = [text for text in sender.texts if f" {thread}/" in text]
        assert own == [f"{number + 1}: {thread}/{number}" for number in range(EACH)]
    await _settled(url)
    return refused


async def _settled(url: str) -> None:
    """Every session holds all of its thread, every enquiry is on the record once, and nothing is left to do."""
    async with connected(connect(url)) as client:
        log = await RedisEnquiryLog(client, Retention()).on_day("T1", NOON.date())
        assert sorted((own.thread, own.version) for own in log) == sorted((str(one), EACH) for one in range(THREADS))
        for thread in range(THREADS):
            assert counted((await RedisStore(client).load(message(thread, 0))).session) == EACH
        await takes_writes(client)


async def test_a_cluster_is_followed_when_a_replica_takes_over_as_planned(tmp_path: Path) -> None:
    async with shards(tmp_path) as cluster:
        primary, replica = await cluster.of(unfinished("test"))

        await stream(cluster.url, lambda: replica.ask("CLUSTER", "FAILOVER"))

        assert (await primary.is_primary(), await replica.is_primary()) == (False, True)


async def test_a_cluster_is_followed_when_a_primary_dies(tmp_path: Path) -> None:
    async with shards(tmp_path) as cluster:
        primary, replica = await cluster.of(unfinished("test"))

        async def dies() -> None:
            primary.kill()

        assert await stream(cluster.url, dies)
        assert await replica.is_primary()


async def test_sentinels_are_followed_when_another_server_takes_over_as_planned(tmp_path: Path) -> None:
    async with trio(tmp_path) as watched:
        before = await watched.primary()

        await stream(watched.url, lambda: watched.sentinels[0].ask("SENTINEL", "FAILOVER", "conversations"))

        assert await watched.primary() != before


async def test_sentinels_are_followed_when_the_primary_dies(tmp_path: Path) -> None:
    async with trio(tmp_path) as watched:
        before = await watched.primary()

        async def dies() -> None:
            before.kill()

        assert await stream(watched.url, dies)
        assert await watched.primary() != before


async def test_a_name_that_moves_to_another_server_is_followed_though_its_connections_stay(tmp_path: Path) -> None:
    async with server(tmp_path) as first, server(tmp_path, "--replicaof", f"{HOST} {first.port}") as second:
        await eventually(lambda: caught_up(first, 1))
        async with Passage(first.port).served() as name:

            async def moves() -> None:
                await first.ask("FAILOVER", "TO", HOST, second.port)
                await eventually(second.is_primary)
                name.target = second.port

            await stream(f"redis://{HOST}:{name.port}", moves)

        assert (await first.is_primary(), await second.is_primary()) == (False, True)
