"""Where a model would have advised otherwise than the rules: for whoever keeps the rules, and for nobody else.

With its reading of a message a model names the approach that it would have expected. It changes no verdict, no question
and no reply; counted by need, it shows where the table's next mistakes may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.enquiry import Enquiry
from advisor.slots import GAP, TASK

MOST_RULES = 3
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Dissent:
    """One kind of difference: the need, what the rules said, what the model expected, how often, by which rules."""

    task: str
    gap: str
    approach: str
    expected: str
    count: int
    rules: tuple[str, ...]


def dissents(enquiries: Iterable[Enquiry]) -> tuple[Dissent, ...]:
    """Every kind of difference among enquiries with a verdict and an expectation, the commonest first."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    rules: dict[tuple[str, str, str, str], Counter[str]] = {}
    for own in enquiries:
        if not own.expected or not own.approach or own.expected == own.approach:
            continue
        kind = (own.facts.band(TASK.id) or OPEN, own.facts.band(GAP.id) or OPEN, own.approach, own.expected)
        counts[kind] += 1
        rules.setdefault(kind, Counter()).update(own.rules)
    return tuple(
        Dissent(*kind, count, tuple(name for name, _ in rules[kind].most_common(MOST_RULES)))
        for kind, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def compared(enquiries: Iterable[Enquiry]) -> int:
    """How many enquiries have both a verdict and an expectation."""
    return sum(bool(own.expected and own.approach) for own in enquiries)
