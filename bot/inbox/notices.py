"""What people are shown while their message is read, and told when its turn fails for a reason that is ours."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import replace
from functools import partial

import structlog

from advisor.reply import Notice, Reply
from bot.inbox.items import ReturnAddress
from bot.inbox.meanwhile import meanwhile
from bot.inbox.ports import ShowWorking

_WORDS = (
    "Sorry, something went wrong on my side and I couldn't answer that. What you told me before is safe. "
    "Please try again, perhaps in other words."
)
_GIVEN_UP = (
    "Sorry, I tried several times and couldn't answer that: something in it stops me, which is my fault and not yours. "
    "It's kept for the people who run me. What you told me before is safe; please try in other words."
)
GIVEN_UP = Reply((Notice(_GIVEN_UP),), _GIVEN_UP)
"""What somebody is told whose message no process answered."""
LONG_QUEUE = 5
"""Messages waiting in one thread that are worth a word: fewer are answered before anybody wonders."""
APOLOGY = Reply((Notice(_WORDS),), _WORDS)


def with_a_word_on_the_queue(reply: Reply, behind: int) -> Reply:
    """The reply, saying besides that `behind` more messages of the thread are waiting."""
    words = f"{behind} more messages are waiting here; I answer them one after the other, in their order."
    return replace(reply, blocks=(*reply.blocks, Notice(words)))


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
