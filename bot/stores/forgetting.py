"""Forgets people: their sessions, what waits of theirs, and every way from their enquiries back to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import structlog

from advisor.enquiry import Enquiry, unlinked, without_quotes
from bot.inbox.items import ErasureRequest
from bot.settings.settings import Retention
from bot.stores.calls import command
from bot.stores.client import Client, scan
from bot.stores.codec import CodecError
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.enquiries import forgotten_mark
from bot.stores.entries import LogEntry, read_entry
from bot.stores.keys import TenantKeys, ThreadKeys, claims_of
from bot.stores.pipeline import Lane
from bot.stores.record_scripts import CLOSED, EMPTY, FORGOTTEN, REWRITE

log = structlog.get_logger()

REDELIVERY = 600
"""Seconds for which a platform may still deliver again the message that asked to be forgotten."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry of the log as it was read."""

    raw: bytes
    entry: LogEntry


class RedisForgetting:
    """Deletes what is somebody's; every step may be repeated, and a repetition ends what a dead process began."""

    def __init__(self, client: Client, retention: Retention) -> None:
        self._client = client
        self._lane = Lane(client)
        self._retention = retention

    async def forget(self, leaver: ErasureRequest) -> None:
        """Delete the leaver's sessions and unlink their enquiries. Raises StoreUnavailable.

        A session counts as everybody's who spoke in it. What they asked stays counted; that it was they does not. An
        enquiry that cannot be read cannot be unlinked either, so it is deleted.
        """
        keys = TenantKeys(leaver.tenant)
        await self._mark(keys, leaver)
        found, unreadable = await self._enquiries_of(keys, leaver.pseudonym)
        await RedisDeadLetters(self._client, self._retention).forget(leaver.tenant, leaver.user)
        for day, enquiry_id in unreadable:
            await self._lane.run(command("HDEL", keys.log(day), enquiry_id))
        others = {one.enquiry.thread for one in found} - {"", leaver.thread}
        for thread in sorted(others):
            await self._empty(ThreadKeys(leaver.tenant, thread), leaver)
        if leaver.thread:
            # What waits there now was said after they asked to be forgotten, or tells them that it is done.
            await self._lane.run(command("DEL", ThreadKeys(leaver.tenant, leaver.thread).session))
        await self._delete_claims(leaver, {*others, leaver.thread} - {""})
        for one in found:
            await self._unlink(keys, one.enquiry, leaver.pseudonym)
        await self._lane.run(command("DEL", keys.person(leaver.pseudonym)))

    async def enquiries_of(self, tenant: str, pseudonym: str) -> Sequence[LogEntry]:
        """The enquiries that somebody opened or spoke in, but those that cannot be read. Raises StoreUnavailable."""
        return (await self._enquiries_of(TenantKeys(tenant), pseudonym))[0]

    async def _enquiries_of(
        self, keys: TenantKeys, pseudonym: str
    ) -> tuple[Sequence[LogEntry], Sequence[tuple[date, str]]]:
        """Somebody's enquiries, and day and id of those of them that this version cannot read."""
        (members,) = await self._lane.run(command("SMEMBERS", keys.person(pseudonym)))
        found: list[LogEntry] = []
        unreadable: list[tuple[date, str]] = []
        for member in sorted(members):
            text, enquiry_id = member.decode().split("|", 1)
            day = date.fromisoformat(text)
            try:
                one = await self._read(keys, day, enquiry_id)
            except CodecError as error:
                log.error("a stored enquiry cannot be read", enquiry=enquiry_id, day=text, why=str(error))
                unreadable.append((day, enquiry_id))
            else:
                found += [one.entry] if one else []
        return found, unreadable

    async def _read(self, keys: TenantKeys, day: date, enquiry_id: str) -> _Found | None:
        (raw,) = await self._lane.run(command("HGET", keys.log(day), enquiry_id))
        return None if raw is None else _Found(raw, read_entry(raw))

    async def _mark(self, keys: TenantKeys, leaver: ErasureRequest) -> None:
        seconds = int(self._retention.sessions.total_seconds())
        mark = forgotten_mark(leaver.pseudonym)
        await self._lane.run(FORGOTTEN.call(keys=[keys.forgotten], args=[mark, repr(leaver.at.timestamp()), seconds]))

    async def _empty(self, keys: ThreadKeys, leaver: ErasureRequest) -> None:
        call = EMPTY.call(keys=[keys.session, keys.inbox, keys.outbox], args=[leaver.user, leaver.pseudonym])
        await self._lane.run(call)

    async def _unlink(self, keys: TenantKeys, enquiry: Enquiry, pseudonym: str) -> None:
        """Rewrite the enquiry's entry as it is just now, however often somebody else is quicker."""
        while found := await self._read(keys, enquiry.day, enquiry.id):
            own = found.entry.enquiry
            if own.asker in (pseudonym, ""):
                entry = LogEntry(CLOSED, unlinked(own))
            else:
                entry = replace(found.entry, enquiry=without_quotes(own))
            call = REWRITE.call(
                keys=[keys.log(own.day), keys.tally(own.day, own.origin.team)],
                args=[own.id, found.raw, entry.encode()],
            )
            if (await self._lane.run(call))[0]:
                return

    async def _delete_claims(self, leaver: ErasureRequest, threads: Iterable[str]) -> None:
        """Delete the marks of messages in these threads; that of the message that asked is kept for a little while."""
        prefixes = tuple(ThreadKeys(leaver.tenant, thread).claim("") for thread in threads)
        asked = ThreadKeys(leaver.tenant, leaver.thread)
        last = (asked.claim(leaver.message), asked.repeat(leaver.message))
        async for key in scan(self._client, claims_of(leaver.tenant)):
            if key in last:
                await self._lane.run(command("EXPIRE", key, REDELIVERY, "LT"))
            elif key.startswith(prefixes):
                await self._lane.run(command("DEL", key))
