"""Threads that talk at once, as seeded: each message comes again until it is let in, and now and then after that."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.faults.counts import Counts, Said, counted
from tests.support.fakes_slack import RecordingSlack
from tests.support.slack_http import BOT, SECRET, body_of, event, signed
from tests.support.waiting import PATIENCE, until

PACE = 0.3
"""Seconds between two messages of a thread, on average: Slack takes ten posts of a channel, then one a second."""
AGAIN = 0.2
"""How many of the messages that were let in Slack delivers again all the same."""
RETRY = 0.5
LONG = 3 * PATIENCE
"""Seconds in which even a busy machine has started three processes one after the other."""
SETTLED = 1.0
"""Seconds after the last reply in which one that comes twice would come."""


@dataclass
class Stream:
    """The threads, each in a channel of its own, and the Slack that gets the replies."""

    door: str
    slack: RecordingSlack
    http: ClientSession
    random: Random
    threads: int
    accepted: list[Said] = field(default_factory=list)
    refused: int = 0
    counts_sessions: bool = True
    """Whether the replies tell how many messages their session has seen."""
    _said: Counter[int] = field(default_factory=Counter)
    _enough: bool = False

    async def deliver(self, body: bytes, *, age: float = 0.0, secret: str = SECRET) -> int:
        """The status that a body signed `age` seconds ago is answered with; 0 if nobody answers."""
        headers = signed(body, age=age, secret=secret)
        with suppress(ClientError, TimeoutError):
            async with self.http.post(f"{self.door}/slack/events", data=body, headers=headers) as answer:
                return answer.status
        return 0

    async def say(self, thread: int, word: str = "") -> None:
        """The thread's next message, delivered until it is let in; `word` asks for something of whoever answers."""
        number = self._said[thread]
        self._said[thread] += 1
        body = mention(thread, number, word)
        async with asyncio.timeout(LONG):
            while await self.deliver(body) != 200:
                self.refused += 1
                await asyncio.sleep(RETRY)
        self.accepted.append((thread, number))
        if self.random.random() < AGAIN:
            await self.deliver(body)

    async def talk(self, each: int = 2, threads: Iterable[int] | None = None) -> None:
        """Each thread says so many messages, one after the other."""

        async def go_on(thread: int) -> None:
            for _ in range(each):
                await self.say(thread)

        await asyncio.gather(*map(go_on, range(self.threads) if threads is None else threads))

    @asynccontextmanager
    async def talking(self) -> AsyncIterator[None]:
        """While inside, every thread talks on; it begins and ends in the midst of it."""
        self._enough = False
        begun = len(self.accepted)
        talking = [asyncio.create_task(self._go_on(thread)) for thread in range(self.threads)]
        await until(lambda: len(self.accepted) >= begun + 2 * self.threads)
        try:
            yield
            now = len(self.accepted)
            await until(lambda: len(self.accepted) >= now + self.threads)
        finally:
            self._enough = True
            await asyncio.gather(*talking)

    async def one_of_a_channel(self, thread: int) -> None:
        """Open a thread of the one channel that is busy; it is not among what `counts` counts."""
        changes = {"ts": f"9.{thread + 1:06}", "channel": "CBUSY"}
        assert await self.deliver(body_of(event(f"<@{BOT}> busy", **changes))) == 200

    async def _go_on(self, thread: int) -> None:
        while not self._enough:
            await self.say(thread)
            await asyncio.sleep(2 * PACE * self.random.random())

    async def counts(self, *, within: float = PATIENCE, settled: float = SETTLED, anew: bool = False) -> Counts:
        """What became of all that was accepted, once it is answered or `within` seconds are over."""
        with suppress(AssertionError):
            await until(lambda: not self._now().lost, within=within)
        await asyncio.sleep(settled)
        return self._now(anew=anew)

    def _now(self, *, anew: bool = True) -> Counts:
        anew = anew or not self.counts_sessions
        return counted(self.accepted, self.shown(), refused=self.refused, anew=anew)

    def shown(self) -> list[str]:
        """The first text of each post: of its blocks, if it has any."""
        return [post["blocks"][0]["text"]["text"] if "blocks" in post else _plain(post) for post in self.slack.posts]


def _plain(post: Mapping[str, Any]) -> str:
    return str(post.get("text") or post.get("markdown_text") or "").strip()


def mention(thread: int, number: int, word: str = "", *, at: int = 0) -> bytes:
    """The event of a thread's message, said at its number or `at`; its thread has a channel of its own."""
    where = {"channel": f"C{thread}", "thread_ts": f"{thread + 1}.000000"}
    text = f"<@{BOT}> {thread}/{number} {word}".rstrip()
    return body_of(event(text, ts=f"{thread + 1}.{at or number + 1:06}", **where))


@asynccontextmanager
async def stream(door: str, slack: RecordingSlack, seed: int, threads: int = 8) -> AsyncIterator[Stream]:
    """A stream that comes to this address."""
    async with ClientSession(timeout=ClientTimeout(10)) as http:
        yield Stream(door, slack, http, Random(seed), threads)
