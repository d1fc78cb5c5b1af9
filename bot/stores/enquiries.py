"""The enquiry log: one entry a consultation, however often it is written, found again by tenant and time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from redis.asyncio import Redis

from advisor.enquiry import Enquiry
from bot.settings import Retention
from bot.stores import scripts
from bot.stores.client import rim
from bot.stores.codec import ENQUIRY
from bot.stores.keys import TenantKeys
from bot.stores.lane import Answer, Lane


class RedisEnquiryLog:
    """Enquiries by tenant, each kept for the retention counted from its last update."""

    def __init__(self, client: Redis, retention: Retention) -> None:
        self._client = client
        self._lane = Lane(client)
        self._seconds = int(retention.enquiries.total_seconds())

    async def record(self, enquiry: Enquiry) -> None:
        """Keep this state of the enquiry; an older state never replaces a newer one. Raises StoreUnavailable."""
        keys = TenantKeys(enquiry.tenant)
        call = scripts.RECORD.call(
            keys=[keys.enquiry(enquiry.id), keys.enquiries],
            args=[
                enquiry.id,
                repr(enquiry.updated.timestamp()),
                ENQUIRY.encode(enquiry),
                repr(enquiry.opened.timestamp()),
                self._seconds,
            ],
        )
        await self._lane.run(call)

    async def between(self, tenant: str, *, since: datetime, until: datetime) -> Sequence[Enquiry]:
        """The tenant's enquiries opened from `since` up to, not including, `until`, oldest first.

        Raises StoreUnavailable, and CodecError for an entry that this version cannot read.
        """
        keys = TenantKeys(tenant)
        with rim():
            ids: Answer = await self._client.zrangebyscore(keys.enquiries, since.timestamp(), f"({until.timestamp()!r}")
            async with self._client.pipeline(transaction=False) as pipe:
                for enquiry_id in ids:
                    pipe.hget(keys.enquiry(enquiry_id.decode()), "enquiry")
                found = await pipe.execute()
        return [ENQUIRY.decode(data) for data in found if data is not None]
