"""The Slack front: guard or socket, then Bolt, then the inbox; nothing is acknowledged before it is kept."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Protocol

import structlog
from aiohttp import web
from pydantic_core import from_json
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings.settings import SlackSettings
from bot.slack.listeners import Listeners
from bot.slack.signature import Replays, refusal


class _Connection(Protocol):
    """What is used of Bolt's handler, which leaves it without types."""

    async def connect_async(self) -> None: ...
    async def close_async(self) -> None: ...


@asynccontextmanager
async def socket_mode(app: AsyncApp, app_token: str) -> AsyncIterator[None]:
    """Take envelopes until the end of the block; the connection is opened, and opened again, in the background.

    What is not kept is not acknowledged, so Slack delivers it again.
    """
    connection: _Connection = AsyncSocketModeHandler(app, app_token)
    connecting = asyncio.create_task(connection.connect_async())
    try:
        yield
    finally:
        connecting.cancel()
        with suppress(asyncio.CancelledError):
            await connecting
        await connection.close_async()


log = structlog.get_logger()


class SlackFront:
    """Slack's requests in, an HTTP answer out; or, in Socket Mode, envelopes in and acknowledgements out."""

    def __init__(self, settings: SlackSettings, *, listeners: Listeners, client: AsyncWebClient) -> None:
        self._settings = settings
        self._bolt = _bolt(client)
        self._listeners = listeners
        self._replays = Replays()
        listeners.register(self._bolt)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Where there is an app token, take what comes by Socket Mode for as long as this lasts."""
        token = self._settings.app_token
        if token is None:
            yield
            return
        async with socket_mode(self._bolt, token.get_secret_value()):
            yield

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one request: 200 once the message is kept or is none of ours; 401, 413 or 400 for what is refused;
        503 where the store cannot be reached and Slack delivers again."""
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        # Without a secret nothing can be checked, and what cannot be checked is refused.
        secret = self._settings.signing_secret
        status = refusal(body, request.headers, secret=secret.get_secret_value(), now=time.time()) if secret else 401
        if status:
            log.warning("a request to the Slack front was refused", status=status, size=len(body))
            return web.Response(status=status)
        signature = request.headers["X-Slack-Signature"]
        stamp = int(request.headers["X-Slack-Request-Timestamp"])
        if self._replays.is_replay(signature, stamp=stamp, now=time.time()):
            log.warning("a request that was answered before came again", size=len(body))
            return web.Response(status=401)
        response = await self._answer(request, body)
        if response.status < 500:
            self._replays.remember(signature, now=time.time())
        return response

    async def _answer(self, request: web.Request, body: bytes) -> web.Response:
        payload = from_json(body) if body.startswith(b"{") else {}
        if payload.get("type") == "event_callback":
            return web.Response(status=await self._listeners.on_event(payload))
        try:
            text = body.decode("utf-8")
            asked = AsyncBoltRequest(body=text, query=request.query_string, headers=dict(request.headers))
            return await to_aiohttp_response(await self._bolt.async_dispatch(asked))
        except Exception as error:
            # Bolt takes fields as they come; whatever it stumbles over is not what Slack documents. Our own listeners'
            # failures are answered before they come here.
            log.warning("a signed request is none that Slack documents", why=type(error).__name__)
            return web.Response(status=400)


def _bolt(client: AsyncWebClient) -> AsyncApp:
    quiet = logging.getLogger("bot.slack.bolt")
    # Bolt warns of requests that nobody handles by printing them whole, with what people wrote.
    quiet.setLevel(logging.ERROR)
    return AsyncApp(
        # Without a name it looks through every module that is loaded, for a tenth of a second.
        name="advisor",
        logger=quiet,
        client=client,
        authorize=_authorize,
        # Bolt's usual mode acknowledges before the work, loses it when the process ends, and polls for the
        # acknowledgement.
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        # The guard has checked these very bytes, and `parse` knows our own messages.
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )


async def _authorize(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
    """One workspace, one token, and no call to Slack on the way to an acknowledgement."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)
