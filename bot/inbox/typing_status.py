"""Shows people that their message is being read, where that takes a moment."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from functools import partial

import structlog

from bot.inbox.items import ReturnAddress
from bot.inbox.meanwhile import meanwhile
from bot.inbox.ports import ShowWorking

log = structlog.get_logger()

SHOWN_AFTER = 0.3
"""Seconds that a turn may take unannounced: the built-in reader needs far less, a model needs more."""
SHOWN_AGAIN = 2.5
"""Seconds between two tellings: Teams lets a typing notice go after three or so."""


@asynccontextmanager
async def shown_working(
    show: Mapping[str, ShowWorking], address: ReturnAddress, after: float = SHOWN_AFTER
) -> AsyncIterator[None]:
    """While inside for more than `after` seconds, whoever waits at `address` sees that their message is being read.

    It never raises and never delays what is inside: it is a courtesy.
    """
    shows = show.get(address.platform)
    async with meanwhile(after, partial(_keep_showing, shows, address)) if shows else nullcontext():
        yield


async def _keep_showing(shows: ShowWorking, address: ReturnAddress) -> None:
    try:
        while True:
            await shows(address)
            await asyncio.sleep(SHOWN_AGAIN)
    except Exception as error:
        log.info("nobody could be told that a message is being read", platform=address.platform, why=str(error))
