"""What operators do with people's data: hand it out, forget a person, delete a tenant."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.answering.pseudonyms import Pseudonyms
from bot.app.base import pseudonyms, store_client
from bot.bounds import Json
from bot.inbox.items import ErasureRequest
from bot.settings.settings import Settings
from bot.stores.forgetting import RedisForgetting
from bot.stores.tenants import RedisTenants, enquiry_data


class Privacy:
    """People are named as their platform names them. Every method raises StoreUnavailable."""

    def __init__(self, *, names: Pseudonyms, forgetting: RedisForgetting, tenants: RedisTenants) -> None:
        self._names = names
        self._forgetting = forgetting
        self._tenants = tenants

    async def forget(self, tenant: str, user: str) -> None:
        """Delete the user's sessions and unlink their enquiries."""
        pseudonym = self._names.of(tenant, user)
        await self._forgetting.forget(ErasureRequest(tenant, "", "", user, pseudonym, datetime.now(UTC)))

    async def purge(self, tenant: str) -> int:
        """Delete everything of the tenant; gives how many keys that were."""
        return await self._tenants.purge(tenant)

    async def of_user(self, tenant: str, user: str) -> AsyncIterator[Json]:
        """Every enquiry that the user opened or spoke in, then the sessions of their threads."""
        found = await self._forgetting.enquiries_of(tenant, self._names.of(tenant, user))
        for entry in found:
            yield enquiry_data(entry)
        threads = sorted({entry.enquiry.thread for entry in found} - {""})
        async for session in self._tenants.sessions_of(tenant, threads):
            yield session

    async def of_tenant(self, tenant: str) -> AsyncIterator[Json]:
        """Every enquiry of the tenant, then every session."""
        async for enquiry in self._tenants.enquiries(tenant):
            yield enquiry
        async for session in self._tenants.sessions(tenant):
            yield session


@asynccontextmanager
async def privacy(settings: Settings) -> AsyncIterator[Privacy]:
    """All of it on the settings' store. Raises SettingsError and StoreUnavailable."""
    async with store_client(settings) as client:
        yield Privacy(
            names=await pseudonyms(settings, client),
            forgetting=RedisForgetting(client, settings.retention),
            tenants=RedisTenants(client),
        )
