"""How many turns run at once, and whose is next: one of each channel in turn, so that no backlog starves others.

A turn that may end the process takes more room, so that fewer run beside it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

AT_ONCE = 8
"""Turns that keep a processor busy: more would only wait for each other, and all be late."""
AT_ONCE_WITH_A_MODEL = 64
"""Turns that wait for somebody else's computer most of the time."""

_Waiting = tuple[asyncio.Future[bool], int]
"""Whoever waits for a place, and how much room it takes."""


class Turns:
    """Hands out the places of one process."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = self._free = at_once
        self._closed = False
        # Channels in the order in which they are served next; a served one goes to the end.
        self._waiting: dict[Hashable, deque[_Waiting]] = {}

    @asynccontextmanager
    async def place(self, channel: Hashable, seclusion: float = 0.0) -> AsyncIterator[bool]:
        """A place for one turn of the channel, for as long as the context lasts; False once there are none any more.

        `seclusion`: 0 where any number may run beside it, 1 where nothing may.
        """
        room = round(self._at_once**seclusion)
        got = await self._wait(channel, room)
        try:
            yield got
        finally:
            if got:
                self._pass_on(room)

    def close(self) -> None:
        """Give no more places; who waits is told so."""
        self._closed = True
        for waiting in self._waiting.values():
            for place, _ in waiting:
                if not place.done():
                    place.set_result(False)
        self._waiting.clear()

    async def _wait(self, channel: Hashable, room: int) -> bool:
        if self._closed:
            return False
        place: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(channel, deque()).append((place, room))
        self._pass_on(0)
        try:
            return await place
        except asyncio.CancelledError:
            had = place.done() and not place.cancelled() and place.result()
            self._pass_on(room if had else 0)
            raise

    def _pass_on(self, room: int) -> None:
        self._free += room
        while self._waiting:
            channel, waiting = next(iter(self._waiting.items()))
            place, room = waiting[0]
            if not place.done():
                if room > self._free:
                    # Nobody overtakes whoever needs much room, who would wait for ever otherwise.
                    return
                self._free -= room
                place.set_result(True)
            waiting.popleft()
            del self._waiting[channel]
            if waiting:
                self._waiting[channel] = waiting
