"""A Messages API on loopback: it reads what tests begin with, explains sensibly, and records what it was asked."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.support.fakes_model import message

Json = dict[str, Any]


def told(body: Json) -> Json:
    """The verdict that a request asks to explain."""
    return dict(json.loads(re.findall(r"<verdict>\n(.*?)\n</verdict>", said(body), re.DOTALL)[0]))


def said(body: Json) -> str:
    """What changes from request to request."""
    return str(body["messages"][0]["content"])


def sensible(body: Json) -> Json:
    """An explanation as a careful writer gives it: the first reasons in other words."""
    reasons = list(told(body)["reasons"].items())[:3]
    return {"sentences": [{"rule": rule, "quote": "", "text": f"Put simply: {says}"} for rule, says in reasons]}


QUOTES = {
    "want replies in Australian English": ("task=draft", "gap=manner", "describable=easy"),
    "We have 50 support emails": ("labelled_examples=under_100",),
    "General knowledge is enough": ("knowledge=none",),
}


def reading(text: str) -> Json:
    """What a good reader notes in the sentences that the tests begin with; nothing in any other."""
    found = [(quote, fact) for quote, facts in QUOTES.items() if quote in text for fact in facts]
    facts = [{"quote": quote, "fact": fact, "plainly": True} for quote, fact in found]
    return {"facts": facts, "intent": "tell", "about": "", "expected": ""}


class RecordingMessages:
    """The API. `explain` makes the body of an answer to a request for an explanation; it waits until it is `free`.

    Requests to read are answered with `status`, once it is `awake`; a status of 0 closes the connection instead. `most`
    is how many of them were in hand at a time, at most.
    """

    def __init__(self, explain: Callable[[Json], Json | str] = sensible) -> None:
        self.explain = explain
        self.free = asyncio.Event()
        self.free.set()
        self.awake = asyncio.Event()
        self.awake.set()
        self.status = 200
        self.read: Callable[[str], Json | str] = reading
        self.most = self._in_hand = 0
        self.bodies: list[Json] = []
        self.url = ""

    @property
    def readings(self) -> list[Json]:
        """The requests that asked for a message to be read."""
        return [body for body in self.bodies if not _explains(body)]

    @property
    def explanations(self) -> list[Json]:
        """The requests that asked for an explanation."""
        return [body for body in self.bodies if _explains(body)]

    @asynccontextmanager
    async def served(self) -> AsyncIterator[RecordingMessages]:
        """This API on a free port of loopback; `url` is what ANTHROPIC_BASE_URL should be."""
        app = web.Application()
        app.router.add_post("/v1/messages", self._answer)
        async with TestServer(app, host="127.0.0.1") as server:
            self.url = str(server.make_url("/")).rstrip("/")
            yield self

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.bodies.append(body)
        if not _explains(body):
            return await self._reading(request, body)
        await self.free.wait()
        return _answering(self.explain(body))

    async def _reading(self, request: web.Request, body: Json) -> web.StreamResponse:
        self._in_hand += 1
        self.most = max(self.most, self._in_hand)
        try:
            await self.awake.wait()
        finally:
            self._in_hand -= 1
        if self.status == 200:
            return _answering(self.read(said(body)))
        if not self.status and request.transport:
            request.transport.close()
        error = {"type": "error", "error": {"type": "error", "message": "as the test wants it"}}
        return web.json_response(error, status=self.status or 500)


def _answering(answer: Json | str) -> web.StreamResponse:
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return web.json_response(message([{"type": "text", "text": text}]))


def _explains(body: Json) -> bool:
    return "the reasons of a verdict" in str(body["system"][0]["text"])


def environment(api: RecordingMessages, seconds: float = 5.0) -> dict[str, str]:
    """What an operator sets to have this API asked."""
    return {
        "ADVISOR_MODEL_PROVIDER": "anthropic",
        "ANTHROPIC_BASE_URL": api.url,
        "ADVISOR_EXPLAINING_SECONDS": str(seconds),
    }
