"""Teams as the contract suite uses it: activities and presses in, cards out, all in one personal chat."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from redis.asyncio import Redis

from advisor.message import Message
from bot.settings.settings import Settings
from bot.stores.redis_store import RedisStore
from tests.support.fakes_teams import Taken, parts
from tests.support.teams_front import Front, served
from tests.support.teams_http import PERSONAL, TENANT, activity, executed

OTHER = {"id": "29:another", "name": "Another Person", "aadObjectId": "00000000-1111-2222-3333-555555555555"}


class TeamsTalk:
    """One chat (`tests.support.contract.Front`)."""

    def __init__(self, front: Front, client: Redis) -> None:
        self._front = front
        self._store = RedisStore(client)
        self._answers = 0

    async def say(self, text: str, *, other: bool = False) -> None:
        """Type a message."""
        await self._front.send(activity(text, **({"from": OTHER} if other else {})))
        await self._answered()

    async def press(self, slot: str, band: str) -> None:
        """Press the button that carries this choice."""
        data = next(data for data in self._last.buttons.values() if data.get("choose") == f"{slot}={band}")
        await self._front.send(executed(data))
        await self._answered()

    async def tick(self, slots: frozenset[str]) -> None:
        """Tick the boxes of these slots and send them; a client sends the others as they stand."""
        boxes = [part for part in parts(self._last.card) if part.get("type") == "Input.Toggle"]
        ticked = {box["id"]: box["valueOn" if box["value"].partition("=")[0] in slots else "value"] for box in boxes}
        await self._front.send(executed(self._last.buttons["That's all"] | ticked))
        await self._answered()

    def shown(self) -> str:
        """Every word of the last answer."""
        return " ".join(self._last.texts)

    async def facts(self) -> Mapping[str, str]:
        """What the session holds."""
        loaded = await self._store.load(Message(TENANT, str(PERSONAL["id"]), "", ""))
        return loaded.session.facts.bands() if loaded.session else {}

    @property
    def _last(self) -> Taken:
        return self._front.teams.posted[-1]

    async def _answered(self) -> None:
        self._answers += 1
        await self._front.posted(self._answers)


@asynccontextmanager
async def teams_front(client: Redis, redis_url: str) -> AsyncIterator[TeamsTalk]:
    """A served front on the test's server."""
    values = {"ADVISOR_TEAMS_EMULATOR": "true", "MicrosoftAppTenantId": TENANT, "REDIS_URL": redis_url}
    async with served(settings=Settings.model_validate(values)) as front:
        yield TeamsTalk(front, client)
