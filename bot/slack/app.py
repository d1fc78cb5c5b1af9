"""The Slack front: guard, then Bolt, then the inbox; nothing is acknowledged before it is kept."""

from __future__ import annotations

import logging
import re
import time
from typing import Any

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from advisor.errors import StoreUnavailable
from bot.inbox.inbox import Inbox
from bot.settings import SlackSettings
from bot.slack.guard import refusal
from bot.slack.parse import parse

log = structlog.get_logger()

ANY_EVENT = re.compile("")


class SlackFront:
    """Slack's requests in, an HTTP answer out."""

    def __init__(self, settings: SlackSettings, *, inbox: Inbox, client: AsyncWebClient) -> None:
        self._secret = settings.signing_secret.get_secret_value()
        self._bolt = _bolt(inbox, client, self._secret)

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one request: 200 once the message is kept or is none of ours; 401, 413 or 400 for what is refused;
        503 where the store cannot be reached, so that Slack delivers again."""
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        refused = refusal(body, request.headers, secret=self._secret, now=time.time())
        if refused:
            log.warning("a request to the Slack front was refused", status=refused.status, size=len(body))
            return web.Response(status=refused.status)
        try:
            bolt_request = AsyncBoltRequest(
                body=body.decode("utf-8"), query=request.query_string, headers=dict(request.headers)
            )
        except Exception:
            # Bolt takes fields as they come; whatever it stumbles over is not what Slack documents.
            return web.Response(status=400)
        return await to_aiohttp_response(await self._bolt.async_dispatch(bolt_request))


def _bolt(inbox: Inbox, client: AsyncWebClient, secret: str) -> AsyncApp:
    # Bolt's usual mode acknowledges before the work, loses it when the process ends, and polls for the acknowledgement.
    quiet = logging.getLogger("bot.slack.bolt")
    # Bolt warns of requests that nobody handles by printing them whole, with what people wrote.
    quiet.setLevel(logging.ERROR)
    app = AsyncApp(
        logger=quiet,
        client=client,
        signing_secret=secret,
        authorize=_authorize,
        process_before_response=True,
        # The guard has checked these very bytes, and `parse` knows our own messages.
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )

    async def on_event(body: dict[str, Any]) -> None:
        mention = parse(body)
        if mention:
            await inbox.accept(mention.message, mention.address)

    app.event(ANY_EVENT)(on_event)
    app.error(_refuse)
    return app


async def _authorize(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
    """One workspace, one token, and no call to Slack on the way to an acknowledgement."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)


async def _refuse(error: Exception) -> BoltResponse:
    """Anything but a 200 makes Slack deliver again, which is right whenever a message was not kept."""
    if isinstance(error, StoreUnavailable):
        log.warning("an event was not kept; Slack will deliver it again", why=str(error))
        return BoltResponse(status=503)
    log.error("a signed request could not be understood", exc_info=error)
    return BoltResponse(status=400)
