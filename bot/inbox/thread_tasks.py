"""Where this process works on threads: one task a thread, so that threads wait for each other's turns only."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import structlog

from advisor.errors import StoreUnavailable
from bot.inbox.items import Mark
from bot.inbox.ports import Queues
from bot.inbox.work import ThreadWork

log = structlog.get_logger()

LONGEST_WAIT = 0.05
"""Seconds that a mark is kept for others to come along."""


class FinishedMarks:
    """Collects marks, and has them forgotten soon."""

    def __init__(self, queues: Queues) -> None:
        self._queues = queues
        self._marks: list[Mark] = []
        self._hurry = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def add(self, mark: Mark) -> None:
        """See to it that the mark is forgotten."""
        self._marks.append(mark)
        if self._task is None:
            self._task = asyncio.create_task(self._forget())

    async def flush(self) -> None:
        """Return when all marks so far are forgotten; those that a failing store keeps, the next sweep looks at."""
        self._hurry.set()
        if self._task:
            await self._task

    async def _forget(self) -> None:
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_WAIT):
                    await self._hurry.wait()
            while marks := self._marks:
                self._marks = []
                await self._queues.finish(marks)
        except StoreUnavailable as error:
            log.warning("the marks of finished threads stay for now", why=str(error))
        finally:
            self._task = None


class LocalDesk:
    """The threads that this process empties (`bot.inbox.ports.Desk`)."""

    def __init__(self, queues: Queues, work: ThreadWork) -> None:
        self._work = work
        self._finished = FinishedMarks(queues)
        self._waiting: dict[tuple[str, str], Mark] = {}
        self._tasks: dict[tuple[str, str], asyncio.Task[None]] = {}

    def start(self, mark: Mark) -> asyncio.Future[None]:
        """Empty the thread; where somebody is at it already, see to it that they look once more."""
        self._waiting[mark.of] = mark
        task = self._tasks.get(mark.of)
        if task is None:
            task = asyncio.create_task(self._process(mark.of))
            task.add_done_callback(_log_failure)
            self._tasks[mark.of] = task
        return task

    def is_at(self, mark: Mark) -> bool:
        """Whether the thread has a task."""
        return mark.of in self._tasks

    async def settled(self, tenant: str, thread: str) -> None:
        """Return once nothing is being added to the thread's last reply."""
        await self._work.settled(tenant, thread)

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

    async def _process(self, thread: tuple[str, str]) -> None:
        """Empty the thread, and again for as long as marks come in meanwhile."""
        try:
            while mark := self._waiting.pop(thread, None):
                try:
                    emptied = await self._work.empty(*thread)
                except StoreUnavailable:
                    # A message that was kept meanwhile says that the store is back; without one, the sweep comes.
                    if thread not in self._waiting:
                        raise
                    continue
                if not emptied:
                    return
                self._finished.add(mark)
        finally:
            # No await between the last look and here, so a new mark finds either this task at work or none.
            self._waiting.pop(thread, None)
            del self._tasks[thread]


def _log_failure(task: asyncio.Task[None]) -> None:
    error = None if task.cancelled() else task.exception()
    # The mark stays, so the sweep takes the thread up again.
    if isinstance(error, StoreUnavailable):
        # It meets every thread at once, and a traceback of each would take the time that the store needs to come back.
        log.warning("a thread waits for the store", why=str(error))
    elif error:
        log.error("a thread's work was interrupted", exc_info=error)
