"""What the conversation needs of the world, in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from advisor.dialogue.moves import Turn
from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry
from advisor.facts import Facts
from advisor.interpret.heard import Context, Heard, ReadBy
from advisor.message import Message
from advisor.reply import Reply
from advisor.verdict import Verdict


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, in UTC."""


class Interpreter(Protocol):
    """Reads text: proposed facts and an intent."""

    async def hear(self, text: str, context: Context, *, tenant: str) -> Heard:
        """What `text` says, said into `context`. Never raises for anything a person can type.

        `tenant` pays for it where it costs anything.
        """


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an explanation, with the ids of the rules that it rests on and of those rules' sources."""

    text: str
    rules: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verdict in words, and which way they were made ("template", or the model's name)."""

    sentences: tuple[Sentence, ...]
    by: str


class Explainer(Protocol):
    """Puts a verdict into words; never changes it."""

    async def explain(self, verdict: Verdict, facts: Facts) -> Explanation:
        """The verdict in plain words. Never raises: an explainer that fails falls back to the template."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A session as stored, with the version that a commit must still find (0 for a thread not seen before)."""

    session: Session | None
    version: int


@dataclass(frozen=True, slots=True)
class Afterword:
    """A turn whose verdict can be put into better words once its reply was sent; `path` is how `message` was read."""

    turn: Turn
    message: Message
    path: ReadBy


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one turn leaves behind, to be kept all or nothing; the afterword is not kept at all.

    `forget` is the pseudonym of who is to be forgotten.
    """

    session: Session
    reply: Reply
    enquiry: Enquiry | None
    forget: str = ""
    afterword: Afterword | None = None


class Store(Protocol):
    """Keeps sessions where they outlive the process."""

    async def load(self, message: Message) -> Loaded:
        """The session of the message's thread. Raises StoreUnavailable when it cannot be reached."""
