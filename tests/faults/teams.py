"""What Teams and Microsoft's sign-in do: replies refused for a while, keys changed, keys that do not come."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from random import Random

from tests.faults.counts import Counts, Said, counted
from tests.faults.row import Row
from tests.faults.stage import Stage
from tests.faults.stream import AGAIN, RETRY, SETTLED
from tests.support.fakes_inbox import CountingResponder
from tests.support.fakes_oidc import OpenIdServer
from tests.support.fakes_teams import Answer
from tests.support.teams_front import Front, authenticated, served
from tests.support.teams_http import APP_ID, PERSONAL, activity
from tests.support.waiting import until

THREADS = 8
RESTED = {"Retry-After": "1"}
TROUBLE = (
    *(Answer(412), Answer(429, RESTED), Answer(502), Answer(504)),
    *(Answer(429, RESTED), Answer(502), Answer(412), Answer(504)),
)


class Chats:
    """People who write in chats of their own; each message comes again until it is let in, and now and then after."""

    def __init__(self, front: Front, oidc: OpenIdServer, seed: int) -> None:
        self.accepted: list[Said] = []
        self.refused = 0
        self._front, self._oidc, self._random = front, oidc, Random(seed)

    async def talk(self, numbers: Sequence[int]) -> None:
        """Each chat says these messages, one after the other."""
        await asyncio.gather(*(self._say(thread, numbers) for thread in range(THREADS)))

    async def _say(self, thread: int, numbers: Sequence[int]) -> None:
        for number in numbers:
            chat = PERSONAL | {"id": f"a:{thread}"}
            said = activity(f"{thread}/{number}", id=f"{thread}-{number}", conversation=chat)
            while await self._deliver(said) != 200:
                self.refused += 1
                await asyncio.sleep(RETRY)
            self.accepted.append((thread, number))
            if self._random.random() < AGAIN:
                await self._deliver(said)

    async def _deliver(self, said: dict[str, object]) -> int:
        token = self._oidc.token(APP_ID, self._front.teams.url)
        return (await self._front.send(said, Authorization=f"Bearer {token}"))[0]

    async def counts(self) -> Counts:
        """What became of them, once all are answered."""
        await until(lambda: not self._now().lost)
        await asyncio.sleep(SETTLED)
        return self._now()

    def _now(self) -> Counts:
        shown = [taken.texts[0] for taken in self._front.teams.posted]
        return counted(self.accepted, shown, refused=self.refused)


async def busy(stage: Stage) -> Counts:
    """The connector refuses eight posts in the midst of it."""
    with OpenIdServer().running() as oidc:
        async with served(CountingResponder().respond, settings=authenticated(stage.folder / "data", oidc)) as front:
            chats = Chats(front, oidc, stage.seed)
            await chats.talk(range(2))
            front.teams.answers = list(TROUBLE)
            await chats.talk(range(2, 5))
            return await chats.counts()


async def another_key(stage: Stage) -> Counts:
    """Microsoft signs with another key from one moment to the next, just when we may not fetch the keys again yet."""
    with OpenIdServer().running() as oidc:
        async with served(CountingResponder().respond, settings=authenticated(stage.folder / "data", oidc)) as front:
            chats = Chats(front, oidc, stage.seed)
            await chats.talk(range(2))
            oidc.sign_with_another_key()
            await chats.talk(range(2, 4))
            counts = await chats.counts()
            assert not counts.refused
            return counts


async def no_keys(stage: Stage) -> Counts:
    """The keys cannot be had for five seconds from the start on: 503, and all is well soon after."""
    with OpenIdServer().running() as oidc:
        oidc.broken = True
        async with served(CountingResponder().respond, settings=authenticated(stage.folder / "data", oidc)) as front:
            chats = Chats(front, oidc, stage.seed)
            talking = asyncio.create_task(chats.talk(range(2)))
            await asyncio.sleep(5.0)
            oidc.broken = False
            async with asyncio.timeout(10.0):
                await talking
            return await chats.counts()


async def slow_keys(stage: Stage) -> Counts:
    """The keys take three seconds to come: nothing else waits for them."""
    with OpenIdServer().running() as oidc:
        oidc.delay = 3.0
        async with served(CountingResponder().respond, settings=authenticated(stage.folder / "data", oidc)) as front:
            chats = Chats(front, oidc, stage.seed)
            talking = asyncio.create_task(chats.talk(range(2)))
            healthy = 0
            while not talking.done():
                async with asyncio.timeout(1.0), front.http.get("/healthz") as answer:
                    healthy += answer.status == 200
                await asyncio.sleep(0.05)
            await talking
            assert healthy > 10
            return await chats.counts()


ROWS = (
    Row(35, "Teams refuses 8 posts with 412, 429, 502 and 504", busy),
    Row(36, "Microsoft signs with a new key right after we fetched the keys; nothing is refused", another_key),
    Row(37, "Microsoft's keys take 3 s to come; nothing else waits", slow_keys),
    Row(67, "Microsoft's keys cannot be had for 5 s from the start on; 503", no_keys, refuses=True),
)
