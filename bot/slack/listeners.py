"""What Slack tells us, each kind to its own listener, the same over HTTP and Socket Mode; kept before acknowledged."""

from __future__ import annotations

import asyncio
import re

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from advisor.errors import StoreUnavailable
from advisor.message import Message
from bot.bounds import Json
from bot.inbox.backpressure import TooMuch
from bot.inbox.inbox import Inbox
from bot.inbox.ports import SendLater, SendRefused
from bot.settings.settings import SlackSettings
from bot.slack.button_value import ANSWER, CHECKED, SAY
from bot.slack.parse import parse
from bot.slack.presses import parse_press
from bot.slack.render import SlackPost
from bot.slack.response_url import PrivateWay
from bot.slack.slash_command import parse_command

log = structlog.get_logger()

APOLOGY_TIMEOUT = 1.2
"""Seconds; with the store's own time-out it leaves room below Slack's three."""
TRY_AGAIN = "Sorry, I can't reach my notes just now, so I haven't taken that in. Please try again in a minute."
SAID = ("app_mention", "message")
"""The events by which we learn that somebody wrote something."""
_OUR_BUTTONS = re.compile(rf"^({ANSWER}|{CHECKED}|{SAY}):")


class Listeners:
    """Mentions, direct messages, replies in our threads, our buttons and our command; `us` is our own user id."""

    def __init__(self, settings: SlackSettings, *, inbox: Inbox, private: PrivateWay, us: str = "") -> None:
        self._settings = settings
        self._inbox = inbox
        self._private = private
        self._us = us

    def register(self, app: AsyncApp) -> None:
        """Let the app call these listeners. What nobody listens to is acknowledged, and that is all."""
        for kind in SAID:
            app.event(kind)(self.on_said)
        app.action(_OUR_BUTTONS)(self.on_press)
        app.command(self._settings.command)(self.on_command)
        app.error(_answer_failure)

    async def on_event(self, body: Json) -> int:
        """What `register` does for events, for those that come over HTTP; gives the status to answer with.

        Every burst is a burst of events, and Bolt's way to a listener takes half of what accepting one does.
        """
        if body["event"]["type"] not in SAID:
            return 200
        try:
            await self.on_said(body)
        except Exception as error:
            return status_of(error)
        return 200

    async def on_said(self, body: Json) -> None:
        """Somebody wrote something. Raises StoreUnavailable and TooMuch, so that Slack delivers it again."""
        said = parse(body, self._us)
        if said is None:
            return
        if said.to_us or (self._settings.thread_replies and await self._ours(said.message)):
            await self._inbox.accept(said.message, said.address)

    async def _ours(self, message: Message) -> bool:
        return await self._inbox.knows(message.tenant, message.thread)

    async def on_press(self, ack: AsyncAck, body: Json) -> BoltResponse:
        """Somebody pressed a button. Slack does not deliver that again, so a failure is told to the person."""
        press = parse_press(body)
        try:
            if press:
                await self._inbox.accept(press.message, press.address)
        except TooMuch as error:
            await self._apologise(body, str(error))
        except StoreUnavailable as error:
            log.warning("a pressed button was not kept", why=str(error))
            await self._apologise(body, TRY_AGAIN)
        return await ack()

    async def on_command(self, ack: AsyncAck, body: Json) -> BoltResponse:
        """Somebody wants a verdict at once. Slack shows the person what the acknowledgement says."""
        command = parse_command(body)
        try:
            if command:
                await self._inbox.accept(command.message, command.address)
        except TooMuch as error:
            return await ack(response_type="ephemeral", text=str(error))
        except StoreUnavailable as error:
            log.warning("a command was not kept", why=str(error))
            return await ack(response_type="ephemeral", text=TRY_AGAIN)
        return await ack()

    async def _apologise(self, body: Json, words: str) -> None:
        try:
            async with asyncio.timeout(APOLOGY_TIMEOUT):
                await self._private.say(str(body.get("response_url", "")), SlackPost([], words))
        except (SendLater, SendRefused, TimeoutError) as error:
            log.warning("nobody could be told that a pressed button was not kept", why=str(error))


async def _answer_failure(error: Exception) -> BoltResponse:
    return BoltResponse(status=status_of(error))


def status_of(error: Exception) -> int:
    """Anything but a 200 makes Slack deliver an event again, which is right whenever a message was not kept."""
    if isinstance(error, BoltUnhandledRequestError):
        return 200
    if isinstance(error, TooMuch):
        return 503
    if isinstance(error, StoreUnavailable):
        log.warning("an event was not kept; Slack will deliver it again", why=str(error))
        return 503
    log.error("a signed request could not be understood", exc_info=error)
    return 400
