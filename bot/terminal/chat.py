"""The conversation in a terminal: a line in, a reply out, until the person leaves."""

from __future__ import annotations

from typing import Protocol
from uuid import uuid4

from advisor.message import Message, Origin
from advisor.reply import Reply
from bot.terminal.screen import Screen

GREETING = (
    "\n  Fine-tuning advisor. Tell me what you want a model to do, in your own words;\n"
    "  any question about fine-tuning is welcome. Ctrl-C to leave.\n"
)
WELCOME_BACK = "  Welcome back. This is where we were; say “start over” for a new matter."
GOODBYE = "  Goodbye. What you told me is kept: run `advisor chat` again to go on."


ORIGIN = Origin("terminal", team="terminal", channel="terminal")
"""Whoever uses this terminal is its team."""


class Conversation(Protocol):
    """One person's thread with the advisor. Every method raises StoreUnavailable."""

    async def catch_up(self) -> None:
        """Answer what an earlier run took in and never answered."""

    async def standing(self) -> Reply | None:
        """Where the thread stands, or None where nothing has been said yet."""

    async def converse(self, message: Message) -> None:
        """Keep the message, then answer it: when this returns, its reply was shown."""

    async def settled(self) -> None:
        """Return once nothing is being added to the last reply."""


async def chat(conversation: Conversation, screen: Screen, *, user: str) -> None:
    """Hold the conversation until the input ends or the person presses Ctrl-C while we wait for a line.

    Reading blocks the loop on purpose: nothing else has to happen here while a person thinks.
    """
    screen.say(GREETING)
    await conversation.catch_up()
    if not screen.in_use and (reply := await conversation.standing()):
        screen.say(WELCOME_BACK)
        screen.show(reply)
    while (line := screen.read()) is not None:
        message = Message("local", thread_of(user), uuid4().hex, user, line, origin=ORIGIN, private=True, numbered=True)
        await conversation.converse(message)
        await screen.unless_typing(conversation.settled())


def thread_of(user: str) -> str:
    """The thread of the local user's own conversation."""
    return f"terminal:{user}"
