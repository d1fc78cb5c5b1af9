"""Secrets that no setting gave: made once, and kept with the data that they are for."""

from __future__ import annotations

import secrets

from redis.asyncio import Redis

from bot.stores.client import rim
from bot.stores.keys import secret
from bot.stores.lane import Answer

LENGTH = 32


async def kept_secret(client: Redis, name: str) -> bytes:
    """The secret of that name, the same for every process on this store. Raises StoreUnavailable."""
    with rim():
        await client.set(secret(name), secrets.token_bytes(LENGTH), nx=True)
        found: Answer = await client.get(secret(name))
    return bytes(found)
