"""What `serve` runs: every chat platform that is configured, one inbox and one store, and who takes the turns."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass

from advisor.errors import StoreUnavailable
from advisor.ports import Interpreter
from bot.app.base import build_desk, build_inbox, connected, opened, store_url
from bot.app.platforms import Front, Platform, platforms
from bot.inbox.fair_queue import AT_ONCE, AT_ONCE_WITH_A_MODEL
from bot.inbox.inbox import Inbox
from bot.inbox.ports import Desk, Respond
from bot.inbox.thread_tasks import LocalDesk
from bot.settings.settings import Settings
from bot.stores.client import FEW_CONNECTIONS, Client
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.health import confirm
from bot.workers.pool import Pool, workers
from bot.workers.seat import WORKER


@dataclass(frozen=True, slots=True)
class House:
    """What `serve` holds while it runs: the fronts by their paths, and the workers where it has any."""

    client: Client
    dead_letters: RedisDeadLetters
    inbox: Inbox
    fronts: Mapping[str, Front]
    workers: Pool | None = None


@asynccontextmanager
async def open_house(
    settings: Settings, *, respond: Respond | None = None, read: Interpreter | None = None
) -> AsyncIterator[House]:
    """Everything that serves the configured platforms in one process, with an answerer or a reader of one's own if one
    is given.

    SettingsError names every missing variable, before anything is opened.
    """
    settings.model()  # What it lacks should stop the start as well.
    async with (
        platforms(settings) as found,
        store_url(settings) as url,
        # Messages are let in by a client of their own, so that a backlog of work keeps nobody waiting.
        _confirmed(settings, url) as door,
        connected(opened(settings, url, FEW_CONNECTIONS)) as client,
        AsyncExitStack() as stack,
    ):
        desk = await _desk(stack, settings, client, found, respond=respond, read=read)
        yield await _house(settings, door, found, desk)


@asynccontextmanager
async def open_front(settings: Settings, worker: str = WORKER) -> AsyncIterator[House]:
    """What accepts for the configured platforms, and has worker processes take the turns, each running the module
    `worker`. Raises as `open_house`."""
    settings.model()
    overlay = {}
    if settings.overlay:
        # The workers' fault otherwise, of which only the log would tell.
        from bot.app.responders import compiled

        compiled(settings)
        overlay = {"ADVISOR_OVERLAY": str(settings.overlay)}
    async with (
        platforms(settings) as found,
        store_url(settings) as url,
        _confirmed(settings, url) as door,
        workers(settings.workers, overlay, worker) as pool,
    ):
        yield await _house(settings, door, found, pool)


@asynccontextmanager
async def open_desk(settings: Settings, *, respond: Respond | None = None) -> AsyncIterator[LocalDesk]:
    """What a worker takes turns at, with an answerer of one's own if one is given."""
    async with (
        platforms(settings) as found,
        store_url(settings) as url,
        connected(opened(settings, url, FEW_CONNECTIONS)) as client,
        AsyncExitStack() as stack,
    ):
        yield await _desk(stack, settings, client, found, respond=respond)


@asynccontextmanager
async def _confirmed(settings: Settings, url: str) -> AsyncIterator[Client]:
    """A client of the store, which is what its URL says. Raises SettingsError."""
    async with connected(opened(settings, url)) as client:
        # A store that is away comes back, and readiness tells until it does; one of the wrong kind never will.
        if settings.redis_url:
            with suppress(StoreUnavailable):
                await confirm(client)
        yield client


async def _house(settings: Settings, door: Client, found: Sequence[Platform], desk: Desk) -> House:
    inbox = build_inbox(
        door,
        settings.retention,
        desk=desk,
        platforms=[platform.name for platform in found],
        most_waiting=settings.most_waiting,
    )
    fronts = {platform.path: await platform.front(inbox) for platform in found}
    letters = RedisDeadLetters(door, settings.retention)
    return House(door, letters, inbox, fronts, desk if isinstance(desk, Pool) else None)


async def _desk(
    stack: AsyncExitStack,
    settings: Settings,
    client: Client,
    found: Sequence[Platform],
    *,
    respond: Respond | None = None,
    read: Interpreter | None = None,
) -> LocalDesk:
    # The core takes a while to import and to compile, and a front that has workers needs none of it.
    from bot.app.responders import Answering, responder

    places = {platform.name: platform.places for platform in found}
    answering = (
        Answering(respond, None)
        if respond
        else await stack.enter_async_context(responder(settings, client, places, read))
    )
    return build_desk(
        client,
        settings.retention,
        respond=answering.respond,
        senders={platform.name: platform.send for platform in found},
        write=answering.write,
        amenders={platform.name: platform.amend for platform in found},
        show_working={platform.name: platform.show_working for platform in found},
        look_ups={platform.name: platform.look_up for platform in found if platform.look_up},
        hear_from={platform.name: platform.hear_from for platform in found if platform.hear_from},
        at_once=AT_ONCE if settings.model() is None else AT_ONCE_WITH_A_MODEL,
    )
