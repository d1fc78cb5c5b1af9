"""The work of one thread, one item after the other: deliver what is owed, then answer what is new."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import assert_never

import structlog

from advisor.dialogue.session import Session
from advisor.errors import StoreUnavailable
from advisor.message import Message
from advisor.ports import Clock, Outcome
from bot.inbox.delivery import Delivery
from bot.inbox.fair_queue import Turns
from bot.inbox.held_thread import BUSY_PAUSE, Hold
from bot.inbox.items import (
    DEFAULT_LEASE,
    Busy,
    Due,
    EnquiryDue,
    ForgetDue,
    Idle,
    Lease,
    New,
    QueueItem,
    ReplyDue,
    Suspect,
    Undelivered,
    Unreadable,
    channel_of,
)
from bot.inbox.late_explanations import Afterwords
from bot.inbox.notices import APOLOGY, GIVEN_UP, LONG_QUEUE, shown_working, with_a_word_on_the_queue
from bot.inbox.ports import (
    EnquiryLog,
    ErasePeople,
    HearFrom,
    Respond,
    SendBlocked,
    SendLater,
    SetAside,
    ShowWorking,
    Threads,
)

log = structlog.get_logger()

LONGEST_PAUSE = 60.0
"""Seconds between two tries to send, at most: also what an absurd Retry-After is cut to."""


class ThreadWork:
    """Empties one thread at a time, in order; used by every task of the process."""

    def __init__(
        self,
        *,
        threads: Threads,
        enquiries: EnquiryLog,
        forget: ErasePeople,
        set_aside: SetAside,
        respond: Respond,
        delivery: Delivery,
        clock: Clock,
        afterwords: Afterwords | None = None,
        show_working: Mapping[str, ShowWorking] | None = None,
        hear_from: Mapping[str, HearFrom] | None = None,
        turns: Turns | None = None,
        lease: Lease = DEFAULT_LEASE,
    ) -> None:
        self._threads = threads
        self._enquiries = enquiries
        self._forget = forget
        self._set_aside = set_aside
        self._respond = respond
        self._delivery = delivery
        self._clock = clock
        self._afterwords = afterwords
        self._show_working = show_working or {}
        self._hear_from = hear_from or {}
        self._turns = turns or Turns()
        self._lease = lease
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Wait for nothing any more: what would have to wait stays in the store."""
        self._stopping.set()
        self._turns.close()

    async def settled(self, tenant: str, thread: str) -> None:
        """Return once nothing is being added to the thread's last reply."""
        if self._afterwords:
            await self._afterwords.settled(tenant, thread)

    async def abandon(self) -> None:
        """Add nothing to replies any more."""
        if self._afterwords:
            await self._afterwords.stop()

    async def empty(self, tenant: str, thread: str) -> bool:
        """Work until the thread's inbox and outbox are empty; False if `stop` came first. Raises StoreUnavailable."""
        emptied = False
        hold = Hold(self._threads, tenant, thread, self._lease)
        try:
            emptied = await self._work_through(hold)
        finally:
            if not emptied:
                # Without it the next process would only wait for the lease to run out.
                with suppress(StoreUnavailable):
                    await hold.give_back()
        return emptied

    async def _work_through(self, hold: Hold) -> bool:
        failures = 0
        while True:
            match await self._next(hold):
                case None:
                    return False
                case Idle():
                    return True
                case Busy():
                    pause = BUSY_PAUSE
                case Undelivered(entries):
                    # Outside of any place: who waits for a platform keeps nobody from their turn.
                    later = await self._deliver_all(entries, hold)
                    if hold.done and await self._removed(hold):
                        return True
                    if later is None:
                        failures = 0
                        continue
                    failures += 1
                    pause = _delay(later.after, failures)
                    _log_later(later, hold.thread, pause)
            if not await self._pause(pause):
                return False

    async def _next(self, hold: Hold, takes: int = 1) -> Idle | Busy | Undelivered | None:
        """What is left to do in the thread once a new message, if it has one, is answered; None after `stop`."""
        async with self._turns.place(channel_of(hold.tenant, hold.thread), self._lease.seclusion(takes)) as ours:
            if not ours:
                return None
            item: QueueItem = await hold.take(takes)
            if isinstance(item, New):
                # A lost race needs nothing more: the message is still the next item, and its turn is run again.
                return await self._answer(item, hold) or Undelivered(())
        return await self._next(hold, item.takes) if isinstance(item, Suspect) else item

    async def _removed(self, hold: Hold) -> bool:
        """Whether nothing is left in the thread without the entries that were dealt with."""
        done = hold.done
        empty = await hold.settle()
        self._delivery.removed(done)
        return empty

    async def _deliver_all(self, entries: Sequence[Due], hold: Hold) -> SendLater | None:
        """Deliver the entries in order. Gives what kept one from being sent, if anything did; the rest has to wait."""
        try:
            async with hold.kept():
                for entry in entries:
                    await self._deliver(entry, hold)
                    hold.done.append(entry.raw)
        except SendLater as later:
            return later
        return None

    async def _deliver(self, entry: Due, hold: Hold) -> None:
        match entry:
            case ReplyDue():
                await self._delivery.send(entry, hold)
            case EnquiryDue():
                await self._enquiries.record(entry.enquiry)
            case ForgetDue():
                await self._forget(entry.leaver)
            case Unreadable():
                log.error("a stored entry cannot be read and is set aside", why=entry.why)
                await self._set_aside(entry.why, entry.raw.decode("utf-8", "replace"))
            case _:
                assert_never(entry)

    async def _answer(self, new: New, hold: Hold) -> Undelivered | None:
        message = new.accepted.message
        if new.takes > self._lease.takes:
            return await self._give_up(new, hold)
        if hear := self._hear_from.get(new.accepted.address.platform):
            hear(new.accepted.address)
        async with shown_working(self._show_working, new.accepted.address):
            outcome = await self._outcome(new.loaded.session, message)
        if self._afterwords:
            self._afterwords.expect(message, outcome.afterword, new.loaded.version + 1)
        told = new.behind >= LONG_QUEUE
        if told:
            outcome = replace(outcome, reply=with_a_word_on_the_queue(outcome.reply, new.behind))
        return await hold.commit(message, new.loaded.version, outcome, told=told)

    async def _give_up(self, new: New, hold: Hold) -> Undelivered | None:
        """The message is set aside with an apology, so that what waits behind it goes on."""
        message = new.accepted.message
        why = f"taken {new.takes - 1} times and never answered"
        log.error("a message is given up", tenant=message.tenant, thread=message.thread, message=message.id, why=why)
        await self._set_aside(why, message.text, message)
        session = new.loaded.session or Session(self._clock.now())
        return await hold.commit(message, new.loaded.version, Outcome(session, GIVEN_UP, None))

    async def _outcome(self, session: Session | None, message: Message) -> Outcome:
        try:
            async with asyncio.timeout(self._lease.turn):
                return await self._respond(session, message)
        except Exception:
            # Whatever the fault is, the person is told, and one message that we cannot answer holds up no other.
            log.exception("a turn failed", tenant=message.tenant, thread=message.thread, message=message.id)
            return Outcome(session or Session(self._clock.now()), APOLOGY, None)

    async def _pause(self, seconds: float) -> bool:
        """Whether the pause went by without `stop`."""
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return True
        return False


def _log_later(later: SendLater, thread: str, pause: float) -> None:
    blocked = isinstance(later, SendBlocked)
    say = log.error if blocked else log.warning
    say("a reply waits to be sent again", thread=thread, pause=pause, why=str(later), mend=blocked)


def _delay(asked: float | None, failures: int) -> float:
    backoff = 0.25 * 2.0 ** min(failures, 8) * random.uniform(0.5, 1.0)
    return min(LONGEST_PAUSE, backoff if asked is None else asked)
