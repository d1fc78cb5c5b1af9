"""The rim: the only way to Redis, with short time-outs, and every failure told as StoreUnavailable."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from redis.asyncio import BlockingConnectionPool, Redis, SSLConnection, UnixDomainSocketConnection
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import (
    Sentinel,
    SentinelConnectionPool,
    SentinelManagedConnection,
    SentinelManagedSSLConnection,
)
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError

from advisor.errors import StoreUnavailable
from bot.settings.redis_url import Address, Endpoint, Login, Topology, read_address
from bot.stores.cluster import Cluster

TIMEOUT = 0.4
"""Seconds that one command may take. A frozen server must be refused well before Slack's three seconds."""
CONNECTIONS = 32
FEW_CONNECTIONS = 8
"""For work that may wait: what it has in flight never crowds out the acceptance of new messages."""
SCANNED = 1_000

Client = Redis | Cluster
"""A client of the store: of one server, of whichever server the Sentinels name, or of a cluster."""


class SentinelPool(SentinelConnectionPool, BlockingConnectionPool):
    """Connections to whichever server the Sentinels name; who finds none free waits for one."""


class SentinelClient(Redis):
    """A client that finds its server by Sentinels, and lets go of them too when it is closed."""

    connection_pool: SentinelPool

    async def aclose(self, close_connection_pool: bool | None = None) -> None:
        """Close every connection."""
        await super().aclose(close_connection_pool)
        await self.connection_pool.sentinel_manager.aclose()


def connect(url: str, *, ca_file: Path | None = None, connections: int = CONNECTIONS) -> Client:
    """A client for `url` (`read_address` says which there are); it connects at its first command.

    A command waits for as long as it takes to get one of its `connections` (to each server). SettingsError says in one
    sentence what is wrong with the URL.

    A time-out is retried only by a lane, once. A broken connection is, once, by the client: a pooled connection may
    have died with an earlier server, and every write of ours is conditional on a claim, a version or its own value, so
    that doing it twice changes nothing.
    """
    address = read_address(url, ca_file)
    options = _options(address.login, address) | {"max_connections": connections, "timeout": None}
    match address.topology:
        case Topology.SINGLE:
            return Redis.from_pool(BlockingConnectionPool(**options, **_place(address)))
        case Topology.SENTINEL:
            return _by_sentinels(address, options)
        case Topology.CLUSTER:
            return Cluster(address.nodes, lambda node: Redis.from_pool(BlockingConnectionPool(**options, **_at(node))))


def _by_sentinels(address: Address, options: Mapping[str, Any]) -> Redis:
    nodes = [(node.host, node.port) for node in address.nodes]
    known = _options(address.sentinel_login, address)
    known["ssl"] = known.pop("connection_class", None) is SSLConnection
    sentinels = Sentinel(nodes, sentinel_kwargs=known)
    kind = SentinelManagedSSLConnection if address.tls else SentinelManagedConnection
    classes = {"redis_class": SentinelClient, "connection_pool_class": SentinelPool, "connection_class": kind}
    client: SentinelClient = sentinels.master_for(address.service, **{**options, **classes, "db": address.database})
    return client


def _options(login: Login, address: Address) -> dict[str, Any]:
    """What every connection is made with."""
    options: dict[str, Any] = {
        "username": login.user or None,
        "password": login.password or None,
        "socket_timeout": TIMEOUT,
        "socket_connect_timeout": TIMEOUT,
        "retry": Retry(NoBackoff(), 1, supported_errors=(RedisConnectionError,)),
    }
    if address.tls:
        # Without a file of certificates the system's count.
        options |= {"connection_class": SSLConnection, "ssl_ca_certs": address.ca_file and str(address.ca_file)}
    return options


def _place(address: Address) -> dict[str, Any]:
    if address.socket:
        return {"connection_class": UnixDomainSocketConnection, "path": address.socket, "db": address.database}
    return {**_at(address.nodes[0]), "db": address.database}


def _at(node: Endpoint) -> dict[str, Any]:
    return {"host": node.host, "port": node.port}


@contextmanager
def rim() -> Iterator[None]:
    """Turns every failure of the store inside it into StoreUnavailable."""
    try:
        yield
    except (RedisError, OSError) as error:
        raise StoreUnavailable(
            f"I could not reach my store ({type(error).__name__}), so nothing was changed. Please try again soon."
        ) from error


async def primaries(client: Client) -> Sequence[Redis]:
    """A client of each server that takes writes. Raises what redis-py raises."""
    if not isinstance(client, Cluster):
        return [client]
    await client.look()
    return [client.client(node) for node in client.owners]


async def scan(client: Client, pattern: str) -> AsyncIterator[str]:
    """Every key that matches, wherever it lies; one that is moved meanwhile may be missed. Raises StoreUnavailable."""
    with rim():
        for server in await primaries(client):
            async for key in server.scan_iter(match=pattern, count=SCANNED):
                yield key.decode()
