"""The one way in for every platform: a message is kept before it is acknowledged, and worked on until answered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

import structlog

from advisor.errors import StoreUnavailable
from advisor.message import Message
from bot.inbox.finished import FinishedMarks
from bot.inbox.items import Kept, Mark, ReturnAddress
from bot.inbox.ports import Queues
from bot.inbox.work import ThreadWork

log = structlog.get_logger()

GRACE = 5.0
"""Seconds after which a mark was surely left by a dead process or a failed try: no acceptance takes that long."""
SWEEP_EVERY = 2.0


class Inbox:
    """Lets messages in and sees that each is answered: one task a thread, so that threads never wait for each other."""

    def __init__(self, *, queues: Queues, work: ThreadWork, platforms: Sequence[str]) -> None:
        self._queues = queues
        self._work = work
        self._platforms = platforms
        self._finished = FinishedMarks(queues)
        self._waiting: dict[tuple[str, str], Kept] = {}
        self._tasks: dict[tuple[str, str], asyncio.Task[None]] = {}

    async def accept(self, message: Message, address: ReturnAddress) -> None:
        """Keep the message durably; once this returns it may be acknowledged, and it will be answered.

        Raises StoreUnavailable, within a second, where it could not be kept.
        """
        self._start(await self._queues.accept(message, address))

    async def knows(self, tenant: str, thread: str) -> bool:
        """Whether the thread holds a conversation with us. Raises StoreUnavailable."""
        return await self._queues.knows(tenant, thread)

    async def converse(self, message: Message, address: ReturnAddress) -> None:
        """Accept the message and return when its thread is answered in full: for a front that waits for its answer.

        Raises StoreUnavailable; what was accepted by then is answered at the next chance.
        """
        await self._start(await self._queues.accept(message, address))

    async def settled(self, tenant: str, thread: str) -> None:
        """Return once nothing is being added to the thread's last reply."""
        await self._work.settled(tenant, thread)

    async def catch_up(self, platform: str, *, grace: float = 0.0) -> None:
        """Answer what earlier processes accepted from the platform and left, and return when that is done.

        Threads marked in the last `grace` seconds are left to whoever is at them. Raises StoreUnavailable.
        """
        marks = await self._queues.unfinished(platform, grace)
        await asyncio.gather(*(self._start(Kept(mark)) for mark in in_turn(marks)))

    async def run(self) -> None:
        """Look after what other processes left, until cancelled: at once, then every few seconds."""
        while True:
            for platform in self._platforms:
                try:
                    for mark in in_turn(await self._queues.unfinished(platform, GRACE)):
                        self._start(Kept(mark))
                except StoreUnavailable as error:
                    log.warning("the store cannot be reached; unfinished threads wait", why=str(error))
                except Exception:
                    # Whatever it was, what dead processes left must not wait for the next start of this one.
                    log.exception("looking for unfinished threads failed")
            await asyncio.sleep(SWEEP_EVERY)

    async def stop(self, deadline: float) -> None:
        """Finish what runs within `deadline` seconds; the rest stays in the store for the next start."""
        self._work.stop()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=deadline)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._work.abandon()
        await self._finished.flush()

    def _start(self, kept: Kept) -> asyncio.Task[None]:
        thread = (kept.mark.tenant, kept.mark.thread)
        earlier = self._waiting.get(thread)
        # The later mark stands for both; what was taken with the earlier is still what comes first.
        self._waiting[thread] = replace(kept, new=earlier.new) if earlier and earlier.new else kept
        task = self._tasks.get(thread)
        if task is None:
            task = asyncio.create_task(self._process(thread))
            task.add_done_callback(_log_failure)
            self._tasks[thread] = task
        return task

    async def _process(self, thread: tuple[str, str]) -> None:
        """Empty the thread, and again for as long as marks come in meanwhile."""
        try:
            while kept := self._waiting.pop(thread, None):
                try:
                    emptied = await self._work.empty(*thread, kept.new)
                except StoreUnavailable:
                    # A message that was kept meanwhile says that the store is back; without one, the sweep comes.
                    if thread not in self._waiting:
                        raise
                    continue
                if not emptied:
                    return
                self._finished.add(kept.mark)
        finally:
            # No await between the last look and here, so a new mark finds either this task at work or none.
            self._waiting.pop(thread, None)
            del self._tasks[thread]


def in_turn(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks, one of each channel in turn, so that a busy channel's backlog keeps no other waiting."""
    channels: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        channels.setdefault((mark.tenant, mark.thread.partition(":")[0]), []).append(mark)
    for several in zip_longest(*channels.values()):
        yield from (mark for mark in several if mark)


def _log_failure(task: asyncio.Task[None]) -> None:
    error = None if task.cancelled() else task.exception()
    # The mark stays, so the sweep takes the thread up again.
    if isinstance(error, StoreUnavailable):
        # It meets every thread at once, and a traceback of each would take the time that the store needs to come back.
        log.warning("a thread waits for the store", why=str(error))
    elif error:
        log.error("a thread's work was interrupted", exc_info=error)
