"""The one way in for every platform: a message is kept before it is acknowledged, and worked on until answered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import structlog

from advisor.errors import StoreUnavailable
from advisor.message import Message
from bot.inbox.backpressure import Refusals, Room, TooMuch
from bot.inbox.items import Mark, ReturnAddress, channel_of
from bot.inbox.ports import Desk, Queues

log = structlog.get_logger()

GRACE = 5.0
"""Seconds after which a mark was surely left by a dead process or a failed try: no acceptance takes that long."""
SWEEP_EVERY = 2.0


class Inbox:
    """Lets messages in, as many as there is room for, and sees that each is answered, at whatever desk."""

    def __init__(self, *, queues: Queues, desk: Desk, platforms: Sequence[str], room: Room | None = None) -> None:
        self._queues = queues
        self._desk = desk
        self._platforms = platforms
        self._room = room or Room()
        self._refusals = Refusals()

    @property
    def waiting(self) -> int:
        """How many messages are in this process's care just now."""
        return self._room.waiting

    async def accept(self, message: Message, address: ReturnAddress) -> None:
        """Keep the message durably; once this returns it may be acknowledged, and it will be answered.

        Raises StoreUnavailable, within two seconds, where it could not be kept, and TooMuch where too much waits.
        """
        await self._accepted(message, address)

    async def knows(self, tenant: str, thread: str) -> bool:
        """Whether the thread holds a conversation with us. Raises StoreUnavailable."""
        return await self._queues.knows(tenant, thread)

    async def converse(self, message: Message, address: ReturnAddress) -> None:
        """Accept the message and return when its thread is answered in full: for a front that waits for its answer.

        Raises StoreUnavailable; what was accepted by then is answered at the next chance.
        """
        await (await self._accepted(message, address))

    async def settled(self, tenant: str, thread: str) -> None:
        """Return once nothing is being added to the thread's last reply."""
        await self._desk.settled(tenant, thread)

    async def catch_up(self, platform: str, *, grace: float = 0.0) -> None:
        """Answer what earlier processes accepted from the platform and left, and return when that is done.

        Threads marked in the last `grace` seconds are left to whoever is at them. Raises StoreUnavailable.
        """
        await asyncio.gather(*map(self._take_up, await self._queues.unfinished(platform, grace)))

    async def run(self) -> None:
        """Look after what other processes left, until cancelled: at once, then every few seconds."""
        while True:
            for platform in self._platforms:
                try:
                    for mark in await self._queues.unfinished(platform, GRACE):
                        if not self._desk.is_at(mark):
                            self._take_up(mark)
                except StoreUnavailable as error:
                    log.warning("the store cannot be reached; unfinished threads wait", why=str(error))
                except Exception:
                    # Whatever it was, what dead processes left must not wait for the next start of this one.
                    log.exception("looking for unfinished threads failed")
            await asyncio.sleep(SWEEP_EVERY)

    async def stop(self, deadline: float) -> None:
        """Finish what runs within `deadline` seconds; the rest stays in the store for the next start."""
        await self._desk.stop(deadline)

    async def _accepted(self, message: Message, address: ReturnAddress) -> asyncio.Future[None]:
        """What is done once the thread is emptied."""
        try:
            leave = self._room.enter(message.tenant, message.thread)
        except TooMuch:
            self._refusals.add(_kind(message, address))
            raise
        try:
            emptied = self._desk.start(await self._queues.accept(message, address))
        except BaseException:
            leave(None)
            raise
        emptied.add_done_callback(leave)
        return emptied

    def _take_up(self, mark: Mark) -> asyncio.Future[None]:
        emptied = self._desk.start(mark)
        emptied.add_done_callback(self._room.take_in(channel_of(mark.tenant, mark.thread)))
        return emptied


def _kind(message: Message, address: ReturnAddress) -> str:
    """What a message counts as where it is refused."""
    kind = "commands" if message.quick else "buttons" if address.pressed or address.answered else "messages"
    return f"{address.platform} {kind}"
