"""The Teams front: who calls, then guard, then the inbox; the turn itself runs behind the answered request."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import structlog
from aiohttp import web

from advisor.errors import StoreUnavailable
from advisor.reply import Notice, Reply
from bot.inbox.backpressure import TooMuch
from bot.inbox.inbox import Inbox
from bot.inbox.ports import Send, SendLater, SendRefused
from bot.teams.adapter import CARD
from bot.teams.auth import Authenticator
from bot.teams.parse import TeamsMessage, parse
from bot.teams.render import settled
from bot.teams.request_checks import RequestRefused, read, tenant_of

log = structlog.get_logger()

GOT_IT = "Got it."
TRY_AGAIN = "Sorry, I can't reach my notes just now, so I didn't take that in. Please try again in a minute."
EMULATOR_TENANT = "emulator"
_MESSAGE = "application/vnd.microsoft.activity.message"


class TeamsFront:
    """The Bot Framework's requests in, an HTTP answer out.

    `tenants` are those that are served; None serves any, as in emulator mode.
    """

    def __init__(self, *, door: Authenticator, tenants: frozenset[str] | None, inbox: Inbox, send: Send) -> None:
        self._door = door
        self._tenants = tenants
        self._inbox = inbox
        self._send = send

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one request: 200 once the message is kept, the person was told that it was not, or nothing was said
        to us; 400, 401, 403, 413 or 503 for what is refused."""
        try:
            said = await self._admitted(request)
        except RequestRefused as refused:
            log.warning("a request to the Teams front was refused", status=refused.status, why=str(refused))
            return web.Response(status=refused.status)
        if said is None:
            return web.Response()
        try:
            await self._inbox.accept(said.message, said.address)
        except TooMuch as error:
            return await self._not_kept(said, str(error))
        except StoreUnavailable as error:
            log.warning("an activity was not kept", why=str(error))
            return await self._not_kept(said, TRY_AGAIN)
        return _acknowledged(said)

    async def _admitted(self, request: web.Request) -> TeamsMessage | None:
        caller = await self._door.caller(request.headers.get("Authorization", ""), request.remote or "")
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge as error:
            raise RequestRefused(413, "the body is too large") from error
        activity, envelope = read(body, request.headers.get("Content-Type", ""))
        caller.vouch(envelope)
        tenant = tenant_of(activity)
        if self._tenants is not None and tenant not in self._tenants:
            raise RequestRefused(403, "the tenant is not served")
        return parse(activity, tenant=tenant or EMULATOR_TENANT)

    async def _not_kept(self, said: TeamsMessage, words: str) -> web.Response:
        """Teams does not deliver again, so the person has to be told, here and now."""
        if said.invoke:
            return _invoke_answer(_MESSAGE, words)
        try:
            # The question keeps its buttons: what was pressed was not taken in.
            await self._send(replace(said.address, pressed=""), Reply((Notice(words),), words))
        except (SendLater, SendRefused) as error:
            log.error("a message was lost, and nobody could be told", why=str(error))
            return web.Response(status=503)
        return web.Response()


def _acknowledged(said: TeamsMessage) -> web.Response:
    if not said.invoke:
        return web.Response()
    if said.address.answered:
        return _invoke_answer(CARD, settled(said.address.answered))
    return _invoke_answer(_MESSAGE, GOT_IT)


def _invoke_answer(kind: str, value: str | dict[str, Any]) -> web.Response:
    # An invoke is answered 200 in any case; what came of it stands in the body.
    return web.json_response({"statusCode": 200, "type": kind, "value": value})
