"""Measures how long the next question takes, the first one of a need included.

Run `python -m tests.bench.next_question` from the checkout. Situations are random: each slot is told with a chance that
differs from situation to situation, "not sure" as likely as a band, what is volunteered seldom. Times are of the
processor, so that a busy machine does not count.
"""

from __future__ import annotations

import random
import time
from datetime import date

from advisor.decision.next_question import next_question
from advisor.decision.policy import policy_for
from advisor.facts import UNSURE, Facts
from advisor.slots import SLOTS

SITUATIONS = 20_000
VOLUNTEERED = 0.05
"""The chance that a volunteered slot was brought up."""


def situation(chooser: random.Random) -> Facts:
    """Some facts, as many as a conversation may have by some turn."""
    told = chooser.random()
    chances = {slot: VOLUNTEERED if slot.volunteered else told for slot in SLOTS}
    bands = {slot: [*(band.id for band in slot.bands), UNSURE] for slot in SLOTS}
    return Facts.of(
        **{slot.id: chooser.choice(bands[slot]) for slot, chance in chances.items() if chooser.random() < chance}
    )


def milliseconds(began: float) -> float:
    """Since `began`."""
    return (time.process_time() - began) * 1e3


def main() -> None:
    """Print the figures."""
    began = time.process_time()
    policy = policy_for(date(2026, 11, 22))
    print(f"policy compiled and read      {milliseconds(began):9.1f} ms")
    chooser = random.Random(22)
    found = []
    for facts in (Facts(), *(situation(chooser) for _ in range(SITUATIONS))):
        began = time.process_time()
        next_question(policy, facts)
        found.append(milliseconds(began))
    print(f"first question of the process {found[0]:9.3f} ms")
    ordered = sorted(found)
    for name, share in (("median", 0.5), ("p99", 0.99), ("p99.9", 0.999)):
        print(f"{name:29} {ordered[int(len(ordered) * share)]:9.3f} ms")


if __name__ == "__main__":
    main()
