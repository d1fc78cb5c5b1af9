"""A chat platform as it is on a bad day: slow, refusing, or silent about what it took."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from random import Random

from advisor.reply import Reply
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import CannotLook, SendLater, SendRefused
from tests.simulation.life import Life

PATIENCE = 4.0
"""Seconds after which a client gives a quick post up, and until which what was left half way may still show."""
SLOW = (5.0, 20.0)
"""Seconds of a post that takes longer than the lease: with pictures to upload, or a second try in plain words."""
SLOW_LOOK = 12.0
"""Seconds that a look may take: a long thread has many pages."""
KINDS = ("rate limit", "rate limit", "cut, shown", "cut, not shown", "refused")
WAITS = (None, 0.05, 1.0, 6.0, 9.0, 30.0)
"""What a platform asks to wait: below the lease, about it, and well above it."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a post: when it shows (if ever), when the client hears of it, and what it hears."""

    shows: float
    heard: float
    fault: Exception | None = None


class Platform:
    """What it shows, in order, by the keys of the replies. `bad` is the share of bad luck just now.

    `slow`: some posts take longer than the lease.
    """

    def __init__(
        self, rng: Random, *, lookable: bool, slow: bool, bad: Callable[[], float], happened: Counter[str]
    ) -> None:
        self.shown: list[str] = []
        self.refused: set[str] = set()
        self.doubtful: Counter[str] = Counter()
        self.lookable = lookable
        self._rng = rng
        self._bad = bad
        self._kinds = (*KINDS, *(("slow", "slow") if slow else ()))
        self._happened = happened

    def client(self, life: Life) -> PlatformClient:
        """A process's way to it."""
        return PlatformClient(self, life)

    def fate(self, key: str) -> Fate:
        """Drawn for one try to post."""
        if self._rng.random() >= self._bad():
            heard = self._rng.uniform(0.02, 0.4)
            return Fate(heard / 2, heard)
        kind = self._rng.choice(self._kinds)
        self._happened[kind] += 1
        heard = self._rng.uniform(0.0, PATIENCE)
        match kind:
            case "rate limit":
                return Fate(inf, heard / 10, SendLater("rate limit", self._rng.choice(WAITS)))
            case "slow":
                heard = self._rng.uniform(*SLOW)
                return Fate(self._rng.uniform(0.0, heard), heard)
            case "refused":
                self.refused.add(key)
                return Fate(inf, heard, SendRefused("no such channel"))
        self.doubtful[key] += 1
        shows = self._rng.uniform(0.0, heard) if kind == "cut, shown" else inf
        return Fate(shows, heard, SendLater("no answer", unknown=True))

    def look_takes(self) -> float:
        """Seconds, drawn for one look. Raises SendLater where the platform does not let look now."""
        if self._rng.random() >= self._bad():
            return self._rng.uniform(0.02, 0.4)
        if self._rng.random() < 0.5:
            raise SendLater("rate limit", self._rng.choice(WAITS))
        self._happened["slow look"] += 1
        return self._rng.uniform(0.0, SLOW_LOOK)


class PlatformClient:
    """One process's calls."""

    def __init__(self, platform: Platform, life: Life) -> None:
        self._platform = platform
        self._life = life

    async def post(self, address: ReturnAddress, reply: Reply) -> str:
        """`bot.inbox.ports.Send`."""
        await self._life.step()
        fate, request = self._platform.fate(address.key), _Request(self._platform, self._life, address.key)
        if fate.shows < inf:
            asyncio.get_running_loop().call_later(fate.shows, request.arrive)
        try:
            await asyncio.sleep(fate.heard)
        except asyncio.CancelledError:
            request.leave()
            raise
        await self._life.step()
        if fate.fault:
            raise fate.fault
        return address.key

    async def find(self, address: ReturnAddress) -> str | None:
        """`bot.inbox.ports.LookUp`: what is shown by the time that the platform looks, told a while later."""
        await self._life.step()
        if not self._platform.lookable:
            raise CannotLook("no history")
        takes = self._platform.look_takes()
        await asyncio.sleep(takes / 2)
        found = address.key if address.key in self._platform.shown else None
        await asyncio.sleep(takes / 2)
        await self._life.step()
        return found


class _Request:
    """A post on its way. What its client left half way shows soon or never."""

    def __init__(self, platform: Platform, life: Life, key: str) -> None:
        self._platform = platform
        self._life = life
        self._key = key
        self._left = inf

    def leave(self) -> None:
        self._left = asyncio.get_running_loop().time()
        self._platform.doubtful[self._key] += 1

    def arrive(self) -> None:
        left = min(self._left, self._life.ended)
        if asyncio.get_running_loop().time() <= left + PATIENCE:
            self._platform.shown.append(self._key)
