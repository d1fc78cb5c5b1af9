"""What comes to the door: forged and stale requests, bombs, bursts, requests that never end; and a loop that blocks."""

from __future__ import annotations

import asyncio
import gzip
import resource
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from redis.asyncio import Redis

from bot.stores.embedded import embedded
from tests.faults.counts import Counts
from tests.faults.row import Row
from tests.faults.stage import Run, Stage
from tests.faults.stream import mention
from tests.support.waiting import until

BOMB = gzip.compress(bytes(50_000_000), compresslevel=1)
BOMBS = 20
IDLE = 500
FEW_FILES = 256
ANOTHER = "another secret"
WARM, SOAKED = 600, 3_000


async def clocks(stage: Stage) -> Counts:
    """Slack's clock and ours are four minutes apart, either way, and then six."""
    async with stage.front() as front:
        for thread, age in ((0, 240.0), (1, -240.0)):
            assert await front.stream.deliver(mention(thread, 0), age=age) == 200
            front.stream.accepted.append((thread, 0))
        for thread, age in ((2, 360.0), (3, -360.0)):
            assert await front.stream.deliver(mention(thread, 0), age=age) == 401
            front.stream.refused += 1
        counts = await front.stream.counts()
        assert len(front.slack.posts) == 2
        return counts


async def burst(stage: Stage) -> Counts:
    """Two thousand events at once, of 250 threads."""
    async with stage.process(threads=250) as run:
        await run.stream.talk(8)
        return await run.stream.counts()


@asynccontextmanager
async def half_sent(run: Run, number: int) -> AsyncIterator[list[asyncio.StreamReader]]:
    """So many connections that sent half a head, as far as there is room for them."""
    host, port = run.process.url.removeprefix("http://").split(":")
    opened = []
    for _ in range(number):
        with suppress(OSError):
            opened.append(await asyncio.open_connection(host, int(port)))
    try:
        for _, writer in opened:
            writer.write(b"POST /slack/events HTTP/1.1\r\nHost: x\r\n")
        yield [reader for reader, _ in opened]
    finally:
        for _, writer in opened:
            writer.close()


async def hung_up(readers: list[asyncio.StreamReader]) -> int:
    """How many the other side hangs up on."""

    async def ended(reader: asyncio.StreamReader) -> bool:
        with suppress(ConnectionError):
            await reader.read()
        return True

    async with asyncio.timeout(30):
        return sum(await asyncio.gather(*map(ended, readers)))


async def slow_loris(stage: Stage) -> Counts:
    """Five hundred requests that never end: each is hung up on, which counts as refused, and the others are served."""
    async with stage.process() as run, half_sent(run, IDLE) as readers:
        await run.stream.talk(4)
        run.stream.refused += await hung_up(readers)
        return await run.stream.counts()


async def no_files_left(stage: Stage) -> Counts:
    """More connections than the process may have files: once the idle ones are hung up on, all goes on."""
    async with stage.process() as run:
        _, hard = resource.prlimit(run.process.now.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(run.process.now.pid, resource.RLIMIT_NOFILE, (FEW_FILES, hard))
        async with half_sent(run, 2 * FEW_FILES):
            assert _open_files(run.process.now.pid) == FEW_FILES
            await run.stream.talk(4)
        return await run.stream.counts()


async def bombs(stage: Stage) -> Counts:
    """Unsigned gzip of fifty megabytes, again and again, in the midst of a stream: 415, unread."""
    async with stage.process() as run:
        async with run.stream.talking():
            for _ in range(BOMBS):
                packed = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
                url = f"{run.process.url}/slack/events"
                async with run.stream.http.post(url, data=BOMB, headers=packed) as answer:
                    assert answer.status == 415
                run.stream.refused += 1
        return await run.stream.counts()


async def forged(stage: Stage) -> Counts:
    """Events signed with another secret, in the midst of a stream."""
    async with stage.front() as front:
        async with front.stream.talking():
            for number in range(20):
                body = mention(9, number)
                assert await front.stream.deliver(body, secret=ANOTHER) == 401
                front.stream.refused += 1
        counts = await front.stream.counts()
        assert not any(" 9/" in text for text in front.stream.shown())
        return counts


async def blocked(stage: Stage) -> Counts:
    """A turn that blocks the loop for a second, three times: the others hear within Slack's three."""
    async with stage.process() as run:
        async with run.stream.talking():
            for number in range(3):
                await run.stream.say(9, "block")
                began = time.monotonic()
                assert await run.stream.deliver(mention(10, number)) in (200, 503)
                assert time.monotonic() - began < 3.0
                await run.stream.say(10)
        return await run.stream.counts()


async def soak(stage: Stage) -> Counts:
    """Three thousand turns: memory does not grow, and whatever is stored of them expires."""
    async with stage.process(threads=SOAKED) as run:
        await _turns(run, 0, WARM)
        before = _memory(run.process.now.pid)
        await _turns(run, WARM, SOAKED)
        growth = _memory(run.process.now.pid) / before
        assert growth < 1.25, f"memory grew to {growth:.2f} times what it was"
        counts = await run.stream.counts()
    with embedded(stage.folder / "data") as url:
        async with Redis.from_url(url) as client:
            async for key in client.scan_iter(match="*T00TEAM*", count=1_000):
                assert await client.ttl(key) > 0, key
    return counts


async def _turns(run: Run, first: int, end: int) -> None:
    for start in range(first, end, 100):
        await run.stream.talk(1, range(start, start + 100))
    await until(lambda: len(run.slack.posts) >= end)


def _memory(pid: int) -> int:
    """Resident memory, in kB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def _open_files(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


ROWS = (
    Row(38, "clocks 4 minutes apart either way, and 6, which is refused", clocks, refuses=True),
    Row(39, "2,000 events at once", burst),
    Row(40, "500 requests that never end; hung up on", slow_loris, refuses=True),
    Row(43, "turns that block the event loop for a second; others hear within 3 s", blocked),
    Row(44, "3,000 turns; memory stays, what is stored expires", soak),
    Row(47, "20 unsigned gzip bombs; 415 unread", bombs, refuses=True),
    Row(48, "more connections than file descriptors", no_files_left),
    Row(58, "20 events signed with another secret", forged, refuses=True),
)
