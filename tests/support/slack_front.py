"""A served Slack front on loopback, and the Slack that it answers to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer
from redis.asyncio import Redis

from bot.app.serving import House, open_house
from bot.app.web import application
from bot.settings.settings import Settings
from tests.support.contract import ScriptedReader
from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_http import SECRET, TOKEN, body_of, command, event, form_of, press, signed
from tests.support.waiting import PATIENCE, server_pid, until

JSON, FORM = "application/json", "application/x-www-form-urlencoded"


@dataclass
class Front:
    """A served front, the Slack it posts to, the house behind it and the process id of its store (0: several)."""

    http: TestClient[Any, Any]
    slack: RecordingSlack
    house: House
    store_pid: int
    responder: CountingResponder | None = None
    used: int = 0

    async def post(self, body: bytes, kind: str = JSON) -> int:
        """The status that a signed body of this content type is answered with."""
        return await self.post_as(body, signed(body, {"Content-Type": kind}))

    async def deliver(self, body: bytes, kind: str = JSON) -> int:
        """The status in the end, delivered as Slack does: again where it is answered 503, as on a very busy machine."""
        async with asyncio.timeout(PATIENCE):
            while (status := await self.post(body, kind)) == 503:
                pass
        return status

    async def post_as(self, body: bytes, headers: dict[str, str]) -> int:
        """The status that a body with these headers is answered with."""
        return (await self.answer(body, headers))[0]

    async def answer(self, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """Status and text of the answer."""
        async with self.http.post("/slack/events", data=body, headers=headers) as response:
            return response.status, await response.text()

    async def tell(self, text: str | None, ts: str, **changes: object) -> None:
        """Deliver an event, by default a mention."""
        assert await self.deliver(body_of(event(text, ts=ts, **changes))) == 200

    async def press(self, message: Mapping[str, Any], label: str, *ticks: str, **changes: object) -> None:
        """Press a button of a posted message."""
        if "channel" not in message:
            # Slack gives every press of a message that one person sees an address of its own.
            self.used += 1
            changes = {"response_url": self.slack.response_url(f"press{self.used}")} | changes
        assert await self.post(form_of(press(message, label, ticks, **changes)), FORM) == 200

    async def command(self, text: str, **changes: str) -> None:
        """Use the slash command; the answers come to `slack.responses`."""
        form = command(text, **{"response_url": self.slack.response_url("command")} | changes)
        assert await self.post(form_of(form), FORM) == 200

    async def posted(self, number: int) -> dict[str, Any]:
        """The last post, once there are so many in all."""
        await until(lambda: len(self.slack.posts) >= number)
        assert len(self.slack.posts) == number
        return self.slack.posts[-1]

    async def responded(self, number: int) -> dict[str, Any]:
        """The last private answer, once there are so many in all."""
        await until(lambda: len(self.slack.responses) >= number)
        assert len(self.slack.responses) == number
        return self.slack.responses[-1]

    def shown(self) -> list[str]:
        """The first text of each post."""
        return [post["blocks"][0]["text"]["text"] for post in self.slack.posts]


@asynccontextmanager
async def served(
    slack: RecordingSlack, responder: CountingResponder | None = None, *, scripted: bool = True
) -> AsyncIterator[Front]:
    """What the environment configures, served on loopback; answered by `responder`, or by the real conversation.

    `scripted`: what tests begin with is heard as a good reader would, whatever the environment configures.
    """
    async with open_house(
        Settings.read(), respond=responder.respond if responder else None, read=ScriptedReader() if scripted else None
    ) as house:
        server = TestServer(application(house), host="127.0.0.1")
        async with TestClient(server) as http:
            pid = await server_pid(house.client) if isinstance(house.client, Redis) else 0
            yield Front(http, slack, house, pid, responder)
        await house.inbox.stop(1.0)


def environment(slack: RecordingSlack, data_dir: Path, **more: str) -> dict[str, str]:
    """What an operator would set."""
    return {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.url,
        "ADVISOR_DATA_DIR": str(data_dir),
        "REDIS_URL": "",
    } | more


def set_environment(values: Mapping[str, str], setenv: Callable[[str, str], None]) -> None:
    """Set each value with pytest's `setenv`."""
    for name, value in values.items():
        setenv(name, value)


def texts(message: object) -> list[str]:
    """Every text in the message's blocks, in order."""
    if isinstance(message, Mapping):
        own = [message["text"]] if isinstance(message.get("text"), str) and "type" in message else []
        return own + [text for part in message.values() for text in texts(part)]
    return [text for part in message for text in texts(part)] if isinstance(message, list) else []


def labels(message: Mapping[str, Any]) -> list[str]:
    """What can be pressed in a message, in order."""
    rows = [(*block.get("elements", []), block.get("accessory", {})) for block in message["blocks"]]
    return [element["text"]["text"] for row in rows for element in row if element.get("type") == "button"]


def pressing(message: Mapping[str, Any], value: str) -> str:
    """What the button says that carries this value."""
    elements = (element for block in message["blocks"] for element in block.get("elements", []))
    return next(str(one["text"]["text"]) for one in elements if one.get("value") == value)
