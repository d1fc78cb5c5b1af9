"""Slack as the contract suite uses it: signed events and presses in, posts out, all in one thread."""

from __future__ import annotations

import html
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiohttp.test_utils import TestClient, TestServer
from redis.asyncio import Redis

from advisor.message import Message
from bot.app.serving import open_house
from bot.app.web import application
from bot.settings.settings import Settings
from bot.stores.redis_store import RedisStore
from tests.support.contract import ScriptedReader
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_front import Front, pressing, texts
from tests.support.slack_http import BOT, SECRET, TOKEN

TEAM, CHANNEL, THREAD = "T00TEAM", "C00HOME", "1.0"


class SlackTalk:
    """One thread (`tests.support.contract.Front`)."""

    def __init__(self, front: Front, client: Redis) -> None:
        self._front = front
        self._store = RedisStore(client)
        self._said = 0
        self._answers = 0

    async def say(self, text: str, *, other: bool = False) -> None:
        """Mention us first; the thread then needs no mention."""
        self._said += 1
        who = {"user": "U00OTHER"} if other else {}
        if self._said == 1:
            await self._front.tell(f"<@{BOT}> {html.escape(text, quote=False)}", THREAD, **who)
        else:
            typed = html.escape(text, quote=False)
            there = {"type": "message", "thread_ts": THREAD, "channel_type": "channel"}
            await self._front.tell(typed, f"{self._said}.0", **there, **who)
        await self._answered()

    async def press(self, slot: str, band: str) -> None:
        """Press the button that carries this choice."""
        await self._front.press(self._last, pressing(self._last, f"{slot}={band}"))
        await self._answered()

    async def tick(self, slots: frozenset[str]) -> None:
        """Tick the boxes of these slots and send them."""
        boxes = next(one for one in self._last["blocks"][-1]["elements"] if one["type"] == "checkboxes")
        ticked = [box["text"]["text"] for box in boxes["options"] if box["value"].partition("=")[0] in slots]
        await self._front.press(self._last, "That's all", *ticked)
        await self._answered()

    def shown(self) -> str:
        """Every word of the last answer."""
        return html.unescape(" ".join(texts(self._last["blocks"])))

    async def facts(self) -> Mapping[str, str]:
        """What the session holds."""
        loaded = await self._store.load(Message(TEAM, f"{CHANNEL}:{THREAD}", "", ""))
        return loaded.session.facts.bands() if loaded.session else {}

    @property
    def _last(self) -> dict[str, Any]:
        return self._front.slack.posts[-1]

    async def _answered(self) -> None:
        self._answers += 1
        await self._front.posted(self._answers)


@asynccontextmanager
async def slack_front(client: Redis, redis_url: str) -> AsyncIterator[SlackTalk]:
    """A served front on the test's server."""
    async with RecordingSlack().served() as slack:
        values = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.url}
        async with open_house(
            Settings.model_validate(values | {"REDIS_URL": redis_url}), read=ScriptedReader()
        ) as house:
            server = TestServer(application(house), host="127.0.0.1")
            async with TestClient(server) as http:
                yield SlackTalk(Front(http, slack, house, 0), client)
            await house.inbox.stop(1.0)
