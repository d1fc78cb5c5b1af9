"""What is added to a reply once it was sent: written beside the thread's work, late or never, and never in its way."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from advisor.errors import StoreUnavailable
from advisor.message import Message
from advisor.ports import Afterword, Store
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Amend, SendLater, SendRefused, WriteAfterword

log = structlog.get_logger()

Thread = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """The afterword that is due once the answer to `message` was sent; `version` is the thread's after that turn."""

    message: Message
    afterword: Afterword
    version: int


class Afterwords:
    """At most one afterword a thread: the next turn takes its place. Nothing of it is kept, so a crash loses it."""

    def __init__(self, *, write: WriteAfterword, amenders: Mapping[str, Amend], store: Store) -> None:
        self._write = write
        self._amenders = amenders
        self._store = store
        self._expected: dict[Thread, Expected] = {}
        self._tasks: dict[Thread, asyncio.Task[None]] = {}

    def expect(self, message: Message, afterword: Afterword | None, version: int) -> None:
        """A turn is taken: what was still being written for the thread is dropped, and this comes in its place."""
        thread = (message.tenant, message.thread)
        if task := self._tasks.pop(thread, None):
            task.cancel()
        self._expected.pop(thread, None)
        if afterword:
            self._expected[thread] = Expected(message, afterword, version)

    def sent(self, message: Message, address: ReturnAddress, posted: str) -> None:
        """The answer to `message` was sent, as `posted` (empty where the platform cannot name it): now write."""
        thread = (message.tenant, message.thread)
        expected = self._expected.get(thread)
        if expected is None or expected.message.id != message.id:
            return
        del self._expected[thread]
        task = asyncio.create_task(self._add(expected, address, posted))
        self._tasks[thread] = task
        task.add_done_callback(lambda done: self._ended(thread, done))

    async def settled(self, tenant: str, thread: str) -> None:
        """Return once nothing is being written for the thread."""
        if task := self._tasks.get((tenant, thread)):
            await asyncio.wait([task])

    async def stop(self) -> None:
        """Write nothing any more."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _add(self, expected: Expected, address: ReturnAddress, posted: str) -> None:
        message = expected.message
        try:
            amendment = await self._write(expected.afterword)
            if amendment and await self._is_latest(expected):
                await self._amenders[address.platform](address, posted, amendment)
        except (SendLater, SendRefused, StoreUnavailable) as error:
            log.warning("an afterword was not added", thread=message.thread, why=str(error))
        except Exception:
            log.exception("an afterword failed", tenant=message.tenant, thread=message.thread)

    async def _is_latest(self, expected: Expected) -> bool:
        """Whether no other turn of the thread has happened meanwhile, in whatever process."""
        return (await self._store.load(expected.message)).version == expected.version

    def _ended(self, thread: Thread, task: asyncio.Task[None]) -> None:
        if self._tasks.get(thread) is task:
            del self._tasks[thread]
