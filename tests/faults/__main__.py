"""Prints the table: `python -m tests.faults [SEED] [ROW ...]`."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
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


def here(row: Row, seed: int) -> tuple[bool, str]:
    """Whether the row kept its promise in this process, and its line."""
    try:
        counts = asyncio.run(tried(row, seed))
    except (AssertionError, TimeoutError) as error:
        return False, f"| {row.id} | {row.fault} | failed: {error!r} | | | | |"
    return row.kept(counts), line(row, counts)


def apart(row: Row, seed: int) -> tuple[bool, str]:
    """The same in a process of its own, since rows run side by side, and some kill whoever runs them."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults", str(seed), str(row.id)],
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    told = [own for own in ran.stdout.splitlines() if own.startswith(f"| {row.id} |")]
    return ran.returncode == 0, told[0] if told else f"| {row.id} | {row.fault} | ended with {ran.returncode} | | | | |"


def main(seed: str = str(SEED), *ids: str) -> int:
    """Try each row, side by side, or in turn those that are named; gives how many broke their promise."""
    wanted = [row for row in ROWS if not ids or str(row.id) in ids]
    began, failed = time.monotonic(), 0
    print(*HEAD, sep="\n", flush=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        # Those that are named stay on the main thread, where signals can be heard.
        outcomes = (
            map(partial(here, seed=int(seed)), wanted) if ids else pool.map(partial(apart, seed=int(seed)), wanted)
        )
        for kept, told in outcomes:
            failed += not kept
            print(told, flush=True)
    print(*rest(), sep="\n")
    print(f"{len(wanted)} rows in {time.monotonic() - began:.0f} s, {failed} broke their promise", file=sys.stderr)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
