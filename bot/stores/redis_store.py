"""Sessions in Redis: read with their version, changed by one script that is all or nothing."""

from __future__ import annotations

import structlog

from advisor.dialogue.session import Session
from advisor.message import Message
from advisor.ports import Loaded
from bot.stores.calls import command
from bot.stores.client import Client
from bot.stores.codec import SESSION, CodecError
from bot.stores.keys import ThreadKeys
from bot.stores.pipeline import Lane

log = structlog.get_logger()


class RedisStore:
    """The conversation's store (`advisor.ports.Store`)."""

    def __init__(self, client: Client) -> None:
        self._lane = Lane(client)

    async def load(self, message: Message) -> Loaded:
        """The session of the message's thread. One that this version cannot read counts as none, and is logged."""
        keys = ThreadKeys(message.tenant, message.thread)
        (found,) = await self._lane.run(command("HMGET", keys.session, "version", "session"))
        version, data = found
        return loaded(version, data, keys)


def loaded(version: bytes | None, data: bytes, keys: ThreadKeys) -> Loaded:
    """The session as its hash holds it; None and version 0 for a thread not seen before."""
    return Loaded(None, 0) if version is None else Loaded(_readable(data, keys), int(version))


def _readable(data: bytes, keys: ThreadKeys) -> Session | None:
    try:
        return SESSION.decode(data)
    except CodecError as error:
        log.error("a stored session cannot be read, so the thread starts anew", key=keys.session, why=str(error))
        return None
