"""One server for every web front: the platforms' requests, health and readiness; it drains before it goes."""

from __future__ import annotations

import asyncio
import signal
from contextlib import AsyncExitStack, suppress

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from advisor.errors import StoreUnavailable
from bot.app import garbage, logging
from bot.app.connections import Connections
from bot.app.serving import House, open_front, open_house
from bot.bounds import LARGEST_BODY
from bot.inbox.ports import Respond
from bot.settings.settings import Settings
from bot.stores.health import takes_writes, told
from bot.workers.seat import WORKER

log = structlog.get_logger()

DRAIN_SECONDS = 8.0
"""For everything, below the ten seconds that container platforms wait before they kill."""
ANSWER_SECONDS = 2.0
"""Of these, for requests that are being answered: an acknowledgement takes milliseconds."""


def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT. SettingsError and StoreUnavailable, before anything listens, say what is wrong."""
    logging.configure()
    asyncio.run(serve(settings))


async def serve(settings: Settings, *, respond: Respond | None = None, worker: str = WORKER) -> None:
    """Serve what is configured until a stop signal, then let no more in, finish what runs and leave the rest.

    `respond` answers in place of the conversation, in this process, if it is given; `worker` is the module that workers
    run.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    fronted = settings.workers and not respond
    async with open_front(settings, worker) if fronted else open_house(settings, respond=respond) as house:
        connections = Connections()
        # A body is never unpacked: the little that a bomb weighs would be a lot before anybody had signed for it.
        runner = web.AppRunner(
            application(house, connections), access_log=None, auto_decompress=False, shutdown_timeout=ANSWER_SECONDS
        )
        await runner.setup()
        answering = runner.server
        assert answering is not None, "a runner that is set up has a server"
        server = await loop.create_server(connections.factory(answering), settings.host, settings.port)
        sweeping = asyncio.create_task(house.inbox.run())
        log.info("serving", host=settings.host, port=settings.port)
        garbage.loaded()
        try:
            async with AsyncExitStack() as listening:
                for front in house.fronts.values():
                    await listening.enter_async_context(front.listening())
                await stop.wait()
        finally:
            ends = loop.time() + DRAIN_SECONDS
            server.close()
            await runner.cleanup()
            sweeping.cancel()
            with suppress(asyncio.CancelledError):
                await sweeping
            await house.inbox.stop(max(0.0, ends - loop.time()))


@web.middleware
async def _plain_bodies_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses a packed body unread: no platform sends one."""
    if request.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
        response = web.Response(status=415, text="Send the body as it is, without a Content-Encoding.")
        response.force_close()
        return response
    return await handler(request)


def application(house: House, connections: Connections | None = None) -> web.Application:
    """The routes, ready to be served over `connections`."""

    async def healthy(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def ready(_: web.Request) -> web.Response:
        try:
            # A replica answers a ping, and takes nothing in.
            await takes_writes(house.client)
            dead = await house.dead_letters.count()
        except StoreUnavailable as error:
            return web.Response(status=503, text=str(error))
        if house.workers and house.workers.is_failing:
            return web.Response(status=503, text="Messages are kept, but workers do not start; the log says why.")
        for lack in filter(None, (front.lacks() for front in house.fronts.values())):
            return web.Response(status=503, text=lack)
        letters = f"; {dead} dead letters, see `advisor doctor`" if dead else ""
        return web.Response(text=f"ok; the store is {told(house.client)}{letters}")

    patient = [connections.middleware] if connections else []
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[_plain_bodies_only, *patient])
    fronts = [web.post(path, front.handle) for path, front in house.fronts.items()]
    app.add_routes([*fronts, web.get("/healthz", healthy), web.get("/readyz", ready)])
    return app
