"""The chat platforms that the settings name, as `serve` and its workers see them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass

from aiohttp import web

from advisor.errors import SettingsError
from bot.inbox.inbox import Inbox
from bot.inbox.ports import Amend, HearFrom, LookUp, Send, ShowWorking
from bot.reports.naming import Places
from bot.settings.settings import Settings

Handler = Callable[[web.Request], Awaitable[web.Response]]

NOTHING_TO_SERVE = (
    "`advisor serve` has no platform to serve. For Slack, set SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET; for Teams, set "
    "MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId. Put them in the environment or in a .env file."
)


@dataclass(frozen=True, slots=True)
class Front:
    """A platform's way in: what answers its requests, what else listens to it while `serve` runs, and what it lacks to
    let anybody in just now, if anything."""

    handle: Handler
    listening: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    lacks: Callable[[], str] = str


@dataclass(frozen=True, slots=True)
class Platform:
    """One chat platform: its name, the path that it calls, the ways out to it, how it shows that a message is being
    read, how it finds what was sent, its word on who is where, how it learns where messages come from, and its front
    once there is an inbox."""

    name: str
    path: str
    send: Send
    amend: Amend
    show_working: ShowWorking
    look_up: LookUp | None
    places: Places
    hear_from: HearFrom | None
    front: Callable[[Inbox], Awaitable[Front]]


@asynccontextmanager
async def platforms(settings: Settings) -> AsyncIterator[list[Platform]]:
    """What the settings configure. SettingsError names every missing variable, before anything is opened."""
    opening: list[AbstractAsyncContextManager[Platform]] = []
    # Each SDK takes a while to import, and whoever does not use it should not wait for it.
    if settings.slack_wanted:
        from bot.app.slack_platform import slack

        opening.append(slack(settings.slack()))
    if settings.teams_wanted:
        from bot.app.teams_platform import teams

        opening.append(teams(settings.teams(host=settings.host)))
    if not opening:
        raise SettingsError(NOTHING_TO_SERVE)
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(platform) for platform in opening]
