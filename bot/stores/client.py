"""The rim: the only way to Redis, with short time-outs, and every failure told as StoreUnavailable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError

from advisor.errors import StoreUnavailable
from bot.stores.keys import probe

TIMEOUT = 0.4
"""Seconds that one command may take. A frozen server must be refused well before Slack's three seconds."""
CONNECTIONS = 32
PROBED = 60
"""Seconds that the mark of a try to write is kept."""
FEW_CONNECTIONS = 8
"""For work that may wait: what it has in flight never crowds out the acceptance of new messages."""


def connect(url: str, *, connections: int = CONNECTIONS) -> Redis:
    """A client for `url` (redis://, rediss:// or unix://); it connects at its first command.

    A command waits for as long as it takes to get one of its `connections`.

    A time-out is retried only by a lane, once. A broken connection is, once, by the client: a pooled connection may
    have died with an earlier server, and every write of ours is conditional on a claim, a version or its own value, so
    that doing it twice changes nothing.
    """
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=connections,
        timeout=None,
        socket_timeout=TIMEOUT,
        socket_connect_timeout=TIMEOUT,
        retry=Retry(NoBackoff(), 1, supported_errors=(RedisConnectionError,)),
    )
    return Redis.from_pool(pool)


@contextmanager
def rim() -> Iterator[None]:
    """Turns every failure of the store inside it into StoreUnavailable."""
    try:
        yield
    except (RedisError, OSError) as error:
        raise StoreUnavailable(
            f"I could not reach my store ({type(error).__name__}), so nothing was changed. Please try again soon."
        ) from error


async def takes_writes(client: Redis) -> None:
    """Raise StoreUnavailable unless the store takes a write just now."""
    with rim():
        await client.set(probe(), "1", ex=PROBED)
