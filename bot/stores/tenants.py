"""All that a tenant has, whoever's it is: to be handed out, or to be deleted."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable
from urllib.parse import unquote

from bot.bounds import Json
from bot.stores.calls import command
from bot.stores.client import Client, scan
from bot.stores.entries import LogEntry, readable
from bot.stores.keys import ThreadKeys, all_of, every_unfinished
from bot.stores.pipeline import Lane

BATCH = 100
"""Marks that are looked at in one trip."""


class RedisTenants:
    """A tenant's data as a whole. Every method raises StoreUnavailable."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._lane = Lane(client)

    async def purge(self, tenant: str) -> int:
        """Delete everything of the tenant; gives how many keys that were. A running bot may write new ones."""
        deleted = 0
        async for key in scan(self._client, all_of(tenant)):
            deleted += (await self._lane.run(command("UNLINK", key)))[0]
        async for key in scan(self._client, every_unfinished()):
            await self._unmark(key, tenant)
        return deleted

    async def _unmark(self, key: str, tenant: str) -> None:
        cursor = -1
        while cursor:
            ((cursor, marks),) = await self._lane.run(command("ZSCAN", key, max(cursor, 0), "COUNT", BATCH))
            if own := [mark for mark, _ in marks if json.loads(mark)[0] == tenant]:
                await self._lane.run(command("ZREM", key, *own))

    async def enquiries(self, tenant: str) -> AsyncIterator[Json]:
        """Every enquiry of the tenant that can be read, in no order."""
        async for key in scan(self._client, f"{all_of(tenant)}:log:*"):
            (entries,) = await self._lane.run(command("HVALS", key))
            for entry in readable(entries):
                yield enquiry_data(entry)

    async def sessions(self, tenant: str) -> AsyncIterator[Json]:
        """Every session of the tenant, in no order, each with its thread."""
        async for key in scan(self._client, f"{all_of(tenant)}:session"):
            thread = key.partition("{")[2].rpartition("}")[0].partition(":")[2]
            async for session in self.sessions_of(tenant, [unquote(thread)]):
                yield session

    async def sessions_of(self, tenant: str, threads: Iterable[str]) -> AsyncIterator[Json]:
        """The sessions of these threads, as far as there are any."""
        for thread in threads:
            (found,) = await self._lane.run(command("HGET", ThreadKeys(tenant, thread).session, "session"))
            if found is not None:
                yield {"session": json.loads(found), "tenant": tenant, "thread": thread}


def enquiry_data(entry: LogEntry) -> Json:
    """An enquiry for somebody to read."""
    return {"enquiry": json.loads(entry.json)}
