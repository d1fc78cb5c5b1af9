"""Slack's door: any bytes, signed or not, as events, commands and interactions, through the server to the inbox."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver
from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings.settings import SlackSettings
from bot.slack.app import SlackFront
from bot.slack.listeners import SAID, Listeners
from bot.slack.render import render
from bot.slack.response_url import PrivateWay
from tests.fuzz.quiet import Failures, quiet
from tests.fuzz.requests import SEALED, Kept, Request, mutated_by
from tests.fuzz.target import Target, Try, demand, timely
from tests.fuzz.wire import Served, front
from tests.support.slack_http import BOT, SECRET, TOKEN, body_of, command, event, form_of, press, signed
from tests.support.talk import QUEUES, SORTING, Talk

PATH = "/slack/events"
ANSWERS = frozenset({200, 400, 401, 413, 415, 503})
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
PAYLOADS = Path(__file__).parent.parent / "payloads"
STAMPED = ("X-Slack-Request-Timestamp", "X-Slack-Signature")


class Nowhere(AbstractResolver):
    """Knows no host: whatever an input names, nothing leaves this process."""

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[Any]:
        """None."""
        raise OSError("there is nothing out there")

    async def close(self) -> None:
        """Nothing is open."""


@asynccontextmanager
async def nowhere() -> AsyncIterator[aiohttp.ClientSession]:
    """A session whose every request fails at once."""
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=Nowhere(), use_dns_cache=False)
    ) as session:
        yield session


class Door:
    """The front, served; one request at a time."""

    def __init__(self, served: Served, kept: Kept, failures: Failures) -> None:
        self._served = served
        self._kept = kept
        self._failures = failures

    async def knock(self, data: bytes) -> None:
        """Send the request that the input is. Raises Wrong."""
        request = Request.of(data)
        sealed = bool(request.mood & SEALED)
        self._kept.begin(request.mood)
        headers = [*(request.without(*STAMPED) if sealed else request.headers)]
        if sealed:
            headers += [f"{name}: {value}".encode() for name, value in signed(request.body).items() if name in STAMPED]
        status = await self._served.status(PATH, headers, request.body)
        demand(status in ANSWERS, f"the door answers {status}")
        self._failures.none()
        demand(sealed or status != 200, "an unsigned request is answered")
        demand(sealed or not (self._kept.taken or self._kept.refused), "an unsigned message comes in")
        for one in self._kept.refused:
            # What nobody is told of here and now has to come again.
            told = one.message.quick or one.address.pressed
            demand(status == (200 if told else 503), f"a message that was not kept is answered {status}")


@asynccontextmanager
async def _front(kept: Kept) -> AsyncIterator[Served]:
    settings = SlackSettings(SecretStr(TOKEN), SecretStr(SECRET), None, "https://slack.invalid/api/", "/finetune", True)
    async with nowhere() as session:
        client = AsyncWebClient(token=TOKEN, base_url=settings.api_url, session=session, retry_handlers=[])
        listeners = Listeners(settings, inbox=kept.inbox, private=PrivateWay(client), us=BOT)
        made = SlackFront(settings, listeners=listeners, client=client)
        async with front(PATH, made.handle, kept.inbox) as served:
            yield served


@contextmanager
def opened() -> Iterator[Try]:
    """What sends an input to the door."""
    kept = Kept()
    with quiet() as failures, asyncio.Runner() as runner:
        opening = _front(kept)
        door = Door(runner.run(opening.__aenter__()), kept, failures)
        run = runner.get_loop().run_until_complete
        try:
            yield timely(lambda data: run(door.knock(data)))
        finally:
            run(opening.__aexit__(None, None, None))


def pressed() -> Iterator[dict[str, Any]]:
    """Presses of what we post: a question's button, a checklist's, a correction's, a private one's."""
    asked, checked = Talk().say(SORTING), Talk().say(QUEUES)
    for talk, session in ((asked, ""), (asked, "C00HOME:1.2.abc"), (checked, "")):
        blocks = render(talk.reply, session).blocks
        where = {} if session else {"ts": "5.0", "channel": "C00HOME", "thread_ts": "1.0"}
        for block in blocks:
            for element in (*block.get("elements", []), block.get("accessory", {})):
                if element.get("type") == "button":
                    yield press({"blocks": blocks, "text": "?"} | where, element["text"]["text"])


def _payloads() -> Iterator[dict[str, Any]]:
    yield from (event(), event(thread_ts="1.0", type="message", text="about 500"), event(type="message", channel="D1"))
    yield from (command("we sort letters", response_url="https://hooks.slack.com/x"), command(""))
    yield {"type": "url_verification", "challenge": "x"}
    yield from list(pressed())[::3]
    for path in sorted(PAYLOADS.glob("*slack.json")):
        noted = json.loads(path.read_text(encoding="utf-8"))
        yield from (one for one in noted.values() if isinstance(one, dict) and ("type" in one or "command" in one))


def seeds() -> Iterator[bytes]:
    """What Slack sends, recorded or made, each signed, and some of it unsigned or badly so."""
    for number, payload in enumerate(_payloads()):
        as_json = payload.get("type") in ("event_callback", "url_verification")
        body, kind = (body_of(payload), JSON) if as_json else (form_of(payload), FORM)
        yield Request(SEALED, (f"Content-Type: {kind}".encode(),), body).data
        if number < 3:
            forged = [f"{name}: {value}".encode() for name, value in signed(body, secret="another").items()]  # noqa: S106
            yield Request(0, tuple(forged), body).data
    yield Request(SEALED, (b"Content-Encoding: gzip",), b"\x1f\x8b").data
    yield Request(SEALED, (), b"").data


WORDS = (
    *SAID, f"<@{BOT}>", "event_callback", "block_actions", "view_submission", "message", "team_id", "payload", "event",
    "channel", "user", "thread_ts", "ts", "subtype", "bot_id", "channel_type", "im", "mpim", "container", "actions",
    "action_id", "block_id", "value", "answer:task", "checked:readiness", "say:why", "task=sort", "task=unsure", "\n",
    "C00HOME:1.0", "is_ephemeral", "response_url", "https://hooks.slack.com/", "http://[", "/finetune", "&lt;", "&#0;",
    "&#xD800;", "{", "}", "%00", "\ud800", "view_closed", "shortcut", "message_action", "block_suggestion",
    "authorizations", "is_bot", "user_id", "function_executed", "ssl_check", "url_verification", "options",
    "selected_options", "message", "blocks", "elements", "accessory", "trigger_id", "command", "text", JSON, FORM,
    "callback_id", "state", "values", "gzip",
)  # fmt: skip
NAMES = (
    "Content-Type", *STAMPED, "Content-Encoding", "X-Slack-Retry-Num", "Cookie", "X-Slack-Retry-Reason", "Accept", "X",
)  # fmt: skip

TARGET = Target("slack", opened, seeds, mutated_by(WORDS, NAMES), WORDS)
