"""Prints the table: `python -m tests.faults [SEED] [ROW ...]`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from structlog.testing import capture_logs

from tests.faults.counts import Counts
from tests.faults.row import Row
from tests.faults.stage import Stage
from tests.faults.table import HEAD, ROWS, line, rest

SEED = 2_026
AT_ONCE = 4
"""Rows that are tried at once: most of a row is waiting, for a lease to end or a platform to come back."""
LONGEST = 300.0
"""Seconds that a row may take on the busiest machine."""


async def tried(row: Row, seed: int) -> Counts:
    """The counts of a row, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder, capture_logs():
        async with asyncio.timeout(LONGEST):
            return await row.inject(Stage(Path(folder), seed))


def outcome(number: int, seed: int) -> tuple[bool, str]:
    """Whether the row with this place in the table kept its promise, and its line."""
    row = ROWS[number]
    try:
        counts = asyncio.run(tried(row, seed))
    except (AssertionError, TimeoutError) as error:
        return False, f"| {row.id} | {row.fault} | failed: {error!r} | | | | |"
    return row.kept(counts), line(row, counts)


def main(seed: str = str(SEED), *ids: str) -> int:
    """Try each row, or those that are named, and print it; gives how many broke their promise, or did not end."""
    wanted = [number for number, row in enumerate(ROWS) if not ids or str(row.id) in ids]
    began, failed = time.monotonic(), 0
    print(*HEAD, sep="\n", flush=True)
    # Each process has one row after another: a row leaves nothing behind that another one could stumble over.
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        for kept, told in pool.map(partial(outcome, seed=int(seed)), wanted):
            failed += not kept
            print(told, flush=True)
    print(*rest(), sep="\n")
    print(f"\n{len(wanted)} rows in {time.monotonic() - began:.0f} s, {failed} broke their promise", file=sys.stderr)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
