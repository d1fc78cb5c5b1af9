"""How many turns run at once, and whose is next: one of each channel in turn, so that no backlog starves others."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

AT_ONCE = 8
"""Turns that keep a processor busy: more would only wait for each other, and all be late."""
AT_ONCE_WITH_A_MODEL = 64
"""Turns that wait for somebody else's computer most of the time."""


class Turns:
    """Hands out the places of one process."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = at_once
        self._closed = False
        # Channels in the order in which they are served next; a served one goes to the end.
        self._waiting: dict[Hashable, deque[asyncio.Future[bool]]] = {}

    @asynccontextmanager
    async def place(self, channel: Hashable) -> AsyncIterator[bool]:
        """A place for one turn of the channel, for as long as the context lasts; False once there are none any more."""
        got = await self._wait(channel)
        try:
            yield got
        finally:
            if got:
                self._pass_on()

    def close(self) -> None:
        """Give no more places; who waits is told so."""
        self._closed = True
        for waiting in self._waiting.values():
            for place in waiting:
                if not place.done():
                    place.set_result(False)
        self._waiting.clear()

    async def _wait(self, channel: Hashable) -> bool:
        if self._closed:
            return False
        if self._free and not self._waiting:
            self._free -= 1
            return True
        place: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(channel, deque()).append(place)
        try:
            return await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled() and place.result():
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            channel, waiting = next(iter(self._waiting.items()))
            place = waiting.popleft()
            del self._waiting[channel]
            if waiting:
                self._waiting[channel] = waiting
            if not place.done():
                place.set_result(True)
                return
        self._free += 1
