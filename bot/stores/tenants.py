"""All that a tenant has, whoever's it is: to be handed out, or to be deleted."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable
from typing import Any
from urllib.parse import unquote

from redis.asyncio import Redis

from bot.stores.client import rim
from bot.stores.entries import Entry, readable
from bot.stores.keys import ThreadKeys, all_of, every_unfinished
from bot.stores.lane import Answer

SCANNED = 1_000
Json = dict[str, Any]


class RedisTenants:
    """A tenant's data as a whole. Every method raises StoreUnavailable."""

    def __init__(self, client: Redis) -> None:
        self._client = client

    async def purge(self, tenant: str) -> int:
        """Delete everything of the tenant; gives how many keys that were. A running bot may write new ones."""
        deleted = 0
        with rim():
            async for key in self._client.scan_iter(match=all_of(tenant), count=SCANNED):
                deleted += await self._client.unlink(key)
            async for key in self._client.scan_iter(match=every_unfinished(), count=SCANNED):
                async for mark, _ in self._client.zscan_iter(key):
                    if json.loads(mark)[0] == tenant:
                        await self._client.zrem(key, mark)
        return deleted

    async def enquiries(self, tenant: str) -> AsyncIterator[Json]:
        """Every enquiry of the tenant that can be read, in no order."""
        with rim():
            async for key in self._client.scan_iter(match=f"{all_of(tenant)}:log:*", count=SCANNED):
                entries: Answer = await self._client.hvals(key)
                for entry in readable(entries):
                    yield enquiry_data(entry)

    async def sessions(self, tenant: str) -> AsyncIterator[Json]:
        """Every session of the tenant, in no order, each with its thread."""
        with rim():
            async for key in self._client.scan_iter(match=f"{all_of(tenant)}:session", count=SCANNED):
                thread = key.decode().partition("{")[2].rpartition("}")[0].partition(":")[2]
                async for session in self.sessions_of(tenant, [unquote(thread)]):
                    yield session

    async def sessions_of(self, tenant: str, threads: Iterable[str]) -> AsyncIterator[Json]:
        """The sessions of these threads, as far as there are any."""
        for thread in threads:
            with rim():
                found: Answer = await self._client.hget(ThreadKeys(tenant, thread).session, "session")
            if found is not None:
                yield {"session": json.loads(found), "tenant": tenant, "thread": thread}


def enquiry_data(entry: Entry) -> Json:
    """An enquiry for somebody to read."""
    return {"enquiry": json.loads(entry.json)}
