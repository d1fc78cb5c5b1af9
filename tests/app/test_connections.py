"""No connection stays open whose request never ends, and there are never too many."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import web

from bot.app.connections import Connections
from tests.support.waiting import until

HEAD = b"POST / HTTP/1.1\r\nHost: x\r\n"
WHOLE = HEAD + b"Content-Length: 2\r\n\r\nhi"
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def served(most: int = 10) -> AsyncIterator[tuple[Connections, int]]:
    """An echo over connections that wait for a head, and for a body, for a fifth of a second."""

    async def echo(request: web.Request) -> web.Response:
        return web.Response(text=await request.text())

    own = Connections(most=most, head_seconds=0.2, body_seconds=0.2)
    app = web.Application(middlewares=[own.middleware])
    app.add_routes([web.post("/", echo)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    assert runner.server
    server = await asyncio.get_running_loop().create_server(own.factory(runner.server), "127.0.0.1", 0)
    try:
        yield own, server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await runner.cleanup()


@asynccontextmanager
async def connection(port: int) -> AsyncIterator[Streams]:
    """A connection to it, closed at the end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def said(reader: asyncio.StreamReader) -> bytes:
    """The first line that the other side says, nothing if it says none within two seconds."""
    try:
        async with asyncio.timeout(2):
            return await reader.readline()
    except TimeoutError:
        return b""


async def closed(reader: asyncio.StreamReader) -> bool:
    """Whether the other side hangs up within two seconds."""
    try:
        async with asyncio.timeout(2):
            return await reader.read() == b""
    except ConnectionError:
        return True
    except TimeoutError:
        return False


@pytest.mark.parametrize("sent", [b"", b"P", HEAD], ids=["nothing", "a letter", "half a head"])
async def test_a_head_that_does_not_end_is_not_waited_for(sent: bytes) -> None:
    async with served() as (_, port), connection(port) as (reader, writer):
        writer.write(sent)

        assert await closed(reader)


async def test_half_a_second_request_is_not_waited_for_either() -> None:
    async with served() as (_, port), connection(port) as (reader, writer):
        writer.write(WHOLE)
        assert b"200 OK" in await reader.readuntil(b"\r\n\r\nhi")
        writer.write(HEAD)

        assert await closed(reader)


async def test_a_body_that_does_not_come_is_answered() -> None:
    async with served() as (_, port), connection(port) as (reader, writer):
        writer.write(HEAD + b"Content-Length: 10\r\n\r\nhalf")

        assert b" 408 " in await said(reader)


async def test_whoever_comes_when_all_places_are_taken_is_sent_away_and_the_others_are_served() -> None:
    async with served(most=3) as (own, port):
        async with connection(port) as (first, writer), connection(port), connection(port):
            async with connection(port) as (fourth, _):
                assert await closed(fourth)
            writer.write(WHOLE)
            assert b"200 OK" in await first.readuntil(b"\r\n")
        await asyncio.sleep(0.3)

        assert own.open == 0


async def test_nothing_is_kept_of_connections_that_are_closed() -> None:
    inner: list[weakref.ref[asyncio.Protocol]] = []

    class Deaf(asyncio.Protocol):
        """Answers nothing."""

        def __init__(self) -> None:
            inner.append(weakref.ref(self))

    own = Connections()
    server = await asyncio.get_running_loop().create_server(own.factory(Deaf), "127.0.0.1", 0)
    async with server:
        for _ in range(5):
            async with connection(server.sockets[0].getsockname()[1]) as (_, writer):
                writer.write(HEAD)
        await until(lambda: len(inner) == 5 and own.open == 0)
        await asyncio.sleep(0)
        gc.collect()

    assert [found() for found in inner] == [None] * 5
