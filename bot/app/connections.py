"""Connections that may not be left open: those whose request never comes to an end, and too many of them.

aiohttp has a time-out for idle connections, and none for a head that comes a byte a minute. Every connection goes
through a protocol of ours that hands everything on, and counts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

log = structlog.get_logger()

MOST = 2_000
"""Connections at once: below the file descriptors that a process may have, and far above what platforms open."""
HEAD_SECONDS = 10.0
"""For the head of a request, from its first byte; a connection that never sends one is as slow."""
BODY_SECONDS = 10.0


class Connections:
    """The connections of one server, counted, each with its time for a head."""

    def __init__(
        self, *, most: int = MOST, head_seconds: float = HEAD_SECONDS, body_seconds: float = BODY_SECONDS
    ) -> None:
        self._most = most
        self._head_seconds = head_seconds
        self._body_seconds = body_seconds
        self._by_transport: dict[asyncio.BaseTransport, _Connection] = {}

    def factory(self, server: Callable[[], asyncio.Protocol]) -> Callable[[], asyncio.Protocol]:
        """What `loop.create_server` is given for connections that `server`, aiohttp's own, answers."""
        return lambda: _Connection(server(), self, self._head_seconds)

    @property
    def open(self) -> int:
        """How many there are."""
        return len(self._by_transport)

    def opened(self, transport: asyncio.BaseTransport, connection: _Connection) -> bool:
        """Count a connection; False where there are too many."""
        self._by_transport[transport] = connection
        return self.open <= self._most

    def closed(self, transport: asyncio.BaseTransport | None) -> None:
        """Count one less, and keep nothing of it: a connection knows its transport, so no weak key would let it go."""
        if transport:
            self._by_transport.pop(transport, None)

    @property
    def middleware(self) -> Middleware:
        """Tells a connection when a head is complete, and gives the body its own seconds."""

        @web.middleware
        async def patient(request: web.Request, handler: Handler) -> web.StreamResponse:
            connection = self._by_transport.get(request.transport) if request.transport else None
            if connection:
                connection.head_complete()
            try:
                return await _with_body(request, handler, self._body_seconds)
            finally:
                if connection:
                    connection.answered()

        return patient


async def _with_body(request: web.Request, handler: Handler, seconds: float) -> web.StreamResponse:
    if request.content.is_eof():
        # Nearly every body comes with its head.
        return await handler(request)
    try:
        async with asyncio.timeout(seconds):
            await request.read()
    except TimeoutError:
        response = web.Response(status=408, text="The body did not come.")
        response.force_close()
        return response
    return await handler(request)


class _Connection(asyncio.Protocol):
    """One connection: everything goes on to aiohttp's own protocol."""

    def __init__(self, inner: asyncio.Protocol, connections: Connections, head_seconds: float) -> None:
        self._inner = inner
        self._connections = connections
        self._head_seconds = head_seconds
        self._transport: asyncio.BaseTransport | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._answering = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hand it on, and wait for a head."""
        self._transport = transport
        self._inner.connection_made(transport)
        if self._connections.opened(transport, self):
            self._wait_for_head()
        else:
            log.warning("a connection too many is closed", open=self._connections.open)
            self._abort()

    def data_received(self, data: bytes) -> None:
        """Hand it on; a second request on the connection has its own time."""
        if not self._answering and self._timer is None:
            self._wait_for_head()
        self._inner.data_received(data)

    def head_complete(self) -> None:
        """A request begins to be handled."""
        self._answering = True
        self._stop_waiting()

    def answered(self) -> None:
        """The request is handled; the next one may come, or the idle time-out."""
        self._answering = False

    def eof_received(self) -> bool | None:
        """Hand it on."""
        return self._inner.eof_received()

    def pause_writing(self) -> None:
        """Hand it on."""
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        """Hand it on."""
        self._inner.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Hand it on, and count."""
        self._stop_waiting()
        self._connections.closed(self._transport)
        self._inner.connection_lost(exc)

    def _wait_for_head(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(self._head_seconds, self._abort)

    def _stop_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = None

    def _abort(self) -> None:
        if isinstance(self._transport, asyncio.Transport):
            self._transport.abort()
