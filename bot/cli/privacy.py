"""`advisor export` and `advisor purge`: what is kept of a person or of a tenant, handed out or deleted."""

from __future__ import annotations

import asyncio
import json

import typer

from bot.app.data_requests import Privacy, privacy
from bot.settings.settings import Settings


def export(*, tenant: str, user: str) -> None:
    """Print a JSON line for each enquiry and session. Raises SettingsError and StoreUnavailable."""
    asyncio.run(_export(tenant, user))


async def _export(tenant: str, user: str) -> None:
    async with privacy(Settings.read()) as kept:
        async for row in kept.of_user(tenant, user) if user else kept.of_tenant(tenant):
            typer.echo(json.dumps(row, ensure_ascii=False))


def purge(*, tenant: str, user: str) -> None:
    """Delete it, and say so. Raises SettingsError and StoreUnavailable."""
    asyncio.run(_purge(tenant, user))


async def _purge(tenant: str, user: str) -> None:
    async with privacy(Settings.read()) as kept:
        typer.echo(await _deleted(kept, tenant, user))


async def _deleted(kept: Privacy, tenant: str, user: str) -> str:
    if user:
        await kept.forget(tenant, user)
        return f"Forgotten: {user} of {tenant}. Their enquiries stay counted, and lead to nobody."
    return f"Deleted everything of {tenant}: {await kept.purge(tenant)} keys."
