"""Which digests were posted, so that each goes out once however often and wherever somebody asks for it."""

from __future__ import annotations

from datetime import timedelta

from redis.asyncio import Redis

from bot.stores.client import rim
from bot.stores.keys import TenantKeys

POSTING = timedelta(minutes=10)
"""For how long a digest is left to a process that took it on: longer than posting takes, with every try."""


class RedisDigests:
    """Claims on digests. Every method raises StoreUnavailable."""

    def __init__(self, client: Redis, keep: timedelta) -> None:
        self._client = client
        self._keep = keep

    async def claim(self, tenant: str, name: str) -> bool:
        """Whether the digest is ours to post: nobody has posted it, or is at it just now."""
        with rim():
            taken = await self._client.set(TenantKeys(tenant).digest(name), b"posting", nx=True, ex=POSTING)
        return bool(taken)

    async def posted(self, tenant: str, name: str) -> None:
        """Note that the digest is out."""
        with rim():
            await self._client.set(TenantKeys(tenant).digest(name), b"posted", ex=self._keep)

    async def give_back(self, tenant: str, name: str) -> None:
        """Let somebody else try."""
        with rim():
            await self._client.delete(TenantKeys(tenant).digest(name))
