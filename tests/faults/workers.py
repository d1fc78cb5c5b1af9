"""What becomes of messages where others than the process that accepts take the turns."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

from bot.inbox.notices import APOLOGY, GIVEN_UP
from tests.faults import crashes, doors
from tests.faults.counts import Counts
from tests.faults.row import Inject, Row
from tests.faults.stage import Run, Stage
from tests.support.waiting import until

WORKERS = 2


def with_workers(inject: Inject) -> Inject:
    """The same fault where workers take the turns."""

    async def injected(stage: Stage) -> Counts:
        return await inject(replace(stage, workers=WORKERS))

    return injected


async def killed(stage: Stage) -> Counts:
    """Each worker is killed, three times, in the midst of a stream: the front refuses nothing meanwhile."""
    async with stage.process() as run:
        for _ in range(3):
            async with run.stream.talking():
                before = await working(run)
                for pid in before:
                    os.kill(pid, signal.SIGKILL)
                await until(lambda before=before: not set(before) & set(children(run)))
                await working(run)
        counts = await run.stream.counts()
        assert not counts.refused
        return counts


async def stuck(stage: Stage) -> Counts:
    """A message on which every worker stands still, and which nobody kills: it is set aside, and the others go on."""
    async with stage.process() as run:
        await run.stream.say(0, "stuck")
        await run.stream.talk(2, range(1, 8))
        return await crashes.told_once(run, GIVEN_UP)


async def hanging(stage: Stage) -> Counts:
    """A turn that never ends, in a process that is well otherwise: whoever waits for it is told."""
    async with stage.process() as run:
        await run.stream.say(0, "hang")
        await run.stream.talk(2, range(1, 8))
        return await crashes.told_once(run, APOLOGY)


def children(run: Run) -> list[int]:
    """The processes that the front started."""
    pid = run.process.now.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


async def working(run: Run) -> list[int]:
    """The workers, once there are all of them."""
    await until(lambda: len(children(run)) == WORKERS)
    return children(run)


_ROWS = (
    Row(59, "killed, all of them, three times in the midst of a stream; nothing is refused", killed),
    Row(60, "a message that kills every worker, and the turns beside it", crashes.poison_that_kills),
    Row(61, "a message on which every worker stands still; each ended by itself after 30 s", stuck),
    Row(62, "a turn that never ends; told so after 75 s", hanging),
    Row(63, "SIGTERM under load; it ends within 10 s", crashes.told_to_stop),
    Row(64, "killed with their front three times in the midst of a stream", crashes.again_and_again, refuses=True),
    Row(65, "the front is killed after Slack took the reply, before we knew", crashes.after_the_reply),
    Row(66, "2,000 events at once", doors.burst),
)
ROWS = tuple(replace(row, fault=f"workers: {row.fault}", inject=with_workers(row.inject)) for row in _ROWS)
