"""What could not be answered or read: set aside, counted and shown to operators; nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from bot.settings.settings import Retention
from bot.stores.calls import command
from bot.stores.client import Client
from bot.stores.keys import dead_letters
from bot.stores.pipeline import Lane
from bot.stores.scripts import SET_ASIDE

MOST = 1_000
"""Letters that are kept: whoever has more has another problem than the oldest of them."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One of them: since when (UTC) and why, where it was said and by whom (as far as known), and the entry itself."""

    at: datetime
    why: str
    tenant: str = ""
    thread: str = ""
    user: str = ""
    entry: str = ""


_LETTER = TypeAdapter(DeadLetter)


class RedisDeadLetters:
    """The list in Redis. Every method raises StoreUnavailable."""

    def __init__(self, client: Client, retention: Retention) -> None:
        self._lane = Lane(client)
        self._seconds = int(retention.sessions.total_seconds())

    async def add(self, letter: DeadLetter) -> None:
        """Keep the letter, for as long as a session is kept."""
        entry = _LETTER.dump_json(letter)
        await self._lane.run(SET_ASIDE.call(keys=[dead_letters()], args=[entry, MOST, self._seconds]))

    async def count(self) -> int:
        """How many there are."""
        (number,) = await self._lane.run(command("LLEN", dead_letters()))
        return int(number)

    async def latest(self, most: int) -> Sequence[DeadLetter]:
        """The latest of them."""
        return [letter for _, letter in await self._read(0, most - 1) if letter]

    async def forget(self, tenant: str, user: str) -> None:
        """Delete those of somebody, and those that cannot be read any more."""
        for raw, letter in await self._read(0, -1):
            if letter is None or (letter.tenant, letter.user) == (tenant, user):
                await self._lane.run(command("LREM", dead_letters(), 0, raw))

    async def _read(self, first: int, last: int) -> Sequence[tuple[str, DeadLetter | None]]:
        (found,) = await self._lane.run(command("LRANGE", dead_letters(), first, last))
        return [(raw.decode(), _letter(raw)) for raw in found]


def _letter(raw: bytes) -> DeadLetter | None:
    try:
        return _LETTER.validate_json(raw)
    except ValidationError:
        return None
