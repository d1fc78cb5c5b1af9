"""`advisor doctor`: looks at settings, store, platforms and model, and says what is wrong and how to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import typer

from advisor.errors import AdvisorError
from bot.app.base import store_client
from bot.inbox.ports import SendLater, SendRefused
from bot.settings.settings import Settings
from bot.slack.api_errors import told_apart
from bot.slack.send import web_client, web_session
from bot.stores.client import Client
from bot.stores.dead_letters import RedisDeadLetters
from bot.stores.health import takes_writes, told

PATIENCE = 5.0
"""Seconds that a platform may take to answer."""
SHOWN = 5
"""Dead letters that are named."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, whether it is well, and what was seen or is to be done."""

    what: str
    well: bool
    says: str


def run() -> None:
    """Print what was found; exit with 1 if anything is wrong."""
    findings = asyncio.run(_all())
    for found in findings:
        typer.echo(f"{'ok   ' if found.well else 'WRONG'}  {found.what}: {found.says}")
    if not all(found.well for found in findings):
        raise typer.Exit(1)


async def _all() -> list[Finding]:
    try:
        settings = Settings.read()
    except AdvisorError as error:
        return [Finding("settings", False, str(error))]
    return [found async for found in _findings(settings)]


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    yield Finding("settings", True, "read")
    yield _model(settings)
    for found in _platforms(settings):
        yield found
    if settings.slack_wanted:
        yield await _slack_token(settings)
    for found in await _store(settings):
        yield found


def _model(settings: Settings) -> Finding:
    try:
        chosen = settings.model()
    except AdvisorError as error:
        return Finding("model", False, str(error))
    if chosen is None:
        return Finding("model", True, "none is configured; the built-in reader reads, and the rules explain themselves")
    return Finding("model", True, f"{chosen.reading.model} reads, {chosen.explaining.model} explains")


def _platforms(settings: Settings) -> list[Finding]:
    found = []
    for name, wanted, read in (
        ("Slack", settings.slack_wanted, settings.slack),
        ("Teams", settings.teams_wanted, lambda: settings.teams(host=settings.host)),
    ):
        try:
            says = "configured" if wanted and read() else "not configured"
            found.append(Finding(name, True, says))
        except AdvisorError as error:
            found.append(Finding(name, False, str(error)))
    return found


async def _slack_token(settings: Settings) -> Finding:
    """Whether Slack knows the token."""
    try:
        async with web_session() as session, asyncio.timeout(PATIENCE):
            with told_apart():
                known = await web_client(settings.slack(), session).auth_test()
    except (AdvisorError, SendLater, SendRefused, TimeoutError) as error:
        return Finding("Slack token", False, f"{error or 'Slack does not answer'}")
    return Finding("Slack token", True, f"works for {known.get('team', known.get('team_id', ''))}")


async def _store(settings: Settings) -> list[Finding]:
    try:
        async with store_client(settings) as client:
            await takes_writes(client)
            return [Finding("store", True, f"{told(client)}; takes writes"), await _dead_letters(settings, client)]
    except AdvisorError as error:
        return [Finding("store", False, str(error))]


async def _dead_letters(settings: Settings, client: Client) -> Finding:
    letters = RedisDeadLetters(client, settings.retention)
    number, latest = await letters.count(), await letters.latest(SHOWN)
    if not number:
        return Finding("dead letters", True, "none")
    lines = (f"\n         {one.at:%Y-%m-%d %H:%M} UTC, {one.tenant or 'nobody known'}: {one.why}" for one in latest)
    what = "message" if number == 1 else "messages"
    return Finding("dead letters", False, f"{number} {what} could not be answered or read. The latest:{''.join(lines)}")
