"""The work of one thread, one item after the other: deliver what is owed, then answer what is new."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import assert_never

import structlog

from advisor.errors import StoreUnavailable
from advisor.message import Message
from advisor.ports import Clock, Outcome
from advisor.session import Session
from bot.inbox.afterwords import Afterwords
from bot.inbox.apology import APOLOGY, GIVEN_UP, LONG_QUEUE, with_a_word_on_the_queue
from bot.inbox.delivery import Delivery
from bot.inbox.items import (
    Busy,
    Due,
    EnquiryDue,
    ForgetDue,
    Idle,
    Item,
    Lease,
    New,
    Owed,
    ReplyDue,
    Unreadable,
    channel_of,
)
from bot.inbox.ports import (
    EnquiryLog,
    Forget,
    HearFrom,
    Respond,
    SendBlocked,
    SendLater,
    SetAside,
    ShowWorking,
    Threads,
)
from bot.inbox.turns import Turns
from bot.inbox.working import shown_working

log = structlog.get_logger()

BUSY_PAUSE = 0.1
DEFAULT_LEASE = Lease()
LONGEST_PAUSE = 60.0
"""Seconds between two tries to send, at most: also what an absurd Retry-After is cut to."""


class ThreadWork:
    """Empties one thread at a time, in order; used by every task of the process."""

    def __init__(
        self,
        *,
        threads: Threads,
        enquiries: EnquiryLog,
        forget: Forget,
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
        try:
            emptied = await self._work_through(tenant, thread)
        finally:
            if not emptied:
                # Without it the next process would only wait for the lease to run out.
                with suppress(StoreUnavailable):
                    await self._threads.release(tenant, thread)
        return emptied

    async def _work_through(self, tenant: str, thread: str) -> bool:
        failures = 0
        while True:
            match await self._next(tenant, thread):
                case None:
                    return False
                case Idle():
                    return True
                case Busy():
                    pause = BUSY_PAUSE
                case Owed(entries):
                    # Outside of any place: who waits for a platform keeps nobody from their turn.
                    hold = _Hold(self._threads, tenant, thread, self._lease.fresh)
                    done, later = await self._deliver_all(entries, hold)
                    if done and await self._removed(tenant, thread, done):
                        return True
                    if later is None:
                        failures = 0
                        continue
                    failures += 1
                    pause = _delay(later.after, failures)
                    _log_later(later, thread, pause)
            if not await self._pause(pause):
                return False

    async def _next(self, tenant: str, thread: str) -> Idle | Busy | Owed | None:
        """What is left to do in the thread once a new message, if it has one, is answered; None after `stop`."""
        async with self._turns.place(channel_of(tenant, thread)) as ours:
            if not ours:
                return None
            item: Item = await self._threads.take(tenant, thread)
            if not isinstance(item, New):
                return item
            # A lost race needs nothing more: the message is still the next item, and its turn is run again.
            owed = await self._answer(item) or Owed(())
            self._delivery.committed(owed.entries)
            return owed

    async def _removed(self, tenant: str, thread: str, done: Sequence[bytes]) -> bool:
        """Whether nothing is left in the thread without the entries that were dealt with."""
        empty = await self._threads.settle(tenant, thread, done)
        self._delivery.removed(done)
        return empty

    async def _deliver_all(self, entries: Sequence[Due], hold: _Hold) -> tuple[list[bytes], SendLater | None]:
        """The entries that may be removed now, and what kept the next one from being sent, if anything did."""
        done: list[bytes] = []
        for entry in entries:
            try:
                await hold.renew()
                await self._deliver(entry)
            except SendLater as later:
                return done, later
            done.append(entry.raw)
        return done, None

    async def _deliver(self, entry: Due) -> None:
        match entry:
            case ReplyDue():
                await self._delivery.send(entry)
            case EnquiryDue():
                await self._enquiries.record(entry.enquiry)
            case ForgetDue():
                await self._forget(entry.leaver)
            case Unreadable():
                log.error("a stored entry cannot be read and is set aside", why=entry.why)
                await self._set_aside(entry.why, entry.raw.decode("utf-8", "replace"))
            case _:
                assert_never(entry)

    async def _answer(self, new: New) -> Owed | None:
        message = new.accepted.message
        if new.takes > self._lease.takes:
            return await self._give_up(new)
        if hear := self._hear_from.get(new.accepted.address.platform):
            hear(new.accepted.address)
        async with shown_working(self._show_working, new.accepted.address):
            outcome = await self._outcome(new.loaded.session, message)
        if self._afterwords:
            self._afterwords.expect(message, outcome.afterword, new.loaded.version + 1)
        told = new.behind >= LONG_QUEUE
        if told:
            outcome = replace(outcome, reply=with_a_word_on_the_queue(outcome.reply, new.behind))
        return await self._threads.commit(message, new.loaded.version, outcome, told=told)

    async def _give_up(self, new: New) -> Owed | None:
        """The message is set aside with an apology, so that what waits behind it goes on."""
        message = new.accepted.message
        why = f"taken {new.takes - 1} times and never answered"
        log.error("a message is given up", tenant=message.tenant, thread=message.thread, message=message.id, why=why)
        await self._set_aside(why, message.text, message)
        session = new.loaded.session or Session(self._clock.now())
        return await self._threads.commit(message, new.loaded.version, Outcome(session, GIVEN_UP, None))

    async def _outcome(self, session: Session | None, message: Message) -> Outcome:
        try:
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


class _Hold:
    """That the thread is ours: renewed before it could run out while something is being sent."""

    def __init__(self, threads: Threads, tenant: str, thread: str, fresh: float) -> None:
        self._threads, self._tenant, self._thread, self._fresh = threads, tenant, thread, fresh
        self._since = time.monotonic()

    async def renew(self) -> None:
        """Raise SendLater where another process has the thread by now: it sends what is left."""
        if time.monotonic() - self._since < self._fresh:
            return
        if not await self._threads.renew(self._tenant, self._thread):
            raise SendLater("another process has the thread", BUSY_PAUSE)
        self._since = time.monotonic()


def _log_later(later: SendLater, thread: str, pause: float) -> None:
    blocked = isinstance(later, SendBlocked)
    say = log.error if blocked else log.warning
    say("a reply waits to be sent again", thread=thread, pause=pause, why=str(later), mend=blocked)


def _delay(asked: float | None, failures: int) -> float:
    backoff = 0.25 * 2.0 ** min(failures, 8) * random.uniform(0.5, 1.0)
    return min(LONGEST_PAUSE, backoff if asked is None else asked)
