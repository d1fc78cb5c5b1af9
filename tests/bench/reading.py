"""What the built-in reader takes: `python -m tests.bench.reading` prints load, memory and processor time a message."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from advisor.interpret import exactly
from advisor.interpret.heard import Context, Heard

USUAL = (
    "We get 12,000 mails a day and a clerk forwards each to one of 35 desks. A long prompt gets 84 %, we need 95.",
    "our chatbot sounds like a robot, we want it to sound like our founder",
    "Unsere Mitarbeitenden sollen Fragen zum Handbuch stellen können, es ändert sich jeden Monat.",
)
LONG = "We sort letters by department and it takes too long. " * 760
"""Some 40,000 characters."""


def main(rounds: int = 20) -> None:
    """Print the figures; seconds of processor time, megabytes of resident memory."""
    before, started = resident(), time.perf_counter()
    exactly("hello", Context())
    from bot.nlu.reader import hear

    hear(USUAL[0], Context())
    print(f"loaded and read one message in {time.perf_counter() - started:.2f} s, {resident() - before} MB more")
    usual = [spent(hear, text) for text in USUAL for _ in range(rounds)]
    print(f"a usual message       {1000 * median(usual):.0f} ms of processor time, {1000 * max(usual):.0f} at most")
    print(f"40,000 characters     {1000 * median([spent(hear, LONG) for _ in range(3)]):.0f} ms")


def spent(hear: Callable[[str, Context], Heard], text: str) -> float:
    """The processor time that reading `text` takes."""
    started = time.process_time()
    hear(text, Context())
    return time.process_time() - started


def resident() -> int:
    """The memory that this process holds, in megabytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)


if __name__ == "__main__":
    main()
