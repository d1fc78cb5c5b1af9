"""Keeps to Slack's pace in each channel: a message a second, with short bursts, and rest where it is asked for."""

from __future__ import annotations

import time
from collections.abc import Callable

EVERY = 1.0
"""Seconds a message, in the long run."""
BURST = 10
"""Messages that may go out at once in a channel that was quiet."""
_MANY = 1_000


class Pace:
    """One process's token bucket a channel, kept as the time at which the bucket is full again."""

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._full_at: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._full_at)

    def wait(self, channel: str) -> float:
        """Nothing if a message may go to the channel now, which counts it; else the seconds to wait and ask again."""
        now = self._now()
        full_at = max(self._full_at.get(channel, now), now)
        too_soon = full_at - now - (BURST - 1) * EVERY
        if too_soon > 0:
            return too_soon
        self._forget_the_quiet(now)
        self._full_at[channel] = full_at + EVERY
        return 0.0

    def rest(self, channel: str, seconds: float) -> None:
        """Let nothing go to the channel for some seconds, from whichever thread."""
        self._full_at[channel] = max(self._full_at.get(channel, 0.0), self._now() + seconds + (BURST - 1) * EVERY)

    def _forget_the_quiet(self, now: float) -> None:
        if len(self._full_at) > _MANY:
            self._full_at = {channel: full_at for channel, full_at in self._full_at.items() if full_at > now}
