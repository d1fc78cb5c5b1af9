"""The worker processes of one `serve`: each channel has its worker, which so keeps its pace and its order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from zlib import crc32

from bot.inbox.items import Mark, channel_of
from bot.workers.seat import WORKER, Seat


class Pool:
    """Threads are emptied in other processes (`bot.inbox.ports.Desk`)."""

    def __init__(self, seats: Sequence[Seat]) -> None:
        self._seats = seats
        self._running: list[asyncio.Task[None]] = []

    @property
    def is_failing(self) -> bool:
        """Whether workers cannot be kept running, so that some messages wait for somebody to look into it."""
        return any(seat.is_failing for seat in self._seats)

    def start(self, mark: Mark) -> asyncio.Future[None]:
        """Have the thread emptied."""
        return self._seat(mark).start(mark)

    def is_at(self, mark: Mark) -> bool:
        """Whether the thread is in a worker's hands."""
        return self._seat(mark).is_at(mark)

    async def settled(self, tenant: str, thread: str) -> None:
        """Nothing is added to replies by this process."""

    async def stop(self, deadline: float) -> None:
        """Let the workers finish what they are at, and end those that are not done within `deadline` seconds."""
        for seat in self._seats:
            seat.stop()
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=deadline)
            for seat in self._seats if late else ():
                seat.kill()
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            self._running = []

    def run(self) -> None:
        """Start the workers, and keep them running until `stop`."""
        self._running = [asyncio.create_task(seat.run()) for seat in self._seats]

    def _seat(self, mark: Mark) -> Seat:
        # By channel, as a platform's pace is counted by channel and in one process.
        channel = channel_of(mark.tenant, mark.thread)
        return self._seats[crc32("\n".join(channel).encode("utf-8", "surrogatepass")) % len(self._seats)]


@asynccontextmanager
async def workers(number: int, environment: Mapping[str, str], module: str = WORKER) -> AsyncIterator[Pool]:
    """So many workers that run `module`, whose environment is this process's with `environment` over it."""
    pool = Pool([Seat(environment, module) for _ in range(number)])
    pool.run()
    try:
        yield pool
    finally:
        await pool.stop(0.0)
