"""Marks of finished threads, forgotten many at a time: one that stays a little longer only means one more look."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import structlog

from advisor.errors import StoreUnavailable
from bot.inbox.items import Mark
from bot.inbox.ports import Queues

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
