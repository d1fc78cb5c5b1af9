"""What was refused because too much was waiting: counted by kind, and said in the log once a second at most."""

from __future__ import annotations

import asyncio
from collections import Counter

import structlog

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
