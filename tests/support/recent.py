"""Enquiries of the last days, for whoever asks the served advisor for a summary of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from redis.asyncio import Redis

from advisor.enquiry import Enquiry
from advisor.message import Origin
from bot.settings.settings import Retention
from bot.stores.enquiries import RedisEnquiryLog
from tests.support.enquiry_log import enquiries

SPREAD = 20
"""Days over which they are spread, the last one being today."""


def recent(
    count: int, *, tenant: str, teams: Sequence[str], people: int = 7, platform: str = "slack", ago: int = 0
) -> list[Enquiry]:
    """That many enquiries in turns in the teams and by the people, the latest `ago` days ago, all else as drawn."""
    now = datetime.now(UTC) - timedelta(days=ago)
    made = []
    for number, own in enumerate(enquiries(count, tenants=1)):
        team = teams[number % len(teams)]
        opened = now - timedelta(days=number % SPREAD)
        made.append(
            replace(
                own,
                id=f"{tenant}/{ago}/{number}",
                tenant=tenant,
                thread=f"{team}:{number}",
                opened=opened,
                updated=opened,
                asker=f"{tenant}-{ago}-p{number % people}",
                origin=Origin(platform, team=team, channel=team),
            )
        )
    return made


async def keep(client: Redis, made: Sequence[Enquiry]) -> None:
    """Put them on record, as the bot does."""
    log = RedisEnquiryLog(client, Retention())
    for enquiry in made:
        await log.record(enquiry)
