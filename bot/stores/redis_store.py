"""Sessions in Redis: read with their version, changed by one script that is all or nothing."""

from __future__ import annotations

import structlog
from redis.asyncio import Redis

from advisor.message import Message
from advisor.ports import Loaded, Outcome
from advisor.session import Session
from bot.settings import Retention
from bot.stores import scripts
from bot.stores.client import Answer, Script, rim
from bot.stores.codec import ENQUIRY, REPLY, SESSION, CodecError
from bot.stores.keys import ThreadKeys

log = structlog.get_logger()


class RedisStore:
    """The conversation's store (`advisor.ports.Store`)."""

    def __init__(self, client: Redis, retention: Retention) -> None:
        self._client = client
        self._retention = retention
        self._commit = Script(client, scripts.COMMIT)

    async def load(self, message: Message) -> Loaded:
        """The session of the message's thread. One that this version cannot read counts as none, and is logged."""
        keys = ThreadKeys(message.tenant, message.thread)
        with rim():
            found: Answer = await self._client.hmget(keys.session, ["version", "session"])
        version, data = found
        if version is None:
            return Loaded(None, 0)
        return Loaded(_readable(data, keys), int(version))

    async def commit(self, message: Message, version: int, outcome: Outcome) -> bool:
        """Keep the outcome, all or nothing; False if another turn of the thread was quicker.

        The reply and the enquiry are put in the thread's outbox. A message that did not come by the inbox has no return
        address, so its reply is not.
        """
        keys = ThreadKeys(message.tenant, message.thread)
        committed = await self._commit(
            keys=[keys.claim(message.id), keys.session, keys.inbox, keys.outbox],
            args=[
                message.id,
                version,
                SESSION.encode(outcome.session),
                int(self._retention.sessions.total_seconds()),
                int(self._retention.claims.total_seconds()),
                REPLY.encode(outcome.reply),
                ENQUIRY.encode(outcome.enquiry) if outcome.enquiry else b"",
            ],
        )
        return bool(committed)


def _readable(data: bytes, keys: ThreadKeys) -> Session | None:
    try:
        return SESSION.decode(data)
    except CodecError as error:
        log.error("a stored session cannot be read, so the thread starts anew", key=keys.session, why=str(error))
        return None
