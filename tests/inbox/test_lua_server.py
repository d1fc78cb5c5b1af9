"""The store that the simulation runs on does what the real one does: the same scripts, the same random operations."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from redis.asyncio import Redis

from advisor.message import Message
from bot.inbox.items import Lease, New, ReturnAddress, Undelivered
from bot.settings.settings import Retention
from bot.stores.keys import ThreadKeys
from bot.stores.queues import RedisQueues
from tests.simulation.lua_server import LuaServer
from tests.simulation.wire import LuaClient
from tests.support.fakes_inbox import CountingResponder

Given = Any
"""What an operation of the queues gives."""

OPERATIONS = 600
THREADS = ("one", "two")
OWNERS = ("us", "others")
LEASE = Lease(seconds=60.0)
DAY = 86_400
ADDRESS = ReturnAddress("test", channel="C1")


class Side:
    """One of the two stores, with two processes at it."""

    def __init__(self, client: Given) -> None:
        self._owners = {owner: RedisQueues(client, Retention(), owner=owner, lease=LEASE) for owner in OWNERS}
        self._owed: dict[str, tuple[bytes, ...]] = {}
        self._marks: list[Any] = []

    async def does(self, what: str, owner: str, message: Message, version: int) -> Given:
        """What the operation gives, without the times in it."""
        queues, thread = self._owners[owner], message.thread
        match what:
            case "accept":
                self._marks.append(await queues.accept(message, ADDRESS))
                return None
            case "take":
                return self._kept(thread, await queues.take("T1", thread, 1 + version % 3))
            case "settle":
                return await queues.settle("T1", thread, self._owed.pop(thread, ()))
            case "commit":
                made = await CountingResponder().respond(None, message)
                return self._kept(thread, await queues.commit(message, version, made, told=version % 2 == 0))
            case "finish":
                return await queues.finish([self._marks.pop(0)] if self._marks else [])
            case "unfinished":
                return [mark.thread for mark in await queues.unfinished("test", 0.0)]
        return await getattr(queues, what)("T1", thread)

    def _kept(self, thread: str, item: Given) -> Given:
        if isinstance(item, Undelivered) and item.entries:
            self._owed[thread] = tuple(entry.raw for entry in item.entries)
        return item


WHAT = ("accept", "take", "take", "settle", "settle", "commit", "commit", "renew", "release", "knows")
RARER = ("finish", "unfinished", "lapse")


@pytest.mark.parametrize("seed", range(5))
async def test_both_stores_give_the_same_for_the_same_operations(client: Redis, seed: int) -> None:
    rng, now = Random(seed), 0.0
    server = LuaServer(lambda: now)
    real, ours = Side(client), Side(LuaClient(server))
    seen: set[tuple[str, str]] = set()
    turns: dict[str, tuple[Message, int]] = {}
    for _ in range(OPERATIONS):
        now += 0.001
        what = rng.choice(WHAT + RARER)
        thread, number = rng.choice(THREADS), rng.randrange(12)
        if what == "lapse":
            now += LEASE.seconds
            await client.delete(*(ThreadKeys("T1", each).lease for each in THREADS))
            continue
        said = rng.choice((0.0, rng.uniform(1.0, 9.0)))
        message, version = (
            Message("T1", thread, f"{thread}:{number}", "U1", f"text {number}", at=said),
            rng.randrange(8),
        )
        if what == "commit" and rng.random() < 0.8:
            message, version = turns.get(thread, (message, version))
        words = (what, rng.choice(OWNERS), message, version)
        given = await real.does(*words)
        assert await ours.does(*words) == given, words
        if isinstance(given, New):
            turns[thread] = given.accepted.message, given.loaded.version
        seen.add((what, str(given) if what == "settle" else type(given).__name__))

    assert {name for what, name in seen if what == "take"} >= {"Busy", "Idle", "New", "Undelivered", "Suspect"}
    assert {("settle", "True"), ("settle", "False"), ("commit", "Undelivered"), ("commit", "NoneType")} <= seen
    assert await contents(client) == {key.decode(): our_content(server, key) for key in server.data.present()}


async def contents(client: Redis) -> dict[str, Any]:
    """All that is in the real store, and in how many days it ends; marks without their times, which are its own."""
    found: dict[str, Any] = {}
    for key in await client.keys("*"):
        match await client.type(key):
            case b"list":
                value: Any = await client.lrange(key, 0, -1)
            case b"hash":
                value = await client.hgetall(key)
            case b"zset":
                value = set(await client.zrange(key, 0, -1))
            case _:
                value = await client.get(key)
        seconds = await client.ttl(key)
        found[key.decode()] = (value, None if seconds < 0 else round(seconds / DAY))
    return found


def our_content(server: LuaServer, key: bytes) -> Given:
    value, seconds = server.data.get(key), server.data.left(key)
    is_marks = isinstance(value, dict) and all(isinstance(score, float) for score in value.values())
    return set(value) if is_marks else value, None if seconds is None else round(seconds / DAY)
