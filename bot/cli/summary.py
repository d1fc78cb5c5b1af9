"""`advisor summary`: the manager's numbers on this terminal, in files, and on schedule in the chat platforms."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typer

from advisor.errors import SettingsError
from advisor.reply import Actions, Chart, Reply
from advisor.summary import AccessRefused, Asker, Filters, Summary, TooFew, parse_period
from advisor.summary.blocks import Names, summary_reply, too_few_reply
from advisor.summary.figures import chart
from advisor.summary.listing import listing_reply
from advisor.summary.period import complete_period
from advisor.summary.request import USUAL, SummaryRequest
from bot.answering.summaries import Summaries
from bot.app import logging
from bot.app.responders import summaries
from bot.settings.settings import Settings
from bot.terminal.chat import ORIGIN
from bot.terminal.render import render
from bot.terminal.user import TerminalPlaces, local_user

REGULAR = "week"
"""The period of a digest that nobody chose another one for."""
NO_PICTURE = "There is nothing to draw: with a single group there is nothing to compare. No picture was written."


def show(request: SummaryRequest, settings: Settings, *, as_json: bool, csv: Path | None, png: Path | None) -> None:
    """Print the summary, or the list of enquiries, and write the files. Raises SettingsError and StoreUnavailable."""
    asyncio.run(_show(request, settings, as_json=as_json, csv=csv, png=png))


def request_of(period: str, *, team: str, verdict: str, approach: str, listed: bool) -> SummaryRequest:
    """What the options ask for. Raises PeriodError."""
    today = datetime.now(UTC).date()
    return SummaryRequest(Filters(parse_period(period or USUAL, today), team, verdict, approach), listed=listed)


def post(period: str, settings: Settings) -> None:
    """Post every digest of the last complete period. Exits with 1 if one could not be posted.

    Raises PeriodError, SettingsError and StoreUnavailable.
    """
    logging.configure()
    asyncio.run(_post(period or REGULAR, settings))


async def _show(
    request: SummaryRequest, settings: Settings, *, as_json: bool, csv: Path | None, png: Path | None
) -> None:
    asker = Asker("local", local_user())
    async with summaries(settings) as desk:
        if request.listed:
            await _list(desk, asker, request, as_json=as_json)
            return
        found = await desk.summary(asker, request.filters)
    if isinstance(found, AccessRefused):
        raise SettingsError(found.why)
    names = await TerminalPlaces().readable(asker, frozenset({ORIGIN.team}))
    if isinstance(found, Summary):
        _write(found, names, csv=csv, png=png)
    elif csv or png:
        typer.echo("No file was written: there is nothing to show.", err=True)
    if as_json:
        from bot.reports.json_data import summary_data

        _print_json(summary_data(found, names))
    else:
        _print(_reply(found, request, names))


async def _list(desk: Summaries, asker: Asker, request: SummaryRequest, *, as_json: bool) -> None:
    places = TerminalPlaces()
    listed = await desk.enquiries(asker, request.filters, places.readable)
    if isinstance(listed, AccessRefused):
        raise SettingsError(listed.why)
    if as_json:
        from bot.reports.json_data import listing_data

        _print_json(listing_data(listed))
    else:
        names = await places.readable(asker, frozenset(own.origin.channel for own in listed))
        _print(listing_reply(listed, request, names=names))


def _reply(found: Summary | TooFew, request: SummaryRequest, names: Names) -> Reply:
    if isinstance(found, TooFew):
        return too_few_reply(found, request, names=names)
    reply = summary_reply(found, request, names=names)
    # There is nobody to say the next thing to.
    return replace(reply, blocks=tuple(block for block in reply.blocks if not isinstance(block, Actions)))


def _write(found: Summary, names: Names, *, csv: Path | None, png: Path | None) -> None:
    if csv:
        from bot.reports.sheet import sheet

        _save(csv, sheet(found, names))
    if png:
        picture: Chart | None = chart(found)
        if picture is None:
            typer.echo(NO_PICTURE, err=True)
            return
        from bot.reports.picture import png as drawn

        _save(png, drawn(picture))
        typer.echo(picture.says, err=True)


def _save(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise SettingsError(f"{path}: I could not write the file ({error.strerror}). Check the path.") from error


def _print(reply: Reply) -> None:
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    typer.echo(render(reply, width=shutil.get_terminal_size().columns, colour=colour))


def _print_json(data: object) -> None:
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))


async def _post(period: str, settings: Settings) -> None:
    from bot.app.digest_posting import digests
    from bot.reports.digest import failures

    meant = complete_period(period, datetime.now(UTC).date())
    async with digests(settings) as (made, way):
        results = [await made.post(digest, meant, way(digest)) for digest in settings.digests]
    for result in results:
        typer.echo(f"{meant.label}, {result.line}")
    if failures(results):
        raise typer.Exit(1)
