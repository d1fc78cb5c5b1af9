"""The one file that knows every class: builds the object graph once, and takes it down again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    AsyncExitStack,
    asynccontextmanager,
    nullcontext,
)
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web
from redis.asyncio import Redis

from advisor.errors import SettingsError
from advisor.explain import TemplateExplainer
from advisor.reply import Reply
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Respond, Send
from bot.inbox.work import ThreadWork
from bot.respond import PatternInterpreter, Responder
from bot.settings import Retention, Settings, SlackSettings
from bot.slack.app import SlackFront
from bot.slack.identity import own_user
from bot.slack.listeners import Listeners
from bot.slack.parse import PLATFORM as SLACK
from bot.slack.private import PrivateWay
from bot.slack.send import SlackSender, web_client, web_session
from bot.stores.client import FEW_CONNECTIONS, connect
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.queues import RedisQueues
from bot.stores.redis_store import RedisStore
from bot.teams.adapter import Conversing
from bot.teams.app import TeamsFront
from bot.teams.connector import http_session
from bot.teams.doors import EmulatorDoor, TokenDoor
from bot.teams.parse import PLATFORM as TEAMS
from bot.teams.send import TeamsSender
from bot.teams_settings import TeamsSettings
from bot.terminal.conversation import InboxConversation, platform_of

Handler = Callable[[web.Request], Awaitable[web.Response]]

NOTHING_TO_SERVE = (
    "`advisor serve` has no platform to serve. For Slack, set SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET; for Teams, set "
    "MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId. Put them in the environment or in a .env file."
)


class SystemClock:
    """The machine's clock (`advisor.ports.Clock`)."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Front:
    """A platform's way in: what answers its requests, and what else listens to it while `serve` runs."""

    handle: Handler
    listening: Callable[[], AbstractAsyncContextManager[None]] = nullcontext


@dataclass(frozen=True, slots=True)
class Platform:
    """One chat platform: its name, the path that it calls, the way out to it, and its front once there is an inbox."""

    name: str
    path: str
    send: Send
    front: Callable[[Inbox], Front]


@dataclass(frozen=True, slots=True)
class House:
    """What `serve` holds while it runs: the fronts by their paths."""

    client: Redis
    inbox: Inbox
    fronts: Mapping[str, Front]


def responder() -> Responder:
    """What answers messages: with no model configured, patterns read and templates explain."""
    return Responder(interpreter=PatternInterpreter(), explainer=TemplateExplainer(), clock=SystemClock())


@asynccontextmanager
async def store_client(settings: Settings) -> AsyncIterator[Redis]:
    """A client of the store. Raises SettingsError and StoreUnavailable, as `store_url` does."""
    async with store_url(settings) as url, _connected(connect(url)) as client:
        yield client


@asynccontextmanager
async def store_url(settings: Settings) -> AsyncIterator[str]:
    """REDIS_URL or, without one, the URL of the embedded server, which the last user stops.

    Raises SettingsError where there is neither, and StoreUnavailable where the embedded server does not start.
    """
    if settings.redis_url:
        yield settings.redis_url.get_secret_value()
        return
    server = _embedded(settings.data_dir)
    # Starting and stopping wait for locks and for the server; nothing else in the process should.
    url = await asyncio.to_thread(server.__enter__)
    try:
        yield url
    finally:
        await asyncio.to_thread(server.__exit__, None, None, None)


@asynccontextmanager
async def _connected(client: Redis) -> AsyncIterator[Redis]:
    try:
        yield client
    finally:
        await client.aclose()


def _embedded(data_dir: Path) -> AbstractContextManager[str]:
    try:
        from bot.stores.embedded import embedded
    except ImportError as error:
        # Windows has no fcntl, and no embedded server either.
        why = "This system has no embedded store. Please set REDIS_URL to a Redis or Valkey server."
        raise SettingsError(why) from error
    return embedded(data_dir)


def build_inbox(
    client: Redis,
    retention: Retention,
    *,
    respond: Respond,
    senders: Mapping[str, Send],
    door: Redis | None = None,
    owner: str = "",
) -> Inbox:
    """The inbox of a process that can send to the platforms of `senders`.

    `door` is a client for accepting alone, where there is much to accept; `owner` names the process, where one must be.
    """
    queues = RedisQueues(client, retention, door=door, owner=owner)
    work = ThreadWork(
        threads=queues,
        enquiries=RedisEnquiryLog(client, retention),
        respond=respond,
        senders=senders,
        clock=SystemClock(),
    )
    return Inbox(queues=queues, work=work, platforms=tuple(senders))


@asynccontextmanager
async def open_house(settings: Settings, *, respond: Respond | None = None) -> AsyncIterator[House]:
    """Everything that serves the configured platforms. SettingsError names every missing variable, before anything is
    opened."""
    opened = _configured(settings)
    answer = respond or responder().respond
    async with (
        store_url(settings) as url,
        _connected(connect(url)) as door,
        _connected(connect(url, connections=FEW_CONNECTIONS)) as worker,
        AsyncExitStack() as stack,
    ):
        platforms = [await stack.enter_async_context(platform) for platform in opened]
        senders = {platform.name: platform.send for platform in platforms}
        inbox = build_inbox(worker, settings.retention, respond=answer, senders=senders, door=door)
        yield House(door, inbox, {platform.path: platform.front(inbox) for platform in platforms})


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

        yield Platform(SLACK, "/slack/events", SlackSender(client), front)


@asynccontextmanager
async def _teams(settings: TeamsSettings) -> AsyncIterator[Platform]:
    async with http_session() as http:
        send = TeamsSender(Conversing(settings, http))
        door = EmulatorDoor() if settings.emulator else TokenDoor(settings.cloud, app_id=settings.app_id, http=http)

        def front(inbox: Inbox) -> Front:
            return Front(TeamsFront(door=door, tenants=settings.tenants or None, inbox=inbox, send=send).handle)

        yield Platform(TEAMS, "/api/messages", send, front)


@asynccontextmanager
async def terminal(settings: Settings, *, user: str, show: Callable[[Reply], None]) -> AsyncIterator[InboxConversation]:
    """The local user's conversation, whose replies go to `show`. Raises SettingsError and StoreUnavailable."""

    async def send(address: ReturnAddress, reply: Reply) -> None:
        show(reply)

    async with store_client(settings) as client:
        retention, platform = settings.retention, platform_of(user)
        inbox = build_inbox(client, retention, respond=responder().respond, senders={platform: send}, owner=platform)
        store = RedisStore(client)
        try:
            yield InboxConversation(inbox=inbox, store=store, clock=SystemClock(), user=user)
        finally:
            await inbox.stop(0.0)


@asynccontextmanager
async def enquiry_log(settings: Settings) -> AsyncIterator[RedisEnquiryLog]:
    """The record of enquiries. Raises SettingsError and StoreUnavailable."""
    async with store_client(settings) as client:
        yield RedisEnquiryLog(client, settings.retention)
