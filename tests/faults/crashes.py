"""Processes that die, hang or are slow."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from collections.abc import Callable
from dataclasses import replace

from redis.asyncio import Redis

from advisor.reply import Reply
from bot.inbox.items import Lease
from bot.inbox.notices import GIVEN_UP
from bot.stores.embedded import embedded
from bot.stores.keys import unfinished
from tests.faults.counts import Counts
from tests.faults.row import Row
from tests.faults.served import HANGING
from tests.faults.stage import Run, Stage, WatchedSlack
from tests.faults.stream import LONG
from tests.support.fakes_slack import Answer
from tests.support.fakes_store import LossyWay
from tests.support.waiting import until

NEVER = Answer(429, "ratelimited", {"Retry-After": "600"})
"""What a Slack says that takes nothing as long as this process lives."""
LEASES_OVER = 12.0
BUSY = 700


async def before_the_acknowledgement(stage: Stage) -> Counts:
    """The store has the message, and the process dies before it hears so: Slack delivers it again."""
    with embedded(stage.folder / "data") as url:
        way = LossyWay(url)
        async with way.served(stage.folder) as lossy, stage.process(lossy) as run:
            await run.stream.talk()
            await run.stream.counts()
            way.lose()
            last = asyncio.create_task(run.stream.talk(1, [0]))
            await until(lambda: bool(way.lost))
            run.process.kill()
            await last
            await run.stream.talk(1)
            return await run.stream.counts()


async def before_the_commit(stage: Stage) -> Counts:
    """The process dies in the turn, right after the acknowledgement."""
    async with stage.process() as run:
        async with run.stream.talking():
            await run.stream.say(0, "once")
            await until(lambda: len(run.process.started) == 2)
            await run.process.ready()
        return await run.stream.counts()


async def before_the_reply(stage: Stage) -> Counts:
    """The process dies as Slack gets the reply, which is not taken."""
    return await _killed_by(stage, lambda slack, kill: setattr(slack, "before", kill))


async def after_the_reply(stage: Stage) -> Counts:
    """The process dies as Slack has taken the reply, and never hears so."""
    return await _killed_by(stage, lambda slack, kill: setattr(slack, "after", kill))


async def _killed_by(stage: Stage, arm: Callable[[WatchedSlack, Callable[[], bool]], object]) -> Counts:
    async with stage.process() as run:

        def kill() -> bool:
            killing = len(run.slack.posts) > 8 and len(run.process.started) == 1
            if killing:
                run.process.kill()
            return killing

        arm(run.slack, kill)
        async with run.stream.talking():
            await until(lambda: len(run.process.started) == 2)
            await run.process.ready()
        return await run.stream.counts()


async def again_and_again(stage: Stage) -> Counts:
    """Three kills in the midst of a stream, wherever they meet it."""
    async with stage.process() as run:
        for times in range(2, 5):
            async with run.stream.talking():
                run.process.kill()
                await until(lambda times=times: len(run.process.started) == times)
                await run.process.ready()
        return await run.stream.counts()


async def told_to_stop(stage: Stage) -> Counts:
    """SIGTERM in the midst of a stream: it ends within ten seconds, and the next one goes on."""
    async with stage.process() as run:
        async with run.stream.talking():
            began, first = time.monotonic(), run.process.now
            first.send_signal(signal.SIGTERM)
            assert await first.wait() == 0
            assert time.monotonic() - began < 10.0
            await until(lambda: len(run.process.started) == 2)
            await run.process.ready()
        return await run.stream.counts()


async def slower_than_a_lease(stage: Stage) -> Counts:
    """Two processes, turns of nine seconds, and a Slack that takes 2.5 s to answer a post."""
    async with stage.process(threads=20, several=True) as run:
        run.slack.slow = 2.5
        there = replace(run.stream, door=run.other.url)
        for thread in range(20):
            await run.stream.say(thread, "slow")
            await there.say(thread)
        run.stream.refused = there.refused
        return await run.stream.counts(settled=LEASES_OVER)


async def a_busy_channel(stage: Stage) -> Counts:
    """A process dies with 700 threads of one channel waiting: another channel is answered at once by the next one."""
    async with stage.front() as first:
        first.slack.answers = [NEVER] * BUSY
        busy = [first.stream.one_of_a_channel(thread) for thread in range(BUSY)]
        await asyncio.gather(*busy)
    async with stage.process() as run:
        began = time.monotonic()
        await run.stream.talk(1)
        counts = await run.stream.counts(within=10.0)
        assert time.monotonic() - began < 10.0
    with embedded(stage.folder / "data") as url:
        async with Redis.from_url(url) as client:
            left = await client.zcard(unfinished("slack"))
    said = sum("busy" in text for text in run.stream.shown())
    return counts + Counts(accepted=BUSY, lost=max(0, BUSY - said - left), doubled=max(0, said + left - BUSY))


async def poison_that_hangs(stage: Stage) -> Counts:
    """A message on which every process hangs until it is killed: it is set aside with an apology."""

    hanging = stage.folder / HANGING
    async with stage.process() as run:
        await run.stream.say(0, "hang")
        for times in range(1, Lease().takes + 1):
            await until(lambda times=times: hanging.exists() and hanging.stat().st_size == times)
            run.process.kill()
            await until(lambda times=times: len(run.process.started) == times + 1)
            await run.process.ready()
        await run.stream.talk(1, range(1, 8))
        return await told_once(run, GIVEN_UP)


async def poison_that_kills(stage: Stage) -> Counts:
    """A message kills every process that takes it, and seven turns beside it: it alone is set aside."""
    async with stage.process() as run:
        await run.stream.talk(1, range(1, 8))
        await run.stream.counts()
        await asyncio.gather(*(run.stream.say(thread, "beside") for thread in range(1, 8)))
        await run.stream.say(0, "kill")
        await until(lambda: GIVEN_UP.notification in run.stream.shown(), within=LONG)
        await run.stream.talk(1, range(1, 8))
        return await told_once(run, GIVEN_UP)


async def told_once(run: Run, apology: Reply) -> Counts:
    """The counts, where the apology counts as the answer to the first message of thread 0."""
    await until(lambda: apology.notification in run.stream.shown(), within=LONG)
    await until(lambda: len(run.stream.shown()) >= len(run.stream.accepted), within=LONG)
    counts = await run.stream.counts(within=1.0)
    apologies = run.stream.shown().count(apology.notification)
    return counts + Counts(lost=-1, doubled=apologies - 1)


async def a_clock_ahead(stage: Stage) -> Counts:
    """What a dead process left was marked by a store whose clock was ten minutes ahead."""
    with embedded(stage.folder / "data") as url:
        async with Redis.from_url(url) as client, stage.process() as run:
            run.slack.before = lambda: len(run.process.started) == 1
            await run.stream.talk()
            ahead = (time.time() + 600) * 1_000_000
            marks = await client.zrange(unfinished("slack"), 0, -1)
            assert len(marks) == run.stream.threads, json.dumps([str(mark) for mark in marks])
            run.process.kill()
            await client.zadd(unfinished("slack"), dict.fromkeys(marks, ahead))
            return await run.stream.counts(within=30.0)


ROWS = (
    Row(5, "killed after a message was stored, before it was acknowledged", before_the_acknowledgement, refuses=True),
    Row(6, "killed after the acknowledgement, before the turn was committed", before_the_commit),
    Row(7, "killed after the commit, before the reply was sent", before_the_reply),
    Row(8, "killed after Slack took the reply, before we knew", after_the_reply),
    Row(9, "SIGTERM under load; it ends within 10 s", told_to_stop),
    Row(45, "two processes, turns longer than a lease, a slow Slack; nobody dies", slower_than_a_lease),
    Row(46, "killed with 700 threads of one channel waiting; another channel is answered in 10 s", a_busy_channel),
    Row(49, "a message on which every process hangs", poison_that_hangs),
    Row(50, "a message that kills every process, and the turns beside it: it alone is set aside", poison_that_kills),
    Row(53, "the store's clock was 10 minutes ahead when a process died", a_clock_ahead),
    Row(55, "killed three times in the midst of a stream", again_and_again, refuses=True),
)
