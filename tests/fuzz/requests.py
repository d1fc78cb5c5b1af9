"""A request as an input: a byte of moods, header lines, an empty line, a body; and what stands behind the doors."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.errors import StoreUnavailable
from advisor.message import Message
from bot.inbox.backpressure import TooMuch
from bot.inbox.inbox import Inbox
from bot.inbox.items import Accepted, Mark, ReturnAddress
from tests.fuzz.mutation import body_changed, mutate, text_changed
from tests.fuzz.target import Mutated, Plain, demand
from tests.fuzz.turns import accepted

SEALED, AWAY, FULL, FOREIGN, DEAF = 1, 2, 4, 8, 16
"""Bits of the mood: the sender is who it should be, the store is away, too much waits, the thread is not ours, and the
platform takes nothing."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody sends, and how things stand as it comes."""

    mood: int
    headers: tuple[bytes, ...]
    body: bytes

    @classmethod
    def of(cls, data: bytes) -> Request:
        """The request that the input is: every input is one."""
        head, _, body = data[1:].partition(b"\n\n")
        lines = tuple(line for line in head.replace(b"\r", b"").split(b"\n") if line)
        return cls(data[0] if data else 0, lines, body)

    @property
    def data(self) -> bytes:
        """As an input."""
        return bytes([self.mood]) + b"\n".join(self.headers) + b"\n\n" + self.body

    def without(self, *names: str) -> tuple[bytes, ...]:
        """The header lines but for those of these names."""
        gone = tuple(f"{name}:".lower().encode() for name in names)
        return tuple(line for line in self.headers if not line.lower().startswith(gone))


class Kept:
    """Queues and desk of an inbox that keep nothing, but look at all that is to be kept (`bot.inbox.ports`)."""

    def __init__(self) -> None:
        self.mood = 0
        self.taken: list[Accepted] = []
        self.refused: list[Accepted] = []
        self.inbox = Inbox(queues=self, desk=self, platforms=())

    def begin(self, mood: int) -> None:
        """Another request comes."""
        self.mood, self.taken, self.refused = mood, [], []

    async def accept(self, message: Message, address: ReturnAddress) -> Mark:
        """Keep the message, or fail to, as the mood says."""
        accepted(message, address)
        demand(bool(message.tenant and message.thread and message.id), "nobody could find the message again")
        if self.mood & (AWAY | FULL):
            self.refused.append(Accepted(message, address))
            raise TooMuch if self.mood & FULL else StoreUnavailable("away")
        self.taken.append(Accepted(message, address))
        return Mark(address.platform, message.tenant, message.thread, 1)

    async def knows(self, tenant: str, thread: str) -> bool:
        """Whether the thread is a conversation of ours."""
        if self.mood & AWAY:
            raise StoreUnavailable("away")
        return not self.mood & FOREIGN

    async def finish(self, marks: Sequence[Mark]) -> None:
        """Nothing is marked."""

    async def unfinished(self, platform: str, older_than: float) -> Sequence[Mark]:
        """None."""
        return ()

    def start(self, mark: Mark) -> asyncio.Future[None]:
        """Done at once."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        done.set_result(None)
        return done

    def is_at(self, mark: Mark) -> bool:
        """Nobody is at anything."""
        return False

    async def settled(self, tenant: str, thread: str) -> None:
        """At once."""

    async def stop(self, deadline: float) -> None:
        """Nothing runs."""


def mutated_by(words: Sequence[str], names: Sequence[str]) -> Mutated:
    """What changes requests: their mood, a header (of these `names`, if it is new), or a place in the body."""

    def changed(data: bytes, chooser: random.Random) -> bytes:
        request = Request.of(data)
        choice = chooser.random()
        if choice < 0.1:
            return replace(request, mood=request.mood ^ (1 << chooser.randrange(5))).data
        if choice < 0.25:
            return replace(request, headers=_headers(request.headers, words, names, chooser)).data
        return replace(request, body=body_changed(request.body, words, chooser)).data

    def mutated(data: bytes, most: int, seed: int, plain: Plain) -> bytes:
        return mutate(data, most, seed, plain, changed)

    return mutated


def _headers(
    lines: tuple[bytes, ...], words: Sequence[str], names: Sequence[str], chooser: random.Random
) -> tuple[bytes, ...]:
    if not lines or chooser.random() < 0.3:
        return (*lines, f"{chooser.choice(names)}: {text_changed('', words, chooser)}".encode("utf-8", "replace"))
    at = chooser.randrange(len(lines))
    # Byte for byte: a header may hold what is no text.
    name, _, value = lines[at].decode("latin-1").partition(": ")
    new = f"{name}: {text_changed(value, words, chooser)}".encode("latin-1", "replace")
    return (*lines[:at], new, *lines[at + 1 :])
