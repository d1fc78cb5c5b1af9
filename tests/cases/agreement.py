"""Prints how far two readers agreed, slot by slot, before a third settled what they differed on.

Run `python -m tests.cases.agreement` from the checkout. A slot on which people cannot agree is a bad question.
"""

from __future__ import annotations

import json
from pathlib import Path

from advisor.slots import SLOTS

HERE = Path(__file__).parent

Noted = dict[str, object]


def read(name: str) -> dict[str, Noted]:
    """What one reader noted, by the case's id."""
    rows = (json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines())
    return {row["id"]: row for row in rows}


def band(noted: Noted, slot: str) -> object:
    """The band of a slot, None where the reader found nothing told."""
    told = noted.get(slot)
    return told["band"] if isinstance(told, dict) else told


def agreed(slot: str, one: dict[str, Noted], other: dict[str, Noted]) -> tuple[int, int, int]:
    """How many cases both readers noted something for, in how many the same, and how many only one of them noted."""
    pairs = [(band(one[name], slot), band(other[name], slot)) for name in one]
    both = [(left, right) for left, right in pairs if left is not None and right is not None]
    alone = sum((left is None) != (right is None) for left, right in pairs)
    return len(both), sum(left == right for left, right in both), alone


def main() -> None:
    """Print the table."""
    one, other = read("first_reader.jsonl"), read("second_reader.jsonl")
    print(f"{len(one)} cases, read twice\n\n{'slot':18} {'both':>5} {'same':>5}  {'share':>5} {'only one':>9}")
    for slot in ("scope", *(slot.id for slot in SLOTS)):
        both, same, alone = agreed(slot, one, other)
        share = f"{same / both:.2f}" if both else "-"
        print(f"{slot:18} {both:5} {same:5}  {share:>5} {alone:9}")


if __name__ == "__main__":
    main()
