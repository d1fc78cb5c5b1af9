"""A process's life: whatever it does to the world outside is a step, and at one of them it may end."""

from __future__ import annotations

import asyncio
from math import inf


class Life:
    """From a start to a kill: `fatal` is the step at which it comes, if any.

    A killed process takes no step any more. Whatever its tasks still do in memory reaches nobody.
    """

    def __init__(self, fatal: int | None = None) -> None:
        self.ended = inf
        self.killed = asyncio.Event()
        self._fatal = fatal
        self._steps = 0
        # Whatever nobody refers to any more is collected, and would run to its end.
        self._waits: list[asyncio.Future[None]] = []

    @property
    def over(self) -> bool:
        """Whether it was killed."""
        return self.ended < inf

    def kill(self) -> None:
        """End it now."""
        self.ended = min(self.ended, asyncio.get_running_loop().time())
        self.killed.set()

    async def step(self) -> None:
        """Pass, or never come back."""
        self._steps += 1
        if self._steps == self._fatal:
            self.kill()
        if self.over:
            wait = asyncio.get_running_loop().create_future()
            self._waits.append(wait)
            await wait
