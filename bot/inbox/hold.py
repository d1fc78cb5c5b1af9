"""One thread as a process holds it, and what is known of its entries while nobody else can have had it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from math import inf

from advisor.message import Message
from advisor.ports import Outcome
from bot.inbox.items import Busy, Item, Lease, Owed
from bot.inbox.ports import SendLater, Threads

BUSY_PAUSE = 0.1
"""Seconds until a thread that another process has is asked for again."""


class Hold:
    """The thread's `Threads`, that remembers since when it is ours without a gap.

    `untried` are entries that were owed just now and by us, so that nobody can have sent them yet. Whoever had the
    thread in a gap may have sent them, and died since; so they are forgotten at the first sign that there was one.
    """

    def __init__(self, threads: Threads, tenant: str, thread: str, lease: Lease) -> None:
        self._threads = threads
        self._thread = (tenant, thread)
        self._lease = lease
        self._since = -inf
        self.untried: set[bytes] = set()

    async def take(self, done: Sequence[bytes]) -> Item:
        """What to do next, after the entries `done` are removed. Raises StoreUnavailable."""
        asked = _now()
        item = await self._threads.take(*self._thread, done)
        if isinstance(item, Busy):
            self._since = -inf
        else:
            self._is_ours(asked)
        return item

    async def commit(self, message: Message, version: int, outcome: Outcome) -> Owed | None:
        """Keep the turn's outcome and give what is owed for it, as `Threads.commit` does. Raises StoreUnavailable."""
        asked = _now()
        owed = await self._threads.commit(message, version, outcome)
        if owed and owed.entries:
            self._is_ours(asked)
            self.untried.update(entry.raw for entry in owed.entries)
        return owed

    async def renew(self) -> None:
        """Keep the thread before it could run out while something is being sent. Raises StoreUnavailable.

        Raises SendLater where another process has the thread by now: it sends what is left.
        """
        asked = _now()
        if asked - self._since < self._lease.fresh:
            return
        if not await self._threads.renew(*self._thread):
            raise SendLater("another process has the thread", BUSY_PAUSE)
        self._is_ours(asked)

    def _is_ours(self, since: float) -> None:
        # The store began to count between the question and now, so the gap is measured from the earlier question.
        if _now() - self._since >= self._lease.seconds:
            self.untried.clear()
        self._since = since


def _now() -> float:
    return asyncio.get_running_loop().time()
