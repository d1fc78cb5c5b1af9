"""An inbox over a real store, as its tests open it, and how much is left in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from redis.asyncio import Redis

from advisor.message import Message
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Send
from bot.settings.settings import Retention
from bot.stores.keys import ThreadKeys, unfinished
from bot.stores.redis_store import RedisStore
from tests.support.fakes_inbox import CountingResponder, counted, local_inbox

ADDRESS = ReturnAddress("test", channel="C1")


RETENTION = Retention()


def message(text: str, *, thread: str = "one", number: int | None = None, at: float = 0.0) -> Message:
    return Message("T1", thread, f"{thread}:{text if number is None else number}", "U1", text, at=at)


@asynccontextmanager
async def opened(client: Redis, responder: CountingResponder, senders: Mapping[str, Send]) -> AsyncIterator[Inbox]:
    inbox = local_inbox(client, RETENTION, respond=responder.respond, senders=senders)
    try:
        yield inbox
    finally:
        await inbox.stop(0.0)


async def seen(client: Redis, thread: str = "one") -> int:
    return counted((await RedisStore(client).load(message("", thread=thread))).session)


async def left(client: Redis, thread: str = "one") -> int:
    """How much is left of a thread that nobody works on: marks, lease, and entries in inbox and outbox."""
    keys = ThreadKeys("T1", thread)
    return int(await client.exists(keys.inbox, keys.outbox, keys.lease)) + int(await client.zcard(unfinished("test")))
