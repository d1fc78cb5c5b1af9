"""A served Teams front, and the connector that it answers to."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from advisor.ports import Interpreter
from bot.app.serving import open_house
from bot.app.web import application
from bot.inbox.ports import Respond
from bot.settings.settings import Settings
from tests.support.contract import ScriptedReader
from tests.support.fakes_oidc import SECRET, OpenIdServer
from tests.support.fakes_teams import RecordingConnector
from tests.support.teams_http import APP_ID, TENANT
from tests.support.waiting import server_pid, until

NONCE = "0123456789abcdef"


def emulated(data_dir: Path) -> Settings:
    """Settings of a front in emulator mode, over a store in `data_dir`."""
    values = {"ADVISOR_TEAMS_EMULATOR": True, "MicrosoftAppTenantId": TENANT, "ADVISOR_DATA_DIR": data_dir}
    return Settings.model_validate(values)


def authenticated(data_dir: Path, oidc: OpenIdServer) -> Settings:
    """Settings of a front as an operator would set them, whose sign-in is at this server."""
    values = {
        "ADVISOR_DATA_DIR": str(data_dir),
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": SECRET,
        "MicrosoftAppTenantId": TENANT,
        "ToBotFromChannelOpenIdMetadataUrl": f"{oidc.url}/openid",
        "ToChannelFromBotLoginUrl": oidc.url,
        "ADVISOR_TEAMS_SERVICE_HOSTS": "127.0.0.1",
    }
    return Settings.model_validate(values)


@dataclass
class Front:
    """A served front, the connector it answers to, and the process id of its store."""

    http: TestClient[Any, Any]
    teams: RecordingConnector
    store_pid: int

    @property
    def said(self) -> list[str]:
        """The first text of each card that was posted."""
        return [posted.texts[0] for posted in self.teams.posted]

    async def send(self, activity: dict[str, Any], **headers: str) -> tuple[int, Any]:
        """The status and the body (None if empty) that the activity is answered with; answers come to the connector."""
        return await self.send_bytes(json.dumps(activity | {"serviceUrl": self.teams.url}).encode(), **headers)

    async def send_bytes(self, body: bytes, **headers: str) -> tuple[int, Any]:
        """The status and the body (None if empty) that these bytes are answered with."""
        given = {"Content-Type": "application/json"} | headers
        async with self.http.post("/api/messages", data=body, headers=given) as response:
            text = await response.text()
            return response.status, json.loads(text) if text else None

    async def posted(self, number: int) -> None:
        """Return once so many answers were posted in all."""
        await until(lambda: len(self.teams.posted) >= number)


@asynccontextmanager
async def served(
    respond: Respond | None = None, *, settings: Settings | None = None, read: Interpreter | None = None
) -> AsyncIterator[Front]:
    """What the environment (or `settings`) configures, on loopback; its conversation is `respond`, or the real one."""
    opening = open_house(settings or Settings.read(), respond=respond, read=read or ScriptedReader())
    async with RecordingConnector().served() as teams, opening as house:
        server = TestServer(application(house), host="127.0.0.1")
        async with TestClient(server) as http, AsyncExitStack() as listening:
            for own in house.fronts.values():
                await listening.enter_async_context(own.listening())
            pid = await server_pid(house.client)
            yield Front(http, teams, pid)
        await house.inbox.stop(1.0)
