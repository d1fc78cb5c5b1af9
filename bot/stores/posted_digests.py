"""Which digests were posted, so that each goes out once however often and wherever somebody asks for it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from bot.stores.calls import command
from bot.stores.client import Client
from bot.stores.keys import TenantKeys
from bot.stores.pipeline import Lane
from bot.stores.scripts import CLAIM

POSTING = timedelta(minutes=10)
"""For how long a digest is left to a process that took it on: longer than posting takes, with every try."""


class RedisDigests:
    """Claims on digests. Every method raises StoreUnavailable."""

    def __init__(self, client: Client, keep: timedelta) -> None:
        self._lane = Lane(client)
        self._keep = keep

    async def claim(self, tenant: str, name: str) -> bool:
        """Whether the digest is ours to post: nobody has posted it, or is at it just now."""
        # Its own word, so that a claim that is told twice is still ours.
        call = CLAIM.call(keys=[TenantKeys(tenant).digest(name)], args=[uuid4().hex, int(POSTING.total_seconds())])
        (ours,) = await self._lane.run(call)
        return bool(ours)

    async def posted(self, tenant: str, name: str) -> None:
        """Note that the digest is out."""
        seconds = int(self._keep.total_seconds())
        await self._lane.run(command("SET", TenantKeys(tenant).digest(name), "posted", "EX", seconds))

    async def give_back(self, tenant: str, name: str) -> None:
        """Let somebody else try."""
        await self._lane.run(command("DEL", TenantKeys(tenant).digest(name)))
