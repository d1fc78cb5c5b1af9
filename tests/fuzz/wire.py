"""A request as bytes over the server's own protocol, without a socket, and the status that it is answered with."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from redis.asyncio import Redis

from bot.app.connections import Connections
from bot.app.platforms import Front, Handler
from bot.app.serving import House
from bot.app.web import application
from bot.inbox.inbox import Inbox
from bot.settings.settings import Retention
from bot.stores.dead_letters import RedisDeadLetters
from tests.fuzz.target import demand

PATIENCE = 30.0
"""Seconds for an answer, on the busiest machine."""
OURS = re.compile(rb"^(content-length|transfer-encoding|connection|expect|upgrade|host)\s*:", re.IGNORECASE)
"""Headers that say where the request ends: these are the transport's, as a proxy would set them."""


class Line(asyncio.Transport):
    """A connection that keeps what is written to it."""

    def __init__(self, protocol: asyncio.Protocol) -> None:
        super().__init__({"peername": ("127.0.0.1", 1)})
        self._protocol = protocol
        self._closing = False
        self.written = b""
        self.closed = asyncio.get_running_loop().create_future()

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Keep the data."""
        self.written += bytes(data)

    def is_closing(self) -> bool:
        """Whether it was closed."""
        return self._closing

    def close(self) -> None:
        """Tell the protocol that it is closed, once."""
        if not self._closing:
            self._closing = True
            asyncio.get_running_loop().call_soon(self._lost)

    abort = close

    def pause_reading(self) -> None:
        """Everything was read already."""

    def resume_reading(self) -> None:
        """Everything was read already."""

    def _lost(self) -> None:
        self._protocol.connection_lost(None)
        self.closed.set_result(None)


class Served:
    """What is served, one connection a request."""

    def __init__(self, connections: Connections, server: Callable[[], asyncio.Protocol]) -> None:
        self._connections = connections
        self._connect = connections.factory(server)

    async def status(self, path: str, headers: list[bytes], body: bytes) -> int:
        """The status that a POST with these header lines is answered with. Raises Wrong where it is not answered."""
        told = [line for line in headers if line.strip() and not OURS.match(line.strip())]
        first = [f"POST {path} HTTP/1.1".encode(), b"Host: advisor", b"Connection: close"]
        length = b"Content-Length: %d" % len(body)
        protocol = self._connect()
        line = Line(protocol)
        protocol.connection_made(line)
        protocol.data_received(b"\r\n".join([*first, *told, length, b"", body]))
        async with asyncio.timeout(PATIENCE):
            await line.closed
        demand(self._connections.open == 0, "a closed connection is kept")
        answered = re.match(rb"HTTP/1\.[01] (\d{3}) ", line.written)
        demand(answered is not None, "the request is not answered")
        return int(answered[1]) if answered else 0


@asynccontextmanager
async def front(path: str, handle: Handler, inbox: Inbox) -> AsyncIterator[Served]:
    """One platform's front behind all that stands before it in `bot.app.web`."""
    # Nobody asks here whether the store is ready: no connection is ever opened.
    async with Redis() as client:
        house = House(client, RedisDeadLetters(client, Retention()), inbox, {path: Front(handle)})
        connections = Connections()
        async with serving(application(house, connections), connections) as served:
            yield served


@asynccontextmanager
async def serving(app: web.Application, connections: Connections) -> AsyncIterator[Served]:
    """The application, served as `bot.app.web.serve` does but for its sockets."""
    runner = web.AppRunner(app, access_log=None, auto_decompress=False)
    await runner.setup()
    server = runner.server
    assert server is not None, "a runner that is set up has a server"
    try:
        yield Served(connections, server)
    finally:
        await runner.cleanup()
