"""What answers managers, on the store and with the policy of these settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from advisor.decision.policy import policy_for
from advisor.overlay import Overlay
from bot.answering.summaries import Summaries
from bot.app.base import SystemClock, store_client
from bot.settings.overlay_file import overlay_of
from bot.settings.settings import Settings
from bot.stores.client import Client
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.tallies import RedisTallies


def summaries_on(client: Client, settings: Settings, overlay: Overlay | None) -> Summaries:
    """Summaries for a process that has a client of the store, and the settings' overlay, already."""
    return Summaries(
        managers=settings.managers,
        smallest=settings.smallest_group,
        tallies=RedisTallies(client),
        log=RedisEnquiryLog(client, settings.retention),
        clock=SystemClock(),
        policy=lambda day: policy_for(day, overlay),
    )


@asynccontextmanager
async def summaries(settings: Settings) -> AsyncIterator[Summaries]:
    """Summaries for a command that asks once. Raises SettingsError, StoreUnavailable and DataError."""
    async with store_client(settings) as client:
        yield summaries_on(client, settings, overlay_of(settings))
