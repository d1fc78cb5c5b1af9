"""Teams as `serve` and its workers see it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app.platforms import Front, Platform
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.settings.teams import TeamsSettings
from bot.teams.adapter import Conversing
from bot.teams.app import TeamsFront
from bot.teams.auth import EmulatorDoor, TokenDoor
from bot.teams.connector import http_session
from bot.teams.parse import PLATFORM
from bot.teams.rosters import TeamsPlaces
from bot.teams.send import TeamsSender


@asynccontextmanager
async def teams(settings: TeamsSettings) -> AsyncIterator[Platform]:
    """Teams, with one HTTP session for all calls of it."""
    async with http_session() as http:
        send, places = TeamsSender(Conversing(settings, http)), TeamsPlaces(settings, http)

        async def front(inbox: Inbox) -> Front:
            door = EmulatorDoor() if settings.emulator else TokenDoor(settings.cloud, app_id=settings.app_id, http=http)
            made = TeamsFront(door=door, tenants=settings.tenants or None, inbox=inbox, send=send)
            return Front(made.handle, door.kept, door.lacks)

        def hear_from(address: ReturnAddress) -> None:
            places.heard_from(address.channel)

        yield Platform(PLATFORM, "/api/messages", send, send.amend, send.show_working, None, places, hear_from, front)
