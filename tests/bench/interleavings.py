"""Lives through many interleavings of two processes, deliveries, kills and bad luck, and says which promises broke.

Run `python -m tests.bench.interleavings 100000` from the checkout; a second argument is the first seed. Every run
follows from its seed: `python -m tests.bench.interleavings 1 SEED` is the same one again. Exits with 1 if one broke.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from multiprocessing import Pool

from tests.simulation.world import simulate

AT_ONCE = 50
REPORTED = 5_000


def main(count: int = 100_000, first: int = 0) -> int:
    """How many runs broke a promise; prints each of them, and what happened in all."""
    began, broken, happened = time.monotonic(), 0, Counter[str]()
    with Pool() as pool:
        for number, run in enumerate(pool.imap_unordered(simulate, range(first, first + count), chunksize=AT_ONCE), 1):
            happened.update(run.happened)
            if run.violations:
                broken += 1
                print(f"seed {run.seed}: {'; '.join(run.violations)}", flush=True)
            if number % REPORTED == 0 or number == count:
                print(f"{number} interleavings, {broken} broken, {time.monotonic() - began:.0f} s", flush=True)
    print("\n".join(f"{times:10} {what}" for what, times in happened.most_common()))
    return broken


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
