"""Delivers committed replies: once where the platform lets us look, and repeated once at most where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

import structlog

from advisor.message import Message
from bot.inbox.afterwords import Afterwords
from bot.inbox.hold import Hold
from bot.inbox.items import ReplyDue, ReturnAddress
from bot.inbox.ports import CannotLook, LookUp, Send, SendLater, SendRefused, SetAside

log = structlog.get_logger()


class Delivery:
    """One process's deliveries. What is not known to be untried may be there already, whoever sent it."""

    def __init__(
        self,
        *,
        senders: Mapping[str, Send],
        look_ups: Mapping[str, LookUp],
        set_aside: SetAside,
        afterwords: Afterwords | None = None,
    ) -> None:
        self._senders = senders
        self._look_ups = look_ups
        self._set_aside = set_aside
        self._afterwords = afterwords
        self._repeated: set[bytes] = set()
        # Entries that were delivered but, for want of the store, not removed: a live process never says them twice.
        self._delivered: set[bytes] = set()

    def removed(self, raws: Iterable[bytes]) -> None:
        """These are gone from the store."""
        for known in (self._repeated, self._delivered):
            known.difference_update(raws)

    async def send(self, due: ReplyDue, hold: Hold) -> None:
        """Send the reply unless it is there. Raises SendLater; what can never be sent is set aside."""
        if due.raw in self._delivered:
            return
        message, address = due.accepted.message, due.accepted.address
        address = replace(address, key=key_of(message))
        try:
            posted = None if due.raw in hold.untried else await self._look_up(due.raw, address)
            if posted is None:
                posted = await self._try(due, address, hold)
            if self._afterwords:
                self._afterwords.sent(message, address, posted)
        except SendLater:
            raise
        except SendRefused as refused:
            log.error("a reply cannot be delivered", channel=address.channel, why=str(refused))
            await self._set_aside(f"cannot be delivered: {refused}", due.reply.notification, message)
        except Exception as fault:
            log.exception("a reply could not be drawn or sent", channel=address.channel)
            await self._set_aside(f"could not be drawn: {type(fault).__name__}", due.reply.notification, message)
        self._delivered.add(due.raw)

    async def _try(self, due: ReplyDue, address: ReturnAddress, hold: Hold) -> str:
        hold.untried.discard(due.raw)
        try:
            return await self._senders[address.platform](address, due.reply) or ""
        except SendLater as later:
            if not later.unknown:
                hold.untried.add(due.raw)
                self._repeated.discard(due.raw)
            raise

    async def _look_up(self, raw: bytes, address: ReturnAddress) -> str | None:
        """The id of the reply where it stands already, None where it is to be sent (again)."""
        look_up = self._look_ups.get(address.platform)
        try:
            if look_up is None:
                raise CannotLook("the platform has no way to look")
            return await look_up(address)
        except CannotLook as error:
            if raw in self._repeated:
                log.warning("a reply is taken to be there", channel=address.channel, why=str(error))
                return ""
            self._repeated.add(raw)
            return None


def key_of(message: Message) -> str:
    """What names the one reply to the message, to find it again: tells nobody anything about it."""
    return sha256(f"{message.tenant}\n{message.thread}\n{message.id}".encode()).hexdigest()[:24]
