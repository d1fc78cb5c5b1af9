"""A Redis Cluster: which node has which slot, found out from the nodes themselves, and a client for each.

redis-py's own cluster client closes the connections of every node when one of them fails, and goes on asking a dead one
after a failed pipeline; so the lane (`bot.stores.pipeline`) routes, with redis-py's client of one server for each node.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError

from bot.settings.redis_url import Endpoint


class Cluster:
    """The primaries of a cluster, each with a client of its own. Its methods raise what redis-py raises."""

    def __init__(self, seeds: Iterable[Endpoint], opened: Callable[[Endpoint], Redis]) -> None:
        self._opened = opened
        self._clients: dict[Endpoint, Redis] = {}
        # Whom to ask who has what, the most promising first.
        self._known = list(seeds)
        self._owners: dict[int, Endpoint] = {}
        self._followed: set[Endpoint] = set()
        self._looking: asyncio.Task[None] | None = None

    async def owner(self, slot: int) -> Endpoint:
        """The node that has the slot, as far as is known."""
        if slot not in self._owners:
            await self.look()
        if slot not in self._owners:
            raise RedisConnectionError("no node of the cluster has the slot")
        return self._owners[slot]

    def client(self, node: Endpoint) -> Redis:
        """The node's client."""
        if node not in self._clients:
            self._clients[node] = self._opened(node)
        return self._clients[node]

    def followed(self, node: Endpoint) -> bool:
        """Whether the node has a replica, as far as is known."""
        return node in self._followed

    @property
    def owners(self) -> Sequence[Endpoint]:
        """The primaries, as far as is known."""
        return list(dict.fromkeys(self._owners.values()))

    def slots(self, node: Endpoint) -> set[int]:
        """What the node has, as far as is known."""
        return {slot for slot, owner in self._owners.items() if owner == node}

    async def moved(self, slot: int, node: Endpoint) -> None:
        """A node said that another has the slot; where one has moved, others may have too."""
        self._known = [node, *(known for known in self._known if known != node)]
        # Should the look fail or tell older news, the redirection stands.
        with suppress(RedisError, OSError):
            await self.look()
        self._owners[slot] = node

    async def look(self, doubted: Endpoint | None = None) -> None:
        """Find out anew who has which slot, the `doubted` node being asked last; calls meanwhile share one answer."""
        if doubted in self._known:
            self._put_last(doubted)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
            self._looking.add_done_callback(self._looked)
        await asyncio.shield(self._looking)

    def _looked(self, task: asyncio.Task[None]) -> None:
        self._looking = None
        if not task.cancelled():
            # It is told to whoever waits; where nobody waits any more, nobody has to know.
            task.exception()

    async def _look(self) -> None:
        fault: Exception = RedisConnectionError("no node of the cluster answers")
        for node in tuple(self._known):
            try:
                answer = await self.client(node).execute_command("CLUSTER", "SLOTS")
            except (RedisError, OSError) as error:
                fault = error
                self._put_last(node)
                continue
            if owners := _owners(answer, node):
                self._owners, self._followed = owners, _followed(answer, node)
                self._known += [owner for owner in self.owners if owner not in self._known]
                return
        raise fault

    def _put_last(self, node: Endpoint) -> None:
        self._known.remove(node)
        self._known.append(node)

    async def aclose(self) -> None:
        """Close every connection."""
        if self._looking:
            self._looking.cancel()
        for client in self._clients.values():
            await client.aclose()


def _owners(answer: Sequence[Sequence[Any]], asked: Endpoint) -> dict[int, Endpoint]:
    """Who has which slot by CLUSTER SLOTS; a node that does not know its own host is where it was asked."""
    owners: dict[int, Endpoint] = {}
    for first, last, primary, *_ in answer:
        owners.update(dict.fromkeys(range(int(first), int(last) + 1), _node(primary, asked)))
    return owners


def _followed(answer: Sequence[Sequence[Any]], asked: Endpoint) -> set[Endpoint]:
    return {_node(primary, asked) for _, _, primary, *replicas in answer if replicas}


def _node(told: Sequence[Any], asked: Endpoint) -> Endpoint:
    host, port, *_ = told
    return Endpoint((host or b"").decode() or asked.host, int(port))
