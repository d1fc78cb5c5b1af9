"""The one file that knows every class: builds the object graph once, and takes it down again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from redis.asyncio import Redis

from advisor.errors import SettingsError
from advisor.explain import TemplateExplainer
from advisor.reply import Reply
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Respond, Send
from bot.inbox.work import ThreadWork
from bot.respond import PatternInterpreter, Responder
from bot.settings import Retention, Settings
from bot.slack.app import SlackFront
from bot.slack.parse import PLATFORM
from bot.slack.send import SlackSender, web_client, web_session
from bot.stores.client import FEW_CONNECTIONS, connect
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.queues import RedisQueues
from bot.stores.redis_store import RedisStore
from bot.terminal.conversation import InboxConversation, platform_of


class SystemClock:
    """The machine's clock (`advisor.ports.Clock`)."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class SlackHouse:
    """What `serve` holds while it runs."""

    client: Redis
    inbox: Inbox
    front: SlackFront


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
async def slack_house(settings: Settings, *, respond: Respond | None = None) -> AsyncIterator[SlackHouse]:
    """Everything that serves Slack. SettingsError names every missing variable; nothing is opened before that."""
    slack = settings.slack()
    answer = respond or responder().respond
    async with (
        store_url(settings) as url,
        _connected(connect(url)) as door,
        _connected(connect(url, connections=FEW_CONNECTIONS)) as worker,
        web_session() as session,
    ):
        slack_client = web_client(slack, session)
        senders: Mapping[str, Send] = {PLATFORM: SlackSender(slack_client)}
        inbox = build_inbox(worker, settings.retention, respond=answer, senders=senders, door=door)
        yield SlackHouse(door, inbox, SlackFront(slack, inbox=inbox, client=slack_client))


@asynccontextmanager
async def terminal(settings: Settings, *, user: str, show: Callable[[Reply], None]) -> AsyncIterator[InboxConversation]:
    """The local user's conversation, whose replies go to `show`. Raises SettingsError and StoreUnavailable."""

    async def send(address: ReturnAddress, reply: Reply) -> None:
        show(reply)

    async with store_client(settings) as client:
        retention, platform = settings.retention, platform_of(user)
        inbox = build_inbox(client, retention, respond=responder().respond, senders={platform: send}, owner=platform)
        store = RedisStore(client)
        yield InboxConversation(inbox=inbox, store=store, clock=SystemClock(), user=user)


@asynccontextmanager
async def enquiry_log(settings: Settings) -> AsyncIterator[RedisEnquiryLog]:
    """The record of enquiries. Raises SettingsError and StoreUnavailable."""
    async with store_client(settings) as client:
        yield RedisEnquiryLog(client, settings.retention)
