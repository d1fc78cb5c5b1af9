"""Slack as `serve` and its workers see it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app.platforms import Front, Platform
from bot.inbox.inbox import Inbox
from bot.settings.settings import SlackSettings
from bot.slack.lookups import SlackPlaces
from bot.slack.parse import PLATFORM
from bot.slack.response_url import PrivateWay
from bot.slack.send import SlackSender, web_client, web_session


@asynccontextmanager
async def slack(settings: SlackSettings) -> AsyncIterator[Platform]:
    """Slack, with one HTTP session for all calls of it."""
    async with web_session() as session:
        client = web_client(settings, session)

        async def front(inbox: Inbox) -> Front:
            # Bolt is for fronts alone.
            from bot.slack.app import SlackFront
            from bot.slack.listeners import Listeners
            from bot.slack.lookups import own_user

            us = await own_user(client)
            listeners = Listeners(settings, inbox=inbox, private=PrivateWay(client), us=us)
            made = SlackFront(settings, listeners=listeners, client=client)
            return Front(made.handle, made.listening)

        send = SlackSender(client)
        ways = (send, send.amend, send.show_working, send.look_up)
        yield Platform(PLATFORM, "/slack/events", *ways, SlackPlaces(client), None, front)
