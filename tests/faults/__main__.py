"""Prints the table: `python -m tests.faults [SEED] [ROW ...]`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from structlog.testing import capture_logs

from tests.faults.counts import Counts
from tests.faults.row import Row
from tests.faults.stage import Stage
from tests.faults.table import HEAD, ROWS, line, rest

SEED = 2_026
LONGEST = 300.0
"""Seconds that a row may take on the busiest machine."""


async def tried(row: Row, seed: int) -> Counts:
    """The counts of a row, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder, capture_logs():
        async with asyncio.timeout(LONGEST):
            return await row.inject(Stage(Path(folder), seed))


def main(seed: str = str(SEED), *ids: str) -> int:
    """Try each row, or those that are named, and print it; gives how many broke their promise, or did not end."""
    rows = [row for row in ROWS if not ids or str(row.id) in ids]
    failed = 0
    print(*HEAD, sep="\n", flush=True)
    for row in rows:
        try:
            counts = asyncio.run(tried(row, int(seed)))
            failed += not row.kept(counts)
            print(line(row, counts), flush=True)
        except (AssertionError, TimeoutError) as error:
            failed += 1
            print(f"| {row.id} | {row.fault} | failed: {error!r} | | | | |", flush=True)
    print(*rest(), sep="\n")
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
