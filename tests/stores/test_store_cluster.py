"""The stores on a cluster: what is one tenant's or person's is found wherever it lies, and each node bears its own."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio

from advisor.errors import StoreUnavailable
from advisor.message import Message
from advisor.summary import Period, Scope
from bot.app.base import connected
from bot.inbox.items import ErasureRequest, ReturnAddress
from bot.settings.settings import Retention
from bot.stores.batches import COPYING
from bot.stores.calls import command
from bot.stores.client import Client, connect, scan
from bot.stores.dead_letters import DeadLetter, RedisDeadLetters
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.forgetting import RedisForgetting
from bot.stores.health import takes_writes
from bot.stores.keys import TenantKeys, ThreadKeys, all_of, probe
from bot.stores.pipeline import Lane
from bot.stores.posted_digests import RedisDigests
from bot.stores.queues import RedisQueues
from bot.stores.redis_store import RedisStore
from bot.stores.scripts import CLAIM
from bot.stores.secrets import kept_secret
from bot.stores.tallies import RedisTallies
from bot.stores.tenants import RedisTenants
from tests.support.fakes_inbox import NOON, CountingResponder, RecordingSender, counted, local_inbox
from tests.support.servers import HOST, Server, Shards, eventually, shards

RETENTION = Retention()
ADDRESS = ReturnAddress("test", channel="C1")
THREADS = [str(number) for number in range(9)]
"""Enough to lie on every node."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cluster(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shards]:
    async with shards(tmp_path_factory.mktemp("shards")) as running:
        yield running


@pytest.fixture
async def client(cluster: Shards) -> AsyncIterator[Client]:
    """A client of the cluster, with nothing stored yet."""
    for one in cluster.servers:
        if await one.is_primary():
            await one.ask("FLUSHALL")
    async with connected(connect(cluster.url)) as client:
        yield client


def said(thread: str, number: int = 1) -> Message:
    return Message("T1", thread, f"{thread}:{number}", "U1", "hello")


async def converse(client: Client) -> None:
    """A word in each thread, answered and on the record, where somebody is named as the asker."""
    inbox = local_inbox(client, RETENTION, respond=CountingResponder().respond, senders={"test": RecordingSender()})
    await asyncio.gather(*(inbox.converse(said(thread), ADDRESS) for thread in THREADS))
    await inbox.stop(1.0)
    log = RedisEnquiryLog(client, RETENTION)
    for thread in THREADS:
        (own,) = [one for one in await log.on_day("T1", NOON.date()) if one.thread == thread]
        await log.record(replace(own, version=2, asker="kim"))


async def sessions(client: Client) -> int:
    loaded = [await RedisStore(client).load(said(thread)) for thread in THREADS]
    return sum(counted(one.session) for one in loaded)


async def keys(client: Client) -> list[str]:
    return [key async for key in scan(client, all_of("T1"))]


async def test_threads_lie_on_every_node(cluster: Shards) -> None:
    homes = [(await cluster.of(ThreadKeys("T1", thread).session))[0].port for thread in THREADS]

    assert set(homes) == {one.port for one in cluster.servers[:3]}


async def test_whoever_wants_to_be_forgotten_is_so_on_every_node(client: Client) -> None:
    await converse(client)
    assert await sessions(client) == len(THREADS)
    assert len([key for key in await keys(client) if ":claim:" in key]) == len(THREADS)

    await RedisForgetting(client, RETENTION).forget(
        ErasureRequest("T1", "", "", "U1", "kim", NOON + timedelta(hours=1))
    )

    assert await sessions(client) == 0
    assert [own.asker for own in await RedisEnquiryLog(client, RETENTION).on_day("T1", NOON.date())] == [""] * 9
    assert [key for key in await keys(client) if ":claim:" in key] == []


async def test_a_tenant_is_handed_out_and_deleted_as_a_whole(client: Client) -> None:
    await converse(client)
    await RedisQueues(client, RETENTION).accept(said("waiting"), ADDRESS)
    tenants = RedisTenants(client)

    assert {one["thread"] async for one in tenants.sessions("T1")} == set(THREADS)
    assert len([one async for one in tenants.enquiries("T1")]) == len(THREADS)
    assert await tenants.purge("T1") > 2 * len(THREADS)

    assert await keys(client) == []
    assert await RedisQueues(client, RETENTION).unfinished("test", 0.0) == []


async def test_what_a_tenant_did_is_summed_up(client: Client) -> None:
    await converse(client)
    tallies, day = RedisTallies(client), NOON.date()

    counted_days = await tallies.tally(Scope("T1", None), Period(day - timedelta(days=90), day + timedelta(days=1)))

    assert sum(number for _, number in counted_days) == len(THREADS)
    assert await tallies.usage_usd("T1", Period(day, day + timedelta(days=1))) is None


async def test_one_process_posts_a_digest_also_if_its_claim_is_told_twice(client: Client) -> None:
    digests = RedisDigests(client, RETENTION.enquiries)

    assert [await digests.claim("T1", "weekly") for _ in range(2)] == [True, False]
    await digests.give_back("T1", "weekly")
    assert await digests.claim("T1", "weekly")
    again = CLAIM.call(keys=[TenantKeys("T1").digest("daily")], args=["ours", 60])
    assert await Lane(client).run(again, again) == [1, 1]


async def test_a_dead_letter_counts_once_however_often_it_is_told(client: Client) -> None:
    letters = RedisDeadLetters(client, RETENTION)
    for letter in (DeadLetter(NOON, "poison"), DeadLetter(NOON, "unreadable"), DeadLetter(NOON, "poison")):
        await letters.add(letter)

    assert [letter.why for letter in await letters.latest(9)] == ["poison", "unreadable"]


async def test_every_process_finds_the_same_secret(client: Client, cluster: Shards) -> None:
    async with connected(connect(cluster.url)) as other:
        secrets = await asyncio.gather(*(kept_secret(one, "people") for one in (client, other) for _ in range(5)))

    assert len(set(secrets)) == 1


async def test_calls_over_several_nodes_are_run_one_after_the_other(client: Client) -> None:
    written = [command("SET", f"{{{thread}}}", number) for number, thread in enumerate(THREADS)]
    read = [command("GET", f"{{{thread}}}") for thread in THREADS]

    answers = await Lane(client).run(*written, *read)

    assert answers[len(THREADS) :] == [str(number).encode() for number in range(len(THREADS))]


async def test_a_thread_whose_slot_moves_to_another_node_goes_on(client: Client, cluster: Shards) -> None:
    session, sender = ThreadKeys("T1", "moving").session, RecordingSender()
    source, _ = await cluster.of(session)
    target = next(one for one in cluster.servers[:3] if one != source)
    inbox = local_inbox(client, RETENTION, respond=CountingResponder().respond, senders={"test": sender})
    await inbox.converse(said("moving", 1), ADDRESS)

    slot = await source.ask("CLUSTER", "KEYSLOT", session)
    ids = {one.port: (await one.ask("CLUSTER", "MYID")).decode() for one in (source, target)}
    await target.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", ids[source.port])
    await source.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", ids[target.port])
    # A key that is not there yet is made where the slot goes to; one that is there is read where it lies.
    beside = f"{session}:beside"
    assert await Lane(client).run(command("SET", beside, "there"), command("GET", beside)) == [True, b"there"]
    assert counted((await RedisStore(client).load(said("moving"))).session) == 1
    # A script whose keys lie here and there has to wait, and then finds them all.
    with pytest.raises(StoreUnavailable, match="TryAgain"):
        await inbox.accept(said("moving", 2), ADDRESS)
    for key in await source.ask("CLUSTER", "GETKEYSINSLOT", slot, 100):
        await source.ask("MIGRATE", HOST, target.port, key, 0, 5_000)
    for one in (target, source):
        await one.ask("CLUSTER", "SETSLOT", slot, "NODE", ids[target.port])
    await inbox.converse(said("moving", 2), ADDRESS)
    await inbox.stop(1.0)

    assert sender.texts == ["1: hello", "2: hello"]


@contextmanager
def frozen(one: Server) -> Iterator[None]:
    os.kill(one.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(one.process.pid, signal.SIGCONT)


async def test_acceptance_waits_a_little_for_a_copy_on_a_replica_and_does_without_where_none_comes(
    client: Client, cluster: Shards
) -> None:
    queues = RedisQueues(client, RETENTION)
    _, replica = await cluster.of(ThreadKeys("T1", "copied").session)
    await queues.accept(said("copied", 1), ADDRESS)
    assert (await replica.ask("CLUSTER", "COUNTKEYSINSLOT", await slot_of("copied", replica))) > 0

    with frozen(replica):
        began = time.monotonic()
        await queues.accept(said("copied", 2), ADDRESS)
        assert time.monotonic() - began > COPYING / 1_000


async def slot_of(thread: str, one: Server) -> int:
    return int(await one.ask("CLUSTER", "KEYSLOT", ThreadKeys("T1", thread).session))


async def test_readiness_asks_every_primary(client: Client, cluster: Shards) -> None:
    await takes_writes(client)
    elsewhere = [await cluster.of(ThreadKeys("T1", thread).session) for thread in THREADS]
    first, _ = await cluster.of(probe(0))
    other = next(primary for primary, _ in elsewhere if primary != first)

    with frozen(other), pytest.raises(StoreUnavailable):
        await takes_writes(client)


async def test_a_frozen_node_is_refused_within_a_second_and_keeps_nobody_elsewhere_waiting(
    client: Client, cluster: Shards
) -> None:
    lane, (stuck, _) = Lane(client), await cluster.of("{stuck}")
    homes = {(await cluster.of(f"{{{thread}}}"))[0].port: f"{{{thread}}}" for thread in THREADS}
    free = next(key for port, key in homes.items() if port != stuck.port)
    await lane.run(command("SET", "{stuck}", "1"), command("SET", free, "1"))

    with frozen(stuck):
        began = time.monotonic()
        waiting = asyncio.create_task(lane.run(command("GET", "{stuck}")))
        await asyncio.sleep(0)
        assert await lane.run(command("GET", free)) == [b"1"]
        assert not waiting.done()
        with pytest.raises(StoreUnavailable):
            await waiting
        assert time.monotonic() - began < 1.5

    assert await eventually(lambda: lane.run(command("GET", "{stuck}"))) == [b"1"]
