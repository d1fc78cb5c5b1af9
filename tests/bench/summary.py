"""How long a summary takes and what the record weighs, at 10 thousand, 100 thousand and 1 million enquiries.

Run `python -m tests.bench.summary [COUNT ...]`. Everything is on a server of its own on a local socket; each count is
filled by the very script that the bot uses, many at a time. Times are the best of 7, and the machine's speed shows in
them, so read the growth. It ends with an error where the roll-ups differ from a recount of the raw log.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from redis.asyncio import Redis

from advisor.decision.policy import Policy, policy_for
from advisor.summary import Filters, Period, Scope, Summary, Tally, contribution_of, summarise
from bot.app import garbage
from bot.settings.settings import Retention
from bot.stores.client import connect
from bot.stores.embedded import embedded
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.record_scripts import RECORD
from bot.stores.tallies import RedisTallies
from tests.support.enquiry_log import DAYS, FIRST, TENANTS, enquiries

COUNTS = (10_000, 100_000, 1_000_000)
ROUNDS, BATCH = 7, 1_000
END = FIRST + timedelta(days=DAYS)
MONTH, YEAR = Period(END - timedelta(days=30), END), Period(FIRST, END)


@dataclass(frozen=True)
class Figures:
    """What one count gave: seconds, bytes."""

    count: int
    in_month: int
    fill: float
    store: float
    core: float
    one_team: float
    memory: int


async def measured(client: Redis, patient: Redis, count: int, policy: Policy) -> Figures:
    """Fill an empty store, check it, and time summaries of the largest tenant's last 30 days.

    A `patient` client fills and checks: such batches can wait for the disk, which the bot never would.
    """
    await patient.flushall()
    empty = await _used(patient)
    began = time.perf_counter()
    await _fill(patient, count)
    filled = time.perf_counter() - began
    memory = await _used(patient) - empty
    await _check(patient)
    scope, tallies = Scope("T00", None), RedisTallies(client)
    tally, before = await tallies.tally(scope, MONTH), await tallies.tally(scope, MONTH.before)

    async def read() -> Tally:
        return await tallies.tally(scope, MONTH)

    async def count_up() -> None:
        found = summarise(tally, before=before, scope=scope, filters=Filters(MONTH), today=MONTH.last, policy=policy)
        assert isinstance(found, Summary)

    async def one_team() -> Tally:
        return await tallies.tally(Scope("T00", frozenset({"C00"})), MONTH)

    store, core, team = [await _best(what) for what in (read, count_up, one_team)]
    return Figures(count, sum(row[1] for row in tally), filled, store, core, team, memory)


async def _fill(client: Redis, count: int) -> None:
    log = RedisEnquiryLog(client, Retention())
    await client.script_load(RECORD.source)
    made = enquiries(count)
    while some := list(islice(made, BATCH)):
        async with client.pipeline(transaction=False) as pipe:
            for enquiry in some:
                pipe.execute_command(*log.recording(enquiry).words)
            await pipe.execute()


async def _check(client: Redis) -> None:
    """AssertionError where the roll-ups are not what a recount of the raw log gives. Sums of hashes know no order."""
    log, tallies = RedisEnquiryLog(client, Retention()), RedisTallies(client)
    for number in range(TENANTS):
        tenant = f"T{number:02}"
        raw = 0
        for day in YEAR.days():
            raw += sum(hash(contribution_of(enquiry)) for enquiry in await log.on_day(tenant, day))
        rolled_up = sum(hash(own) * times for own, times in await tallies.tally(Scope(tenant, None), YEAR))
        assert raw == rolled_up, f"the roll-ups of {tenant} differ from a recount"


async def _best(what: Callable[[], Awaitable[Any]]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await what()
        times.append(time.perf_counter() - began)
    return min(times)


async def _used(client: Redis) -> int:
    return int((await client.info("memory"))["used_memory"])


def _lines(figures: list[Figures]) -> Iterator[str]:
    yield "enquiries   in 30 days   fill s   read ms   summarise ms   one team ms   store MB   bytes each"
    for own in figures:
        yield (
            f"{own.count:9,}   {own.in_month:10,}   {own.fill:6.1f}   {own.store * 1e3:7.1f}   "
            f"{own.core * 1e3:12.1f}   {own.one_team * 1e3:11.1f}   "
            f"{own.memory / 1e6:8.1f}   {own.memory / own.count:10.0f}"
        )
    for less, more in pairwise(figures):
        yield (
            f"{less.count:,} to {more.count:,}: enquiries x{more.count / less.count:.0f}, reading and summarising "
            f"x{(more.store + more.core) / (less.store + less.core):.1f}, memory x{more.memory / less.memory:.1f}"
        )
    yield f"this process at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


async def main(counts: list[int]) -> None:
    """Print the figures of each count."""
    # As in all that serves: else a third of the time goes to looking for garbage.
    garbage.seldom()
    policy, found = policy_for(MONTH.last), []
    with tempfile.TemporaryDirectory() as folder, embedded(Path(folder)) as url:
        client, patient = connect(url), Redis.from_url(url, socket_timeout=60.0)
        for count in counts:
            found.append(await measured(client, patient, count, policy))
            sys.stdout.write(f"{count:,} enquiries: the roll-ups equal a recount of the raw log\n")
            sys.stdout.flush()
        await client.aclose()
        await patient.aclose()
    sys.stdout.write("".join(f"{line}\n" for line in _lines(found)))


if __name__ == "__main__":
    asyncio.run(main([int(count) for count in sys.argv[1:]] or list(COUNTS)))
