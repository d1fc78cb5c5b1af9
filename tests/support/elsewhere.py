"""A stranger's server on loopback, to which redirects lead."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer


class Elsewhere:
    """Welcomes everything and notes what it `heard`: method, headers and body of each request."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.url = ""

    @asynccontextmanager
    async def served(self) -> AsyncIterator[Elsewhere]:
        """This server on a free port."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._hear)
        async with TestServer(app, host="127.0.0.1") as server:
            self.url = str(server.make_url("/"))
            yield self

    async def _hear(self, request: web.Request) -> web.Response:
        self.heard.append(f"{request.method} {dict(request.headers)} {await request.text()}")
        return web.json_response({"id": "x", "access_token": "a-strangers", "expires_in": 3_599}, status=201)
