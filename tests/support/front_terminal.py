"""The terminal as the contract suite uses it: lines typed, text shown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from uuid import uuid4

from redis.asyncio import Redis

from advisor.message import Message
from advisor.reply import Ask, Reply
from bot.app.local import terminal
from bot.settings.settings import Settings
from bot.stores.redis_store import RedisStore
from bot.terminal.chat import ORIGIN, thread_of
from bot.terminal.render import render
from bot.terminal.thread import InboxConversation
from tests.support.contract import ScriptedReader

USER, OTHER = "kim", "sam"


class TerminalFront:
    """A keyboard, which one person may hand to another (`tests.support.contract.Front`)."""

    def __init__(self, conversation: InboxConversation, client: Redis, replies: list[Reply]) -> None:
        self._conversation = conversation
        self._store = RedisStore(client)
        self._replies = replies

    async def say(self, text: str, *, other: bool = False) -> None:
        """Type a line."""
        user = OTHER if other else USER
        said = Message("local", thread_of(USER), uuid4().hex, user, text, origin=ORIGIN, numbered=True)
        await self._conversation.converse(said)

    async def press(self, slot: str, band: str) -> None:
        """Type the number of a choice."""
        asked = next(block for block in reversed(self._replies[-1].blocks) if isinstance(block, Ask))
        places = [(option.slot, option.band) for option in asked.options]
        await self.say(str(places.index((slot, band)) + 1))

    async def tick(self, slots: frozenset[str]) -> None:
        """Type the numbers of the items."""
        loaded = await self._store.load(Message("local", thread_of(USER), "", USER))
        asked = loaded.session.asked if loaded.session else ()
        numbers = [str(number) for number, slot in enumerate(asked, start=1) if slot in slots]
        await self.say(", ".join(numbers) or "none")

    def shown(self) -> str:
        """The last answer, unwrapped: a line break is only where the window ended."""
        return " ".join(render(self._replies[-1], width=80).split())

    async def facts(self) -> Mapping[str, str]:
        """What the session holds."""
        loaded = await self._store.load(Message("local", thread_of(USER), "", USER))
        return loaded.session.facts.bands() if loaded.session else {}


@asynccontextmanager
async def terminal_front(client: Redis, redis_url: str) -> AsyncIterator[TerminalFront]:
    """A terminal on the test's server."""
    replies: list[Reply] = []
    settings = Settings.model_validate({"REDIS_URL": redis_url})
    async with terminal(settings, user=USER, show=replies.append, read=ScriptedReader()) as talk:
        yield TerminalFront(talk, client, replies)
