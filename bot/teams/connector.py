"""Our side of the Bot Connector: one shared HTTP session instead of the SDK's blocking requests in threads.

The adapter takes any authentication that gives it a connector, and any connector that has these few methods.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp
from botbuilder.schema import Activity

from bot.settings.teams import TeamsSettings

TIMEOUT = 4
"""Seconds; below the inbox's lease, so that no other process sends the same reply meanwhile."""
EARLY = 300.0
"""Seconds before its end at which a token is fetched anew."""


class ConnectorError(Exception):
    """The connector took nothing. `status` is 0 where it was not reached; `after` are the seconds to wait."""

    def __init__(self, status: int, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.after = after


def http_session() -> aiohttp.ClientSession:
    """The one HTTP session for Teams."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))


@dataclass(frozen=True, slots=True)
class Posted:
    """What the connector took, by its new id."""

    id: str | None


class AppToken:
    """The app's own token for the connector, by its client secret; none in emulator mode."""

    def __init__(self, settings: TeamsSettings, http: aiohttp.ClientSession) -> None:
        self._settings = settings
        self._http = http
        self._token = ""
        self._ends = float("-inf")
        self._lock = asyncio.Lock()

    async def headers(self) -> dict[str, str]:
        """The header that proves who we are. Raises ConnectorError."""
        if self._settings.emulator:
            return {}
        async with self._lock:
            if time.monotonic() > self._ends - EARLY:
                await self._fetch()
            return {"Authorization": f"Bearer {self._token}"}

    def forget(self) -> None:
        """Fetch anew next time: the connector did not take the token."""
        self._ends = float("-inf")

    async def _fetch(self) -> None:
        cloud = self._settings.cloud
        url = f"{cloud.login_url.rstrip('/')}/{next(iter(self._settings.tenants))}/oauth2/v2.0/token"
        form = {
            "grant_type": "client_credentials",
            "client_id": self._settings.app_id,
            "client_secret": self._settings.app_password.get_secret_value(),
            "scope": cloud.scope,
        }
        try:
            async with self._http.post(url, data=form, allow_redirects=False, raise_for_status=True) as response:
                answer = await response.json(content_type=None)
            self._token, self._ends = str(answer["access_token"]), time.monotonic() + float(answer["expires_in"])
        except (aiohttp.ClientError, TimeoutError, ValueError, LookupError, TypeError) as error:
            raise ConnectorError(0, f"no token could be had: {type(error).__name__}") from error


class Conversations:
    """The connector's methods that the adapter calls, and look-ups, for one service. Each raises ConnectorError."""

    def __init__(self, service_url: str, http: aiohttp.ClientSession, token: AppToken) -> None:
        self._url = service_url.rstrip("/")
        self._http = http
        self._token = token

    async def send_to_conversation(self, conversation_id: str, activity: Activity) -> Posted:
        """Post the activity."""
        return await self._call("POST", f"{quote(conversation_id, safe='')}/activities", activity)

    async def reply_to_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> Posted:
        """Post the activity. What it replies to is an id that the adapter makes up when it continues a conversation."""
        activity.reply_to_id = None
        return await self.send_to_conversation(conversation_id, activity)

    async def update_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> Posted:
        """Put the activity in the place of an earlier one."""
        activity.reply_to_id = None
        path = f"{quote(conversation_id, safe='')}/activities/{quote(activity_id, safe='')}"
        return await self._call("PUT", path, activity)

    async def look_up(self, path: str) -> dict[str, Any]:
        """What lies below the service's address: a roster's member, a team."""
        return await self._request("GET", path)

    async def open_chat(self, user: str, *, app_id: str, tenant: str) -> str:
        """The id of our personal chat with somebody, who need not have written to us before."""
        opened = {
            "bot": {"id": f"28:{app_id}"},
            "members": [{"id": user}],
            "isGroup": False,
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        return str((await self._request("POST", "v3/conversations", opened)).get("id") or "")

    async def _call(self, method: str, path: str, activity: Activity) -> Posted:
        answer = await self._request(method, f"v3/conversations/{path}", _on_the_wire(activity))
        return Posted(answer.get("id"))

    async def _request(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = await self._token.headers()
        try:
            async with self._http.request(
                method, f"{self._url}/{path}", json=body, headers=headers, allow_redirects=False
            ) as response:
                return await self._taken(response)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise ConnectorError(0, f"Teams cannot be reached: {type(error).__name__}") from error

    async def _taken(self, response: aiohttp.ClientResponse) -> dict[str, Any]:
        if response.status == 401:
            self._token.forget()
        if not 200 <= response.status < 300:
            asked = response.headers.get("Retry-After", "")
            after = float(asked) if asked.isascii() and asked.isdigit() else None
            raise ConnectorError(response.status, f"Teams answered {response.status}", after)
        try:
            answer = await response.json(content_type=None)
        except ValueError:
            answer = None
        return answer if isinstance(answer, dict) else {}


def _on_the_wire(activity: Activity) -> dict[str, Any]:
    """As much of the activity as we ever set. The SDK's own way visits every value of a card, for milliseconds."""
    fields = {
        "type": activity.type,
        "channelId": activity.channel_id,
        "serviceUrl": activity.service_url,
        "from": {"id": activity.from_property.id},
        "conversation": {"id": activity.conversation.id},
        "id": activity.id,
        "inputHint": activity.input_hint,
        "summary": activity.summary,
        "text": activity.text,
        "textFormat": activity.text_format,
        "attachments": [
            {"contentType": attachment.content_type, "content": attachment.content}
            for attachment in activity.attachments or ()
        ],
    }
    return {name: value for name, value in fields.items() if value}
