"""What every way of running stands on: the clock, the store and the inbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from advisor.errors import SettingsError
from advisor.message import Message
from bot.answering.pseudonyms import Pseudonyms
from bot.bounds import MOST_WAITING
from bot.inbox.backpressure import Room
from bot.inbox.delivery import Delivery
from bot.inbox.fair_queue import AT_ONCE, Turns
from bot.inbox.inbox import Inbox
from bot.inbox.late_explanations import Afterwords
from bot.inbox.ports import Amend, Desk, HearFrom, LookUp, Respond, Send, SetAside, ShowWorking, WriteAfterword
from bot.inbox.thread_tasks import LocalDesk
from bot.inbox.work import ThreadWork
from bot.settings.settings import Retention, Settings
from bot.stores.client import CONNECTIONS, Client, connect
from bot.stores.dead_letters import DeadLetter, RedisDeadLetters
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.forgetting import RedisForgetting
from bot.stores.health import confirm
from bot.stores.queues import RedisQueues
from bot.stores.redis_store import RedisStore
from bot.stores.secrets import kept_secret


class SystemClock:
    """The machine's clock (`advisor.ports.Clock`)."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)


async def pseudonyms(settings: Settings, client: Client) -> Pseudonyms:
    """Whom the record knows as whom: under the secret that is set, else one kept in the store. StoreUnavailable."""
    told = settings.people_secret
    return Pseudonyms(told.get_secret_value().encode() if told else await kept_secret(client, "people"))


@asynccontextmanager
async def store_client(settings: Settings) -> AsyncIterator[Client]:
    """A client of the store, which is what its URL says. Raises SettingsError and StoreUnavailable."""
    async with store_url(settings) as url, connected(opened(settings, url)) as client:
        if settings.redis_url:
            await confirm(client)
        yield client


def opened(settings: Settings, url: str, connections: int = CONNECTIONS) -> Client:
    """A client of the store that `store_url` gave."""
    return connect(url, ca_file=settings.redis_ca_file, connections=connections)


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
async def connected(client: Client) -> AsyncIterator[Client]:
    """The client, closed at the end."""
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


def set_aside(letters: RedisDeadLetters) -> SetAside:
    """The dead letters as the inbox writes them."""

    async def add(why: str, entry: str, message: Message | None = None) -> None:
        said = (message.tenant, message.thread, message.user) if message else ("", "", "")
        await letters.add(DeadLetter(datetime.now(UTC), why, *said, entry=entry))

    return add


def build_desk(
    client: Client,
    retention: Retention,
    *,
    respond: Respond,
    senders: Mapping[str, Send],
    write: WriteAfterword | None = None,
    amenders: Mapping[str, Amend] | None = None,
    show_working: Mapping[str, ShowWorking] | None = None,
    look_ups: Mapping[str, LookUp] | None = None,
    hear_from: Mapping[str, HearFrom] | None = None,
    at_once: int = AT_ONCE,
    owner: str = "",
) -> LocalDesk:
    """What empties threads in a process that can send to the platforms of `senders`, and by `amenders` change that.

    `show_working` shows that a message is being read, and `look_ups` find what was sent, by platform; `hear_from` is
    told where messages come from. `at_once` are the turns at a time; `owner` names the process, where one must be.
    """
    queues = RedisQueues(client, retention, owner=owner)
    letters = set_aside(RedisDeadLetters(client, retention))
    afterwords = Afterwords(write=write, amenders=amenders or {}, store=RedisStore(client)) if write else None
    work = ThreadWork(
        threads=queues,
        enquiries=RedisEnquiryLog(client, retention),
        forget=RedisForgetting(client, retention).forget,
        set_aside=letters,
        respond=respond,
        delivery=Delivery(
            threads=queues, senders=senders, look_ups=look_ups or {}, set_aside=letters, afterwords=afterwords
        ),
        clock=SystemClock(),
        afterwords=afterwords,
        show_working=show_working,
        hear_from=hear_from,
        turns=Turns(at_once),
    )
    return LocalDesk(queues, work)


def build_inbox(
    client: Client, retention: Retention, *, desk: Desk, platforms: Sequence[str], most_waiting: int = MOST_WAITING
) -> Inbox:
    """The inbox of a process that accepts for `platforms`, and whose messages are answered at `desk`."""
    return Inbox(queues=RedisQueues(client, retention), desk=desk, platforms=platforms, room=Room(most_waiting))
