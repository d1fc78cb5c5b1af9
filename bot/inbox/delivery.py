"""Delivers committed replies: once where the platform lets us look, and repeated once at most where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

import structlog

from advisor.errors import StoreUnavailable
from advisor.message import Message
from bot.inbox.held_thread import Hold
from bot.inbox.items import ReplyDue, ReturnAddress
from bot.inbox.late_explanations import Afterwords
from bot.inbox.ports import CannotLook, LookUp, Send, SendLater, SendRefused, SetAside, Threads

log = structlog.get_logger()


class Delivery:
    """One process's deliveries. What is not known to be untried may be there already, whoever sent it."""

    def __init__(
        self,
        *,
        threads: Threads,
        senders: Mapping[str, Send],
        look_ups: Mapping[str, LookUp],
        set_aside: SetAside,
        afterwords: Afterwords | None = None,
    ) -> None:
        self._threads = threads
        self._senders = senders
        self._look_ups = look_ups
        self._set_aside = set_aside
        self._afterwords = afterwords
        # Entries that were delivered but, for want of the store, not removed: a live process never says them twice.
        self._delivered: set[bytes] = set()

    def removed(self, raws: Iterable[bytes]) -> None:
        """These are gone from the store."""
        self._delivered.difference_update(raws)

    async def send(self, due: ReplyDue, hold: Hold) -> None:
        """Send the reply unless it is there; what can never be sent is set aside.

        Raises SendLater and StoreUnavailable.
        """
        if due.raw in self._delivered:
            return
        message, address = due.accepted.message, due.accepted.address
        address = replace(address, key=key_of(message))
        try:
            posted = await self._posted(due, address, hold)
            if self._afterwords:
                self._afterwords.sent(message, address, posted)
        except (SendLater, StoreUnavailable):
            raise
        except SendRefused as refused:
            log.error("a reply cannot be delivered", channel=address.channel, why=str(refused))
            await self._set_aside(f"cannot be delivered: {refused}", due.reply.notification, message)
        except Exception as fault:
            log.exception("a reply could not be drawn or sent", channel=address.channel)
            await self._set_aside(f"could not be drawn: {type(fault).__name__}", due.reply.notification, message)
        self._delivered.add(due.raw)

    async def _posted(self, due: ReplyDue, address: ReturnAddress, hold: Hold) -> str:
        """The id of the reply, which is there now."""
        if due.raw in hold.untried:
            return await self._first(due, address, hold)
        try:
            found = await self._look_up(address, hold)
        except CannotLook as error:
            return await self._repeat(due, address, hold, error)
        return await self._first(due, address, hold) if found is None else found

    async def _look_up(self, address: ReturnAddress, hold: Hold) -> str | None:
        look_up = self._look_ups.get(address.platform)
        if look_up is None:
            raise CannotLook("the platform has no way to look")
        try:
            return await look_up(address)
        finally:
            # It may have taken long, and what it tells counts only if nobody else had the thread since it began.
            await hold.renew()

    async def _first(self, due: ReplyDue, address: ReturnAddress, hold: Hold) -> str:
        """Send what is not there; a refusal for certain leaves it so."""
        hold.untried.discard(due.raw)
        try:
            return await self._try(due, address)
        except SendLater as later:
            if not later.unknown:
                hold.untried.add(due.raw)
            raise

    async def _repeat(self, due: ReplyDue, address: ReturnAddress, hold: Hold, why: CannotLook) -> str:
        """Send without knowing whether it is there already: once, whatever process does."""
        message, attempt = due.accepted.message, uuid4().hex
        if not await self._threads.repeat(message, attempt):
            raise SendRefused(f"it was sent twice and nobody knows whether it arrived: {why}")
        try:
            return await self._try(due, address)
        except SendLater as later:
            if not later.unknown:
                await self._threads.take_back(message, attempt)
            raise

    async def _try(self, due: ReplyDue, address: ReturnAddress) -> str:
        return await self._senders[address.platform](address, due.reply) or ""


def key_of(message: Message) -> str:
    """What names the one reply to the message, to find it again: tells nobody anything about it."""
    return sha256(f"{message.tenant}\n{message.thread}\n{message.id}".encode()).hexdigest()[:24]
