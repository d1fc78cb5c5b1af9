"""The Bot Framework's CloudAdapter with an authentication of ours: the one place that knows its SDK's classes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
from botbuilder.core import TurnContext
from botbuilder.integration.aiohttp import CloudAdapter
from botbuilder.schema import Activity, Attachment, ChannelAccount, ConversationAccount, ConversationReference

from bot.inbox.items import ReturnAddress
from bot.settings.teams import TeamsSettings
from bot.teams.connector import AppToken, Conversations

CARD = "application/vnd.microsoft.card.adaptive"
CHANNEL = "msteams"


@dataclass(frozen=True, slots=True)
class Connector:
    """As much of a connector as the adapter uses."""

    conversations: Conversations


class Authentication:
    """What the adapter asks for when it continues a conversation: a connector, and no client for users' tokens."""

    def __init__(self, settings: TeamsSettings, http: aiohttp.ClientSession) -> None:
        self._http = http
        self._token = AppToken(settings, http)

    def create_connector_factory(self, claims: object) -> Authentication:
        """The maker of connectors, which is this very object."""
        return self

    async def create(self, service_url: str, audience: str | None) -> Connector:
        """A connector to one service."""
        return Connector(Conversations(service_url, self._http, self._token))

    async def create_user_token_client(self, claims: object) -> None:
        """None: nobody signs in here, and making one costs more than the rest of the turn."""


class Conversing:
    """Says things in conversations, through the adapter."""

    def __init__(self, settings: TeamsSettings, http: aiohttp.ClientSession) -> None:
        self._app_id = settings.app_id
        self._adapter = CloudAdapter(Authentication(settings, http))

    async def post(self, address: ReturnAddress, activity: Activity) -> str:
        """Say something new, and give its id (empty where there is none). Raises ConnectorError."""
        ids: list[str] = []

        async def say(context: TurnContext) -> None:
            posted = await context.send_activity(activity)
            ids.append(posted.id or "" if posted else "")

        await self._continue(address, say)
        return "".join(ids)

    async def replace(self, address: ReturnAddress, activity: Activity) -> None:
        """Put something in the place of the message whose button was pressed. Raises ConnectorError."""

        async def replace(context: TurnContext) -> None:
            activity.id = address.pressed
            await context.update_activity(activity)

        await self._continue(address, replace)

    async def _continue(self, address: ReturnAddress, callback: Callable[[TurnContext], Awaitable[None]]) -> None:
        reference = ConversationReference(
            bot=ChannelAccount(id=f"28:{self._app_id}"),
            conversation=ConversationAccount(id=address.thread),
            channel_id=CHANNEL,
            service_url=address.channel,
        )
        await self._adapter.continue_conversation(reference, callback, self._app_id)


class _Card(dict[str, Any]):
    """A card that nobody changes any more: the adapter copies what it sends, and need not copy this."""

    def __deepcopy__(self, memo: object) -> _Card:
        return self


def card_activity(card: dict[str, Any], summary: str) -> Activity:
    """A message that shows a card, and `summary` where there is no room or no client for one."""
    return Activity(type="message", summary=summary, attachments=[Attachment(content_type=CARD, content=_Card(card))])


def typing_activity() -> Activity:
    """A notice that we are typing."""
    return Activity(type="typing")


def text_activity(text: str) -> Activity:
    """A message of plain words."""
    return Activity(type="message", text=text, text_format="plain")
