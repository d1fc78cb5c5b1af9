"""Who is in which team or channel, by Teams' own rosters, and what teams are called."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

import aiohttp
import structlog

from advisor.summary import Asker
from bot.settings.teams import TeamsSettings
from bot.teams.connector import AppToken, ConnectorError, Conversations

log = structlog.get_logger()

MOST_AT_ONCE = 8


class TeamsPlaces:
    """`bot.reports.naming.Places` for Teams, at the service that was heard from last."""

    def __init__(self, settings: TeamsSettings, http: aiohttp.ClientSession) -> None:
        self._http = http
        self._token = AppToken(settings, http)
        self._service_url = settings.service_url

    def heard_from(self, service_url: str) -> None:
        """Ask there from now on: services move."""
        self._service_url = service_url

    async def readable(self, asker: Asker, channels: frozenset[str]) -> Mapping[str, str]:
        """Those of the channels or teams whose roster has the asker, each with its name or else its own id."""
        gate = asyncio.Semaphore(MOST_AT_ONCE)

        async def look(channel: str) -> str | None:
            async with gate:
                return await self._named(channel) if await self._is_in(channel, asker.user) else None

        found = await asyncio.gather(*map(look, sorted(channels)))
        return {channel: name for channel, name in zip(sorted(channels), found, strict=True) if name is not None}

    async def _is_in(self, channel: str, user: str) -> bool:
        path = f"v3/conversations/{quote(channel, safe='')}/members/{quote(user, safe='')}"
        return await self._look_up(path) is not None

    async def _named(self, channel: str) -> str:
        told = await self._look_up(f"v3/teams/{quote(channel, safe='')}")
        return str((told or {}).get("name") or channel)

    async def _look_up(self, path: str) -> Mapping[str, object] | None:
        try:
            return await Conversations(self._service_url, self._http, self._token).look_up(path)
        except ConnectorError as error:
            if error.status not in (403, 404):
                log.warning("Teams did not say who is where", why=str(error))
            return None
