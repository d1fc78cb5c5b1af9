"""Forgets people: their sessions, what waits of theirs, and every way from their enquiries back to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from redis.asyncio import Redis

from advisor.enquiry import Enquiry, unlinked, without_quotes
from bot.inbox.items import Leaver
from bot.settings import Retention
from bot.stores.client import rim
from bot.stores.enquiries import forgotten_mark
from bot.stores.entries import Entry, read_entry
from bot.stores.keys import TenantKeys, ThreadKeys, claims_of
from bot.stores.lane import Answer, Lane
from bot.stores.record_scripts import CLOSED, EMPTY, FORGOTTEN, REWRITE

REDELIVERY = 600
"""Seconds for which a platform may still deliver again the message that asked to be forgotten."""
SCANNED = 1_000


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry of the log as it was read."""

    raw: bytes
    entry: Entry


class RedisForgetting:
    """Deletes what is somebody's; every step may be repeated, and a repetition ends what a dead process began."""

    def __init__(self, client: Redis, retention: Retention) -> None:
        self._client = client
        self._lane = Lane(client)
        self._retention = retention

    async def forget(self, leaver: Leaver) -> None:
        """Delete the leaver's sessions and unlink their enquiries. Raises StoreUnavailable and CodecError.

        A session counts as everybody's who spoke in it. What they asked stays counted; that it was they does not.
        """
        keys = TenantKeys(leaver.tenant)
        await self._mark(keys, leaver)
        found = await self.enquiries_of(leaver.tenant, leaver.pseudonym)
        others = {one.enquiry.thread for one in found} - {"", leaver.thread}
        for thread in sorted(others):
            await self._empty(ThreadKeys(leaver.tenant, thread), leaver)
        if leaver.thread:
            # What waits there now was said after they asked to be forgotten, or tells them that it is done.
            with rim():
                await self._client.delete(ThreadKeys(leaver.tenant, leaver.thread).session)
        await self._delete_claims(leaver, {*others, leaver.thread} - {""})
        for one in found:
            await self._unlink(keys, one.enquiry, leaver.pseudonym)
        with rim():
            await self._client.delete(keys.person(leaver.pseudonym))

    async def enquiries_of(self, tenant: str, pseudonym: str) -> Sequence[Entry]:
        """The enquiries that somebody opened or spoke in. Raises StoreUnavailable and CodecError."""
        keys = TenantKeys(tenant)
        with rim():
            members: Answer = await self._client.smembers(keys.person(pseudonym))
        listed = (member.decode().split("|", 1) for member in sorted(members))
        found = [await self._read(keys, date.fromisoformat(day), enquiry_id) for day, enquiry_id in listed]
        return [one.entry for one in found if one]

    async def _read(self, keys: TenantKeys, day: date, enquiry_id: str) -> _Found | None:
        with rim():
            raw: Answer = await self._client.hget(keys.log(day), enquiry_id)
        return None if raw is None else _Found(raw, read_entry(raw))

    async def _mark(self, keys: TenantKeys, leaver: Leaver) -> None:
        seconds = int(self._retention.sessions.total_seconds())
        mark = forgotten_mark(leaver.pseudonym)
        await self._lane.run(FORGOTTEN.call(keys=[keys.forgotten], args=[mark, repr(leaver.at.timestamp()), seconds]))

    async def _empty(self, keys: ThreadKeys, leaver: Leaver) -> None:
        call = EMPTY.call(keys=[keys.session, keys.inbox, keys.outbox], args=[leaver.user, leaver.pseudonym])
        await self._lane.run(call)

    async def _unlink(self, keys: TenantKeys, enquiry: Enquiry, pseudonym: str) -> None:
        """Rewrite the enquiry's entry as it is just now, however often somebody else is quicker."""
        while found := await self._read(keys, enquiry.day, enquiry.id):
            own = found.entry.enquiry
            if own.asker in (pseudonym, ""):
                entry = Entry(CLOSED, unlinked(own))
            else:
                entry = replace(found.entry, enquiry=without_quotes(own))
            call = REWRITE.call(
                keys=[keys.log(own.day), keys.tally(own.day, own.origin.team)],
                args=[own.id, found.raw, entry.encode()],
            )
            if (await self._lane.run(call))[0]:
                return

    async def _delete_claims(self, leaver: Leaver, threads: Iterable[str]) -> None:
        """Delete the marks of messages in these threads; that of the message that asked is kept for a little while."""
        prefixes = tuple(ThreadKeys(leaver.tenant, thread).claim("") for thread in threads)
        last = ThreadKeys(leaver.tenant, leaver.thread).claim(leaver.message)
        with rim():
            async for key in self._client.scan_iter(match=claims_of(leaver.tenant), count=SCANNED):
                if key.decode().startswith(prefixes):
                    if key.decode() == last:
                        await self._client.expire(key, REDELIVERY, lt=True)
                    else:
                        await self._client.delete(key)
