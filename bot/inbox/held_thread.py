"""One thread as a process holds it, and what is known of its entries while nobody else can have had it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import inf

import structlog

from advisor.errors import StoreUnavailable
from advisor.message import Message
from advisor.ports import Outcome
from bot.inbox.items import Busy, Lease, QueueItem, Suspect, Undelivered
from bot.inbox.meanwhile import meanwhile
from bot.inbox.ports import SendLater, Threads

log = structlog.get_logger()

BUSY_PAUSE = 0.1
"""Seconds until a thread that another process has is asked for again."""


class Hold:
    """A thread of `Threads`, from the moment a task of this process turns to it until it turns away.

    `done` are entries that were dealt with and wait to be removed. `untried` are replies that were owed just now and by
    us, so that nobody can have sent them yet. Whoever had the thread in a gap may have sent them, and died since; so
    these are forgotten at the first sign that there was one.
    """

    def __init__(self, threads: Threads, tenant: str, thread: str, lease: Lease) -> None:
        self._threads = threads
        self.tenant, self.thread = tenant, thread
        self._lease = lease
        self._since = -inf
        self._cut_off = False
        self.done: list[bytes] = []
        self.untried: set[bytes] = set()

    async def take(self, takes: int) -> QueueItem:
        """What to do next, as `Threads.take` gives it. Raises StoreUnavailable."""
        asked = _now()
        item = await self._threads.take(self.tenant, self.thread, takes)
        if isinstance(item, Busy | Suspect):
            self._since = -inf
        else:
            self._is_ours(asked)
        return item

    async def settle(self) -> bool:
        """Remove what is done; True if nothing is left to do. Raises StoreUnavailable."""
        empty = await self._threads.settle(self.tenant, self.thread, self.done)
        self.done = []
        return empty

    async def commit(
        self, message: Message, version: int, outcome: Outcome, *, told: bool = False
    ) -> Undelivered | None:
        """Keep the turn's outcome and give what is owed for it, as `Threads.commit` does. Raises StoreUnavailable."""
        asked = _now()
        owed = await self._threads.commit(message, version, outcome, told=told)
        if owed and owed.entries:
            self._is_ours(asked)
            self.untried.update(entry.raw for entry in owed.entries)
        return owed

    async def renew(self) -> None:
        """Keep the thread, if that was not made sure of just now. Raises StoreUnavailable.

        Raises SendLater where another process has the thread, or may have had it meanwhile: what it left is to be taken
        anew.
        """
        asked = _now()
        if asked - self._since < self._lease.fresh:
            return
        if not (await self._threads.renew(self.tenant, self.thread) and self._is_ours(asked)):
            self._since = -inf
            raise SendLater("another process may have the thread", BUSY_PAUSE)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """While inside, the thread is renewed again and again, so that it stays ours however long that takes."""
        async with meanwhile(self._lease.fresh, self._keep_renewing):
            try:
                yield
            except asyncio.CancelledError:
                self._cut_off = True
                raise

    async def give_back(self) -> None:
        """Let other processes have the thread, without what is done. Raises StoreUnavailable.

        Where something was cut off half way it may still arrive, so the next process has to wait until the lease ends:
        by then it sees what has become of it.
        """
        if not self._cut_off:
            await self._threads.release(self.tenant, self.thread, self.done)

    async def _keep_renewing(self) -> None:
        while True:
            try:
                await self.renew()
            except (SendLater, StoreUnavailable) as error:
                # What is on its way cannot be called back; the next entry is not begun without the thread.
                log.warning("a thread could not be kept while something is sent", why=str(error))
            await asyncio.sleep(self._lease.fresh)

    def _is_ours(self, since: float) -> bool:
        """Note that it is, since then; gives whether it was without a gap."""
        # The store began to count between question and answer, so the gap is measured from one question to the other's
        # answer.
        unbroken = _now() - self._since < self._lease.seconds
        if not unbroken:
            self.untried.clear()
        self._since = since
        return unbroken


def _now() -> float:
    return asyncio.get_running_loop().time()
