"""Honest stand-ins at the inbox's edges: a responder that counts, a sender that records."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry
from advisor.facts import Fact, Facts
from advisor.message import Message
from advisor.ports import Outcome
from advisor.reply import Notice, Reply
from bot.app.base import build_desk, build_inbox
from bot.bounds import MOST_WAITING
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Respond, Send
from bot.settings.settings import Retention
from bot.stores.client import Client


def local_inbox(
    client: Client,
    retention: Retention,
    *,
    respond: Respond,
    senders: Mapping[str, Send],
    most_waiting: int = MOST_WAITING,
    **more: object,
) -> Inbox:
    """The inbox of a process that does everything itself; `more` is what `build_desk` takes besides."""
    desk = build_desk(client, retention, respond=respond, senders=senders, **more)  # type: ignore[arg-type]
    return build_inbox(client, retention, desk=desk, platforms=tuple(senders), most_waiting=most_waiting)


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class FixedClock:
    """Always noon."""

    def now(self) -> datetime:
        """Noon."""
        return NOON


def counted(session: Session | None) -> int:
    """How many messages a session that `CountingResponder` made has seen."""
    fact = session.facts.get("count") if session else None
    return int(fact.value or 0) if fact else 0


class CountingResponder:
    """Answers the n-th message of a thread with "n: text", and keeps n in the session, as a turn keeps facts."""

    def __init__(self) -> None:
        self.held: dict[str, asyncio.Event] = {}
        self.running = 0

    def hold(self, text: str) -> asyncio.Event:
        """Messages of this text are answered only once the event is set."""
        return self.held.setdefault(text, asyncio.Event())

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        """The next number; ValueError for the text "fail"."""
        self.running += 1
        if message.text in self.held:
            await self.held[message.text].wait()
        if message.text == "fail":
            raise ValueError("a bug")
        count = counted(session) + 1
        opened = session.opened if session else NOON
        facts = Facts((Fact("count", "some", count),))
        enquiry = Enquiry(
            message.thread, message.tenant, message.thread, opened, NOON, facts, "", "", False, "test", version=count
        )
        return Outcome(Session(opened, facts), Reply((Notice(f"{count}: {message.text}"),), message.text), enquiry)


class RecordingSender:
    """Keeps what it was given to send; `faults` are raised first, one a call."""

    def __init__(self, *faults: Exception, before: Callable[[], Any] = lambda: None) -> None:
        self.sent: list[tuple[ReturnAddress, Reply]] = []
        self.tries = 0
        self._faults = list(faults)
        self._before = before

    async def __call__(self, address: ReturnAddress, reply: Reply) -> None:
        """Record the reply, or raise the next fault."""
        self.tries += 1
        self._before()
        if self._faults:
            raise self._faults.pop(0)
        self.sent.append((address, reply))

    @property
    def texts(self) -> list[str]:
        """The text of every notice sent, in order."""
        return [block.text for _, reply in self.sent for block in reply.blocks if isinstance(block, Notice)]
