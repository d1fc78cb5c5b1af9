"""What `serve` runs: every chat platform that is configured, on one inbox and one store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass

from aiohttp import web

from advisor.errors import SettingsError, StoreUnavailable
from advisor.ports import Interpreter
from bot.inbox.inbox import Inbox
from bot.inbox.ports import Amend, LookUp, Respond, Send, ShowWorking
from bot.settings import Settings, SlackSettings
from bot.slack.app import SlackFront
from bot.slack.identity import own_user
from bot.slack.listeners import Listeners
from bot.slack.parse import PLATFORM as SLACK
from bot.slack.places import SlackPlaces
from bot.slack.private import PrivateWay
from bot.slack.send import SlackSender, web_client, web_session
from bot.stores.client import FEW_CONNECTIONS, Client
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.standing import confirm
from bot.summary.ports import Places
from bot.teams.adapter import Conversing
from bot.teams.app import TeamsFront
from bot.teams.connector import http_session
from bot.teams.doors import EmulatorDoor, TokenDoor
from bot.teams.parse import PLATFORM as TEAMS
from bot.teams.rosters import TeamsPlaces
from bot.teams.send import TeamsSender
from bot.teams_settings import TeamsSettings
from bot.wiring.answering import Answering, responder
from bot.wiring.base import build_inbox, connected, opened, store_url

Handler = Callable[[web.Request], Awaitable[web.Response]]

NOTHING_TO_SERVE = (
    "`advisor serve` has no platform to serve. For Slack, set SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET; for Teams, set "
    "MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId. Put them in the environment or in a .env file."
)


@dataclass(frozen=True, slots=True)
class Front:
    """A platform's way in: what answers its requests, and what else listens to it while `serve` runs."""

    handle: Handler
    listening: Callable[[], AbstractAsyncContextManager[None]] = nullcontext


@dataclass(frozen=True, slots=True)
class Platform:
    """One chat platform: its name, the path that it calls, the ways out to it, how it shows that a message is being
    read, how it finds what was sent, its word on who is where, and its front once there is an inbox."""

    name: str
    path: str
    send: Send
    amend: Amend
    show_working: ShowWorking
    look_up: LookUp | None
    places: Places
    front: Callable[[Inbox], Front]


@dataclass(frozen=True, slots=True)
class House:
    """What `serve` holds while it runs: the fronts by their paths."""

    client: Client
    dead_letters: RedisDeadLetters
    inbox: Inbox
    fronts: Mapping[str, Front]


@asynccontextmanager
async def open_house(
    settings: Settings, *, respond: Respond | None = None, read: Interpreter | None = None
) -> AsyncIterator[House]:
    """Everything that serves the configured platforms, with an answerer or a reader of one's own if one is given.

    SettingsError names every missing variable, before anything is opened.
    """
    configured = _configured(settings)
    settings.model()  # What it lacks should stop the start as well.
    async with (
        store_url(settings) as url,
        connected(opened(settings, url)) as door,
        connected(opened(settings, url, FEW_CONNECTIONS)) as worker,
        AsyncExitStack() as stack,
    ):
        # A store that is away comes back, and readiness tells until it does; one of the wrong kind never will.
        if settings.redis_url:
            with suppress(StoreUnavailable):
                await confirm(door)
        platforms = [await stack.enter_async_context(platform) for platform in configured]
        places = {platform.name: platform.places for platform in platforms}
        answering = (
            Answering(respond, None)
            if respond
            else await stack.enter_async_context(responder(settings, worker, places, read))
        )
        senders = {platform.name: platform.send for platform in platforms}
        inbox = build_inbox(
            worker,
            settings.retention,
            respond=answering.respond,
            senders=senders,
            write=answering.write,
            amenders={platform.name: platform.amend for platform in platforms},
            show_working={platform.name: platform.show_working for platform in platforms},
            look_ups={platform.name: platform.look_up for platform in platforms if platform.look_up},
            door=door,
        )
        letters = RedisDeadLetters(door, settings.retention)
        yield House(door, letters, inbox, {platform.path: platform.front(inbox) for platform in platforms})


def _configured(settings: Settings) -> list[AbstractAsyncContextManager[Platform]]:
    platforms: list[AbstractAsyncContextManager[Platform]] = []
    if settings.slack_wanted:
        platforms.append(_slack(settings.slack()))
    if settings.teams_wanted:
        platforms.append(_teams(settings.teams(host=settings.host)))
    if not platforms:
        raise SettingsError(NOTHING_TO_SERVE)
    return platforms


@asynccontextmanager
async def _slack(settings: SlackSettings) -> AsyncIterator[Platform]:
    async with web_session() as session:
        client = web_client(settings, session)
        us = await own_user(client)

        def front(inbox: Inbox) -> Front:
            listeners = Listeners(settings, inbox=inbox, private=PrivateWay(client), us=us)
            slack = SlackFront(settings, listeners=listeners, client=client)
            return Front(slack.handle, slack.listening)

        send = SlackSender(client)
        ways = (send, send.amend, send.show_working, send.look_up)
        yield Platform(SLACK, "/slack/events", *ways, SlackPlaces(client), front)


@asynccontextmanager
async def _teams(settings: TeamsSettings) -> AsyncIterator[Platform]:
    async with http_session() as http:
        send, places = TeamsSender(Conversing(settings, http)), TeamsPlaces(settings, http)
        door = EmulatorDoor() if settings.emulator else TokenDoor(settings.cloud, app_id=settings.app_id, http=http)

        def front(inbox: Inbox) -> Front:
            tenants = settings.tenants or None
            return Front(TeamsFront(door=door, tenants=tenants, inbox=inbox, send=send, heard=places.heard_from).handle)

        yield Platform(TEAMS, "/api/messages", send, send.amend, send.show_working, None, places, front)
