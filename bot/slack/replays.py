"""Remembers what was answered already: Slack signs every delivery anew, so an old signature again is a replay."""

from __future__ import annotations

from bot.slack.signature import WINDOW

AT_ONCE = 3
"""Seconds after its time stamp in which a copy counts as delivered at once: as long as Slack itself waits."""


class Replays:
    """The signatures that this process answered lately.

    Other processes are not asked: a message's claim keeps it from counting twice wherever it comes in, and this only
    refuses what is surely none of Slack's doing.
    """

    def __init__(self) -> None:
        self._answered: dict[str, float] = {}

    def is_replay(self, signature: str, *, stamp: int, now: float) -> bool:
        """Whether a request signed at `stamp` was answered before and is no copy of just now; seconds since 1970."""
        return signature in self._answered and now - stamp > AT_ONCE

    def remember(self, signature: str, *, now: float) -> None:
        """Note that it was answered at `now` (seconds since 1970), for as long as its time stamp may be valid."""
        self._answered[signature] = now + 2 * WINDOW
        # The oldest come first, because every one is kept equally long.
        while self._answered and next(iter(self._answered.values())) < now:
            del self._answered[next(iter(self._answered))]
