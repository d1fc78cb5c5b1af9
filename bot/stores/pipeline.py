"""The one way of calls to the store, whatever it stands on; in a cluster, each to the node that has its slot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from redis.asyncio import Redis
from redis.exceptions import (
    AskError,
    ClusterDownError,
    MovedError,
    TryAgainError,
)
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.settings.redis_url import Endpoint
from bot.stores.batches import Batches, answered, fault_in
from bot.stores.calls import Call, StoreAnswer
from bot.stores.client import Client, SentinelClient, rim
from bot.stores.cluster import Cluster

HOPS = 4
"""Tries in a cluster that is just being rearranged. Each follows what a node said, so more would be a circle."""
MOVING_PAUSE = 0.02
"""Seconds to wait for a slot that is half here and half there."""


class Lane:
    """Calls that are asked for at once travel together, and in the order in which they were asked for.

    `copied`: what they write is to be on a replica too, where there is one, before anybody hears that it is written.
    """

    def __init__(self, client: Client, *, copied: bool = False) -> None:
        self._client = client
        self._copied = copied
        self._batches: dict[Redis, Batches] = {}

    async def run(self, *calls: Call) -> Sequence[StoreAnswer]:
        """What the calls give, run in this order (though others may come between them). Raises StoreUnavailable."""
        with rim():
            if not isinstance(self._client, Cluster):
                return await self._to(self._client, lambda: isinstance(self._client, SentinelClient)).run(calls)
            answers: list[StoreAnswer] = []
            for slot, some in groupby(calls, key=lambda call: call.slot):
                # One after the other, also over several nodes: what comes later may rest on what came first.
                answers += await self._in_cluster(self._client, slot, tuple(some))
            return answers

    def _to(self, server: Redis, followed: Callable[[], bool]) -> Batches:
        if server not in self._batches:
            self._batches[server] = Batches(server, lambda: self._copied and followed())
        return self._batches[server]

    async def _in_cluster(self, cluster: Cluster, slot: int, calls: Sequence[Call]) -> Sequence[StoreAnswer]:
        """What the calls give at the node that has their slot, as the nodes themselves say which that is."""
        fault: Exception = TryAgainError()
        for _ in range(HOPS):
            node = await cluster.owner(slot)
            try:
                return await self._to(cluster.client(node), partial(cluster.followed, node)).run(calls)
            except MovedError as moved:
                fault = moved
                await cluster.moved(slot, _named(moved, node))
            except AskError as ask:
                return _sound(await answered(cluster.client(_named(ask, node)), calls, asking=True))
            except TryAgainError as error:
                fault = error
                await asyncio.sleep(MOVING_PAUSE)
            except (RedisConnectionError, RedisTimeoutError, ClusterDownError, OSError) as error:
                fault = error
                await cluster.look(doubted=node)
                if await cluster.owner(slot) == node:
                    # Nobody has taken its place yet, and waiting for that is for whoever asked.
                    break
        raise fault


def _named(redirection: AskError, by: Endpoint) -> Endpoint:
    """The node that is redirected to; one without a host is where the node is that said so."""
    return Endpoint(redirection.host or by.host, redirection.port)


def _sound(answers: Sequence[StoreAnswer]) -> Sequence[StoreAnswer]:
    if fault := fault_in(answers):
        raise fault
    return answers
