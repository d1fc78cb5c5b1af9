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
from bot.stores.client import connect
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
    """A client of the server at REDIS_URL or, without one, of the embedded server, which the last user stops.

    Raises SettingsError where there is neither, and StoreUnavailable where the embedded server does not start.
    """
    if settings.redis_url:
        async with _connected(settings.redis_url.get_secret_value()) as client:
            yield client
        return
    server = _embedded(settings.data_dir)
    # Starting and stopping wait for locks and for the server; nothing else in the process should.
    url = await asyncio.to_thread(server.__enter__)
    try:
        async with _connected(url) as client:
            yield client
    finally:
        await asyncio.to_thread(server.__exit__, None, None, None)


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[Redis]:
    client = connect(url)
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
    client: Redis, retention: Retention, *, respond: Respond, senders: Mapping[str, Send], owner: str = ""
) -> Inbox:
    """The inbox of a process that can send to the platforms of `senders`; `owner` names it, where one must be named."""
    queues = RedisQueues(client, retention, owner=owner)
    work = ThreadWork(
        threads=queues,
        store=RedisStore(client, retention),
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
    async with store_client(settings) as client, web_session() as session:
        slack_client = web_client(slack, session)
        senders: Mapping[str, Send] = {PLATFORM: SlackSender(slack_client)}
        box = build_inbox(client, settings.retention, respond=respond or responder().respond, senders=senders)
        yield SlackHouse(client, box, SlackFront(slack, inbox=box, client=slack_client))


@asynccontextmanager
async def terminal(settings: Settings, *, user: str, show: Callable[[Reply], None]) -> AsyncIterator[InboxConversation]:
    """The local user's conversation, whose replies go to `show`. Raises SettingsError and StoreUnavailable."""

    async def send(address: ReturnAddress, reply: Reply) -> None:
        show(reply)

    async with store_client(settings) as client:
        retention, platform = settings.retention, platform_of(user)
        inbox = build_inbox(client, retention, respond=responder().respond, senders={platform: send}, owner=platform)
        store = RedisStore(client, retention)
        yield InboxConversation(inbox=inbox, store=store, clock=SystemClock(), user=user)


@asynccontextmanager
async def enquiry_log(settings: Settings) -> AsyncIterator[RedisEnquiryLog]:
    """The record of enquiries. Raises SettingsError and StoreUnavailable."""
    async with store_client(settings) as client:
        yield RedisEnquiryLog(client, settings.retention)
