"""An open-loop load: requests go out when they are due, whether or not earlier ones are answered, as Slack's do.

Client and fake Slack speak HTTP/1.1 by hand and as little of it as possible, so that on a small machine the load takes
as little as it can from what is measured.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import RawTestServer

from tests.support.slack_http import BOT

LONGEST_WAIT = 15.0
"""Seconds for the answer to one request; what takes longer is as good as lost."""


@dataclass(frozen=True)
class Answered:
    """What became of one request: its status (0 for none), and the seconds since it was due."""

    status: int
    seconds: float


async def fire(port: int, requests: Sequence[bytes], rate: float) -> list[Answered]:
    """Send each whole HTTP request to `port` of loopback when it is due, `rate` a second."""
    loop, free = asyncio.get_running_loop(), deque[_Client]()
    made: list[_Client] = []
    began = loop.time() + 0.05

    async def one(number: int, request: bytes) -> Answered:
        due = began + number / rate
        await asyncio.sleep(due - loop.time())
        client = free.pop() if free else None
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                if client is None:
                    _, client = await loop.create_connection(_Client, "127.0.0.1", port)
                    made.append(client)
                status = await client.ask(request)
        except (OSError, TimeoutError):
            return Answered(0, loop.time() - due)
        free.append(client)
        return Answered(status, loop.time() - due)

    try:
        return await asyncio.gather(*(one(number, request) for number, request in enumerate(requests)))
    finally:
        for client in made:
            client.close()


class _Client(asyncio.Protocol):
    """One kept connection, with one request on its way at a time."""

    def __init__(self) -> None:
        self._answer: asyncio.Future[int] | None = None
        self._transport: asyncio.Transport | None = None
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, found, body = self._read.partition(b"\r\n\r\n")
        _, has_length, rest = head.lower().partition(b"content-length:")
        if found and len(body) >= (int(rest.split(b"\r\n", 1)[0]) if has_length else 0):
            self._read = b""
            if self._answer and not self._answer.done():
                self._answer.set_result(int(head.split(b" ", 2)[1]))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(ConnectionError("closed before the answer"))

    async def ask(self, request: bytes) -> int:
        """The status that the request is answered with."""
        self._answer = asyncio.get_running_loop().create_future()
        assert self._transport
        self._transport.write(request)
        return await self._answer

    def close(self) -> None:
        if self._transport:
            self._transport.close()


@dataclass
class CountingSlack:
    """A Slack Web API that takes everything at once, and notes when each thread got its first reply."""

    url: str = ""
    replied: dict[str, float] = field(default_factory=dict)
    posts: int = 0

    @asynccontextmanager
    async def served(self) -> AsyncIterator[CountingSlack]:
        """This API on a free port of loopback."""
        async with RawTestServer(self._answer, host="127.0.0.1") as server:
            self.url = str(server.make_url("/api/"))
            yield self

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        if not request.path.endswith("chat.postMessage"):
            return web.json_response({"ok": True, "user_id": BOT, "team_id": "T00TEAM"})
        body = await request.read()
        form = json.loads(body) if request.content_type == "application/json" else await request.post()
        self.posts += 1
        self.replied.setdefault(str(form.get("thread_ts")), time.monotonic())
        return web.json_response({"ok": True, "ts": f"1.{self.posts}", "channel": form.get("channel")})
