"""The enquiry log: one entry a consultation, counted once however often it is told, found again by tenant and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from advisor.enquiry import Enquiry, unlinked, without_quotes
from bot.settings.settings import Retention
from bot.stores.calls import Call, command
from bot.stores.client import Client
from bot.stores.entries import LogEntry, readable
from bot.stores.keys import TenantKeys
from bot.stores.pipeline import Lane
from bot.stores.record_scripts import ASKER_FORGOTTEN, RECORD, SPEAKER_FORGOTTEN

DAY = timedelta(days=1)


class RedisEnquiryLog:
    """Enquiries by tenant and day, each kept for the retention counted from the day it was opened."""

    def __init__(self, client: Client, retention: Retention) -> None:
        self._lane = Lane(client)
        self._retention = retention.enquiries

    async def record(self, enquiry: Enquiry) -> None:
        """Keep and count this state of the enquiry; no state replaces one of a later version, or of the same.

        Of somebody who was forgotten since it was opened, nothing but the count is kept. Raises StoreUnavailable.
        """
        (answer,) = await self._lane.run(self.recording(enquiry))
        if answer == ASKER_FORGOTTEN:
            await self.record(unlinked(enquiry))
        elif answer == SPEAKER_FORGOTTEN:
            await self.record(replace(without_quotes(enquiry), speaker=""))

    def recording(self, enquiry: Enquiry) -> Call:
        """The script that does it; it gives who was forgotten, if anybody was."""
        keys, day = TenantKeys(enquiry.tenant), enquiry.day
        entry = LogEntry(enquiry.version, replace(enquiry, speaker=""))
        people = (enquiry.asker, enquiry.speaker)
        return RECORD.call(
            keys=[
                keys.log(day),
                keys.tally(day, enquiry.origin.team),
                keys.teams(day),
                *map(keys.person, people),
                keys.forgotten,
            ],
            args=[
                enquiry.id,
                entry.version,
                entry.contribution,
                entry.json,
                enquiry.origin.team,
                index_of(enquiry),
                *map(forgotten_mark, people),
                repr(enquiry.opened.timestamp()),
                int((self._retention + DAY).total_seconds()),
            ],
        )

    async def between(self, tenant: str, *, since: datetime, until: datetime) -> Sequence[Enquiry]:
        """The tenant's enquiries opened from `since` up to, not including, `until`, oldest first.

        Entries that this version cannot read are left out. Raises StoreUnavailable.
        """
        last = until.astimezone(UTC).date()
        first = since.astimezone(UTC).date()
        found: list[Enquiry] = []
        for number in range((last - first).days + 1):
            found.extend(await self.on_day(tenant, first + number * DAY))
        return sorted((own for own in found if since <= own.opened < until), key=lambda own: (own.opened, own.id))

    async def on_day(self, tenant: str, day: date) -> Sequence[Enquiry]:
        """The tenant's readable enquiries opened on that day (UTC), in no order. Raises StoreUnavailable."""
        (entries,) = await self._lane.run(command("HVALS", TenantKeys(tenant).log(day)))
        return [entry.enquiry for entry in readable(entries)]


def index_of(enquiry: Enquiry) -> str:
    """How somebody's enquiries are listed: day and id."""
    return f"{enquiry.day.isoformat()}|{enquiry.id}"


def forgotten_mark(pseudonym: str) -> str:
    """What is kept of somebody who was forgotten: a mark that only they would make again. Nobody makes none."""
    return sha256(f"forgotten:{pseudonym}".encode()).hexdigest()[:32] if pseudonym else ""
