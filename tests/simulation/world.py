"""One run: messages are delivered, processes come and go, and everybody has bad luck for a while; then it is judged."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from structlog.testing import capture_logs

from advisor.message import Message
from bot.inbox.delivery import key_of
from bot.inbox.items import ReturnAddress
from bot.stores.codec import ACCEPTED
from bot.stores.keys import ThreadKeys
from tests.simulation.clock import run_virtually
from tests.simulation.judge import Seen, violations
from tests.simulation.lua_server import LuaServer
from tests.simulation.platform import PATIENCE, Platform
from tests.simulation.process import PLATFORM, Aside, Guards, Luck, Process

PROCESSES = 2
BAD_DAYS = 40.0
"""Seconds after which nothing goes wrong any more."""
LONGEST = 400.0
"""Seconds after which whatever is not answered by then counts as lost."""
ACKNOWLEDGED = 3.0
"""Seconds after which the platform delivers again."""
ADDRESS = ReturnAddress(PLATFORM, channel="C1")


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a seed: what was violated, and how often what happened."""

    seed: int
    violations: tuple[str, ...]
    happened: Counter[str]


def simulate(seed: int, guards: Guards | None = None) -> Run:
    """Live through what follows from the seed."""
    state = random.getstate()
    random.seed(seed)
    try:
        with capture_logs():
            return run_virtually(_World(seed, guards or Guards()).live())
    finally:
        random.setstate(state)


class _World:
    def __init__(self, seed: int, guards: Guards) -> None:
        self._seed = seed
        self._guards = guards
        self._rng = Random(seed)
        self._happened: Counter[str] = Counter()
        self._messages = self._some_messages()
        self._aside = Aside()
        self._processes: list[Process | None] = [None] * PROCESSES
        self._all: list[Process] = []
        # A post that is slow and cut off from the store as well cannot be kept from others: no look finds it yet.
        self._cut_off = self._rng.random() < 0.3
        self._platform = Platform(
            Random(seed + 1),
            lookable=self._rng.random() < 0.5,
            slow=not self._cut_off,
            bad=self._share(self._rng.choice((0.0, 0.3, 0.6))),
            happened=self._happened,
        )
        self._store_faults = self._share(self._rng.choice((0.0, 0.01, 0.05)))

    def _some_messages(self) -> list[Message]:
        threads = self._rng.randint(1, 2)
        numbers = range(self._rng.randint(1, 4))
        # Whether the platform tells when something was said.
        self._timed = self._seed % 2 == 0
        return [
            Message("T1", str(thread), f"{thread}/{n}", "U1", str(n), at=n + 1.0 if self._timed else 0.0)
            for thread in range(threads)
            for n in numbers
        ]

    def _share(self, share: float) -> Callable[[], float]:
        return lambda: share if self._now() < BAD_DAYS else 0.0

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    async def live(self) -> Run:
        """The whole of it."""
        self._server = LuaServer(asyncio.get_running_loop().time, self._guards.rewritten)
        generations = [asyncio.create_task(self._generations(slot)) for slot in range(PROCESSES)]
        await asyncio.sleep(0)
        deliveries = [
            asyncio.create_task(self._deliver(message)) for message in self._messages for _ in range(self._copies())
        ]
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                await asyncio.gather(*deliveries)
                await self._drained()
        # What was left half way shows by then.
        await asyncio.sleep(2 * PATIENCE)
        for task in generations:
            task.cancel()
        self._happened["set aside unconfirmed"] = sum("twice" in why for _, why in self._aside.letters)
        self._happened["given up"] = sum("taken" in why for _, why in self._aside.letters)
        await _end_everything()
        return Run(self._seed, tuple(violations(self._seen())), self._happened)

    def _copies(self) -> int:
        copies = self._rng.choice((1, 1, 2, 3))
        self._happened["duplicates"] += copies - 1
        return copies

    async def _generations(self, slot: int) -> None:
        """Processes one after the other: each is killed, stopped in good order, or stays."""
        number = 0
        while True:
            rng = Random(self._rng.getrandbits(64))
            dies = self._now() < BAD_DAYS and rng.random() < 0.6
            fatal = int(rng.expovariate(1 / 25)) + 1 if dies else None
            luck = Luck(fatal, self._store(rng), 0.1 if self._now() < BAD_DAYS else 0.0, self._guards)
            process = Process(f"{slot}.{number}", self._server, self._platform, self._aside, rng, luck)
            self._processes[slot] = process
            self._all.append(process)
            await self._lives(process, rng)
            self._processes[slot] = None
            self._happened["starts again"] += 1
            await asyncio.sleep(rng.choice((0.0, rng.uniform(0.0, 3.0), rng.uniform(0.0, 20.0))))
            number += 1

    def _store(self, rng: Random) -> Callable[[], float]:
        """The share of faults on a process's way to the store: all, while it is cut off."""
        if not self._cut_off or rng.random() < 0.5 or self._now() > BAD_DAYS:
            return self._store_faults
        self._happened["cut off from the store"] += 1
        since = self._now() + rng.uniform(0.0, 10.0)
        until = since + rng.uniform(2.0, 20.0)
        return lambda: 1.0 if since < self._now() < until else self._store_faults()

    async def _lives(self, process: Process, rng: Random) -> None:
        ends = rng.uniform(0.0, 2 * BAD_DAYS)
        try:
            async with asyncio.timeout(ends if self._now() + ends < BAD_DAYS else None):
                await process.life.killed.wait()
        except TimeoutError:
            if rng.random() < 0.5:
                self._happened["stopped"] += 1
                stopping = asyncio.create_task(process.stop(rng.choice((0.0, 1.0, 8.0))))
                await process.life.killed.wait()
                del stopping
                return
            process.life.kill()
        self._happened["killed"] += 1

    async def _deliver(self, message: Message) -> None:
        """Deliver one copy, and again until it is acknowledged."""
        rng = Random(self._rng.getrandbits(64))
        await asyncio.sleep(rng.choice((0.0, rng.uniform(0.0, 1.0), rng.uniform(0.0, 15.0))))
        while not await self._is_taken(message, self._processes[rng.randrange(PROCESSES)]):
            self._happened["delivered again"] += 1
            await asyncio.sleep(rng.uniform(0.5, 8.0))

    async def _is_taken(self, message: Message, process: Process | None) -> bool:
        if process is None or process.life.over:
            return False
        accepting = asyncio.create_task(process.inbox.accept(message, ADDRESS))
        done, _ = await asyncio.wait([accepting], timeout=ACKNOWLEDGED)
        return bool(done) and accepting.exception() is None and not process.life.over

    async def _drained(self) -> None:
        """Return once there is nothing left to do in the store."""
        for _ in range(int(LONGEST)):
            if not any(key.endswith((b"box", b":unfinished:test")) for key in self._server.data.present()):
                return
            await asyncio.sleep(1.0)

    def _seen(self) -> Seen:
        accepted = [ACCEPTED.decode(entry).message for key, entry in self._server.pushed if key.endswith(b"inbox")]
        return Seen(
            messages=tuple(message.id for message in self._messages),
            accepted=tuple(message.id for message in accepted),
            shown=tuple(self._names[key] for key in self._platform.shown),
            refused=frozenset(self._names[key] for key in self._platform.refused),
            aside=tuple(self._aside.letters),
            turns={message.thread: self._turns(message.thread) for message in self._messages},
            lookable=self._platform.lookable,
            timed=self._timed,
        )

    def _turns(self, thread: str) -> int:
        session = self._server.data.get(ThreadKeys("T1", thread).session.encode()) or {}
        return int(session.get(b"version", 0))

    @property
    def _names(self) -> dict[str, str]:
        return {key_of(message): message.id for message in self._messages}


async def _end_everything() -> None:
    """Cancel what is left, as often as it takes: killed processes wait for ever, also when they are told to end."""
    for _ in range(100):
        left = asyncio.all_tasks() - {asyncio.current_task()}
        if not left:
            return
        for task in left:
            task.cancel()
        await asyncio.sleep(0)
