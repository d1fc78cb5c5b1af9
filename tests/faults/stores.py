"""A store that is away, slow, full, empty, forgetful, or another server than before."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.stores.embedded import embedded
from bot.stores.keys import ThreadKeys, unfinished
from tests.faults.counts import Counts
from tests.faults.row import Row
from tests.faults.stage import Front, Stage
from tests.support.fakes_store import LossyWay
from tests.support.passages import Passage
from tests.support.servers import HOST, SERVICE, Server, Trio, caught_up, eventually, server, shards, trio
from tests.support.waiting import until

KEPT = ("--appendonly", "yes", "--appendfsync", "everysec")
AWAY = 3.0
"""Seconds that a store is away or refuses: many times what a message waits for it."""
Act = Callable[[Front, Server], Awaitable[object]]


def url_of(one: Server) -> str:
    """Its address."""
    return f"redis://{HOST}:{one.port}"


def during(act: Act, *, anew: bool = False) -> Callable[[Stage], Awaitable[Counts]]:
    """A row in which something is done to a server in the midst of a stream."""

    async def inject(stage: Stage) -> Counts:
        async with server(stage.folder, *KEPT) as store, stage.front(url_of(store)) as front:
            async with front.stream.talking():
                await act(front, store)
            return await front.stream.counts(anew=anew)

    return inject


async def killed(stage: Stage) -> Counts:
    """The server is killed, and started again after a while with what its log holds."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(server(stage.folder, *KEPT))
        front = await stack.enter_async_context(stage.front(url_of(first)))
        async with front.stream.talking():
            first.kill()
            await asyncio.sleep(AWAY)
            await stack.enter_async_context(server(stage.folder, *KEPT, at=first.port))
        return await front.stream.counts()


async def restarted_empty(stage: Stage) -> Counts:
    """The server keeps no log, so that a restart, in a quiet moment, forgets every session."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(server(stage.folder))
        front = await stack.enter_async_context(stage.front(url_of(first)))
        await front.stream.talk()
        await front.stream.counts()
        first.kill()
        await stack.enter_async_context(server(stage.folder, at=first.port))
        await front.stream.talk()
        return await front.stream.counts(anew=True)


async def freeze(_: Front, store: Server) -> None:
    """It stops, and goes on after a while as if nothing had been."""
    os.kill(store.process.pid, signal.SIGSTOP)
    try:
        await asyncio.sleep(AWAY)
    finally:
        os.kill(store.process.pid, signal.SIGCONT)


async def forget_scripts(_: Front, store: Server) -> None:
    """It forgets every script, again and again."""
    for _ in range(20):
        await store.ask("SCRIPT", "FLUSH", "SYNC")
        await asyncio.sleep(0.1)


async def fill(_: Front, store: Server) -> None:
    """It has no memory left for writes."""
    await store.ask("CONFIG", "SET", "maxmemory", 1)
    await asyncio.sleep(AWAY)
    await store.ask("CONFIG", "SET", "maxmemory", 0)


async def crowd(_: Front, store: Server) -> None:
    """It lets nobody in: all its places are taken."""
    async with Redis(host=HOST, port=store.port, single_connection_client=True) as only:
        await only.execute_command("CONFIG", "SET", "maxclients", 1)
        await only.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
        await asyncio.sleep(AWAY)
        await only.execute_command("CONFIG", "SET", "maxclients", 10_000)


async def fill_the_disk(_: Front, store: Server) -> None:
    """It can write no more to its log."""
    before = resource.prlimit(store.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(store.process.pid, resource.RLIMIT_FSIZE, (1, before[1]))
    await asyncio.sleep(AWAY)
    resource.prlimit(store.process.pid, resource.RLIMIT_FSIZE, before)


async def spoil_sessions(front: Front, store: Server) -> None:
    """What it holds of a thread's session is not to be read any more."""
    for _ in range(5):
        for thread in range(0, front.stream.threads, 2):
            session = ThreadKeys("T00TEAM", f"C{thread}:{thread + 1}.000000").session
            assert await store.ask("HEXISTS", session, "session")
            await store.ask("HSET", session, "session", '{"from": "another time"}')
        await asyncio.sleep(0.3)


async def lost_answers(stage: Stage) -> Counts:
    """Ten times the server runs a batch of scripts, and its answer is lost with the connection."""
    with embedded(stage.folder / "data") as url:
        way = LossyWay(url)
        async with way.served(stage.folder) as lossy, stage.front(lossy) as front:
            async with front.stream.talking():
                for number in range(10):
                    way.lose(after=number % 4)
                    await until(lambda: bool(way.lost))
                    await way.repeat_late()
            return await front.stream.counts()


async def slow(stage: Stage) -> Counts:
    """Each answer of the server takes 200 ms longer."""
    async with (
        server(stage.folder, *KEPT) as store,
        Passage(store.port, delay=0.2).served() as way,
        stage.front(f"redis://{HOST}:{way.port}") as front,
    ):
        await front.stream.talk(3)
        return await front.stream.counts()


async def a_name_that_moves(stage: Stage) -> Counts:
    """A replica takes over as planned; the name leads there, and old connections stay with the old server."""
    async with server(stage.folder) as first, server(stage.folder, "--replicaof", f"{HOST} {first.port}") as second:
        await eventually(lambda: caught_up(first, 1))
        async with Passage(first.port).served() as name, stage.front(f"redis://{HOST}:{name.port}") as front:
            async with front.stream.talking():
                await first.ask("FAILOVER", "TO", HOST, second.port)
                await eventually(second.is_primary)
                name.target = second.port
            return await front.stream.counts()


@asynccontextmanager
async def watched(stage: Stage) -> AsyncIterator[tuple[Trio, Front, Server]]:
    """A front on a primary under Sentinels, with that primary."""
    async with trio(stage.folder) as three, stage.front(three.url) as front:
        yield three, front, await three.primary()


async def _another(three: Trio, before: Server) -> bool:
    return await three.primary() != before


async def a_primary_dies(stage: Stage) -> Counts:
    """The Sentinels make another server the primary."""
    async with watched(stage) as (three, front, before):
        async with front.stream.talking():
            before.kill()
            await eventually(lambda: _another(three, before))
        return await front.stream.counts()


async def a_primary_sleeps(stage: Stage) -> Counts:
    """The primary stalls, another one takes over, and then the old one wakes and takes itself for the primary still."""
    async with watched(stage) as (three, front, before):
        for one in three.servers:
            await one.ask("CONFIG", "SET", "min-replicas-to-write", 1)
        async with front.stream.talking():
            os.kill(before.process.pid, signal.SIGSTOP)
            try:
                await eventually(lambda: _another(three, before))
            finally:
                os.kill(before.process.pid, signal.SIGCONT)
        return await front.stream.counts()


async def sentinels_switch(stage: Stage) -> Counts:
    """The Sentinels make another server the primary as planned."""
    async with watched(stage) as (three, front, before):
        async with front.stream.talking():
            await three.sentinels[0].ask("SENTINEL", "FAILOVER", SERVICE, "COORDINATED")
            await eventually(lambda: _another(three, before))
        return await front.stream.counts()


async def a_node_dies(stage: Stage) -> Counts:
    """A cluster's primary dies, and its replica takes over."""
    async with shards(stage.folder) as cluster, stage.front(cluster.url) as front:
        primary, replica = await cluster.of(unfinished("slack"))
        async with front.stream.talking():
            primary.kill()
            await eventually(replica.is_primary)
        return await front.stream.counts()


async def a_slot_moves(stage: Stage) -> Counts:
    """The slot of a thread moves to another node of the cluster while the thread talks."""
    async with shards(stage.folder) as cluster, stage.front(cluster.url) as front:
        session = ThreadKeys("T00TEAM", "C0:1.000000").session
        source, _ = await cluster.of(session)
        target = next(one for one in cluster.servers[:3] if one != source)
        async with front.stream.talking():
            await move(session, source, target)
        return await front.stream.counts()


async def move(key: str, source: Server, target: Server) -> None:
    """Move the key's slot from one node to the other, as `redis-cli --cluster reshard` does."""
    slot = await source.ask("CLUSTER", "KEYSLOT", key)
    ids = {one.port: (await one.ask("CLUSTER", "MYID")).decode() for one in (source, target)}
    await target.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", ids[source.port])
    await source.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", ids[target.port])
    await asyncio.sleep(1.0)
    while keys := await source.ask("CLUSTER", "GETKEYSINSLOT", slot, 100):
        for one in keys:
            with suppress(RedisError):
                await source.ask("MIGRATE", HOST, target.port, one, 0, 5_000)
    for one in (target, source):
        await one.ask("CLUSTER", "SETSLOT", slot, "NODE", ids[target.port])


ROWS = (
    Row(10, "the store is killed, and back after 3 s", killed, refuses=True),
    Row(11, "the store is frozen for 3 s", during(freeze), refuses=True),
    Row(12, "the store's answer is lost after it ran a script, which comes again late", lost_answers),
    Row(13, "each answer of the store takes 200 ms longer", slow),
    Row(14, "the store comes back empty: sessions begin anew", restarted_empty),
    Row(15, "the store forgets its scripts 20 times", during(forget_scripts)),
    Row(16, "the store's memory is full for 3 s", during(fill), refuses=True),
    Row(17, "the store lets nobody in for 3 s", during(crowd), refuses=True),
    Row(18, "the primary dies under Sentinels", a_primary_dies, refuses=True),
    Row(
        19,
        "the primary stalls until another one took over, then goes on; `min-replicas-to-write 1`",
        a_primary_sleeps,
        refuses=True,
    ),
    Row(20, "a slot moves between nodes of a cluster", a_slot_moves),
    Row(21, "stored sessions cannot be read: they begin anew", during(spoil_sessions, anew=True)),
    Row(41, "the disk of the store's log is full for 3 s", during(fill_the_disk), refuses=True),
    Row(51, "planned switch: a name moves, its connections stay", a_name_that_moves, refuses=True),
    Row(52, "a primary of a cluster dies", a_node_dies, refuses=True),
    Row(56, "planned switch by Sentinels", sentinels_switch),
)
