"""Backpressure: how much may wait at once. What is too much is refused at the door, counted, and logged."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable

import structlog

from advisor.errors import AdvisorError
from bot.bounds import MOST_WAITING
from bot.inbox.items import channel_of

log = structlog.get_logger()

SAID_AFTER = 1.0
"""Seconds. A line for each refusal would cost more than the refusals."""


class Refusals:
    """One process's counts."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._timer: asyncio.TimerHandle | None = None

    def add(self, kind: str) -> None:
        """One more of the kind was refused."""
        self._counts[kind] += 1
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SAID_AFTER, self._say)

    def _say(self) -> None:
        log.warning("too much is waiting, so that some was refused", refused=dict(self._counts))
        self._counts.clear()
        self._timer = None


SHARE = 2
"""One channel may have one part in so many of the room, so that a busy one never shuts the door on all others."""

TOO_BUSY = (
    "Sorry, more people are asking just now than I can answer, so I haven't taken that in. "
    "Please try again in a minute."
)


class TooMuch(AdvisorError):
    """Too much is waiting already; nothing was kept."""

    def __init__(self) -> None:
        super().__init__(TOO_BUSY)


class Room:
    """Counts what waits in this process's care, by channel."""

    def __init__(self, most: int = MOST_WAITING) -> None:
        self._most = most
        self._share = max(1, most // SHARE)
        self._by_channel: Counter[tuple[str, str]] = Counter()
        self.waiting = 0

    def enter(self, tenant: str, thread: str) -> Callable[[object], None]:
        """Count one more message of the thread; call what this gives once it waits no more. Raises TooMuch."""
        channel = channel_of(tenant, thread)
        if self.waiting >= self._most or self._by_channel[channel] >= self._share:
            raise TooMuch
        return self.take_in(channel)

    def take_in(self, channel: tuple[str, str]) -> Callable[[object], None]:
        """Count what is there already, however much that is; call what this gives once it waits no more."""
        self.waiting += 1
        self._by_channel[channel] += 1

        def leave(_: object = None) -> None:
            self.waiting -= 1
            self._by_channel[channel] -= 1
            if not self._by_channel[channel]:
                del self._by_channel[channel]

        return leave
