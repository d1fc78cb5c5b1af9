"""Waits for a truth with a deadline, never for a length of time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

PATIENCE = 60.0
"""Seconds after which something that should come is taken not to come: more than the busiest machine needs."""


async def until(truth: Callable[[], bool], *, within: float = PATIENCE) -> None:
    """Return as soon as `truth` holds; AssertionError after `within` seconds."""
    deadline = time.monotonic() + within
    while not truth():
        assert time.monotonic() < deadline, f"still not so after {within:g} s"
        await asyncio.sleep(0.01)


async def server_pid(client: Redis, *, within: float = PATIENCE) -> int:
    """The process id of the client's server, asked again where it was slow to start; TimeoutError after `within` s."""
    async with asyncio.timeout(within):
        while True:
            with suppress(RedisTimeoutError, RedisConnectionError):
                return int((await client.info("server"))["process_id"])
            await asyncio.sleep(0.01)
